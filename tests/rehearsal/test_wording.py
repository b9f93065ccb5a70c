import pytest

from competition.allocation.shortage import Cure, Shortage
from competition.judging.duration import duration
from competition.rehearsal import concluding, wording
from competition.rehearsal.glance import Glance
from competition.rehearsal.models import Rehearsal
from competition.rehearsal.outcome import Lack, Outcome, Scenario, Spoken
from competition.rehearsal.rules import Spread
from competition.rehearsal.simulation import Sure
from tests.rehearsal.worlds import POEMS, plan


def sure(places=3, entries=40, most=0.78, first=0.614, **more):
    values = {"found": 0.7, "low": 1, "middle": 1, "high": 4, "width": 5.0, **more}
    return Sure(POEMS, entries, places, first, most=most, **values)


def scenario(reads=3, shortages=(), lacks=(), sures=None, wanted=120, **more):
    missing = sum(each.missing for each in shortages)
    values = {
        "load": 34,
        "busiest": 40,
        "minutes": 268.0,
        "longest": 300.0,
        "all_minutes": 9000.0,
        "idle": 0,
        **more,
    }
    return Scenario(
        reads,
        wanted,
        wanted - missing,
        shortages=tuple(shortages),
        lacks=tuple(lacks),
        sure=tuple(sures or [sure()]),
        **values,
    )


def outcome(*scenarios, judges=10):
    return Outcome(40, judges, 130, (), scenarios or (scenario(),))


def nobody(language, reads):
    return Shortage(POEMS, language, reads, Cure.NO_READER, 0)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 minutes"),
        (2, "5 minutes"),
        (33, "35 minutes"),
        (57, "55 minutes"),
        (58, "1 h"),
        (64, "1 h"),
        (66, "1 h 10"),
        (268, "4 h 30"),
        (1199, "20 h"),
    ],
)
def test_how_long_it_takes(minutes, said):
    assert duration(minutes) == said


def test_the_conclusion_is_plain():
    here = scenario(shortages=[nobody("ka", 36)], lacks=[Lack("ka", 12, 12)])
    assert " ".join(concluding.conclusion(outcome(here), here)) == (
        "With 3 reads per entry a judge reads 34 entries, about 4 h 30. "
        "Nobody reads Georgian, so 12 entries have no readers. "
        "At least 2 of the 3 awards of a category go to the right works in 78 of 100 rehearsals; "
        "the very best work comes first in 61."
    )


@pytest.mark.parametrize(
    ("shortages", "lacks", "said"),
    [
        ([], [], "Every entry finds its readers."),
        ([nobody("ka", 3)], [], "Nobody reads Georgian, so 1 entry has no reader."),
        (
            [nobody("ka", 6), nobody("uk", 9)],
            [],
            "Nobody reads Ukrainian and Georgian, so 5 entries have no readers.",
        ),
        (
            [nobody(tag, 3) for tag in ("ka", "uk", "el", "pl")],
            [],
            "Nobody reads Georgian, Ukrainian, Greek and other languages, so 4 entries have no readers.",
        ),
        (
            [Shortage(POEMS, "uk", 5, Cure.CAPACITY, 3)],
            [Lack("uk", 4, 0), Lack("en", 1, 0)],
            "5 entries get fewer readers than meant, most of them in Ukrainian.",
        ),
        (
            [Shortage(POEMS, "uk", 6, Cure.CAPACITY, 3)],
            [Lack(tag, 2, 0) for tag in ("uk", "en", "pl", "el", "ka", "fr")],
            "12 entries get fewer readers than meant.",
        ),
        (
            [Shortage(POEMS, "", 2, Cure.CAPACITY, 3)],
            [Lack("", 2, 0)],
            "2 entries get fewer readers than meant.",
        ),
    ],
)
def test_what_lacks_readers_is_named(shortages, lacks, said):
    here = scenario(shortages=shortages, lacks=lacks)
    assert concluding.conclusion(outcome(here), here)[1] == said


@pytest.mark.parametrize(
    ("sures", "said"),
    [
        ([sure(1)], "The award of a category goes to the right work in 78 of 100"),
        ([sure(2)], "All 2 awards of a category go to the right works in 78 of 100"),
        ([sure(10)], "At least 7 of the 10 awards of a category go to the right works in 78 of 100"),
        ([sure(2), sure(3)], "At least two thirds of the awards of a category go to the right works in 78"),
        ([sure(entries=3)], "No category has more entries than awards, so every work wins one."),
        ([sure(), sure(entries=2, most=0.1)], "At least 2 of the 3 awards"),
    ],
)
def test_how_sure_the_awards_are(sures, said):
    here = scenario(sures=sures)
    assert concluding.conclusion(outcome(here), here)[2].startswith(said)


def test_what_one_read_more_would_bring():
    three, four = scenario(3), scenario(4, sures=[sure(most=0.841)], minutes=360.0)
    assert concluding.one_more(outcome(three, four), three) == (
        "With one read more it would be 84 of 100 instead of 78, and take a judge about 6 h."
    )
    assert concluding.one_more(outcome(three, four), four) == ""
    assert concluding.one_more(outcome(three, four, judges=0), three) == ""


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        (Spoken("ka", 9, 0, 0), "nobody"),
        (Spoken("ka", 9, 2, 0), "2"),
        (Spoken("ka", 9, 0, 4), "4 by translation"),
        (Spoken("ka", 9, 2, 4), "2, and 4 by translation"),
    ],
)
def test_who_reads_a_language(spoken, said):
    assert wording.readers_in_words(spoken) == said


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (Glance(0, 0, 90, 3, 0.0, 0.0), "No entries are expected yet."),
        (Glance(1, 3, 0, 0, 0.0, 0.0), "1 entry, and nobody to read them yet."),
        (
            Glance(1200, 3600, 4000, 100, 36.0, 270.0),
            "3,600 reads of 1,200 entries; there is room for 4,000. 36 entries per judge, about 4 h 30.",
        ),
    ],
)
def test_at_a_glance(seen, said):
    assert wording.glance_in_words(seen) == said


@pytest.mark.parametrize(
    ("spread", "measured", "end"),
    [
        (Spread(), None, "That is usual where school writing is judged."),
        (Spread(12.0, 4.0, 9.0), Spread(12.0, 4.0, 9.0), "So they did in your last round."),
        (Spread(12.0, 4.0, 9.0), None, "on a scale from 0 to 100)."),
    ],
)
def test_what_is_taken_for_granted_is_said(spread, measured, end):
    lines = wording.assumptions(plan(spread=spread, times=400), outcome(), measured=measured)
    assert lines[4].endswith(end)
    assert "a chance is exact to about 5 in 100" in lines[5]


@pytest.mark.parametrize(
    ("result", "said"), [(None, "40 entries, 3 reads"), (0.784, "40 entries, 3 reads: 78 of 100")]
)
def test_a_list_says_it_in_a_line(result, said):
    assert wording.summary(Rehearsal(entries=40, reads=3, sure=result)) == said
