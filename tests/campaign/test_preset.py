from datetime import UTC, datetime

import pytest

from competition.campaign.preset import from_mapping, load_preset, names
from competition.campaign.rules import MilestoneKey

PRESET = load_preset("more-than-migrants")


def test_the_preset_comes_with_garland():
    assert names() == ["more-than-migrants"]


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
