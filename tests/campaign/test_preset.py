import tomllib
from datetime import UTC, datetime

import pytest

from competition.campaign.preset import FOLDER, from_mapping, load_preset, names
from competition.campaign.rules import MilestoneKey
from tests.support import french

PRESET = load_preset("more-than-migrants")


def test_the_presets_come_with_garland():
    assert names() == ["more-than-migrants", "more-than-migrants.fr"]


def test_an_unknown_preset_is_no_file_elsewhere():
    with pytest.raises(KeyError):
        load_preset("../presets/more-than-migrants")


def test_the_categories_are_form_by_age_group():
    assert [f"{c.form}/{c.age_group}" for c in PRESET.categories] == [
        f"{form}/{ages}" for form in ("poem", "essay", "illustration") for ages in ("5-10", "11-18")
    ]


def test_the_milestones_move_with_the_year_and_keep_the_local_hour():
    assert PRESET.moments(2027)[MilestoneKey.DEADLINE] == datetime(2027, 11, 19, 22, 59, tzinfo=UTC)
    assert PRESET.moments(2027)[MilestoneKey.CALL_OPENS] == datetime(2027, 9, 1, 7, 0, tzinfo=UTC)


def test_a_criterion_is_worded_for_its_age_group():
    young, old = (
        next(c for c in PRESET.categories if (c.form, c.age_group) == ("poem", ages)).rubric["criteria"][1]
        for ages in ("5-10", "11-18")
    )
    assert young["key"] == old["key"] == "voice"
    assert "child" in young["question"]
    assert "child" not in old["question"]
    assert "by_age" not in young


def test_every_criterion_has_a_worded_level_for_each_step_of_its_scale():
    for category in PRESET.categories:
        steps = category.rubric["highest"] - category.rubric["lowest"] + 1
        assert {len(criterion["levels"]) for criterion in category.rubric["criteria"]} == {steps}


def test_what_is_missing_is_named():
    with pytest.raises(ValueError, match="organiser"):
        from_mapping({"campaign": {"name": "A", "year": 2026}, "age_group": [], "form": []})


# ---- the preset in French ---------------------------------------------------------------------------------


def parsed(name):
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def shape(part):
    """What two presets have in common whatever their language: keys, numbers, dates, colours, lengths."""
    if isinstance(part, dict):
        return {key: SAID if is_said(key, each) else shape(each) for key, each in part.items()}
    return [shape(each) for each in part] if isinstance(part, list) else part


SAID = "said in the language of the campaign"
WORDED = {"label", "question", "intro", "text", "disclaimer", "organiser", "publisher"}


def is_said(key, value):
    """Whether somebody reads it: "text" is also a colour and a yes or no."""
    return key in WORDED and isinstance(value, str) and not value.startswith("#")


def worded(part, inside=False):
    """Every text of a preset that somebody reads."""
    if isinstance(part, dict):
        said = {key: key == "levels" or is_said(key, each) for key, each in part.items()}
        return [text for key, each in part.items() for text in worded(each, said[key])]
    if isinstance(part, list):
        return [text for each in part for text in worded(each, inside)]
    return [part] if inside and isinstance(part, str) else []


def without_levels(part):
    if isinstance(part, dict):
        return {k: len(each) if k == "levels" else without_levels(each) for k, each in part.items()}
    return [without_levels(each) for each in part] if isinstance(part, list) else part


def test_the_french_preset_has_every_part_of_the_english_one():
    english, french_one = (without_levels(shape(parsed(name))) for name in names())
    for each in (english, french_one):
        each["campaign"].pop("name")
        each["campaign"].pop("slug")
    assert english["languages"].pop("translate_into") == ["en", "fr"]
    assert french_one["languages"].pop("translate_into") == ["fr", "en"]
    assert french_one == english


def test_every_word_of_the_french_preset_is_french_and_well_set():
    english, texts = (worded(parsed(name)) for name in names())
    assert len(texts) > 90
    assert set(texts) & set(english) == {"Illustration"}
    assert {text: wrong for text in texts if (wrong := french.faults(text))} == {}
