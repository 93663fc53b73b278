"""The YAML head between `---` lines that a text may begin with."""

from __future__ import annotations

import re

import yaml

_HEAD = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_MAX_HEAD = 10_000  # characters; YAML is slow, and a head has a dozen lines


def head_end(text: str) -> int:
    """The offset after the head; 0 without one."""
    match = _HEAD.match(text[:_MAX_HEAD])
    return match.end() if match else 0


def parsed_head(text: str) -> dict[str, str]:
    """The head's fields as strings, as written (a code keeps its zeros, a date stays a date's text).

    A head that is no YAML mapping is not fatal: it is text like the rest.
    """
    match = _HEAD.match(text[:_MAX_HEAD])
    if match is None:
        return {}
    try:
        # The base loader leaves every scalar a string and builds no aliases of Python objects.
        fields = yaml.load(match[1], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return {}
    if not isinstance(fields, dict):
        return {}
    return {name: value.strip() for name, value in fields.items() if name and isinstance(value, str) and value.strip()}
