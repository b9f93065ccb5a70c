"""A rubric typed on its page and saved: nothing typed is lost, and what is missing is said where it is."""

import re

import pytest

from competition.judging.rubric import read_rubric
from tests.judging.rubrics.page import OFFICE, asked, errors, fields, stored
from tests.judging.scene import LEVELS, RUBRIC


def test_the_page_holds_the_rubric_word_for_word_and_saving_it_changes_nothing(session, poems, office, place):
    browser = office()
    typed = fields(browser.get(place).text)
    assert (typed["steps"], typed["lowest"]) == ("5", "1")
    assert [typed[f"criteria-{at}-label"] for at in range(3)] == ["Voice", "Pictures", "Language"]
    assert [typed[f"criteria-{at}-weight"] for at in range(3)] == ["2", "1", "1"]
    assert [f"criteria-{at}-language" in typed for at in range(3)] == [False, False, True]
    assert [typed[f"criteria-1-levels-{at}"] for at in range(5)] == LEVELS
    assert browser.post(place, data=typed).location == f"{OFFICE}/rubrics"
    assert stored(session, poems) == read_rubric(RUBRIC)


def test_what_is_typed_is_saved_and_a_key_stays_with_its_criterion(session, poems, office, place):
    browser = office()
    typed = fields(browser.get(place).text) | {
        "criteria-0-label": "The voice of a child",
        "criteria-0-weight": "2,5",
        "criteria-1-question": "Can I see “it”?",
        "criteria-1-language": "y",
        "criteria-2-levels-4": "<best>",
    }
    browser.post(place, data=typed)
    spec = stored(session, poems)
    assert [(c.key, c.label, c.weight, c.language) for c in spec.criteria] == [
        ("voice", "The voice of a child", 2.5, False),
        ("image", "Pictures", 1.0, True),
        ("language", "Language", 1.0, True),
    ]
    assert (spec.criteria[1].question, spec.criteria[2].levels[4]) == ("Can I see “it”?", "<best>")
    page = browser.get(f"{OFFICE}/rubrics").text
    assert "The rubric is saved. The next round of this category is scored by it." in page
    assert "The voice of a child 56%, Pictures 22%, Language 22%" in page


def test_a_criterion_is_added_worded_and_gets_a_key_of_its_own(session, poems, office, place):
    browser = office()
    page = browser.post(place, data=fields(browser.get(place).text) | {"do": "add"})
    assert page.status_code == 200
    assert re.search(r'<input[^>]*autofocus[^>]*id="criteria-3-label"', page.text)
    words = {f"criteria-3-levels-{at}": f"step {at}" for at in range(5)}
    typed = fields(page.text) | {"criteria-3-label": "Voice!", "criteria-3-weight": "1"} | words
    assert browser.post(place, data=typed).status_code == 302
    last = stored(session, poems).criteria[3]
    assert (last.key, last.label, last.levels) == ("voice-2", "Voice!", tuple(words.values()))


@pytest.mark.parametrize(
    ("wish", "order", "focus"),
    [
        ("up-2", ["Voice", "Language", "Pictures"], "up-1"),
        ("up-1", ["Pictures", "Voice", "Language"], "down-0"),
        ("down-0", ["Pictures", "Voice", "Language"], "down-1"),
        ("down-1", ["Voice", "Language", "Pictures"], "up-2"),
        ("up-0", ["Voice", "Pictures", "Language"], "down-0"),
        ("up-9", ["Voice", "Pictures", "Language"], None),
        ("sideways", ["Voice", "Pictures", "Language"], None),
    ],
)
def test_criteria_are_moved_with_all_that_was_typed_and_the_button_keeps_the_focus(
    session, poems, office, place, wish, order, focus
):
    browser = office()
    typed = fields(browser.get(place).text) | {"criteria-0-levels-0": "typed just now", "do": wish}
    page = browser.post(place, data=typed).text
    after = fields(page)
    assert [after[f"criteria-{at}-label"] for at in range(3)] == order
    assert after[f"criteria-{order.index('Voice')}-levels-0"] == "typed just now"
    assert re.findall(r'<button[^>]*id="([^"]+)"[^>]* autofocus', page) == ([focus] if focus else [])
    assert stored(session, poems) == read_rubric(RUBRIC)
    browser.post(place, data=after)
    assert [c.label for c in stored(session, poems).criteria] == order


def test_what_is_taken_out_can_be_put_back_until_it_is_saved(session, poems, office, place):
    browser = office()
    page = browser.post(place, data=fields(browser.get(place).text) | {"do": "out-1"}).text
    assert "“Pictures” is taken out as soon as you save." in page
    assert asked(page) == ["Voice", "Language"]
    gone = fields(page)
    back = fields(browser.post(place, data=gone | {"do": "back-1"}).text)
    assert back["criteria-1-question"] == "Can I see it?"
    assert [back[f"criteria-1-levels-{at}"] for at in range(5)] == LEVELS
    browser.post(place, data=gone)
    assert [c.key for c in stored(session, poems).criteria] == ["voice", "language"]


def test_the_scale_shrinks_and_grows_without_losing_a_word(session, poems, office, place):
    browser = office()
    small = fields(
        browser.post(place, data=fields(browser.get(place).text) | {"steps": "3", "do": "scale"}).text
    )
    assert small["shown"] == "3"
    assert browser.post(place, data=small | {"do": "look"}).text.count('name="look-0"') == 3
    large = fields(browser.post(place, data=small | {"steps": "6", "do": "scale"}).text)
    assert [large[f"criteria-0-levels-{at}"] for at in range(6)] == [*LEVELS, ""]
    browser.post(place, data=small | {"lowest": "0"})
    spec = stored(session, poems)
    assert (spec.lowest, spec.highest, spec.criteria[0].levels) == (0, 2, tuple(LEVELS[:3]))


def test_another_number_of_levels_is_looked_at_before_it_is_saved(session, poems, office, place):
    browser = office()
    answer = browser.post(place, data=fields(browser.get(place).text) | {"steps": "4"})
    assert answer.status_code == 400
    assert errors(answer.text) == {
        "steps": "Here are so many levels now. Look at their words once more, then save."
    }
    assert stored(session, poems) == read_rubric(RUBRIC)
    browser.post(place, data=fields(answer.text))
    assert stored(session, poems).highest == 4


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"criteria-0-label": " "}, "criteria-0-label", "Give it a name of a word or two"),
        ({"criteria-0-label": "pictures"}, "criteria-1-label", "Another criterion has this name already."),
        ({"criteria-0-weight": "0"}, "criteria-0-weight", "With 0 it would not count."),
        ({"criteria-0-weight": "much"}, "criteria-0-weight", "A number, please, such as 1 or 2.5."),
        ({"criteria-0-weight": "-1"}, "criteria-0-weight", "A number, please, such as 1 or 2.5."),
        ({"criteria-0-weight": "101"}, "criteria-0-weight", "At most 100, please."),
        ({"criteria-1-levels-2": ""}, "criteria-1-levels-2", "Say in a few words when a work is here."),
        ({"criteria-1-levels-2": "x" * 201}, "criteria-1-levels-2", "At most 200 letters, please."),
        ({"criteria-1-question": "x" * 501}, "criteria-1-question", "At most 500 letters, please."),
        (
            {"criteria-0-language": "y", "criteria-1-language": "y"},
            "criteria-0-language",
            "In translation nothing would be left to score",
        ),
        ({"steps": "1"}, "steps", "A number from 2 to 10, please."),
        ({"steps": "11"}, "steps", "A number from 2 to 10, please."),
        ({"steps": ""}, "steps", "A number from 2 to 10, please."),
        ({"lowest": "-1"}, "lowest", "A number from 0 to 90, please."),
        ({"lowest": "one"}, "lowest", "A number from 0 to 90, please."),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(
    session, poems, office, place, change, field, said
):
    browser = office()
    typed = fields(browser.get(place).text) | {"criteria-2-question": "typed just now"} | change
    answer = browser.post(place, data=typed)
    assert answer.status_code == 400
    found = errors(answer.text)
    assert list(found) == [field]
    assert found[field].startswith(said)
    assert f'href="#{field}"' in answer.text
    kept = fields(answer.text)
    for name in ("criteria-2-question", *change):
        assert kept[name] == typed[name].strip()
    assert stored(session, poems) == read_rubric(RUBRIC)


def test_a_rubric_without_a_criterion_is_refused(session, poems, office, place):
    browser = office()
    typed = fields(browser.get(place).text)
    for at in range(3):
        typed = fields(browser.post(place, data=typed | {"do": f"out-{at}"}).text)
    answer = browser.post(place, data=typed)
    assert answer.status_code == 400
    assert "Add a criterion: judges need at least one question." in answer.text
    assert stored(session, poems) == read_rubric(RUBRIC)


def test_what_somebody_else_saved_meanwhile_is_not_written_over_unseen(session, poems, office, place):
    browser = office()
    mine = fields(browser.get(place).text) | {"criteria-0-label": "Mine"}
    browser.post(place, data=mine | {"criteria-0-label": "Theirs"})
    answer = browser.post(place, data=mine)
    assert answer.status_code == 409
    assert "This rubric was changed in another window meanwhile." in answer.text
    assert re.findall(
        r"<bdi>(“Mine”: [^<]+)</bdi></th>\s*<td[^>]*>([^<]*)</td>\s*<td[^>]*>([^<]*)<", answer.text
    ) == [("“Mine”: name", "Theirs", "Mine")]
    assert stored(session, poems).criteria[0].label == "Theirs"
    kept = fields(answer.text)
    assert kept["criteria-0-label"] == "Mine"
    assert browser.post(place, data=kept).status_code == 302
    assert stored(session, poems).criteria[0].label == "Mine"
