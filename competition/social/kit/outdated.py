"""Why a kit is outdated, in words: exactly what has changed since it was made."""

from collections.abc import Sequence

from competition.platform.i18n import format_list, gettext
from competition.platform.i18n import gettext_noop as _
from competition.social.content import Part

_PARTS = {
    Part.POSTS: _("a work, what people say, a consent, the results, or what is chosen and approved here"),
    Part.CAMPAIGN: _("the campaign’s name, languages or look"),
    Part.CALENDAR: _("the calendar"),
    Part.ADDRESS: _("Garland’s own address"),
}


def why(changed: Sequence[Part]) -> str:
    """Return what has changed since a kit was made; in general where it does not tell what it was made of."""
    if tuple(changed) == (Part.ADDRESS,):
        return gettext(
            "Garland is reached at another address since the kit was made, and its captions lead to the one "
            "before. Nothing else has changed."
        )
    if not changed:
        return gettext("Something has changed since the kit was made.")
    parts = format_list([gettext(_PARTS[part]) for part in changed])
    return gettext("Changed since the kit was made: %(parts)s.", parts=parts)


def may_stand_wrongly(changed: Sequence[Part]) -> bool:
    """Whether something that was posted may say what may not be said any more."""
    return not changed or Part.POSTS in changed
