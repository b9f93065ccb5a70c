"""The refusals of an entry's pictures; each says what to do next."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class TooManyPicturesError(GarlandError):
    """The entry holds as many pictures as may be sent (`limit`)."""

    message = _("An entry can hold %(limit)s pictures while you choose. Please remove one first.")


class CutTooMuchError(GarlandError):
    """Next to nothing of a picture would be left."""

    message = _("At least a tenth of the picture has to stay. Please cut off less.")


class NothingToBringBackError(GarlandError):
    """The picture was brought back already, or removed more than a day ago."""

    message = _("This picture cannot be brought back any more. Please send its file once more.")
    status = 409
