"""The secretariat's page of a rubric: typed, looked at, saved; nothing typed is lost."""

import re
from html import unescape

import pytest

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.judging.models import Rubric
from competition.judging.rubric import GO_ON, CriterionSpec, RubricSpec, read_rubric, spec_of
from competition.judging.rules import ReadingMode, RoundState
from competition.judging.services.rubrics import keep
from tests.factories import category_of, make_member
from tests.judging.scene import LEVELS, RUBRIC, hand_in_whole, make_round, open_round
from tests.support.signin import sign_in
from tests.support.statements import counted

OFFICE = "/c/mtm-2026/office"


@pytest.fixture
def office(session, campaign, app, client):
    """The client, signed in as the secretariat. Call it after everything is made: it commits."""
    app.config["WTF_CSRF_ENABLED"] = False
    account = make_member(session, campaign, Role.SECRETARIAT)

    def come_in():
        session.commit()
        return sign_in(client, account)

    return come_in


@pytest.fixture
def place(poems):
    return f"{OFFICE}/rubrics/{poems.ref}"


def fields(page):
    """What the form holds: every input and text by its name, a tick as "y"."""
    form = re.search(r'<form[^>]*id="rubric".*?</form>', page, re.S)[0]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        values = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if values.get("type") != "checkbox" or " checked" in tag:
            found[values["name"]] = unescape(values.get("value", ""))
    for name, text in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\s*(.*?)</textarea>', form, re.S):
        found[name] = unescape(text)
    return found


def stored(session, poems):
    """The rubric as the database has it; nothing is left open, as SQLite has one writer."""
    session.refresh(poems)
    spec = spec_of(poems.rubric)
    session.commit()
    return spec


def errors(page):
    """What is said at the fields, by the field's name."""
    found = re.findall(r'<p class="field__error" id="([^"]+)-error">([^<]+)</p>', page)
    return {name: unescape(said) for name, said in found}


def shares(page):
    return [unescape(said) for said in re.findall(r'data-share="\d+">([^<]*)<', page)]


def scales(page):
    """The questions as they are set, whatever their fields are called."""
    found = re.findall(r'<fieldset class="scale".*?</fieldset>', page, re.S)
    return [re.sub(r'(id|name|aria-describedby)="[^"]*"', r"\1", one) for one in found]


def asked(page):
    """The names of the questions that the preview asks."""
    return re.findall(r'<legend class="scale__legend"[^>]*>([^<]+)<', page)


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


def test_the_weights_are_shown_in_per_cent_with_and_without_the_language(office, place):
    browser = office()
    page = browser.get(place).text
    assert shares(page) == [
        "50% of the score; 67% in translation",
        "25% of the score; 33% in translation",
        "25% of the score; left out in translation",
    ]
    typed = fields(page) | {"criteria-0-weight": "4"}
    typed.pop("criteria-2-language")
    assert shares(browser.post(place, data=typed | {"do": "look"}).text) == [
        "67% of the score",
        "17% of the score",
        "17% of the score",
    ]


def test_the_preview_asks_what_a_judge_is_asked_in_either_reading(
    session, campaign, judge, copy, now, office, place
):
    browser = office()
    page = browser.get(place).text
    assert asked(page) == ["Voice", "Pictures", "Language"]
    typed = fields(page) | {"criteria-0-label": "<Voices>", "reading": "translation"}
    piece = browser.post(f"{place}/look", data=typed)
    assert asked(piece.text) == ["&lt;Voices&gt;", "Pictures"]
    assert "Questions about the language are left out." in piece.text
    assert "<html" not in piece.text


def test_works_without_words_have_no_question_about_their_language(session, campaign, office):
    pictures = category_of(campaign, "illustration")
    browser = office()
    place = f"{OFFICE}/rubrics/{pictures.ref}"
    page = browser.get(place).text
    typed = fields(page)
    assert "It judges the language" not in page
    browser.post(place, data=typed | {"criteria-0-language": "y"})
    assert [c.language for c in stored(session, pictures).criteria] == [False, False, False]


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


def test_what_somebody_else_saved_meanwhile_is_not_written_over_unseen(session, poems, office, place):
    browser = office()
    mine = fields(browser.get(place).text) | {"criteria-0-label": "Mine"}
    browser.post(place, data=mine | {"criteria-0-label": "Theirs"})
    answer = browser.post(place, data=mine)
    assert answer.status_code == 409
    assert "This rubric was changed in another window meanwhile." in answer.text
    assert stored(session, poems).criteria[0].label == "Theirs"
    kept = fields(answer.text)
    assert kept["criteria-0-label"] == "Mine"
    assert browser.post(place, data=kept).status_code == 302
    assert stored(session, poems).criteria[0].label == "Mine"


def test_the_page_says_which_rounds_take_it_up_and_which_keep_theirs(
    session, campaign, judge, copy, now, office, place
):
    opened, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    make_round(session, campaign, now, name="The final")
    browser = office()
    page = browser.get(place).text
    assert "What you save here holds for The final, still in preparation." in page
    assert "Round 1 is open and keeps version 1: judges may be reading by it" in page
    browser.post(place, data=fields(page) | {"criteria-0-label": "Tone"})
    said = browser.get(f"{OFFICE}/rubrics").text
    assert "The rubric is saved, and The final is scored by it." in said
    hand_in_whole(session, assignment, now)
    opened.state = RoundState.CLOSED
    session.commit()
    assert "Round 1 was scored by version 1, which stays as it is." in browser.get(place).text


def test_the_versions_are_shown_with_their_rounds_and_what_differs(
    session, campaign, poems, judge, copy, now, office, place
):
    _, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, assignment, now)
    make_round(session, campaign, now, name="The final")
    browser = office()
    typed = fields(browser.get(place).text) | {
        "criteria-0-weight": "3",
        "criteria-1-levels-4": "unforgettable",
    }
    browser.post(place, data=typed)
    page = browser.get(f"{place}/versions").text
    assert re.findall(r"<h2>Version (\d)[^<]*<span[^>]*>([^<]+)<", page) == [
        ("2", "Nobody has scored with it yet"),
        ("1", "Frozen: scored with"),
    ]
    assert page.index(">The final<") < page.index("What differs from version 1") < page.index(">Round 1<")
    rows = re.findall(r"<bdi>([^<]+)</bdi></th>\s*<td[^>]*>([^<]*)</td>\s*<td[^>]*>([^<]*)</td>", page)
    assert [tuple(map(unescape, row)) for row in rows] == [
        ("“Voice”: weight", "2", "3"),
        ("“Pictures”: level 5", "as nobody else", "unforgettable"),
    ]
    assert session.query(Rubric).count() == 2


def test_a_version_shows_its_words_to_who_asks(session, campaign, judge, copy, now, office, place):
    open_round(session, campaign, [judge], [copy], now)
    browser = office()
    assert LEVELS[4] not in browser.get(f"{place}/versions").text
    page = browser.get(f"{place}/versions?version=1").text
    assert page.count(f"<span>{LEVELS[4]}</span>") == 3
    assert page.index("Voice") < page.index("Do I hear a child?") < page.index(LEVELS[0])


def test_a_first_pass_has_a_question_of_its_own(session, campaign, poems, now, office, place):
    round_ = make_round(session, campaign, now, name="Sieve")
    levels = ("No", "Maybe", "Yes")
    spec = RubricSpec(1, 3, (CriterionSpec(GO_ON, "Should this go on?", "", 1.0, False, levels),))
    round_.categories[0].rubric = keep(session, category=poems, spec=spec, now=now)
    browser = office()
    assert "Sieve" not in browser.get(place).text
    assert "Sieve: a first pass" in browser.get(f"{OFFICE}/rubrics").text
    assert "Version 2 · a first pass" in browser.get(f"{place}/versions").text


@pytest.mark.parametrize("mode", [ReadingMode.ORIGINAL, ReadingMode.TRANSLATION])
def test_the_preview_is_the_judges_sheet_to_the_letter(
    session, campaign, judge, copy, now, client, office, place, mode
):
    _, (assignment,) = open_round(session, campaign, [judge], [copy], now, mode)
    account = session.get_one(Account, judge.account_id)
    sheet = f"/sheet/{assignment.ref}"
    browser = office()
    page = browser.get(place).text
    piece = browser.post(f"{place}/look", data=fields(page) | {"reading": mode.value}).text
    judged = sign_in(client, account).get(sheet).text
    assert len(scales(judged)) == (3 if mode is ReadingMode.ORIGINAL else 2)
    assert scales(piece) == scales(judged)


def test_a_category_without_a_rubric_says_so_and_begins_from_another(session, campaign, poems, office, place):
    poems.rubric = {}
    browser = office()
    assert "Needs a look" in browser.get(f"{OFFICE}/rubrics").text
    page = browser.get(place).text
    assert '<details class="rubric__begin" open>' in page
    assert asked(page) == []


def test_the_settings_lead_to_the_rubrics(office):
    page = office().get(f"{OFFICE}/categories").text
    tabs = re.search(r'<nav class="tabs".*?</nav>', page, re.S)[0]
    assert re.findall(r">([^<]+)</a>", tabs)[2:4] == ["Categories", "Rubrics"]


def test_the_largest_rubric_asks_little_and_weighs_little(
    session, database, campaign, judge, copy, poems, now, office, place
):
    levels = [f"{number}: a level in as many words as anybody would read here" for number in range(10)]
    voice = {**RUBRIC["criteria"][0], "levels": levels}
    criteria = [{**voice, "key": f"k{at}", "label": f"Voice {at}"} for at in range(10)]
    poems.rubric = {"lowest": 1, "highest": 10, "criteria": criteria}
    open_round(session, campaign, [judge], [copy], now)
    browser = office()
    for where in (place, f"{OFFICE}/rubrics", f"{place}/versions"):
        with counted(database) as seen:
            page = browser.get(where)
        assert len(seen) <= 8
        assert len(page.data) < 100_000
    page = browser.get(place)
    assert "Add a criterion" not in page.text
    assert browser.post(place, data=fields(page.text)).status_code == 302
