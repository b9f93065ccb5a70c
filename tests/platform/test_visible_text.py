"""Fails on a text that is shown without gettext, as far as such a text can be found."""

import pytest
from jinja2 import Environment

from competition.config import ROOT
from tests.support.visible_text import in_expressions, in_markup, in_plain_text, in_python

DEVELOPMENT = ("styleguide", "specimens")
"""The style guide speaks to those who work on Garland, in the language of the code."""


def files(folder, pattern):
    found = sorted((ROOT / folder).rglob(pattern))
    return [file for file in found if not any(part in file.as_posix() for part in DEVELOPMENT)]


TEMPLATES, PLAIN, CODE = (
    files("templates", "*.html"),
    files("templates", "*.txt"),
    files("competition", "*.py"),
)
ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)


def found_in(files, look):
    return {
        str(file.relative_to(ROOT)): found
        for file in files
        if (found := look(file.read_text(encoding="utf-8")))
    }


def parsed(source):
    return in_expressions(ENVIRONMENT.parse(source))


def test_every_word_of_a_template_goes_through_gettext():
    assert len(TEMPLATES) > 50
    assert found_in(TEMPLATES, in_markup) == {}
    assert found_in(TEMPLATES, parsed) == {}


def test_every_word_of_a_plain_mail_goes_through_gettext():
    assert len(PLAIN) > 8
    assert found_in(PLAIN, in_plain_text) == {}
    assert found_in(PLAIN, parsed) == {}


def test_every_word_of_a_form_and_of_a_message_goes_through_gettext():
    assert found_in(CODE, in_python) == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Submit the work</p>", ["Submit the work"]),
        ("<p>{{ _('Submit') }} now</p>", ["now"]),
        ("<img alt='A drawing'>", ["A drawing"]),
        ("{% macro place(x) %}width: {{ x }}mm; font-size: {{ x }}pt{% endmacro %}", []),
        ("{% macro place(x) %}Width: {{ x }}mm{% endmacro %}", ["Width: mm"]),
        ("<p>{{ number }}: {{ reason }}</p>", [":"]),
        ("<input placeholder='Name' class='input wide'>", ["Name"]),
        ("<b aria-label='{{ name }} of the class'>7</b>", [" of the class"]),
        ("{# a note #}<style>p { color: red }</style>{% if x %}–{% endif %} Garland", []),
        ("<p>Type <code>sha256sum drawing.jpg</code> here</p>", ["Type", "here"]),
    ],
)
def test_words_between_tags_are_found(source, found):
    assert [text.strip() for text in in_markup(source)] == [text.strip() for text in found]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{{ button('Save the draft', 'primary') }}", ["Save the draft"]),
        ("{% set said = 'Done' %}", ["Done"]),
        ("{{ button(_('Save the draft'), 'button button--plain') }}", []),
        ("{{ ngettext('One work', '%(num)s works', n) }}{% extends 'base.html' %}", []),
    ],
)
def test_words_in_expressions_are_found(source, found):
    assert parsed(source) == found


def test_words_of_plain_mails_are_found():
    assert in_plain_text("{{ url }}\n\nOpen it {{ now }}\n-- \n") == ["Open it"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('flash("Saved.")', ["Saved."]),
        ('flash(f"{name} is saved.")', [" is saved."]),
        ('x = StringField("Your name", [Length(max=9, message="Too long.")])', ["Your name", "Too long."]),
        ('raise ValidationError("A city, please.")', ["A city, please."]),
        ('flash(_("Saved."), "success"); x = StringField(_l("Name"), [Length(max=9)])', []),
    ],
)
def test_words_in_code_are_found(source, found):
    assert in_python(source) == found
