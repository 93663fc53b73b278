"""Publishing: what was built becomes what users see, at once and without anybody waiting.

A row in `published.<mart>` says for which builds it is valid. Every view in `marts` shows the rows that are valid for the
one build in `published.current_build`, and publishing moves that pointer: forward to a new build, or back to one that is kept.
"""

from warehouse.publish.builds import Build, KeptBuild, current_build, kept_builds, start_build
from warehouse.publish.functions import MartFunction, mart_functions
from warehouse.publish.locks import turn
from warehouse.publish.marts import columns_of
from warehouse.publish.merge import MadeRows
from warehouse.publish.publishing import publish, roll_back
from warehouse.publish.removing import Removed, remove_builds
from warehouse.publish.tables import is_prepared, prepare
from warehouse.publish.wording import Wording, built_wording, split_comment

__all__ = [
    "Build",
    "KeptBuild",
    "MadeRows",
    "MartFunction",
    "Removed",
    "Wording",
    "built_wording",
    "columns_of",
    "current_build",
    "is_prepared",
    "kept_builds",
    "mart_functions",
    "prepare",
    "publish",
    "remove_builds",
    "roll_back",
    "split_comment",
    "start_build",
    "turn",
]
