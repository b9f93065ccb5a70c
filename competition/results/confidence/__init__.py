"""Telling the winners' teachers in confidence, after the freeze, so that consents are settled in time."""
