"""Bundles made of plain facts, without a database."""

from datetime import UTC, datetime
from types import SimpleNamespace

from competition.judging.rules import CriterionRule, ReadingMode
from competition.results.computing import compute
from competition.results.deciding import Contest
from competition.results.facts import CategoryFacts, Entrant, RoundFacts, SheetFacts
from competition.results.sealing.bundle import Sealing, make_bundle
from competition.results.sealing.names import draw_names

RULES = (
    CriterionRule("voice", 2.0),
    CriterionRule("form", 1.0),
    CriterionRule("language", 1.0, language=True),
)
CATEGORIES = (
    CategoryFacts("poem/5-10", 1, 5, RULES, (("winner", 1), ("runner_up", 2))),
    CategoryFacts("essay, long/11-18", 0, 10, RULES[:2], (("winner", 1),)),
)
CAMPAIGN = SimpleNamespace(slug="over", name="Over the sea", year=2026)


def facts_of(sheets, entries):
    """A round of sheets (entry, judge, values by position, mode); `entries` tells the category of each."""
    return RoundFacts(
        CATEGORIES,
        {entry: CATEGORIES[at].key for entry, at in entries.items()},
        tuple(
            SheetFacts(
                entry, judge, mode, _values(values, CATEGORIES[entries[entry]]), nominated=bool(values[0] % 2)
            )
            for entry, judge, values, mode in sheets
        ),
    )


def _values(values, category):
    span = category.highest - category.lowest + 1
    return {
        rule.key: category.lowest + value % span
        for rule, value in zip(category.criteria, values, strict=False)
    }


def sealed(facts, *, submitted=None, overrides=None):
    """The bundle of a round, as a freeze makes it."""
    entrants = {ref: Entrant(float((submitted or {}).get(ref, at))) for at, ref in enumerate(facts.entries)}
    computed = compute(facts)
    contest = Contest(computed.standings, facts.categories, entrants, overrides or {})
    judges = sorted({sheet.judge for sheet in facts.sheets})
    names = draw_names(facts, contest, sorted(facts.entries), judges)
    under = names.facts(facts)
    renamed = names.contest(contest)
    sealing = Sealing(number=1, at=datetime(2026, 11, 20, 9, 30, tzinfo=UTC))
    return make_bundle(CAMPAIGN, SimpleNamespace(number=1), under, compute(under), renamed, sealing)


def small():
    """Six works of two categories, three judges; one work read in translation, one by nobody."""
    entries = {"a": 0, "b": 0, "c": 0, "d": 1, "e": 1, "unread": 1}
    sheets = [
        (entry, judge, (at + len(judge), at * 2 + seat, 3), ReadingMode.ORIGINAL)
        for at, entry in enumerate("abcde")
        for seat, judge in enumerate(("x", "yy", "zzz"))
    ]
    sheets[4] = (*sheets[4][:3], ReadingMode.TRANSLATION)
    return sealed(facts_of(sheets, entries))
