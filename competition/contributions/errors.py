"""The refusals of contributions; each says what to do next."""

from collections.abc import Sequence

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class TooManyQuotesError(GarlandError):
    """The city has as many quotes as are printed (`limit`)."""

    message = _("%(city)s has %(limit)s quotes already, which is the most. Please delete one of them first.")
    status = 409


class StatementThereError(GarlandError):
    """The city has its statement."""

    message = _("%(city)s has its statement already. Please change that one, or delete it first.")
    status = 409


class NothingInDocumentError(GarlandError):
    """The document that was sent holds no text."""

    message = _("No text was found in this document. Please paste the text into the field instead.")


class NoPortraitError(GarlandError):
    """No file was chosen."""

    message = _("Please choose a picture first.")


class NoTableError(GarlandError):
    """No table was chosen."""

    message = _("Please choose a table first.")


class ImportRefusedError(Exception):
    """Nothing is brought in; `problems` are (line of the table, sentence), line 0 for the whole."""

    def __init__(self, problems: Sequence[tuple[int, str]]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(said for _line, said in self.problems))
