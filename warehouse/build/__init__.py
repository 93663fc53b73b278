"""Building: dbt makes the marts from `staging` in a schema of its own, tests them, and only then they are published."""

from warehouse.build.build import BuildResult, build

__all__ = ["BuildResult", "build"]
