FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml requirements.lock README.md LICENSE ./
COPY loaders loaders
COPY warehouse warehouse
COPY dbt_project dbt_project
COPY migrations migrations
COPY examples examples
RUN python -m venv /opt/huibao \
 && /opt/huibao/bin/pip install --no-cache-dir --require-hashes -r requirements.lock \
 && /opt/huibao/bin/pip install --no-cache-dir --no-deps .

FROM python:3.13-slim
RUN useradd --create-home huibao && install -d -o huibao /var/lib/huibao
COPY --from=build /opt/huibao /opt/huibao
USER huibao
ENTRYPOINT ["/opt/huibao/bin/huibao"]
CMD ["--help"]
