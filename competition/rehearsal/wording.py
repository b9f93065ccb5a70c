"""A rehearsal in plain sentences."""

from math import sqrt

from competition.judging.duration import duration
from competition.platform.i18n import format_number, ngettext
from competition.platform.i18n import gettext as _
from competition.rehearsal.glance import Glance
from competition.rehearsal.models import Rehearsal
from competition.rehearsal.outcome import Outcome, Spoken
from competition.rehearsal.rules import Plan, Spread
from competition.rehearsal.simulation import Sure

NONE = "–"


def of_100(share: float | None) -> str:
    """Say a chance as so many of a hundred; a dash where nothing was to be won."""
    return NONE if share is None else format_number(round(100 * share))


def mean(value: float | None) -> str:
    """Say a mean to one place; a dash where there is none."""
    return NONE if value is None else format_number(round(value, 1), digits=1)


def number(value: int) -> str:
    """Say a number; a dash for none."""
    return format_number(value) if value else NONE


def entries_in_words(number: float) -> str:
    """Say how many entries."""
    return ngettext("%(num)s entry", "%(num)s entries", round(number))


def room_in_words(carries: float) -> str:
    """Say for how many reads per entry the panel has room."""
    return _(
        "The panel has room for %(number)s reads per entry, languages and conflicts apart.",
        number=format_number(round(carries, 1)),
    )


def glance_in_words(seen: Glance) -> str:
    """Say what division alone tells of a plan."""
    if not seen.entries:
        return _("No entries are expected yet.")
    if not seen.judges:
        return _("%(entries)s, and nobody to read them yet.", entries=entries_in_words(seen.entries))
    said = _(
        "%(wanted)s reads of %(entries)s; there is room for %(room)s.",
        wanted=format_number(seen.wanted),
        entries=entries_in_words(seen.entries),
        room=format_number(seen.room),
    )
    load = _(
        "%(each)s per judge, about %(time)s.", each=entries_in_words(seen.load), time=duration(seen.minutes)
    )
    return f"{said} {load}"


def assumptions(plan: Plan, outcome: Outcome, *, measured: Spread | None) -> list[str]:
    """Return what a rehearsal takes for granted, so that nobody takes it for more than it is."""
    return [
        ngettext(
            "%(num)s judge reads everything that is given, at most what each has stated.",
            "%(num)s judges read everything that is given, at most what each has stated.",
            outcome.judges,
        ),
        _("Entries come from the cities they have come from so far; before that, no city bars a judge."),
        _("Texts have the translation that the campaign asks for, and are judged as surely by it."),
        _("Schools barred to single judges and quotas of awards are left out."),
        _differ(plan, measured),
        _(
            "%(times)s rounds were drawn by chance, calibrated like real ones; a chance is exact to about "
            "%(margin)s in 100. The same figures give the same answer.",
            times=format_number(plan.times),
            margin=format_number(round(100 / sqrt(plan.times))),
        ),
    ]


def _differ(plan: Plan, measured: Spread | None) -> str:
    spread = plan.spread
    said = _(
        "Works differ by %(entry)s points, judges' strictness by %(judge)s, everything else by %(rest)s "
        "(standard deviations, on a scale from 0 to 100).",
        entry=format_number(spread.entry),
        judge=format_number(spread.judge),
        rest=format_number(spread.residual),
    )
    if spread == measured:
        return f"{said} {_('So they did in your last round.')}"
    if spread == Spread():
        return f"{said} {_('That is usual where school writing is judged.')}"
    return said


def readers_in_words(spoken: Spoken) -> str:
    """Say who reads a language."""
    if not spoken.through:
        return format_number(spoken.readers) if spoken.readers else _("nobody")
    readers, through = format_number(spoken.readers), format_number(spoken.through)
    if not spoken.readers:
        return _("%(through)s by translation", through=through)
    return _("%(readers)s, and %(through)s by translation", readers=readers, through=through)


def place_in_words(sure: Sure) -> str:
    """Say where the best work comes out."""
    if sure.low == sure.high:
        return _("place %(place)s", place=sure.low)
    return _("places %(low)s to %(high)s", low=sure.low, high=sure.high)


def places_between(sure: Sure) -> str:
    """Say shortly where the best work comes out."""
    low, high = format_number(sure.low), format_number(sure.high)
    return low if low == high else f"{low}–{high}"


def summary(rehearsal: Rehearsal) -> str:
    """Say in a line what a rehearsal was about and came to."""
    said = ngettext(
        "%(entries)s, %(num)s read",
        "%(entries)s, %(num)s reads",
        rehearsal.reads,
        entries=entries_in_words(rehearsal.entries),
    )
    if rehearsal.sure is None:
        return said
    return _("%(said)s: %(sure)s of 100", said=said, sure=of_100(rehearsal.sure))
