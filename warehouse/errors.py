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
