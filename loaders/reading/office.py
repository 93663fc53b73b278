"""Old binary Office files (.doc, .xls) and those of WPS (.wps, .et): converted by LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from loaders.errors import RejectedDocument

MAX_SECONDS = 120

_INSTALL = (
    "Install LibreOffice (Debian: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui) and load again, or save "
    "it as .docx, .xlsx or PDF and load that."
)
_SAVE = "Open it in the program that made it, save it as .docx, .xlsx or PDF and load that."


def converted(data: bytes, suffix: str) -> bytes:
    """The same document in a format that is read.

    Args:
        data: the old file.
        suffix: of the new one: `docx` or `xlsx`.

    Raises:
        RejectedDocument: `needs_libreoffice` where it is not installed; `damaged` or `too_costly` where it fails.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise RejectedDocument("needs_libreoffice", "The document is an old Office file (.doc, .xls, .wps).", _INSTALL)
    with tempfile.TemporaryDirectory(prefix="huibao-") as folder:
        made = _convert(program, Path(folder), data, suffix)
        if made is None:
            raise RejectedDocument("damaged", "The document is an old Office file that LibreOffice cannot open.", _SAVE)
        return made


def _convert(program: str, folder: Path, data: bytes, suffix: str) -> bytes | None:
    given = folder / "given.bin"
    given.write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",  # two of them may run at once
        "--headless",
        "--norestore",
        *("--convert-to", suffix),
        *("--outdir", str(folder / "out")),
        str(given),
    ]
    # In a session of its own: soffice is a script, and what it starts must end with it.
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            process.wait(MAX_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise RejectedDocument(
                "too_costly", f"LibreOffice took more than {MAX_SECONDS} seconds to open it.", _SAVE
            ) from None
    made = folder / "out" / f"given.{suffix}"
    return made.read_bytes() if made.exists() else None
