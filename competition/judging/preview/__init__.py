"""The judge's sheet of any entry, for the secretariat to look at: nothing is saved, nothing is counted."""
