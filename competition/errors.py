"""What every refusal has in common; each concept keeps its own refusals in its `errors.py`."""

from typing import Any, ClassVar


class GarlandError(Exception):
    """A refusal that a person can act on.

    `message` is an English gettext key with `%(name)s` places; `values` fill them. Whoever shows the refusal
    (a page, an e-mail, the command line) translates it. `status` is the HTTP status of its page.
    """

    message: str = "This cannot be done."
    status: ClassVar[int] = 400

    def __init__(self, **values: Any) -> None:
        self.values = values
        super().__init__(self.message % values if values else self.message)


class NotFoundError(GarlandError):
    """There is no such thing, or it is not for this person to see: the two look alike."""

    message = "We could not find that page."
    status = 404


class SignedOutError(GarlandError):
    """A form came from somebody whose sign-in had ended meanwhile."""

    message = (
        "You are not signed in any more, so nothing was saved. Copy what you typed, sign in again, and send "
        "it once more."
    )
