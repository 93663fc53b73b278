"""Where the project's data files are: in a checkout beside the packages, installed under `<prefix>/share/huibao`."""

from __future__ import annotations

import sysconfig
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parent.parent
_INSTALLED = Path(sysconfig.get_path("data")) / "share" / "huibao"


def resource(relative: str) -> Path:
    """The path of a data file or folder, such as `dbt_project/seeds/indicators.csv`.

    Raises:
        FileNotFoundError: the installation is incomplete; the message names both places that were looked at.
    """
    for root in (_CHECKOUT, _INSTALLED):
        if (root / relative).exists():
            return root / relative
    raise FileNotFoundError(f"{relative}: neither in {_CHECKOUT} nor in {_INSTALLED}; install huibao again")
