"""The refusals of the platform: files not kept, pictures not opened, pages not set."""

from competition.errors import GarlandError


class TooLargeError(GarlandError):
    """The file has more bytes than may be sent (`limit` in MB)."""

    message = (
        "This file is larger than %(limit)s MB. Please send a smaller copy; "
        "a photograph of medium size is enough."
    )
    status = 413


class EmptyFileError(GarlandError):
    """The file has no bytes."""

    message = "This file is empty. It may not have been copied completely; please choose it again."


class NoRoomError(GarlandError):
    """The disk is full."""

    message = "There is no room left for files at the moment. Please keep your copy and try again in an hour."
    status = 507


class RefusedKindError(GarlandError):
    """The file is of a kind that is not taken; its sentence, told by `kinds`, says what to do instead."""

    message = "We do not know this kind of file."
    status = 415

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__()


class PictureError(GarlandError):
    """A picture that cannot be used; each kind of it says what to do next."""

    message = "This picture cannot be used. Please send another copy as JPEG or PNG."


class NotAPictureError(PictureError):
    """The file is nothing that a picture program would know."""

    message = (
        "This file is not a picture that we can read. Please send a JPEG or PNG; "
        "a photograph of the page is fine."
    )


class DocumentNotPictureError(PictureError):
    """A PDF, a Word or OpenDocument file, or an archive stands where a picture is wanted."""

    message = "This file is a document, not a picture. Please send the picture itself, as JPEG or PNG."


class TooManyPixelsError(PictureError):
    """The picture is too big to be opened safely (`megapixels` and `limit` in millions)."""

    message = (
        "This picture has %(megapixels)s million pixels; we can take up to %(limit)s million. "
        "Please save it smaller: 3500 pixels on the longer side fill a printed page."
    )


class BrokenOffError(PictureError):
    """The file ends before the picture does."""

    message = (
        "This picture is broken off before its end. "
        "Please copy it from the camera or phone again and send that."
    )


class DamagedPictureError(PictureError):
    """The file begins as a picture and cannot be decoded."""

    message = (
        "This picture is damaged and cannot be opened. "
        "Please open it on your device, save it anew as JPEG and send that."
    )


class TooHardPictureError(PictureError):
    """Opening the picture took more time or memory than is allowed."""

    message = (
        "This picture is too heavy to be opened here. Please save it anew as JPEG, or smaller, and send that."
    )


class NothingToSeeError(PictureError):
    """Every pixel lets through, or all have the same colour."""

    message = (
        "There is nothing to be seen in this picture: it is empty or of one colour throughout. "
        "Please choose another file."
    )


class TooSmallPictureError(PictureError):
    """The picture has too few pixels to be drawn well (`width`, `height` without margins, `least`)."""

    message = (
        "Without its margins this picture has %(width)s × %(height)s pixels; at least %(least)s are needed "
        "on the longer side. Please send it larger."
    )


class PdfFailedError(GarlandError):
    """Pages could not be set: `name` says of what, `reason` is time, memory, died or an error's class."""

    message = (
        "The pages of %(name)s could not be set (%(reason)s). Please look at its text: very long words, "
        "or thousands of marks on one letter, stop the typesetting."
    )
    status = 500
