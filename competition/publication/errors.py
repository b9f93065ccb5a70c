"""Why there is no book."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NotFrozenError(GarlandError):
    """The results are not frozen, so nobody knows what the book is to hold."""

    message = _("The book is made from the frozen results. Please freeze the results first.")
    status = 409


class NothingToPrintError(GarlandError):
    """No work is left that may appear."""

    message = _(
        "No awarded work may appear in the book at the moment. "
        "Please look at the awards and the consents first."
    )
    status = 409


class StoppedError(GarlandError):
    """The preflight has found something that stops the book, about what goes by `number`."""

    message = _(
        "The preflight has found something that stops the book (%(number)s), and says how it is mended. "
        "What stood before still stands."
    )
    status = 409


class BookFailedError(GarlandError):
    """The typesetter gave up on the whole book (`reason`), though every work could be set on its own."""

    message = _(
        "The book could not be set (%(reason)s), though each work could be. "
        "What stood before still stands. Please tell the operator."
    )
    status = 500


class UnsoundBookError(GarlandError):
    """The finished file lacks something that readers rely on: `lack` is a short code."""

    message = _(
        "The finished book did not pass its check (%(lack)s) and was put aside. "
        "What stood before still stands. Please tell the operator."
    )
    status = 500


class DeadLinkError(GarlandError):
    """A link of the book leads to a place that it does not have."""

    message = _(
        "A link in the book leads nowhere (%(place)s), so the book was put aside. "
        "What stood before still stands. Please tell the operator."
    )
    status = 500


class DoubledPlaceError(GarlandError):
    """Two parts of the book have a place of the same name."""

    message = _(
        "Two places in the book go by one name (%(place)s), so the book was put aside. "
        "What stood before still stands. Please tell the operator."
    )
    status = 500


class OneFormatError(GarlandError):
    """Large print on a smaller sheet would not be large."""

    message = _("Large print comes on A4 only. Please leave the format at A4.")
    status = 409


class NoPaperError(GarlandError):
    """An EPUB stands on no paper at all."""

    message = _("An EPUB has no paper: it is as wide as each reader’s screen. Please leave the format at A4.")
    status = 409
