"""The demo's statements, stories and quotes, brought in as the secretariat does it."""

import pytest

from competition import jobs
from competition.campaign.preset import load_preset
from competition.consent.rules import Channel
from competition.contributions.board import board
from competition.contributions.queries import contributions_for
from competition.contributions.rules import Kind
from competition.sample import contributing, steps
from competition.sample.demo import SAMPLE
from competition.sample.folder import read_folder
from competition.sample.stage import Stage


@pytest.fixture
def stage(database, config, storage, runner, now, monkeypatch):
    """The sample's campaign, set up; the worker looks at portraits when the demo begins to wait for it."""
    preset = load_preset("more-than-migrants")
    milestones = preset.moments(2026)
    made = Stage(
        config=config,
        database=database,
        storage=storage,
        folder=read_folder(SAMPLE),
        preset=preset,
        year=2026,
        milestones=milestones,
        arrivals_until=now,
    )
    steps.set_up(made)
    jobs.load()

    def wait(_label, total, left):
        assert left() == total
        runner.run_waiting()
        assert left() == 0

    monkeypatch.setattr(contributing, "until", wait)
    return made


def test_the_sample_brings_in_what_is_whole_and_may_be_printed(stage):
    contributing.contribute(stage)
    assert stage.notes == []
    with stage.database.reading() as session:
        printed = contributions_for(session, stage.campaign_id, Channel.BOOK)
        found = board(session, stage.campaign(session))
    assert [each.missing for each in printed] == [()] * 16
    kinds = [each.kind for each in printed]
    assert [kinds.count(kind) for kind in Kind] == [2, 3, 11]
    assert sum(each.portrait is not None for each in printed) == 6
    assert (found.lacking, found.hidden, found.without_statement) == (0, 0, len(found.lines) - 2)
    told = {each.name: (each.city, each.language, each.translation_language) for each in printed}
    assert told["Tamar"] == ("Haifa", "he", "en")
    assert told["Lucas Yamada"] == ("Hamamatsu", "ja", "en")
    assert told["Imre Balog"] == ("Novi Sad", "sr-Cyrl", "en")
    assert told["Olena M."] == ("Limerick", "en", "")
    assert told["Nino Lomidze"] == ("Kutaisi", "ka", "en")
    assert "Kwame Ofori" not in told
    assert told["Elia"] == ("Reggio Emilia", "it", "en")


def test_a_second_time_nothing_is_double_and_a_folder_may_have_none(stage, tmp_path):
    contributing.contribute(stage, most=4)
    contributing.contribute(stage)
    with stage.database.reading() as session:
        assert len(contributions_for(session, stage.campaign_id, Channel.BOOK)) == 16
    stage.folder = type(stage.folder)(**{**vars(stage.folder), "path": tmp_path})
    contributing.contribute(stage)


def test_a_table_with_errors_is_noted_line_by_line_and_nothing_comes_in(stage, tmp_path):
    folder = tmp_path / "contributions"
    folder.mkdir()
    (folder / "contributions.csv").write_text("kind,city,text\nquote,Nowhere,x\n", "utf-8")
    stage.folder = type(stage.folder)(**{**vars(stage.folder), "path": tmp_path})
    contributing.contribute(stage)
    (note,) = stage.notes
    assert note.startswith("contributions.csv, line 2: “Nowhere” is no city of this campaign.")
