"""The secretariat looks at a sheet as a judge gets it, and can change nothing by looking."""

import re

import pytest

from competition.entries.blinding import retire
from competition.entries.models import Entry
from competition.judging.models import Assignment, Scoresheet
from competition.judging.rules import ReadingMode
from competition.platform.audit import AuditEntry
from tests.factories import category_of
from tests.judging.scene import RUBRIC, accept, make_round, open_round

OFFICE = "/c/mtm-2026/office"
GREEK = {
    "title": "Η θάλασσα",
    "text": "Η θάλασσα είναι πλατιά.\nΕμείς πλατύτεροι.",
    "language": "el",
    "translation_language": "en",
    "translation_title": "The sea",
    "translation": "The sea is wide.\nWe are wider.",
}


@pytest.fixture
def greek(session, school_class, poems):
    return accept(session, school_class, poems, **GREEK)


def place_of(round_, copy, read=None):
    return f"{OFFICE}/rounds/{round_.ref}/preview/{copy.ref}" + (f"?read={read}" if read else "")


def work_on(page):
    """The work as it stands on the page, byte for byte."""
    return re.search(r"<article.*?</article>", page, re.DOTALL)[0]


def questions_on(page):
    return re.findall(r'<fieldset class="scale.*?</fieldset>', page, re.DOTALL)


def leads(page):
    """The ways that the page's own note offers, by their words."""
    (note,) = re.findall(r'<section class="note [^"]*preview.*?</section>', page, re.DOTALL)
    return {words: url for url, words in re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>([^<]*)</a>', note)}


def test_an_entry_is_looked_at_as_a_judge_before_anything_is_given_out(session, campaign, greek, office, now):
    round_ = make_round(session, campaign, now)
    page = office().get(place_of(round_, greek)).text
    assert "Preview as judge" in page
    assert "This is the sheet as a judge gets it. Nothing can be chosen or saved here." in page
    assert "No judge sees it before the round is released." in page
    assert "Η θάλασσα είναι πλατιά." in page
    assert "Do I hear a child?" in page


@pytest.mark.parametrize(
    ("mode", "asked"),
    [(ReadingMode.ORIGINAL, 3), (ReadingMode.TRANSLATION, 2)],
    ids=["original", "translation"],
)
def test_work_and_questions_are_the_judges_own_byte_for_byte(
    session, campaign, greek, judge, reader, office, now, mode, asked
):
    round_, (assignment,) = open_round(session, campaign, [judge], [greek], now, mode=mode)
    look = office()
    seen = look.get(place_of(round_, greek, mode.value)).text
    given = reader().get(f"/sheet/{assignment.ref}").text
    assert GREEK["text"].splitlines()[0] in work_on(given)
    assert work_on(seen) == work_on(given)
    assert len(questions_on(given)) == asked
    assert questions_on(seen) == questions_on(given)


def test_looking_saves_nothing_and_there_is_nothing_to_save_with(
    session, campaign, greek, office, forms, now
):
    round_ = make_round(session, campaign, now)
    browser = office()
    written = session.query(AuditEntry).count()
    place = place_of(round_, greek)
    page = browser.get(place).text
    assert re.findall(r'<form[^>]*method="post"[^>]*action="([^"]*)"', page) == ["/sign-out", "/language"]
    main = page.split("<main")[1].split("</main>")[0]
    assert main.count("<form") == 3
    for form in re.findall(r"<form.*?</form>", main, re.DOTALL):
        assert re.fullmatch(
            r"<form class=\"form\"(?: id=\"scores\")?>\s*<fieldset class=\"form\" disabled>.*</form>",
            form,
            re.DOTALL,
        )
        assert 'name="csrf_token"' not in form
    (button,) = re.findall(r'<button[^>]*form="scores"[^>]*>', main)
    assert " disabled" in button
    assert not re.search(r"data-(scoring|left|judge|page)=", page)
    assert {"scoring", "left"}.isdisjoint(re.findall(r"js/(\w+)\.js", page))
    typed = {"version": "0", "score-voice": "4", "reason": "x", "kind": "copied"}
    for way, status in (("", 405), ("/save", 404), ("/flag", 404), ("/recuse", 404)):
        assert browser.post(place + way, data=typed).status_code == status
    assert session.query(Assignment).count() == session.query(Scoresheet).count() == 0
    assert session.query(AuditEntry).count() == written


def test_one_entry_leads_to_the_next_and_a_way_of_reading_is_kept(
    session, campaign, school_class, poems, greek, office, now
):
    drawings = category_of(campaign, "illustration")
    other = accept(session, school_class, drawings, title="A bus", text="")
    last = accept(session, school_class, poems, **{**GREEK, "title": "Last"})
    round_ = make_round(session, campaign, now, reads={poems.id: 2, drawings.id: 2})
    browser = office()
    assert browser.get(f"{OFFICE}/rounds/{round_.ref}/preview").location == place_of(round_, greek)
    page = browser.get(place_of(round_, greek, "translation")).text
    assert "Entry 1 of 3" in page
    assert leads(page) == {
        "Read in the original": place_of(round_, greek),
        "The next entry": place_of(round_, last, "translation"),
        "To the round": f"{OFFICE}/rounds/{round_.ref}",
        "To the entry itself": f"{OFFICE}/copies/{greek.ref}",
    }
    page = browser.get(place_of(round_, other, "translation")).text
    assert "Entry 3 of 3" in page
    assert leads(page)["The entry before"] == place_of(round_, last, "translation")
    assert "Read in the original" not in page


def test_a_round_without_entries_has_nothing_to_look_at(session, campaign, office, now):
    round_ = make_round(session, campaign, now)
    browser = office()
    answer = browser.get(f"{OFFICE}/rounds/{round_.ref}/preview", follow_redirects=True)
    assert answer.request.path == f"{OFFICE}/rounds/{round_.ref}"
    assert "This round has no entries yet." in answer.text
    assert "Preview as judge" not in answer.text


def test_an_accepted_entry_is_looked_at_before_there_is_a_round(session, campaign, greek, office):
    entry = session.get_one(Entry, greek.entry_id)
    browser = office()
    own = f"{OFFICE}/entries/{entry.ref}/preview"
    assert f'href="{own}"' in browser.get(f"{OFFICE}/entries/{entry.ref}").text
    assert browser.get(own).location == f"{OFFICE}/copies/{greek.ref}/preview"
    page = browser.get(own, follow_redirects=True).text
    assert "It is in no round yet" in page
    assert len(questions_on(page)) == 3
    page = browser.get(f"{OFFICE}/copies/{greek.ref}/preview?read=translation").text
    assert len(questions_on(page)) == 2


def test_a_rubric_that_is_not_whole_has_no_questions_to_show(session, campaign, poems, greek, office):
    poems.rubric = {**RUBRIC, "criteria": [{**RUBRIC["criteria"][0], "levels": ["only one"]}]}
    page = office().get(f"{OFFICE}/copies/{greek.ref}/preview").text
    assert "The rubric of this category is not complete yet" in page
    assert questions_on(page) == []


def test_an_entry_is_looked_at_in_the_newest_round_that_it_goes_into(session, campaign, greek, office, now):
    make_round(session, campaign, now)
    newest = make_round(session, campaign, now, name="Round 2")
    entry = session.get_one(Entry, greek.entry_id)
    answer = office().get(f"{OFFICE}/entries/{entry.ref}/preview")
    assert answer.location == place_of(newest, greek)


def test_what_is_held_may_be_looked_at_and_what_stands_no_more_may_not(session, campaign, greek, office, now):
    round_ = make_round(session, campaign, now)
    entry = session.get_one(Entry, greek.entry_id)
    greek.held_at = now
    browser = office()
    page = browser.get(place_of(round_, greek)).text
    assert "This entry is held: no judge sees it until you have settled it." in page
    ways = (
        place_of(round_, greek),
        f"{OFFICE}/copies/{greek.ref}/preview",
        f"{OFFICE}/entries/{entry.ref}/preview",
    )
    assert [browser.get(way).status_code for way in ways] == [200, 200, 302]
    greek.apart_at = now
    session.commit()
    assert [browser.get(way).status_code for way in ways] == [404, 404, 404]
    greek.apart_at = None
    retire(session, entry_id=entry.id, now=now)
    session.commit()
    assert [browser.get(way).status_code for way in ways] == [404, 404, 404]
