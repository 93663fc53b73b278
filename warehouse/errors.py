"""What can go wrong with the warehouse, in words for the person at the keyboard."""

from __future__ import annotations


class WarehouseError(Exception):
    """The command cannot go on. The message names the place and what to do."""


class ServerError(WarehouseError):
    """The database server cannot be started, reached or stopped."""


class BuildError(WarehouseError):
    """A model or a test of the dbt project failed; what is published stays as it was."""


class PublishError(WarehouseError):
    """The build is good but could not be published; what was published stays as it was."""


def was_interrupted(error: BaseException | None) -> bool:
    """Whether an error comes from Ctrl-C, which libraries on the way may turn into errors of their own."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False
