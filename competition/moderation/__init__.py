"""The jury's meeting: what the scores leave open, talked over and decided. Nothing here changes a score."""
