"""What the demo's secretariat writes for its book."""

import pytest

from competition.campaign.preset import load_preset
from competition.publication.composing.arrangement import chapters
from competition.publication.composing.queries import arrangement_of
from competition.publication.manuscript import ChapterKind
from competition.sample import steps
from competition.sample.composing import compose
from competition.sample.demo import SAMPLE
from competition.sample.folder import read_folder
from competition.sample.stage import Stage


@pytest.fixture
def stage(database, config, storage, now):
    preset = load_preset("more-than-migrants")
    milestones = preset.moments(2026)
    folder = read_folder(SAMPLE)
    made = Stage(config, database, storage, folder, preset, 2026, milestones, arrivals_until=now)
    steps.set_up(made)
    return made


def written(stage):
    with stage.database.reading() as session:
        found = chapters((), arrangement_of(session, stage.campaign_id))
    return {each.kind: each for each in found if each.text}


def test_the_sample_has_a_foreword_before_the_contents_and_thanks_where_every_book_has_them(stage):
    compose(stage)
    found = written(stage)
    assert list(found) == [ChapterKind.FOREWORD, ChapterKind.ABOUT, ChapterKind.JURY, ChapterKind.CREDITS]
    assert found[ChapterKind.FOREWORD].author == "Maud Lefèvre, for the secretariat"
    assert found[ChapterKind.CREDITS].key == ChapterKind.CREDITS.value
    assert "## From the classroom to the page\n\n- A class could" in found[ChapterKind.ABOUT].text
    assert stage.notes == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "book.toml: cannot be read ('chapter')"),
        ('[[chapter]]\nkind = "preface"', "book.toml: cannot be read ('preface' is not a valid ChapterKind)"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_the_demo_goes_on(stage, tmp_path, text, said):
    stage.folder = type(stage.folder)(**{**vars(stage.folder), "path": tmp_path})
    compose(stage)
    assert (stage.notes, written(stage)) == ([], {})
    (tmp_path / "book.toml").write_text(text, "utf-8")
    compose(stage)
    assert (stage.notes, written(stage)) == ([said], {})
