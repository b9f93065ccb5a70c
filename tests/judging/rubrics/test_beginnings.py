"""What a rubric begins from: the settings, what comes with Garland, another category."""

import re

from competition.judging.rubric import read_rubric
from tests.factories import category_of
from tests.judging.rubrics.page import OFFICE, asked, fields, stored
from tests.judging.scene import RUBRIC


def test_the_settings_lead_to_the_rubrics(office):
    page = office().get(f"{OFFICE}/categories").text
    tabs = re.search(r'<nav class="tabs".*?</nav>', page, re.S)[0]
    assert re.findall(r">([^<]+)</a>", tabs)[2:4] == ["Categories", "Rubrics"]


def test_a_category_without_a_rubric_says_so_and_begins_from_another(session, campaign, poems, office, place):
    poems.rubric = {}
    browser = office()
    assert "Needs a look" in browser.get(f"{OFFICE}/rubrics").text
    page = browser.get(place).text
    assert '<details class="rubric__begin" open>' in page
    assert asked(page) == []


def test_a_preset_is_filled_in_and_saved_by_nobody_but_who_presses_the_button(session, poems, office, place):
    browser = office()
    page = browser.get(place).text
    groups = re.findall(r'<optgroup label="([^"]+)">(.*?)</optgroup>', page, re.S)
    assert [label for label, _ in groups] == [
        "Ready-made, in English",
        "Ready-made, in French",
        "Of this campaign",
    ]
    assert [re.findall(r'value="([^"]+)"', inside)[0] for _, inside in groups[:2]] == [
        "en.poem.5-10",
        "fr.poem.5-10",
    ]
    assert [inside.count("<option") for _, inside in groups] == [6, 6, 5]
    filled = browser.get(f"{place}?from=fr.poem.5-10").text
    assert "Nothing is saved yet." in filled
    assert asked(filled)[0] == "Le thème"
    assert stored(session, poems) == read_rubric(RUBRIC)
    browser.post(place, data=fields(filled))
    assert [c.key for c in stored(session, poems).criteria] == ["theme", "voice", "imagery", "language"]


def test_another_categorys_rubric_is_copied_and_what_does_not_exist_is_nothing(
    session, campaign, poems, office, place
):
    essays = category_of(campaign, "essay")
    essays.rubric = {**RUBRIC, "criteria": RUBRIC["criteria"][:1]}
    browser = office()
    browser.post(place, data=fields(browser.get(f"{place}?from=category.{essays.ref}").text))
    assert [c.key for c in stored(session, poems).criteria] == ["voice"]
    assert "Nothing is saved yet." not in browser.get(f"{place}?from=category.nothing").text
