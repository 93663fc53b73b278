"""The data folder: the embedded server, dbt's working files, the reader's password."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from platformdirs import user_data_path

READER_ROLE = "huibao_reader"


def home() -> Path:
    """`HUIBAO_HOME`, else the folder where this system keeps a user's application data. It exists afterwards."""
    given = os.environ.get("HUIBAO_HOME")
    folder = Path(given).expanduser() if given else user_data_path("huibao", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def reader_password() -> str | None:
    """The password of `huibao_reader`: `HUIBAO_READER_PASSWORD`, else the one kept here; None if there is neither."""
    given = os.environ.get("HUIBAO_READER_PASSWORD")
    if given:
        return given
    file = home() / "reader-password"
    return file.read_text(encoding="utf-8").strip() if file.exists() else None


def new_reader_password() -> str:
    """Draw a password for `huibao_reader` and keep it in a file that only this user can read."""
    password = secrets.token_urlsafe(24)
    file = home() / "reader-password"
    file.touch(mode=0o600)
    file.write_text(password + "\n", encoding="utf-8")
    return password
