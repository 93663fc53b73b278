"""Rows → PostgreSQL → views: loads, builds and publishes. Knows no Chinese."""
