"""The results bundle: what a freeze seals, as a file that anybody can check."""
