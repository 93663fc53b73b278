"""Corrections: what an analyst overrides of what was read, in files that people review.

The files are the truth and `staging.corrections` is their image; dbt holds each entry against what is read at its place
and applies it, or says why not.
"""
