"""Exporting: a mart as a file for those who have no database, with what its columns mean and how to cite it."""
