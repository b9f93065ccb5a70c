"""From what a teacher types to a language tag."""

import pytest

from competition.entries.tags import COMMON, choices, language_tag
from competition.platform.i18n import use_locale


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("", ""),
        ("uk", "uk"),
        ("PT_br", "pt-BR"),
        ("sr-latn-rs", "sr-Latn-RS"),
        ("ES-419", "es-419"),
        ("ca-Valencia", "ca-valencia"),
        ("  Ukrainian ", "uk"),
        ("українська", "uk"),
        ("English", "en"),
        ("français", "fr"),
        ("Northern Kurdish", "kmr"),
        ("Farsi", "fa"),
        ("Dari", "prs"),
        ("no such language", None),
        ("x", None),
        ("en-", None),
        ("<script>", None),
    ],
)
def test_a_tag_or_a_name_becomes_a_tag(typed, tag):
    assert language_tag(typed) == tag


def test_names_are_understood_in_the_readers_language():
    with use_locale("fr"):
        assert (language_tag("ukrainien"), language_tag("Ukrainian")) == ("uk", "uk")


def test_the_list_is_ordered_by_name_and_each_language_stands_once():
    names = [name.casefold() for _tag, name in choices()]
    assert names == sorted(names)
    assert len(set(names)) == len(COMMON) == len(set(COMMON))
