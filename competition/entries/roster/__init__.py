"""A whole class from a spreadsheet, with the files that belong to its rows."""
