"""Publishing: what was built becomes what users see, at once and without anybody waiting.

A row in `published.<mart>` says for which builds it is valid. Every view in `marts` shows the rows that are valid for the
one build in `published.current_build`, and publishing moves that pointer.
"""

from warehouse.publish.builds import Build, current_build, finish_build, start_build
from warehouse.publish.functions import MartFunction, mart_functions
from warehouse.publish.merge import publish
from warehouse.publish.tables import prepare
from warehouse.publish.wording import Wording, built_wording

__all__ = [
    "Build",
    "MartFunction",
    "Wording",
    "built_wording",
    "current_build",
    "finish_build",
    "mart_functions",
    "prepare",
    "publish",
    "start_build",
]
