"""Entries that are alike: the same text or file sent twice, or nearly the same. Shown to the secretariat."""
