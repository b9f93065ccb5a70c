from pathlib import Path

from competition.judging.rules import ReadingMode
from competition.sample.folder import read_folder
from competition.sample.panel import READS, fitting_panel, simulate
from competition.sample.stage import last_whole_year, ref_for

SAMPLE = Path(__file__).parents[2] / "competition" / "sample" / "more-than-migrants"
ENTRIES = read_folder(SAMPLE).entries


def test_a_panel_that_is_made_can_read_every_entry_often_enough():
    panel = fitting_panel(ENTRIES)
    for entry in ENTRIES:
        readers = [j for j in panel if {entry.language, entry.translation_language} & set(j.languages)]
        assert len(readers) >= READS
    assert sum(judge.capacity for judge in panel) >= len(ENTRIES) * READS


def test_simulated_scores_lie_on_the_scale_and_follow_from_the_names():
    keys = ["theme", "voice", "imagery", "language"]
    sheets = [
        simulate(f"e{n}", f"j{m}", keys, ReadingMode.ORIGINAL, 1, 5) for n in range(40) for m in range(5)
    ]
    assert sheets[7] == simulate("e1", "j2", keys, ReadingMode.ORIGINAL, 1, 5)
    values = {value for sheet in sheets for value in sheet.values()}
    assert values == {1, 2, 3, 4, 5}


def test_a_reference_follows_from_the_names_and_differs_between_them():
    assert ref_for("a", "b") == ref_for("a", "b")
    assert len({ref_for("a", "b"), ref_for("ab", ""), ref_for("b", "a")}) == 3


def test_the_demos_year_is_the_latest_that_is_over(now):
    from competition.campaign.preset import load_preset

    preset = load_preset("more-than-migrants")
    assert last_whole_year(preset, now.replace(month=12, day=18, hour=7)) == now.year - 1
    assert last_whole_year(preset, now.replace(month=12, day=18, hour=8)) == now.year
