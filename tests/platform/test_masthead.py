"""The head of a page: the mark, who is looking, and the rooms."""

import re
from itertools import cycle, islice
from pathlib import Path
from types import SimpleNamespace

import pytest

from competition.platform.garland import wreath

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def head(show):
    return lambda **values: show('{% include "macros/masthead.html" %}', **values)


def rooms(number, current=None):
    return [(f"Room {n}", f"/room/{n}", n == current) for n in range(number)]


def test_ten_rooms_stand_in_a_row_of_their_own_which_the_phone_folds_behind_the_one_at_hand(head):
    html = head(nav_items=rooms(10, current=3), person_name="Ada", sign_out_url="/out")
    top, row = html.split('<nav class="nav nav--rooms"')
    assert "Ada" in top
    assert "/room/" not in top
    assert re.findall(r'href="(/room/\d)"', row) == [f"/room/{n}" for n in range(10)]
    assert re.findall(r'href="(/room/\d)" aria-current="page"', row) == ["/room/3"]
    assert "<summary><span>Room 3</span>" in row


def test_a_page_that_is_none_of_the_rooms_calls_them_rooms(head):
    assert "<summary><span>Rooms</span>" in head(nav_items=rooms(10))


def test_a_few_ways_need_no_fold(head):
    html = head(nav_items=rooms(2))
    assert "<details" not in html
    assert html.count('aria-label="Main"') == 1


def test_a_visitor_has_no_rooms_and_a_way_to_sign_in(head):
    html = head(sign_in_url="/sign-in", campaign=SimpleNamespace(name="More than <migrants>", year=2026))
    assert "<nav" not in html
    assert 'href="/sign-in"' in html
    assert "<bdi>More than &lt;migrants&gt;</bdi> 2026" in html


def test_a_campaigns_mark_leads_to_its_own_front_and_a_link_to_all_of_them(head):
    of_one = {"campaign": SimpleNamespace(name="One", year=2026), "mark_url": "/c/one/", "home_url": "/home"}
    assert re.findall(r'href="([^"]*)"', head(sign_in_url="/sign-in", **of_one)) == [
        "/c/one/",
        "/home",
        "/sign-in",
    ]
    signed_in = head(person_name="Ada", sign_out_url="/out", **of_one)
    assert re.findall(r'<a[^>]*href="/home">([^<]*)', signed_in) == ["Home"]


@pytest.mark.parametrize("number", [0, 1, 5, 20, 30, 44, 45, 60, 100, 360, 1000])
def test_the_circle_for_the_words_is_as_wide_as_the_style_sheet_believes(number):
    drawing = wreath(list(islice(cycle(["poem", "essay", "illustration"]), number)))
    believed = re.search(r"at least (\d+) % of its breadth", (ROOT / "static/css/garland.css").read_text())
    assert 2 * drawing.clear / drawing.width >= int(believed[1]) / 100
