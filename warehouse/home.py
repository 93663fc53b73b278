"""The data folder: the embedded server, dbt's working files, the reader's password."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from platformdirs import user_data_path

from warehouse.errors import WarehouseError


def home() -> Path:
    """`HUIBAO_HOME`, else the folder where this system keeps a user's application data. It exists afterwards.

    Raises:
        WarehouseError: it cannot be made or written to.
    """
    given = os.environ.get("HUIBAO_HOME")
    folder = Path(given).expanduser() if given else user_data_path("huibao", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise _unusable(folder, "it is a file") from error
    except OSError as error:
        raise _unusable(folder, error.strerror or str(error)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _unusable(folder, "it may not be written to")
    return folder.resolve()


def _unusable(folder: Path, why: str) -> WarehouseError:
    return WarehouseError(f"The data folder {folder} cannot be used: {why}. Set HUIBAO_HOME to a folder of yours.")


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
