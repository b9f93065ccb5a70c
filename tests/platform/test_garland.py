import re
from collections import Counter
from math import hypot
from xml.etree import ElementTree

import pytest

from competition.platform.garland import DYES, Kind, jinja_globals, leaf, mark, sprig, to_svg, trail, wreath

CLASS = ["poem", "illustration", "essay", "poem", "poem"]
DRAFTS = [Kind("poem"), Kind("poem", pale=True), Kind("essay", pale=True)]


@pytest.mark.parametrize("draw", [wreath, sprig])
@pytest.mark.parametrize("count", [0, 1, 2, 14, 72])
def test_every_entry_has_one_leaf_in_the_colour_of_its_form(draw, count):
    forms = (CLASS * 20)[:count]
    drawing = draw(forms)
    assert Counter(each.form for each in drawing.leaves) == Counter(forms)
    assert drawing.entries_per_leaf == 1


def test_a_large_campaign_on_twigs_still_has_one_leaf_per_entry():
    assert len(wreath(CLASS * 70).leaves) == 350


@pytest.mark.parametrize("draw", [wreath, sprig])
def test_the_same_entries_always_give_the_same_garland(draw):
    assert draw(CLASS * 9) == draw(list(CLASS * 9))
    assert draw(CLASS * 9) != draw(list(reversed(CLASS * 9)))


def test_a_draft_is_pale_and_a_submitted_entry_full():
    assert [(each.form, each.pale) for each in sprig(DRAFTS).leaves] == [
        ("poem", False),
        ("poem", True),
        ("essay", True),
    ]


def test_a_sprig_grows_in_order_of_arrival():
    assert [each.form for each in sprig(CLASS).leaves] == CLASS
    places = [each.x for each in sprig(CLASS).leaves]
    assert places == sorted(places)


def test_too_many_entries_share_leaves_in_their_proportion():
    forms = (["poem"] * 6 + ["essay"] * 3 + ["illustration"]) * 3000
    drawing = wreath(forms, most=300)
    assert drawing.entries_per_leaf == 100
    assert Counter(each.form for each in drawing.leaves) == {"poem": 180, "essay": 90, "illustration": 30}


@pytest.mark.parametrize("count", [0, 1, 5, 30, 56, 112, 219, 221, 360, 5000])
def test_a_garland_stays_in_its_box_and_leaves_its_middle_free(count):
    drawing = wreath((CLASS * 1000)[:count])
    points = [point for each in drawing.leaves for point in each.outline()]
    points += [point for stem in drawing.stems for point in stem.points]
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in points)
    assert drawing.clear >= 105
    assert min(hypot(x - 200, y - 200) for x, y in points) >= drawing.clear - 1


@pytest.mark.parametrize("count", [0, 1, 7, 72, 400])
def test_a_sprig_stays_in_its_box(count):
    drawing = sprig((CLASS * 100)[:count])
    points = [point for each in drawing.leaves for point in each.outline()] + list(drawing.stems[0].points)
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in points)


def test_the_mark_shows_every_form_and_stays_in_its_box():
    drawing = mark()
    assert {each.form for each in drawing.leaves} == set(DYES)
    points = [point for each in drawing.leaves for point in each.outline()]
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in points)


def test_the_mark_is_shown_again_without_its_shapes():
    first = jinja_globals()["garland_mark"](width=40, name="mark")
    again = jinja_globals()["garland_again"]("mark", 24)
    assert '<g id="mark"><path class="g-stem"' in first
    assert again.count("<path") == 0
    assert 'width="24" height="24" viewBox="0 0 64 64"' in again
    assert '<use href="#mark"/>' in again


def test_a_leaf_reaches_from_its_foot_to_its_tip():
    blade = leaf("poem").leaves[0]
    outline = blade.outline(steps=10)
    assert len(outline) == 20
    assert outline[0] == pytest.approx((blade.x, blade.y))
    tip = outline[10]
    assert hypot(tip[0] - blade.x, tip[1] - blade.y) == pytest.approx(blade.length)
    assert tip == pytest.approx(blade.curves()[0][3])


def test_the_svg_is_well_formed_and_holds_a_path_per_leaf():
    root = ElementTree.fromstring(to_svg(wreath(CLASS)))
    names = [each.get("class", "") for each in root.iter() if each.tag.endswith("path")]
    assert Counter(names) == {"g-stem": 4, "g-poem": 3, "g-essay": 1, "g-illustration": 1}


def test_decoration_is_hidden_from_screen_readers_unless_it_has_a_name():
    plain = to_svg(sprig(CLASS))
    named = to_svg(sprig(CLASS), title='Five entries by "4a" & friends')
    assert 'aria-hidden="true"' in plain
    assert "role=" not in plain
    assert "aria-hidden" not in named
    assert ElementTree.fromstring(named).get("aria-label") == 'Five entries by "4a" & friends'


def test_the_svg_needs_no_style_that_a_strict_page_would_refuse():
    svg = to_svg(wreath([*CLASS, *DRAFTS]))
    assert not re.search(r"style|<script|\son\w+=|href", svg)


def test_a_brand_colour_replaces_one_dye_and_no_style_sheet_repaints_it():
    svg = to_svg(sprig(["poem", "essay"]), dyes={**DYES, "poem": "#7A1F5C"})
    assert 'fill="#7A1F5C"' in svg
    assert "g-poem" not in svg
    assert 'class="g-essay" fill="#2F5D8A"' in svg


def test_a_form_without_a_dye_is_drawn_in_the_colour_of_the_stem():
    assert '<path class="g-stem-leaf" fill="#5E6B3A"' in to_svg(leaf("film"))


def test_the_width_is_asked_for_and_the_height_follows():
    root = ElementTree.fromstring(to_svg(wreath(CLASS), width=120))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("120", "120", "0 0 400 400")


def test_templates_get_markup_that_is_not_escaped_again():
    for name, given in (("garland_wreath", CLASS), ("garland_sprig", CLASS), ("garland_leaf", "poem")):
        markup = jinja_globals()[name](given, width=80)
        assert markup.__html__().startswith("<svg ")


CORNER = ((0.0, 900.0), (0.0, 0.0), (900.0, 0.0))


def trailing(forms):
    return trail(forms, CORNER, leaf=90, width=900, height=900)


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, 1), (14, 14), (40, 40), (500, 72)])
def test_a_trail_shows_as_many_entries_as_its_line_takes_in_their_order(count, shown):
    forms = (CLASS * 100)[:count]
    drawing = trailing(forms)
    assert [each.form for each in drawing.leaves] == forms[:shown]
    assert drawing == trailing(list(forms))


def test_a_trail_keeps_near_its_line_and_rounds_its_corner():
    points = [point for stem in trailing(CLASS * 20).stems for point in stem.points]
    assert points[0] == (0, 900)
    assert points[-1] == (900, 0)
    assert all(0 <= x <= 900 and 0 <= y <= 900 for x, y in points)
    assert all(x < 250 or y < 250 for x, y in points)
    assert min(hypot(x, y) for x, y in points) > 100


def test_a_trail_of_few_entries_waits_for_more_with_buds():
    few, many = trailing(CLASS), trailing(CLASS * 20)
    assert len(few.stems) == 2 > len(many.stems)
    assert sum(bud.form == "" for bud in few.buds) > 5
    assert all(bud.form for bud in many.buds)
