import re

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from competition.platform.garland import Kind

POEM = {
    "title": "<i>اسمي</i>",
    "language": "ar",
    "direction": "rtl",
    "stanzas": [["اسمي طويلٌ", "مثل الطريق"], ["وأنا أضحك"]],
}


def choices(*values):
    return [SelectChoice(value, value.title()) for value in values]


class EntryForm(Form):
    title = StringField("Title", [InputRequired("Give the work a title.")], description="As in the book.")
    text = TextAreaField("Text")
    kind = RadioField("Form", [InputRequired("Choose one.")], choices=choices("poem", "essay"))
    language = SelectField("Language", choices=choices("el", "ar"))
    rules = BooleanField("Our own work", [InputRequired("Say whose work it is.")])

    def hidden_tag(self):
        return ""


@pytest.fixture
def sent_empty():
    form = EntryForm(MultiDict({"text": "one\ntwo", "language": "el"}))
    assert not form.validate()
    return form


def test_an_error_stands_with_its_field_and_is_read_out_with_it(show, sent_empty):
    html = show('{% from "macros/forms.html" import field %}{{ field(f.title) }}', f=sent_empty)
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="title-hint title-error"' in html
    assert '<p class="field__hint" id="title-hint">As in the book.</p>' in html
    assert '<p class="field__error" id="title-error">Give the work a title.</p>' in html


def test_the_summary_leads_to_every_field_that_needs_a_look(show, sent_empty):
    html = show(
        '{% from "macros/forms.html" import form, field %}{% call form(f) %}'
        "{% for one in f %}{{ field(one) }}{% endfor %}{% endcall %}",
        f=sent_empty,
    )
    assert "3 places need another look" in html
    targets = re.findall(r'href="#([^"]+)"', html)
    assert targets == ["title", "kind-0", "rules"]
    for target in targets:
        assert html.count(f'id="{target}"') == 1


def test_a_form_without_errors_has_no_summary(show):
    html = show('{% from "macros/forms.html" import form %}{% call form(f) %}{% endcall %}', f=EntryForm())
    assert "summary" not in html


def test_radio_buttons_share_a_legend(show, sent_empty):
    html = show('{% from "macros/forms.html" import field %}{{ field(f.kind) }}', f=sent_empty)
    assert html.count("<fieldset") == html.count("<legend") == 1
    assert html.count('type="radio"') == 2
    assert 'aria-describedby="kind-error"' in html


def test_a_text_area_says_its_limit_before_any_script_counts(show, sent_empty):
    html = show(
        '{% from "macros/forms.html" import field %}{{ field(f.text, lines=40, rows=9) }}', f=sent_empty
    )
    assert ">Up to 40 lines</p>" in html
    assert 'rows="9"' in html
    assert 'data-count="lines" data-of="text" data-limit="40" data-running="{count} of 40 lines"' in html
    assert 'aria-describedby="text-count"' in html


def test_further_attributes_reach_the_input(show):
    html = show(
        '{% from "macros/forms.html" import field %}{{ field(f.title, autocomplete="off", size="short") }}',
        f=EntryForm(),
    )
    assert 'autocomplete="off"' in html
    assert 'class="input input--short"' in html


def test_a_level_of_the_rubric_stays_chosen(show):
    form = EntryForm(MultiDict({"kind": "essay"}))
    html = show(
        '{% from "macros/forms.html" import scale %}{{ scale(f.kind, levels) }}',
        f=form,
        levels=[("poem", "Clear", "Images fit."), ("essay", "Striking", "")],
    )
    assert re.findall(r'value="(\w+)" checked', html) == ["essay"]
    assert html.count('name="kind"') == 2


def test_a_button_that_changes_something_carries_the_token(show):
    html = show(
        '{% from "macros/forms.html" import post_button %}{{ post_button("Undo", "/w", values={"n": 1}) }}'
    )
    assert 'method="post" action="/w"' in html
    assert '<input type="hidden" name="csrf_token" value="token">' in html
    assert '<input type="hidden" name="n" value="1">' in html


def test_a_work_keeps_its_lines_its_language_and_its_direction(show):
    html = show('{% from "macros/work.html" import work %}{{ work(text) }}', text=POEM)
    assert '<div class="work work--original" lang="ar" dir="rtl">' in html
    assert re.findall(r'<span class="line">([^<]+)</span>', html) == ["اسمي طويلٌ", "مثل الطريق", "وأنا أضحك"]
    assert html.count('class="stanza"') == 2
    assert "&lt;i&gt;" in html
    assert "<i>" not in html


def test_a_table_is_a_table_also_where_rows_run_on(show):
    html = show(
        '{% from "macros/table.html" import data_table %}{{ data_table("Standings", columns, rows) }}',
        columns=[{"label": "Entry", "kind": "head"}, {"label": "Raw", "kind": "number"}, "Language"],
        rows=[["<b>Bus</b>", "4.33", "English"]],
    )
    assert '<th role="rowheader" scope="row" class="is-head"><bdi>&lt;b&gt;Bus&lt;/b&gt;</bdi></th>' in html
    assert '<td role="cell" class="is-number is-named" data-label="Raw">4.33</td>' in html
    assert '<td role="cell" class="is-text" data-label="Language">English</td>' in html


@pytest.mark.parametrize(("columns", "compact"), [("ABC", False), ("ABCD", True)])
def test_only_tables_with_many_columns_are_compact_on_the_phone(show, columns, compact):
    html = show(
        '{% from "macros/table.html" import data_table %}{{ data_table("T", columns, [columns]) }}',
        columns=list(columns),
    )
    assert f'<table class="table{" table--long" if compact else ""}" role="table">' in html


@pytest.mark.parametrize(
    ("value", "classes"),
    [
        ("2 Sep 2025, 16:53", "is-text is-named"),
        ("7", "is-text is-named"),
        ("7B, Fjord School", "is-text"),
        ("English", "is-text"),
        ("", "is-text"),
    ],
)
def test_a_figure_or_a_date_keeps_its_label_in_sight(show, value, classes):
    html = show('{% from "macros/table.html" import cell %}{{ cell(value, "What") }}', value=value)
    assert f'<td role="cell" class="{classes}" data-label="What">{value}</td>' in html


def test_a_state_is_told_apart_and_a_label_can_be_asked_for(show):
    html = show(
        '{% from "macros/table.html" import cell %}{% from "macros/status.html" import badge %}'
        '{{ cell(badge("Ready", "ready"), "State") }}{{ cell("Not at all", "Web", named=true) }}'
    )
    assert '<td role="cell" class="is-state" data-label="State"><span class="badge badge--ready">' in html
    assert '<td role="cell" class="is-text is-named" data-label="Web">Not at all</td>' in html


def test_an_empty_table_says_so_instead(show):
    html = show(
        '{% from "macros/table.html" import data_table %}{{ data_table("T", ["A"], [], empty="None yet.") }}'
    )
    assert html.strip() == '<p class="quiet">None yet.</p>'


def test_a_task_says_its_state_in_words(show):
    html = show(
        '{% from "macros/lists.html" import tasks %}{{ tasks(items) }}',
        items=[
            {"label": "Bus", "state": "attention", "url": "/1", "form": "essay"},
            {"label": "Sea", "state": "done"},
        ],
    )
    assert '<span class="badge badge--attention">Needs a look</span>' in html
    assert '<span class="badge badge--ready">Done</span>' in html
    assert html.count("<svg") == 1


def test_what_a_sprig_shows_is_said_in_words(show):
    html = show(
        '{% from "macros/garland.html" import sprig %}{{ sprig(kinds, "1 of 2 read") }}',
        kinds=[Kind("poem"), Kind("essay", pale=True)],
    )
    assert 'aria-hidden="true"' in html
    assert '<p class="sprig__said">1 of 2 read</p>' in html


@pytest.mark.parametrize("status", [400, 403, 404, 405, 413, 429, 500])
def test_an_error_page_keeps_what_was_typed(show, status):
    html = show(
        f'{{% include "errors/{status}.html" %}}',
        kept=["In grandmother's <suitcase>"],
        url_for=lambda endpoint, filename: f"/static/{filename}",
        get_flashed_messages=lambda with_categories: [],
    )
    assert "In grandmother&#39;s &lt;suitcase&gt;</textarea>" in html
    assert html.count("<h1>") == 1


def test_the_page_for_our_own_failures_needs_nothing_but_itself(show):
    html = show('{% include "errors/500.html" %}')
    assert "What you sent before and saw confirmed is safe." in html
