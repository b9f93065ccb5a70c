import numpy as np
import pytest

from competition.results.calibration import calibrate
from competition.results.closeness import award_lines, choose_reads, too_close
from competition.results.ranking import rank
from competition.results.variance import Variance
from tests.results.dense import Dense
from tests.results.rounds import simulate


class Round:
    """Forty entries in two categories read twice by ten judges, three places in the first category."""

    places = {0: 3}

    def __init__(self, seed=1, **changes):
        self.scores = simulate(seed, **{"entries": 40, "judges": 10, "reads": 2, **changes})
        self.found = calibrate(*self.scores.rows)
        self.ranking = rank(self.found, self.scores.category_of_entry, self.places)
        self.close = too_close(self.ranking.award_probability).tolist()
        self.unused = {
            entry: set(range(10)) - set(self.scores.judge[self.scores.entry == entry].tolist())
            for entry in range(40)
        }

    def choose(self, **changes):
        asked = {"readers": self.unused, "room": dict.fromkeys(range(10), 9), "reads": 99, **changes}
        return choose_reads(self.found, self.ranking, self.scores.category_of_entry, self.places, **asked)


def test_close_is_from_five_to_ninety_five_in_a_hundred():
    chances = np.array([0.0, 0.049, 0.05, 0.5, 0.95, 0.951, 1.0, np.nan])
    assert too_close(chances).tolist() == [2, 3, 4]


def test_the_line_runs_between_the_last_inside_and_the_first_outside():
    scores = np.array([5.0, np.nan, 9.0, 7.0, 1.0, 2.0, 4.0])
    category = np.array([0, 0, 0, 0, 1, 1, 2])
    assert award_lines(scores, category, {0: 2, 1: 2, 2: 0, 3: 1}) == {0: 6.0}
    assert award_lines(scores, category, {0: 1, 1: 1}) == {0: 8.0, 1: 1.5}


def test_every_close_entry_gets_a_read_of_a_judge_not_yet_used_and_nobody_else_does():
    round_ = Round()
    chosen = round_.choose()
    assert len(round_.close) > 3
    assert sorted(read.entry for read in chosen) == round_.close
    assert all(round_.scores.category_of_entry[read.entry] == 0 for read in chosen)
    assert all(read.judge in round_.unused[read.entry] for read in chosen)
    gains = [read.gain for read in chosen]
    assert gains == sorted(gains, reverse=True)
    assert gains[-1] > 0


def test_no_more_reads_than_asked_for_the_most_telling_first():
    round_ = Round()
    assert round_.choose(reads=2) == round_.choose()[:2]
    assert round_.choose(reads=0) == []
    assert len(round_.choose(each=3)) == 3 * len(round_.close)
    pairs = [(read.entry, read.judge) for read in round_.choose(each=3)]
    assert len(set(pairs)) == len(pairs)


def test_no_judge_gets_more_than_they_have_room_for():
    chosen = Round().choose(room={2: 2, 5: 1, 7: 0})
    assert sorted(read.judge for read in chosen) == [2, 2, 5]
    assert Round().choose(room={}) == Round().choose(readers={}) == []


def test_the_nearest_the_line_tells_most_where_all_else_is_equal():
    """Everybody has the same judges, so only the distance from the line tells entries apart."""
    worth = np.array([9.0, 8.0, 6.0, 5.5, 5.0, 3.0, 1.0])
    entry, judge = np.divmod(np.arange(14), 2)
    score = worth[entry] + np.where((entry + judge) % 2, 0.8, -0.8)
    found = calibrate(entry, judge, np.zeros(7), score, variance=Variance(7.0, 0.1, 1.3))
    ranking = rank(found, np.zeros(7), {0: 3})
    chosen = choose_reads(
        found, ranking, np.zeros(7, dtype=int), {0: 3},
        readers=dict.fromkeys(range(7), [2]), room={2: 9}, reads=9,
    )  # fmt: skip
    line = award_lines(found.calibrated, np.zeros(7), {0: 3})[0]
    distance = np.abs(found.calibrated - line).round(9)
    assert len(chosen) >= 3
    assert [distance[read.entry] for read in chosen] == sorted(distance[read.entry] for read in chosen)


def test_a_judge_whose_severity_is_known_tells_more_than_one_who_has_read_nothing():
    round_ = Round(2)
    known = int(np.argmin(round_.found.effect_se))
    both = {entry: [10, known] for entry, unused in round_.unused.items() if known in unused}
    room = {known: 99, 10: 99}
    chosen, alone = round_.choose(readers=both, room=room), round_.choose(readers=both, room={10: 99})
    assert {read.judge for read in chosen} == {known}
    assert {read.judge for read in alone} == {10}
    assert sorted(read.entry for read in chosen) == sorted(read.entry for read in alone) != []
    assert all(one.gain > other.gain for one, other in zip(chosen, alone, strict=True))


def test_what_errors_of_entries_and_judges_share_is_that_of_the_model_by_its_definition():
    """The variance after one more read, as the calibration itself has it, follows from what they share."""
    scores = simulate(3, entries=12, judges=5, reads=2, categories=1)
    known = Variance(0.4, 0.2, 0.3)
    found = calibrate(*scores.rows, variance=known)
    entry, judge = 4, next(iter(set(range(5)) - set(scores.judge[scores.entry == 4].tolist())))
    shared = found.joint.best.shared_errors(np.array([entry]))[0, judge]
    variance, strict = found.se[entry] ** 2, found.effect_se[judge] ** 2
    expected = variance - (variance + shared) ** 2 / (variance + 2 * shared + strict + known.residual)
    rows = (np.append(scores.entry, entry), np.append(scores.judge, judge), scores.category_of_entry)
    after = calibrate(*rows, np.append(scores.score, 0.0), variance=known)
    assert after.se[entry] ** 2 == pytest.approx(expected, rel=1e-9)
    _, error = Dense(*rows, np.append(scores.score, 0.0), (0.4, 0.2, 0.3)).entries()
    assert error[entry, entry] == pytest.approx(expected, rel=1e-9)


def test_where_nothing_varies_or_nothing_is_close_no_read_is_worth_asking_for():
    entry, judge = np.divmod(np.arange(8), 2)
    category = np.zeros(4, dtype=int)
    sure = calibrate(
        entry, judge, category, np.array([9.0, 9, 1, 1, 0, 0, 0.5, 0.5]), variance=Variance(9.0, 0.01, 0.01)
    )
    ranking = rank(sure, category, {0: 1})
    asked = {"readers": dict.fromkeys(range(4), [2]), "room": {2: 9}, "reads": 9}
    assert choose_reads(sure, ranking, category, {0: 1}, **asked) == []
    assert choose_reads(sure, rank(sure, category, {0: 4}), category, {0: 4}, **asked) == []


def test_choosing_leaves_what_was_handed_in_as_it_was():
    round_, room = Round(), dict.fromkeys(range(10), 1)
    before = round_.found.se.copy()
    round_.choose(room=room)
    assert room == dict.fromkeys(range(10), 1)
    assert round_.found.se.tolist() == before.tolist()
