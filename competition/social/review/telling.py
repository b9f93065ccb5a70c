"""What is said after posts were approved: how many, which are not and why, and that the kit follows."""

from collections.abc import Iterator, Sequence

from competition.platform.i18n import format_list, ngettext
from competition.platform.i18n import gettext as _
from competition.social.review import words
from competition.social.review.reading import Reviewed
from competition.social.review.services import Approved

_NAMED = 5
"""So many are called by their names, of the others it is said how many they are."""


def approved(done: Approved, *, kit: bool) -> Iterator[tuple[str, str]]:
    """Yield what came of approving posts, each with its tone; `kit`: it is put together now."""
    if done.posts:
        yield ngettext("%(num)s post is approved.", "%(num)s posts are approved.", done.posts), "success"
    if kit:
        yield _("Nothing that is drawn is left to approve, so the kit is put together now."), "success"
    if done.undrawn:
        yield _not(done.undrawn, kit=kit), "warning"
    if not (done.posts or done.undrawn):
        yield _("There was nothing left to approve."), "success"


def _not(posts: Sequence[Reviewed], *, kit: bool) -> str:
    said = ngettext(
        "Not approved, as its cards are not drawn as it is now: %(posts)s.",
        "Not approved, as their cards are not drawn as they are now: %(posts)s.",
        len(posts),
        posts=format_list(_named(posts)),
    )
    on = (
        _("The cards are drawn along with the kit: look at them then.")
        if kit
        else _("Have the cards drawn first, then look at them.")
    )
    return f"{said} {on}"


def _named(posts: Sequence[Reviewed]) -> list[str]:
    # Each apart from the sentence: titles may run in the other direction.
    names = [f"\u2068{words.name_of(each.post.content)}\u2069" for each in posts]
    if len(names) <= _NAMED + 1:
        return names
    left = len(names) - _NAMED
    return [*names[:_NAMED], ngettext("%(num)s more", "%(num)s more", left)]
