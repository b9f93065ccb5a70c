"""A rehearsal in plain sentences."""

from collections import Counter
from collections.abc import Sequence
from math import ceil, sqrt

from competition.allocation.shortage import Cure
from competition.platform.i18n import format_list, format_number, ngettext
from competition.platform.i18n import gettext as _
from competition.platform.languages import language_name
from competition.rehearsal.glance import Glance
from competition.rehearsal.models import Rehearsal
from competition.rehearsal.outcome import Outcome, Scenario, Spoken
from competition.rehearsal.rules import Plan, Spread
from competition.rehearsal.simulation import Sure

NONE = "–"
NAMED = 3
"""So many languages are named in the conclusion."""


def duration(minutes: float) -> str:
    """Say how long something takes: to five minutes within an hour, to ten beyond it."""
    if minutes < 57.5:
        rounded = max(5, 5 * round(minutes / 5)) if minutes else 0
        return ngettext("%(num)s minute", "%(num)s minutes", rounded)
    hours, rest = divmod(10 * round(minutes / 10), 60)
    return _("%(hours)s h %(minutes)02d", hours=format_number(hours), minutes=rest) if rest else _hours(hours)


def _hours(hours: int) -> str:
    return _("%(hours)s h", hours=format_number(hours))


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


def conclusion(outcome: Outcome, scenario: Scenario) -> list[str]:
    """Return what it comes to, in a few sentences: the work, what lacks readers, how sure the awards are."""
    if not outcome.judges:
        return [_("Nobody is on the panel yet, so nothing is read: invite judges, or suppose some.")]
    return [_load(scenario), _lacking(scenario), *_sureness(scenario)]


def _load(scenario: Scenario) -> str:
    return ngettext(
        "With %(num)s read per entry a judge reads %(entries)s, about %(time)s.",
        "With %(num)s reads per entry a judge reads %(entries)s, about %(time)s.",
        scenario.reads,
        entries=entries_in_words(scenario.load),
        time=duration(scenario.minutes),
    )


def _lacking(scenario: Scenario) -> str:
    if not scenario.missing:
        return _("Every entry finds its readers.")
    unread = _unread(scenario)
    if unread:
        languages = [language_name(tag) for tag, _number in unread.most_common(NAMED)]
        others = [_("other languages")] if len(unread) > NAMED else []
        return ngettext(
            "Nobody reads %(languages)s, so %(num)s entry has no reader.",
            "Nobody reads %(languages)s, so %(num)s entries have no readers.",
            sum(unread.values()),
            languages=format_list([*languages, *others]),
        )
    said = ngettext(
        "%(num)s entry gets fewer readers than meant",
        "%(num)s entries get fewer readers than meant",
        sum(lack.entries for lack in scenario.lacks),
    )
    return _("%(said)s%(mostly)s.", said=said, mostly=_mostly(scenario))


def _mostly(scenario: Scenario) -> str:
    """Name the one or two languages to which at least half of the entries belong that lack readers."""
    lacks, half = scenario.lacks, sum(lack.entries for lack in scenario.lacks) / 2
    named = next((lacks[:n] for n in (1, 2) if sum(lack.entries for lack in lacks[:n]) >= half), ())
    languages = [language_name(lack.language) for lack in named if lack.language]
    return _(", most of them in %(languages)s", languages=format_list(languages)) if languages else ""


def _unread(scenario: Scenario) -> Counter[str]:
    """Count by language the entries that nobody on the panel reads, in no way."""
    found: Counter[str] = Counter()
    for shortage in scenario.shortages:
        if shortage.cure is Cure.NO_READER and shortage.language:
            found[shortage.language] += shortage.missing // scenario.reads
    return found


def _sureness(scenario: Scenario) -> list[str]:
    contested = [each for each in scenario.sure if each.counts]
    if not contested:
        return [_("No category has more entries than awards, so every work wins one.")]
    return [
        _(
            "%(right)s in %(number)s of 100 rehearsals; the very best work comes first in %(first)s.",
            right=_right(contested),
            number=of_100(scenario.chance("most")),
            first=of_100(scenario.chance("first")),
        )
    ]


def _right(contested: Sequence[Sure]) -> str:
    places = {each.places for each in contested}
    if len(places) > 1:
        return _("At least two thirds of the awards of a category go to the right works")
    (number,) = places
    least = ceil(2 * number / 3 - 1e-9)
    if least == number:
        return ngettext(
            "The award of a category goes to the right work",
            "All %(num)s awards of a category go to the right works",
            number,
        )
    return ngettext(
        "At least %(least)s of the %(num)s award of a category go to the right works",
        "At least %(least)s of the %(num)s awards of a category go to the right works",
        number,
        least=format_number(least),
    )


def one_more(outcome: Outcome, scenario: Scenario) -> str:
    """Say what one more read per entry would bring, empty where it was not tried or nothing can be won."""
    further = next((each for each in outcome.scenarios if each.reads == scenario.reads + 1), None)
    if further is None or not outcome.judges or scenario.chance("most") is None:
        return ""
    return _(
        "With one read more it would be %(then)s of 100 instead of %(now)s, and take a judge about %(time)s.",
        then=of_100(further.chance("most")),
        now=of_100(scenario.chance("most")),
        time=duration(further.minutes),
    )


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
