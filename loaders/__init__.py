"""Reports → rows: reads local-government reports into typed facts. Knows no database."""

__version__ = "0.1.0"
