"""The refusals of rosters; each says what to do next."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NoRosterError(GarlandError):
    """No table was chosen."""

    message = _("Please choose the table first: an XLSX, ODS or CSV file with a line for each pupil.")


class NoRowsError(GarlandError):
    """Below the row of the columns' names nothing stands that could be entered."""

    message = _(
        "No row can be entered like this. Please look at the columns, and at what is said about the rows."
    )
    status = 409


class RosterClosedError(GarlandError):
    """The roster is being entered, or was, or was put away."""

    message = _("This roster has been entered or put away. You can send another one.")
    status = 409


class TooManyFilesError(GarlandError):
    """More files came with a roster than are taken (`limit`)."""

    message = _("A roster can come with %(limit)s files. Please enter the others with a second roster.")


class UnusableFileError(GarlandError):
    """A file is neither a picture nor a document by its bytes and its name (`file`)."""

    message = _(
        "“%(file)s” is neither a picture nor a document that we know. "
        "Pictures come as JPEG or PNG, texts as DOCX, ODT, PDF or TXT."
    )


class BadTranslationFileError(GarlandError):
    """A file with a translation is no plain text (`file`)."""

    message = _(
        "“%(file)s” should hold a translation as plain text in UTF-8. Please save it so, or paste it."
    )
