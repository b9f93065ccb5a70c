"""What an edition changes, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from competition.contributions.rules import Kind
from competition.platform.i18n import format_list, ngettext
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.publication.changes.queries import Named, Two
from competition.publication.changes.rules import BLANK, IMPRINT, Change, Changes, Pair
from competition.publication.voices import Silent
from competition.publication.wording_matter import voice_name

CHANGES = {
    Change.CHANGED: (_l("Differs"), "plain"),
    Change.ADDED: (_l("Added"), "ready"),
    Change.GONE: (_l("Gone"), "attention"),
}

_OTHERS = {IMPRINT: _l("Imprint, with the number of the edition"), BLANK: _l("A blank page")}


def said(found: Two, changes: Changes) -> str:
    """Return in a sentence or two what an edition changes."""
    numbers: dict[str, Any] = {"number": found.edition.number, "before": found.before.number}
    if not changes.pairs and not changes.moved:
        return _("Edition %(number)s looks like edition %(before)s on every page.", **numbers)
    if changes.only_imprint and found.edition.fingerprint == found.before.fingerprint:
        return _("Edition %(number)s differs from edition %(before)s in nothing but its number.", **numbers)
    parts = list(_parts(changes))
    if not parts:
        return _(
            "Edition %(number)s has the pages of edition %(before)s, some of them in another place.",
            **numbers,
        )
    numbers["changes"] = format_list(parts)
    if changes.same or changes.moved:
        return _(
            "Edition %(number)s against edition %(before)s: %(changes)s; the rest is the same.", **numbers
        )
    return _("Edition %(number)s against edition %(before)s: %(changes)s.", **numbers)


def moved_said(changes: Changes) -> str:
    """Return how many pages have only moved; nothing where none has."""
    if not changes.moved:
        return ""
    return ngettext(
        "%(num)s page looks the same and stands in another place.",
        "%(num)s pages look the same and stand in another place.",
        changes.moved,
    )


def _parts(changes: Changes) -> Iterator[str]:
    """Yield what has become of how many pages."""
    if count := changes.count(Change.CHANGED):
        yield ngettext("%(num)s page differs", "%(num)s pages differ", count)
    if count := changes.count(Change.ADDED):
        yield ngettext("%(num)s page was added", "%(num)s pages were added", count)
    if count := changes.count(Change.GONE):
        yield ngettext("%(num)s page is gone", "%(num)s pages are gone", count)


def page_said(pair: Pair) -> str:
    """Return which page a pair is: by the newer edition's numbers, as far as it has it."""
    if pair.before is None or pair.before == pair.after:
        return _("Page %(number)s", number=pair.after)
    if pair.after is None:
        return _("Formerly page %(number)s", number=pair.before)
    return _("Page %(number)s, formerly page %(before)s", number=pair.after, before=pair.before)


def standing_there(
    pair: Pair, printed: Mapping[str, Mapping[str, Any]], works: Mapping[str, Named]
) -> Iterator[Named]:
    """Yield what stands on a page: works by number and title, voices by what they are."""
    for anchor in pair.holds:
        fact = printed.get(anchor, {})
        if anchor in _OTHERS:
            yield Named("", str(_OTHERS[anchor]), "")
        elif anchor in works:
            yield works[anchor]
        elif "number" in fact:
            yield Named(fact["number"], "", "")
        elif "kind" in fact:
            yield Named("", voice_name(Silent("", Kind(fact["kind"]), fact["city"])), "")
