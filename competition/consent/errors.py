"""The refusals of consent; each says what to do next."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class GuardianSaidError(GarlandError):
    """Somebody else than the guardian, who has answered by a link, would allow more."""

    message = _(
        "A parent or guardian has answered for this child by the link. You can allow less, but only they "
        "can allow more: please give them the link again."
    )
    status = 409


class FamilyNameMissingError(GarlandError):
    """Something of the family name may be shown, and nobody knows it."""

    message = _("Please type the family name, since some of it may be shown; or choose the first name alone.")
