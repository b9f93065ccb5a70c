"""What a rehearsal comes to, in a few plain sentences."""

from collections import Counter
from collections.abc import Sequence
from math import ceil

from competition.allocation.shortage import Cure
from competition.judging.duration import duration
from competition.platform.i18n import format_list, format_number, ngettext
from competition.platform.i18n import gettext as _
from competition.platform.languages import language_name
from competition.rehearsal.outcome import Outcome, Scenario
from competition.rehearsal.simulation import Sure
from competition.rehearsal.wording import entries_in_words, of_100

NAMED = 3
"""So many languages are named."""


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
