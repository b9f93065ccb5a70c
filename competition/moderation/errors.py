"""What the jury's meeting refuses."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NotesChangedError(GarlandError):
    """Somebody else has saved the notes meanwhile; `notes` and `version` are what stands now."""

    message = _(
        "Somebody has saved these notes meanwhile. Yours are still in the field and theirs stand above it: "
        "put both together, then save again."
    )
    status = 409

    def __init__(self, notes: str, version: int) -> None:
        super().__init__()
        self.notes, self.version = notes, version


class DecidedMeanwhileError(GarlandError):
    """Another decision about the work came between."""

    message = _(
        "Something was decided about this work meanwhile. Read it below; if yours should stand instead, "
        "send it once more."
    )
    status = 409


class NoSuchWorkError(GarlandError):
    """A number that no work in the standings has."""

    message = _("No work in the standings has this number. Please look it up in the standings.")
    status = 404


class NoSuchChoiceError(GarlandError):
    """A decision that cannot be made about this work."""

    message = _("This cannot be decided about this work. Choose one of those that are offered.")
