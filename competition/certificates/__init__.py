"""Certificates: a page for every pupil of a class, in its language, once the results are public."""
