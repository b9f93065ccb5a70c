import pytest

from competition.campaign.colours import colour_of, is_readable, recoloured
from competition.platform.contrast import contrast, rgb

BRAND = {"form": {"illustration": {"area": "#C98A1B", "text": "#8A5A06"}}}


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#777777", "#ffffff", 4.48), ("#B3402E", "#B3402E", 1)],
)
def test_contrast_is_computed_as_the_guidelines_do(one, other, ratio):
    assert contrast(rgb(one), rgb(other)) == pytest.approx(ratio, abs=0.005)
    assert contrast(rgb(other), rgb(one)) == contrast(rgb(one), rgb(other))


@pytest.mark.parametrize(
    ("brand", "colour", "readable"),
    [
        ({}, "#B3402E", True),
        ({}, "#C98A1B", False),
        ({"cover": "#808080"}, "#B3402E", False),  # fine on paper, lost on this cover
        ({}, "#FFFFFF", False),
    ],
)
def test_a_colour_must_be_readable_on_paper_and_on_the_cover(brand, colour, readable):
    assert is_readable(brand, colour) is readable


def test_a_form_has_the_campaigns_colour_else_its_plant_dye():
    assert colour_of(BRAND, "illustration") == "#C98A1B"
    assert colour_of({"form": {"poem": {"area": "#7a1f5c"}}}, "poem") == "#7A1F5C"
    assert colour_of({}, "essay") == "#2F5D8A"


def test_a_colour_left_as_it_is_keeps_its_shade_for_words_and_another_is_for_both():
    changed = recoloured(BRAND, {"illustration": "#C98A1B", "poem": "#7A1F5C"})
    assert changed["form"] == {**BRAND["form"], "poem": {"area": "#7A1F5C", "text": "#7A1F5C"}}
    assert recoloured(BRAND, {"illustration": "#c98a1b"}) == BRAND
