"""A list narrowed by its address, as its macros draw it."""

import re

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form, SelectField, StringField
from wtforms.fields import SelectChoice

from competition.web.narrowing import Chip, Head


class Narrow(Form):
    search = StringField("Number or title")
    city = SelectField("City", choices=[SelectChoice("", "All"), SelectChoice("b", "Bilbao")])

    def hidden_tag(self):
        return ""


FILTERS = (
    '{% from "macros/filters.html" import filters %}'
    '{{ filters(f, [f.search, f.city], "/list", "3 of 14 entries", chips, "/list") }}'
)


@pytest.fixture
def form():
    return Narrow(MultiDict({"city": "b"}))


def test_narrowing_is_a_form_that_changes_the_address_only(show, form):
    html = show(FILTERS, f=form, chips=[])
    assert 'method="get" action="/list" role="search"' in html
    assert 'value="b"' in re.search(r"<option selected[^>]*>", html)[0]
    assert ">3 of 14 entries</p>" in html
    assert "chips" not in html


def test_what_is_set_stands_below_each_with_the_way_to_let_it_go(show, form):
    html = show(FILTERS, f=form, chips=[Chip("City", "<Bilbao>", "/list?search=a")])
    assert 'href="/list?search=a" aria-label="Without City: &lt;Bilbao&gt;"' in html
    assert 'dir="auto">&lt;Bilbao&gt;</span>' in html
    assert ">Show all again</a>" in html


def test_a_column_to_order_by_says_how_the_list_stands_and_leads_to_the_other_way(show):
    html = show(
        '{% from "macros/table.html" import data_table %}{{ data_table("T", columns, [["a", "b", "c"]]) }}',
        columns=[
            {"label": "Title", "kind": "head", "head": Head("/list?sort=-title", "ascending")},
            {"label": "City", "head": Head("/list?sort=city", None)},
            "State",
        ],
    )
    assert re.findall(r'aria-sort="(\w+)"', html) == ["ascending"]
    assert re.findall(r'<a class="order" id="(order-\d)" href="([^"]+)">(\w+)</a>', html) == [
        ("order-1", "/list?sort=-title", "Title"),
        ("order-2", "/list?sort=city", "City"),
    ]
