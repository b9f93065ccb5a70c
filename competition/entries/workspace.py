"""The lines of a class's task list: where each entry stands, what it lacks, what to do with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from competition.entries.dossiers import Dossier
from competition.entries.rules import EntryState
from competition.entries.services.submission import is_ready
from competition.entries.wording import missing_badge, missing_sentence, remark_sentence, state_badge
from competition.platform.garland import Kind
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext

HANDED_IN = (EntryState.SUBMITTED, EntryState.ACCEPTED)


@dataclass(frozen=True)
class Line:
    """One entry in the task list of its class."""

    ref: str
    title: str
    language: str
    form: str
    state: EntryState
    badge: tuple[str, str]
    number: str
    notes: tuple[str, ...]
    is_ready: bool
    is_late: bool = False
    won: str = ""

    @property
    def leaf(self) -> Kind:
        """Its leaf, pale until it is submitted."""
        return Kind(self.form, pale=self.state not in HANDED_IN)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it lies aside."""
        return self.state is EntryState.WITHDRAWN


def lines(dossiers: Sequence[Dossier], now: datetime, won: Mapping[int, str] | None = None) -> list[Line]:
    """Return the task list of a class, what has won (by its entry's id, in words) before the others."""
    found = [line(dossier, now, (won or {}).get(dossier.entry.id, "")) for dossier in dossiers]
    return sorted(found, key=lambda each: not each.won)


def line(dossier: Dossier, now: datetime, award: str = "") -> Line:
    """Return one entry's line."""
    entry, ready = dossier.entry, is_ready(dossier, now)
    won = award if entry.state is EntryState.ACCEPTED else ""
    return Line(
        ref=entry.ref,
        title=entry.title or _("Without a title yet"),
        language=entry.language if entry.title else "",
        form=dossier.category.form,
        state=entry.state,
        badge=(won, "ready") if won else badge_of(dossier, now),
        number=entry.number or "",
        notes=tuple(_notes(dossier, now)),
        is_ready=ready,
        is_late=ready and not dossier.may_change(now),
        won=won,
    )


def badge_of(dossier: Dossier, now: datetime) -> tuple[str, str]:
    """Return how an entry stands; of a draft, how many things it lacks."""
    entry = dossier.entry
    if is_ready(dossier, now):
        return _("Ready to submit") if dossier.may_change(now) else _("Not submitted in time"), "plain"
    if entry.state is EntryState.DRAFT and dossier.may_change(now):
        return missing_badge(len(dossier.missing))
    return state_badge(entry.state)


def _notes(dossier: Dossier, now: datetime) -> list[str]:
    """Return the first two things that are missing, how many more there are, and remarks about pictures."""
    entry = dossier.entry
    if not dossier.may_change(now):
        return _late_notes(dossier, now)
    said = [missing_sentence(each) for each in dossier.missing]
    more = len(said) - 2
    if more > 0:
        said[2:] = [ngettext("%(num)s more thing is missing.", "%(num)s more things are missing.", more)]
    reopened = entry.state is EntryState.DRAFT and entry.number is not None
    again = [_("You opened this again: it counts only when it is submitted once more.")] if reopened else []
    return [*again, *said, *(remark_sentence(note) for note in dossier.remarks)]


def _late_notes(dossier: Dossier, now: datetime) -> list[str]:
    """Say what is still possible after the deadline, and what came after it."""
    if is_ready(dossier, now):
        return [_("You can still submit it, late: the secretariat then decides whether it counts.")]
    if dossier.entry.late_by and dossier.entry.state is EntryState.SUBMITTED:
        return [_("It came after the deadline; the secretariat decides whether it counts.")]
    return []


def sprig_kinds(found: Sequence[Line]) -> list[Kind]:
    """Return a leaf for each entry that was not withdrawn, pale until it is submitted."""
    return [each.leaf for each in found if not each.is_withdrawn]


def sprig_words(found: Sequence[Line]) -> str:
    """Say what the sprig shows."""
    return leaves_words(sprig_kinds(found))


def leaves_words(kinds: Sequence[Kind]) -> str:
    """Say how many of these leaves are full."""
    handed_in = sum(not kind.pale for kind in kinds)
    if handed_in == len(kinds):
        return ngettext("%(num)s entry, submitted", "%(num)s entries, all submitted", handed_in)
    return _("%(done)s of %(total)s submitted", done=handed_in, total=len(kinds))
