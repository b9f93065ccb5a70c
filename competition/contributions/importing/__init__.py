"""Contributions from a table with the files it names: all errors at once, and nothing twice."""
