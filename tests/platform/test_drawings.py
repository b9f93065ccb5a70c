"""Figures as drawings: to scale, named, escaped, coloured by classes."""

import re
from xml.etree import ElementTree

import pytest

from competition.platform.drawings import HIGH, Bar, Dot, bars, dots, leaf_rows

SVG = "{http://www.w3.org/2000/svg}"
DAYS = [Bar("Mon", {"poem": 2, "essay": 1}), Bar("Tue", {"poem": 0, "essay": 0}), Bar("Wed", {"poem": 6})]


def drawn(svg):
    return ElementTree.fromstring(svg)


def rects(svg):
    return [
        (r.get("class"), float(r.get("y")), float(r.get("height"))) for r in drawn(svg).iter(f"{SVG}rect")
    ]


def test_bars_are_to_scale_and_stacked_by_kind():
    svg = bars(DAYS, title="By day", described="Three days")
    poem, essay, highest = rects(svg)
    assert [one[0] for one in (poem, essay, highest)] == ["draw-poem", "draw-essay", "draw-poem"]
    assert highest[2] == pytest.approx(HIGH - 1)
    assert poem[2] == pytest.approx(HIGH / 3 - 1, abs=0.01)
    assert essay[1] + essay[2] == pytest.approx(poem[1] - 1, abs=0.01)


def test_a_drawing_has_a_name_and_says_what_it_shows():
    root = drawn(bars(DAYS, title="By <day>", described="Most on Wednesday & none on Tuesday"))
    assert root.get("role") == "img"
    assert root[0].tag == f"{SVG}title"
    assert (root[0].text, root[1].text) == ("By <day>", "Most on Wednesday & none on Tuesday")
    assert [title.text for title in root.iter(f"{SVG}title")][1:] == ["Mon: 3", "Tue: 0", "Wed: 6"]


def test_the_first_the_last_and_the_highest_bar_are_labelled():
    rows = [Bar(f"Day {n}", {"plain": 9 if n == 4 else n % 3}) for n in range(12)]
    labels = re.findall(r'class="draw-label"[^>]*>([^<]+)<', bars(rows, title="t", described="d"))
    assert labels == ["Day 0", "Day 4", "Day 11"]


def test_the_highest_bar_beside_an_end_has_its_number_but_no_label_that_runs_into_another():
    rows = [Bar(f"Day {n}", {"plain": 9 if n == 10 else 1}) for n in range(12)]
    svg = bars(rows, title="t", described="d")
    assert re.findall(r'class="draw-label"[^>]*>([^<]+)<', svg) == ["Day 0", "Day 11"]
    assert re.findall(r'class="draw-number"[^>]*>([^<]+)<', svg) == ["1", "9", "1"]


@pytest.mark.parametrize("rows", [[], [Bar("Mon", {})], [Bar("Mon", {"poem": 0})]])
def test_where_there_is_nothing_nothing_breaks(rows):
    assert rects(bars(rows, title="t", described="d")) == []


def test_a_dot_lies_on_the_scale_with_its_range_round_it():
    svg = dots([Dot("A", 40, 50, 70, "poem")], lowest=0, highest=100, title="t", described="d")
    circle, line = drawn(svg).find(f".//{SVG}circle"), drawn(svg).find(f".//{SVG}line")
    assert (circle.get("class"), circle.get("cx")) == ("draw-poem", "50%")
    assert (line.get("x1"), line.get("x2")) == ("40.4%", "69.2%")


def test_a_large_number_is_written_as_people_do_and_never_in_the_geometry():
    svg = dots([Dot("A", 1000, 1234.5, 2000)], lowest=0, highest=4000, title="t", described="d")
    assert "<title>A: 1,234.5 (1,000–2,000)</title>" in svg
    assert drawn(svg).find(f".//{SVG}circle").get("cx") == "31.63%"


def test_a_dot_beyond_the_scale_stays_within_the_drawing():
    svg = dots([Dot("A", -5, 200, 300)], lowest=0, highest=100, title="t", described="d")
    assert 'cx="98%"' in svg
    assert 'x1="2%"' in svg


def test_a_leaf_stands_for_so_many_entries_or_a_part_of_them():
    svg = leaf_rows({"poem": 21, "essay": 20, "illustration": 0}, per_leaf=10, title="t", described="d")
    rows = drawn(svg).findall(f"{SVG}svg")
    assert [(row.get("class"), len(row)) for row in rows] == [
        ("draw-poem", 3),
        ("draw-essay", 2),
        ("draw-illustration", 0),
    ]


def test_no_drawing_brings_a_colour_or_a_style_of_its_own():
    every = bars(DAYS, title="t", described="d") + leaf_rows({'"><b': 3}, title="t", described="d")
    assert not re.search(r'fill=|stroke=|style=|#[0-9a-f]{3}|"><b', every)


def test_the_table_stands_with_the_drawing(show):
    html = show(
        '{% from "macros/drawings.html" import drawing %}'
        '{% call drawing("", "Most on Wednesday", [("poem", "Poems")]) %}<table></table>{% endcall %}'
    )
    assert "<figcaption>Most on Wednesday</figcaption>" in html
    assert "<summary>The same as a table</summary><table></table></details>" in html
    assert 'class="draw-poem"' in html
