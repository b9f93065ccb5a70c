"""The refusals of tables; each says what to do instead."""

from competition.errors import GarlandError


class SpreadsheetError(GarlandError):
    """A table that cannot be read; each kind of it says what to do next."""

    message = "This table cannot be read. Please save it as XLSX, ODS or CSV and send that."


class UnreadableTableError(SpreadsheetError):
    """A file that is damaged, or too heavy to be opened."""

    message = (
        "This table is damaged, or too heavy to be opened. "
        "Please open it in your spreadsheet program, save it anew as XLSX or CSV and send that."
    )


class EmptySheetError(SpreadsheetError):
    """Nothing stands in it."""

    message = "Nothing stands in this table. Please look whether it is the right file."


class TableTooLargeError(SpreadsheetError):
    """A CSV file of more bytes than any roster has (`limit` in MB)."""

    message = "This table is larger than %(limit)s MB. A roster needs a line for each pupil and no more."
