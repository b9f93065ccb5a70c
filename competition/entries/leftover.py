"""What is left to do in a class: how many entries want what, and where the first of each kind is mended."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from competition.entries.dossiers import Dossier
from competition.entries.facts import Lack, Section
from competition.entries.rules import EntryState
from competition.entries.services.submission import is_ready
from competition.entries.workspace import HANDED_IN
from competition.platform.i18n import format_list, ngettext
from competition.platform.i18n import gettext as _


class Want(StrEnum):
    """What entries of a class want, in the order in which a teacher would go through them."""

    TITLE = "title"
    TEXT = "text"
    LANGUAGE = "language"
    LIMITS = "limits"
    TRANSLATION = "translation"
    PICTURE = "picture"
    DESCRIPTION = "description"
    PEOPLE = "people"
    CONSENT = "consent"
    OTHER = "other"


_WANTS = {
    Lack.TITLE: Want.TITLE,
    Lack.TEXT: Want.TEXT,
    Lack.LANGUAGE: Want.LANGUAGE,
    Lack.TOO_MANY_LINES: Want.LIMITS,
    Lack.TOO_MANY_WORDS: Want.LIMITS,
    Lack.TOO_LARGE: Want.LIMITS,
    Lack.TRANSLATION_LANGUAGE: Want.TRANSLATION,
    Lack.TRANSLATION_TITLE: Want.TRANSLATION,
    Lack.TRANSLATION: Want.TRANSLATION,
    Lack.TOO_FEW_PICTURES: Want.PICTURE,
    Lack.TOO_MANY_PICTURES: Want.PICTURE,
    Lack.DESCRIPTION: Want.DESCRIPTION,
    Lack.PEOPLE: Want.PEOPLE,
    Lack.NAME: Want.PEOPLE,
    Lack.AGE: Want.PEOPLE,
    Lack.AGE_OUTSIDE: Want.PEOPLE,
    Lack.AGES: Want.PEOPLE,
    Lack.AGES_OUTSIDE: Want.PEOPLE,
    Lack.CONSENT: Want.CONSENT,
}


@dataclass(frozen=True)
class Group:
    """The entries that want one thing: how many, and the first of them with the part where it is mended."""

    want: Want
    number: int
    ref: str
    section: Section


@dataclass(frozen=True)
class Leftover:
    """A class at a glance: entries in all, handed in, ready, still open, and the groups of what they want."""

    total: int
    handed_in: int
    ready: int
    open: int
    groups: tuple[Group, ...]


def wants_of(dossier: Dossier) -> set[Want]:
    """Return what an entry wants."""
    return {_WANTS.get(each.kind, Want.OTHER) for each in dossier.missing}


def is_open(dossier: Dossier, now: datetime) -> bool:
    """Whether an entry lacks something that its teacher can still mend."""
    return dossier.may_change(now) and not is_ready(dossier, now)


def leftover(dossiers: Sequence[Dossier], now: datetime) -> Leftover:
    """Return what is left to do in a class."""
    standing = [each for each in dossiers if each.entry.state is not EntryState.WITHDRAWN]
    lacking = [each for each in standing if is_open(each, now)]
    numbers = Counter(want for dossier in lacking for want in wants_of(dossier))
    firsts = {want: (ref, section) for want, ref, section in _from_the_last(lacking)}
    return Leftover(
        total=len(standing),
        handed_in=sum(each.entry.state in HANDED_IN for each in standing),
        ready=sum(is_ready(each, now) for each in standing),
        open=len(lacking),
        groups=tuple(Group(want, numbers[want], *firsts[want]) for want in Want if numbers[want]),
    )


def _from_the_last(lacking: Sequence[Dossier]) -> Iterator[tuple[Want, str, Section]]:
    """Yield what is wanted from the last entry to the first, so that the first is the one that remains."""
    for dossier in reversed(lacking):
        for missing in reversed(dossier.missing):
            yield _WANTS.get(missing.kind, Want.OTHER), dossier.entry.ref, missing.section


def next_open(dossiers: Sequence[Dossier], now: datetime, after: str) -> Dossier | None:
    """Return the next entry that wants something after this one, the first of all at the end."""
    refs = [each.entry.ref for each in dossiers]
    start = refs.index(after) + 1 if after in refs else 0
    turned = [*dossiers[start:], *dossiers[:start]]
    return next((each for each in turned if each.entry.ref != after and is_open(each, now)), None)


def group_words(group: Group) -> str:
    """Say how many entries want what."""
    number = group.number
    said = {
        Want.TITLE: ngettext("%(num)s wants a title", "%(num)s want a title", number),
        Want.TEXT: ngettext("%(num)s wants a text", "%(num)s want a text", number),
        Want.LANGUAGE: ngettext("%(num)s wants its language", "%(num)s want their language", number),
        Want.LIMITS: ngettext("%(num)s is too long", "%(num)s are too long", number),
        Want.TRANSLATION: ngettext("%(num)s wants a translation", "%(num)s want a translation", number),
        Want.PICTURE: ngettext("%(num)s wants a picture", "%(num)s want a picture", number),
        Want.DESCRIPTION: ngettext("%(num)s wants a description", "%(num)s want a description", number),
        Want.PEOPLE: ngettext("%(num)s wants its pupils", "%(num)s want their pupils", number),
        Want.CONSENT: ngettext("%(num)s wants a consent", "%(num)s want a consent", number),
        Want.OTHER: ngettext("%(num)s wants another look", "%(num)s want another look", number),
    }
    return said[group.want]


def want_words(want: Want) -> str:
    """Name what is wanted, for a list that is narrowed to it."""
    said = {
        Want.TITLE: _("Title"),
        Want.TEXT: _("Text"),
        Want.LANGUAGE: _("Language"),
        Want.LIMITS: _("Too long"),
        Want.TRANSLATION: _("Translation"),
        Want.PICTURE: _("Picture"),
        Want.DESCRIPTION: _("Description"),
        Want.PEOPLE: _("Pupils"),
        Want.CONSENT: _("Consent"),
        Want.OTHER: _("Another look"),
    }
    return said[want]


def leftover_words(left: Leftover) -> str:
    """Say how many entries are handed in or ready; of what there is none, nothing."""
    total = left.total
    if left.handed_in == total:
        return ngettext(
            "%(num)s entry, and it is submitted.", "%(num)s entries, and all are submitted.", total
        )
    said = [
        ngettext("%(num)s is submitted", "%(num)s are submitted", left.handed_in),
        ngettext("%(num)s is ready", "%(num)s are ready", left.ready),
    ]
    there = [words for words, number in zip(said, (left.handed_in, left.ready), strict=True) if number]
    if not there:
        return ngettext("%(num)s entry, not submitted yet.", "%(num)s entries, none submitted yet.", total)
    return _("Of %(total)s entries, %(said)s.", total=total, said=format_list(there))
