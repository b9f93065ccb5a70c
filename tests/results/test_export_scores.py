"""`./garland export CAMPAIGN --what scores`: a table that anybody can rank, and that names nobody."""

import csv
import json

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from competition import cli
from competition.entries.export.leaving import ExportRefusedError
from competition.judging.models import Judge
from competition.judging.rules import CriterionRule, ReadingMode, SheetChange
from competition.judging.services import close_round, save_sheet
from competition.platform.audit import AuditEntry
from competition.results.door.reading import read
from competition.results.export.command import export_scores
from competition.results.export.scores import table_of
from competition.results.facts import CategoryFacts, RoundFacts, SheetFacts
from tests.factories import category_of
from tests.judging.scene import (
    WHOLE,
    accept,
    hand_in_whole,
    make_judge,
    make_judged_campaign,
    make_round,
    make_school_class,
    open_round,
)


@pytest.fixture
def campaign(session):
    return make_judged_campaign(session)


@pytest.fixture
def scored(session, campaign, now):
    """A round of two poems, read by Ada and Bo; one sheet is begun, and not handed in."""
    school_class = make_school_class(session, campaign)
    copies = [accept(session, school_class, category_of(campaign), title) for title in ("One", "Two")]
    panel = [make_judge(session, campaign, name) for name in ("Ada", "Bo")]
    round_, (first, second, third, fourth) = open_round(session, campaign, panel, copies, now)
    for assignment in (first, second, third):
        hand_in_whole(session, assignment, now)
    begun = SheetChange({"voice": 1})
    save_sheet(session, assignment=fourth, change=begun, version=0, actor=None, now=now)
    session.commit()
    return round_


def taken_out(config, campaign, path, now, number=None):
    assert export_scores(config, slug=campaign.slug, number=number, out=path, now=now) == 3
    return path


def test_every_sheet_handed_in_is_a_line_with_a_column_for_each_criterion(
    session, config, campaign, scored, tmp_path, now
):
    path = taken_out(config, campaign, tmp_path / "scores.csv", now)
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert list(lines[0]) == ["entry", "judge", "category", "voice", "image", "language"]
    judges = set(session.scalars(select(Judge.ref)))
    assert {line["judge"] for line in lines} == judges
    assert [{key: int(line[key]) for key in WHOLE} for line in lines] == [WHOLE] * 3
    text = path.read_text()
    assert not any(name in text for name in ("Ada", "Bo", "Fjord", "Bergen", "One", "Two"))


def test_the_ranking_door_reads_it(config, campaign, scored, tmp_path, now):
    path = taken_out(config, campaign, tmp_path / "scores.csv", now)
    scores = read(path, {"voice": 2.0}, standardise=False)
    assert (len(scores.score), len(scores.entry_names), len(scores.judge_names)) == (3, 2, 2)
    assert scores.score.tolist() == [(2 * 4 + 3 + 5) / 4] * 3
    assert scores.warnings == []


def test_it_is_noted_and_says_which_rounds_there_are(session, config, campaign, scored, tmp_path, now):
    taken_out(config, campaign, tmp_path / "scores.json", now, number=1)
    assert len(json.loads((tmp_path / "scores.json").read_text())) == 3
    (deed,) = session.scalars(select(AuditEntry).where(AuditEntry.action == "scores.export"))
    assert (deed.object_id, deed.details) == (scored.id, {"kind": "json", "number": 3})
    with pytest.raises(ExportRefusedError, match=r"There is no round 4. Rounds: 1 \(Round 1\)."):
        export_scores(config, slug=campaign.slug, number=4, out=None, now=now)


def test_a_later_round_without_scores_does_not_hide_those_of_the_one_before(
    session, config, campaign, scored, tmp_path, now
):
    close_round(session, round_=scored, short_entries=1, actor=None, now=now)
    assert make_round(session, campaign, now, name="Round 2").number == 2
    session.commit()
    taken_out(config, campaign, tmp_path / "scores.csv", now)


def test_without_any_score_the_sentence_says_so(session, config, campaign, tmp_path, now):
    session.commit()
    with pytest.raises(ExportRefusedError, match="No round has scores yet. Rounds: none yet."):
        export_scores(config, slug=campaign.slug, number=None, out=tmp_path / "x.csv", now=now)
    assert list(tmp_path.glob("x*")) == []


def test_categories_with_other_criteria_share_a_table():
    """What is not asked in a category, or in a translation, is empty; no column is taken for another."""
    facts = RoundFacts(
        categories=(
            CategoryFacts("poem", 1, 5, (CriterionRule("voice", 1), CriterionRule("score", 1)), ()),
            CategoryFacts("drawing", 1, 5, (CriterionRule("colour", 1), CriterionRule("voice", 1)), ()),
        ),
        entries={"e1": "drawing", "e2": "poem"},
        sheets=(
            SheetFacts("e1", "j1", ReadingMode.WORDLESS, {"colour": 5, "voice": 2}),
            SheetFacts("e2", "j1", ReadingMode.TRANSLATION, {"score": 4}),
        ),
    )
    table = table_of(facts)
    assert table.columns == ("entry", "judge", "category", "voice", "criterion-score", "colour")
    assert [list(row.values()) for row in table.rows()] == [
        ["e2", "j1", "poem", "", 4, ""],
        ["e1", "j1", "drawing", 2, "", 5],
    ]


def test_the_command_names_what_can_be_taken_out():
    said = CliRunner().invoke(cli.main, ["export", "mtm-2026", "--what", "names"])
    assert said.exit_code == 2
    assert "'entries', 'scores'" in said.output
