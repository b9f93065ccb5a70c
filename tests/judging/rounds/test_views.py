"""The secretariat plans rounds: it reads what will happen, and loses nothing that was typed."""

import re

import pytest

from competition.judging.models import Round
from competition.judging.rounds.rules import GoingOn, RoundMode
from competition.judging.rules import RoundState
from competition.judging.services import release
from competition.results.models import Standing
from tests.judging.scene import accept, assign, make_judge, make_round, open_round
from tests.support.statements import counted

OFFICE = "/c/mtm-2026/office"


@pytest.fixture
def typed(campaign, poems):
    """What is typed for a round of poems."""
    nothing = {f"reads-{category.id}": "0" for category in campaign.categories}
    return {
        "name": "Round 1",
        "source": "0",
        "mode": "rating",
        "rule": "none",
        "opens_at": "",
        "closes_at": "2026-11-30T23:00",
        **nothing,
        f"reads-{poems.id}": "3",
    }


def said(page):
    """What the form says a round would come to."""
    return re.sub(r"\s+", " ", re.search(r"data-glance[^>]*>([^<]*)<", page)[1])


def test_the_page_says_what_will_happen(session, campaign, copies, judge, typed, office):
    make_judge(session, campaign, "Olav", capacity=7)
    browser = office()
    page = browser.post(f"{OFFICE}/rounds/new", data={**typed, "look": "1"})
    assert page.status_code == 200
    assert said(page.text) == "4 entries go in; 3 reads each make 12 reads; the panel of 2 has room for 27."
    more = {**typed, f"reads-{copies['A'].category_id}": "8"}
    assert browser.post(f"{OFFICE}/rounds/glance", data=more).text == (
        "4 entries go in; 8 reads each make 32 reads; the panel of 2 has room for 27. "
        "5 reads more than there is room for: invite judges, or ask for fewer reads per entry."
    )
    assert session.query(Round).count() == 0


def test_categories_without_entries_are_named(session, campaign, copies, typed, office):
    every = {f"reads-{category.id}": "2" for category in campaign.categories}
    page = office().post(f"{OFFICE}/rounds/glance", data={**typed, **every}).text
    assert "4 entries go in; 2 reads each make 8 reads; nobody on the panel is ready yet." in page
    assert "There is no entry of " in page
    assert "Essays, 5–10" in page
    assert "Poems, 5–10" not in page


def test_a_round_is_set_up_with_its_mode_and_its_rule(session, copies, typed, office):
    more = {"mode": "first-pass", "rule": "top", "rule_value": "2", "opens_at": "2026-11-20T08:00"}
    office().post(f"{OFFICE}/rounds/new", data={**typed, **more})
    round_ = session.query(Round).one()
    assert (round_.mode, round_.rule, round_.rule_value) == (RoundMode.FIRST_PASS, GoingOn.TOP, 2)
    assert round_.opens_at.isoformat() == "2026-11-20T07:00:00+00:00"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"opens_at": "2026-12-01T08:00"}, "Judges would have to finish before the round opens."),
        ({"closes_at": "2026-11-01T08:00"}, "That moment has passed."),
        ({"rule": "top", "rule_value": "0"}, "This rule needs a whole number from 1 to 100,000."),
        ({"rule": "share", "rule_value": ""}, "This rule needs a whole number from 1 to 100."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(
    session, copies, typed, office, change, sentence
):
    answer = office().post(f"{OFFICE}/rounds/new", data={**typed, "name": "My own name", **change})
    assert answer.status_code == 400
    (field,) = re.findall(r'class="field__error" id="(\w+)-error">([^<]+)<', answer.text)
    assert sentence in field[1]
    assert f'aria-describedby="{field[0]}-hint {field[0]}-error"' in answer.text
    assert 'value="My own name"' in answer.text
    assert session.query(Round).count() == 0


def test_a_round_without_entries_is_refused_in_a_sentence(session, campaign, typed, office):
    answer = office().post(f"{OFFICE}/rounds/new", data={**typed, "name": "Empty"})
    assert answer.status_code == 409
    assert "No entry would go in: none of the categories that you chose has an accepted entry." in answer.text
    assert 'value="Empty"' in answer.text
    assert session.query(Round).count() == 0


def test_a_category_without_a_rubric_is_named(session, copies, poems, typed, office):
    poems.rubric = {}
    answer = office().post(f"{OFFICE}/rounds/new", data=typed)
    assert answer.status_code == 409
    assert "has no rubric with worded levels yet" in answer.text


def test_the_planned_day_is_told_and_only_the_release_opens(
    session, campaign, judge, copy, typed, office, now
):
    browser = office()
    browser.post(f"{OFFICE}/rounds/new", data={**typed, "opens_at": "2026-11-20T08:00"})
    round_ = session.query(Round).one()
    ref = round_.ref
    session.commit()
    page = browser.get(f"{OFFICE}/rounds/{ref}").text
    assert "It is meant to open on 20 November 2026" in page
    assert "releasing the assignments opens it." in page
    assign(session, round_, judge, copy)
    release(session, round_=round_, actor=None, now=now)
    session.commit()
    assert "It is meant to open" not in browser.get(f"{OFFICE}/rounds/{ref}").text


def test_a_draft_is_changed_on_its_page(session, campaign, copy, judge, poems, typed, office, now):
    round_ = make_round(session, campaign, now)
    assign(session, round_, judge, copy)
    browser, place = office(), f"{OFFICE}/rounds/{round_.ref}"
    page = browser.get(f"{place}/change").text
    assert 'value="Round 1"' in page
    assert re.search(rf'name="reads-{poems.id}"[^>]*value="2"', page)
    assert said(page) == "1 entry goes in; 2 reads each make 2 reads; the panel of 1 judge has room for 20."
    assert browser.post(f"{place}/change", data={**typed, "name": "Early reading"}).location == place
    after = browser.get(place).text
    assert "Early reading" in after
    assert "Its allocation no longer fitted, so it was dropped." in after


def test_a_draft_is_deleted_after_a_question(session, campaign, copy, judge, office, now):
    round_ = make_round(session, campaign, now)
    assign(session, round_, judge, copy)
    browser, place = office(), f"{OFFICE}/rounds/{round_.ref}"
    assert "1 assignment that was prepared goes with it." in browser.get(f"{place}/delete").text
    assert browser.post(f"{place}/delete").location == f"{OFFICE}/rounds"
    assert "“Round 1” is deleted." in browser.get(f"{OFFICE}/rounds").text
    assert session.query(Round).count() == 0


def test_an_open_round_is_not_deleted_but_its_last_day_moves(session, campaign, copy, judge, office, now):
    round_, _ = open_round(session, campaign, [judge], [copy], now)
    browser, place = office(), f"{OFFICE}/rounds/{round_.ref}"
    assert browser.get(f"{place}/delete").location == place
    browser.post(f"{place}/delete")
    session.refresh(round_)
    assert round_.state is RoundState.OPEN
    session.commit()
    past = browser.post(f"{place}/change", data={"rule": "none", "closes_at": "2026-11-01T08:00"})
    assert past.status_code == 400
    assert "That moment has passed." in past.text
    assert 'value="2026-11-01T08:00"' in past.text
    browser.post(f"{place}/change", data={"rule": "top", "rule_value": "5", "closes_at": "2026-12-04T23:00"})
    page = browser.get(place).text
    assert "1 judge is being told." in page
    assert "Judges finish by 4 December 2026" in page
    assert "The best 5 entries of each category go on" in page


def test_what_goes_on_is_said_aloud_and_leads_to_the_next_round(session, first, judge, office, poems, typed):
    browser = office()
    place = f"{OFFICE}/results/going-on/{first.ref}"
    assert f'href="{place}"' in browser.get(f"{OFFICE}/rounds/{first.ref}").text
    assert f'href="{place}"' in browser.get(f"{OFFICE}/results").text
    page = browser.get(place).text
    assert "3 entries go on" in page
    assert re.findall(r'data-label="Goes on">([^<]+)<', page) == ["3 of 4"]
    assert re.findall(r'data-label="Raw mean">([^<]+)<', page) == ["75.0"]
    assert "1 more than the rule gives, as it is equal to the last one." in page
    (way,) = re.findall(r'href="([^"]+rounds/new[^"]*)"', page)
    assert way == f"{OFFICE}/rounds/new?from={first.ref}"
    form = browser.get(way).text
    assert re.search(rf'<option selected value="{first.id}">What goes on from “Round 1”', form)
    assert said(form).startswith("3 entries go in; ")
    browser.post(f"{OFFICE}/rounds/new", data={**typed, "source": str(first.id), "name": "The final"})
    session.expire_all()
    final = session.query(Round).filter_by(name="The final").one()
    assert final.source_id == first.id
    ref = final.ref
    session.commit()
    assert "What goes on from “Round 1” goes in." in browser.get(f"{OFFICE}/rounds/{ref}").text


def test_before_the_standings_the_way_to_them_is_shown(session, first, typed, office):
    session.query(Standing).delete()
    browser = office()
    page = browser.get(f"{OFFICE}/results/going-on/{first.ref}").text
    assert "What goes on follows from the standings. Compute them first." in page
    answer = browser.post(f"{OFFICE}/rounds/new", data={**typed, "source": str(first.id)})
    assert answer.status_code == 409
    assert "Compute them first, on the page of the results; then come back." in answer.text


def test_a_closed_round_without_a_rule_leads_to_where_it_is_said(session, first, office):
    first.rule, first.rule_value = GoingOn.NONE, 0
    browser = office()
    page = browser.get(f"{OFFICE}/results/going-on/{first.ref}").text
    assert "This round has no rule for going on." in page
    change = f"{OFFICE}/rounds/{first.ref}/change"
    assert f'href="{change}"' in page
    form = browser.get(change).text
    assert 'name="closes_at"' not in form
    browser.post(change, data={"rule": "threshold", "rule_value": "70"})
    session.refresh(first)
    assert (first.rule, first.rule_value) == (GoingOn.THRESHOLD, 70)


def test_the_form_asks_little_however_many_rounds_there_are(
    session, campaign, school_class, first, poems, office, database, now
):
    browser = office()
    browser.get(f"{OFFICE}/rounds/new")
    numbers = []
    for _ in range(2):
        draft = make_round(session, campaign, now)
        accept(session, school_class, poems)
        ref = draft.ref
        session.commit()
        pages = ("rounds/new", f"rounds/new?from={first.ref}", f"rounds/{ref}/change", f"rounds/{ref}/delete")
        pages += (f"rounds/{ref}", f"results/going-on/{first.ref}", f"rounds/{first.ref}/change")
        for page in pages:
            with counted(database) as seen:
                assert browser.get(f"{OFFICE}/{page}").status_code == 200
            assert len(seen) <= 8, (page, len(seen), "\n".join(seen))
            numbers.append(len(seen))
    assert numbers[:7] == numbers[7:]
