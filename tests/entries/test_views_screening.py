"""The secretariat's pages of entries, in a browser's words."""

import re

import pytest

from competition.accounts.rules import Role
from competition.entries import services
from competition.entries.facts import Words
from competition.entries.rules import EntryState, ScreeningDecision
from tests.entries.conftest import picture
from tests.factories import (
    OPENS,
    category_of,
    make_campaign,
    make_city,
    make_class,
    make_entry,
    make_member,
    make_person,
    make_school,
)
from tests.support.statements import counted

OFFICE = "/c/mtm-2026/office"
LIST = f"{OFFICE}/entries"
ACCEPT, RETURN, DISQUALIFY = ScreeningDecision
NOTE = "Please send the second stanza once more; it breaks off."


def page_of(entry, rest=""):
    return f"{LIST}/{entry.ref}{rest}"


def fresh(session, entry):
    """An entry as it stands in the database; nothing is left open, as SQLite has one writer."""
    session.refresh(entry)
    session.commit()
    return entry


def titles(page):
    return re.findall(r"<bdi[^>]*>([^<]*)</bdi></a>", page.text)


# ---- who may ----------------------------------------------------------------------------------------------


def test_nobody_but_the_campaigns_office_finds_the_entries(session, campaign, hand_in, teacher, browse):
    entry = hand_in()
    judge = make_member(session, campaign, Role.JUDGE, "judge@example.org")
    other = make_member(session, make_campaign(session, "other"), Role.SECRETARIAT, "other@example.org")
    for somebody in (teacher, judge, other):
        browser = browse(somebody)
        for address in (LIST, page_of(entry)):
            answer = browser.get(address)
            assert answer.status_code == 404
            assert "The sea" not in answer.text
        assert browser.post(LIST, data={"entry": entry.ref}).status_code == 404
        assert browser.post(page_of(entry, "/accept")).status_code == 404
    assert fresh(session, entry).state is EntryState.SUBMITTED


def test_a_visitor_is_asked_to_sign_in(session, hand_in, client):
    entry = hand_in()
    session.commit()
    assert "/sign-in" in client.get(page_of(entry)).location


def test_an_entry_is_not_found_under_another_campaign(session, hand_in, office, browse):
    entry = hand_in()
    other = make_member(session, make_campaign(session, "other"), Role.SECRETARIAT, "other@example.org")
    assert browse(other).get(f"/c/other/office/entries/{entry.ref}").status_code == 404
    assert browse(office).get(page_of(entry)).status_code == 200


def test_a_draft_is_counted_but_its_content_is_the_classes_own(write, browser):
    draft = write()
    office = browser()
    page = office.get(LIST).text
    assert "Draft 1" in page
    assert "Not handed in" in page
    assert "The sea" not in page
    assert office.get(page_of(draft)).status_code == 404


def test_an_entry_reopened_and_forgotten_can_still_be_returned(session, hand_in, teacher, now, browser):
    entry = hand_in()
    services.reopen(session, entry=entry, actor=teacher, now=now)
    page = browser().get(page_of(entry)).text
    assert "Return the entry" in page
    assert "Accept the entry" not in page


# ---- the list ---------------------------------------------------------------------------------------------


def test_an_empty_campaign_says_what_comes_next(campaign, browser):
    page = browser().get(LIST).text
    assert "No class has begun an entry yet" in page
    assert 'href="/c/mtm-2026/"' in page


def test_the_list_counts_by_state_and_says_where_all_is_screened(session, hand_in, decide, browser):
    decide(hand_in("First"), ACCEPT)
    decide(hand_in("Second"), RETURN, NOTE)
    office = browser()
    page = office.get(LIST)
    assert titles(page) == ["First", "Second"]
    assert all(said in page.text for said in ("All 2", "Accepted 1", "Returned 1", "Nothing waits"))
    assert "Everything that came so far is decided." in office.get(f"{LIST}?state=submitted").text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Here", "Hav", "Away"]),
        ("state=accepted", ["Here"]),
        ("language=nb", ["Hav"]),
        ("city={city}", ["Away"]),
        ("category={essay}", ["Away"]),
        ("search=ha", ["Hav"]),
        ("search=mtm-here", ["Here"]),
        ("search=%25", []),
        ("form=essay", ["Away"]),
        ("age_group=5-10&form=poem", ["Here", "Hav"]),
        ("city=nonsense", ["Here", "Hav", "Away"]),
        ("state=nonsense&category=nonsense&page=nonsense", ["Here", "Hav", "Away"]),
    ],
)
def test_the_address_narrows_the_list(session, campaign, school_class, browser, query, found):
    oslo = make_city(session, campaign, "Oslo")
    poem, essay = category_of(campaign), category_of(campaign, "essay")
    away = make_class(session, make_school(session, oslo, "Away School"), campaign)
    make_entry(session, school_class, poem, EntryState.ACCEPTED, title="Here", number="MTM-HERE")
    make_entry(session, school_class, poem, EntryState.SUBMITTED, title="Hav", language="nb", number="MTM-2")
    make_entry(session, away, essay, EntryState.SUBMITTED, title="Away", number="MTM-3")
    page = browser().get(f"{LIST}?{query.format(city=oslo.ref, essay=essay.ref)}")
    assert titles(page) == found
    assert ("No entry fits" in page.text) is (not found)


def test_the_list_goes_on_after_fifty(session, campaign, school_class, browser):
    for number in range(51):
        state, title = EntryState.SUBMITTED, f"Poem {number + 1}"
        make_entry(session, school_class, category_of(campaign), state, title=title, number=f"M-{number}")
    office = browser()
    first, second = office.get(LIST), office.get(f"{LIST}?page=2")
    assert (len(titles(first)), titles(second)) == (50, ["Poem 51"])
    assert 'rel="next" href="/c/mtm-2026/office/entries?page=2"' in first.text
    assert "Entries 51 to 51" in second.text


def test_several_are_accepted_at_once_and_the_answer_says_which_stay_and_why(
    session, hand_in, add, decide, write, submit, browser
):
    one, two, gone = hand_in("One"), hand_in("Two"), hand_in("Gone")
    waiting = write(words=Words("Waiting", "A boat.", "en"))
    add(waiting, alt="A boat")
    submit(waiting)
    office = browser()
    decide(gone, DISQUALIFY, "It is copied from a book.")
    session.commit()
    ticked = [entry.ref for entry in (one, two, gone, waiting)]
    page = office.post(f"{LIST}?language=en", data={"entry": ticked}, follow_redirects=True)
    assert page.request.full_path.endswith("/entries?language=en")
    assert "2 entries are accepted." in page.text
    said = re.sub("</?bdi[^>]*>", "", page.text)
    assert "“Gone” stays as it is: it does not wait for screening any more." in said
    assert "“Waiting” stays: a picture is not ready for the judges yet." in said
    assert [fresh(session, entry).state for entry in (one, two, gone, waiting)] == [
        EntryState.ACCEPTED,
        EntryState.ACCEPTED,
        EntryState.DISQUALIFIED,
        EntryState.SUBMITTED,
    ]


def test_only_what_waits_can_be_ticked_and_all_of_it_at_once(hand_in, decide, browser):
    waiting, done = hand_in("Waiting"), hand_in("Done")
    decide(done, ACCEPT)
    office = browser()
    assert f'value="{waiting.ref}"' in office.get(LIST).text
    assert f'value="{done.ref}"' not in office.get(LIST).text
    assert "checked" not in office.get(LIST).text
    assert office.get(f"{LIST}?tick=all").text.count(" checked>") == 1


def test_accepting_nothing_says_what_to_do(hand_in, browser):
    hand_in()
    assert "No entry is ticked yet." in browser().post(LIST, follow_redirects=True).text


# ---- the dashboard, and how little is asked ---------------------------------------------------------------


def test_the_dashboard_says_how_many_wait(hand_in, write, decide, browser):
    office = browser()
    assert "Nothing is handed in yet." in office.get(OFFICE).text
    write()
    assert "1 draft is begun." in browser().get(OFFICE).text
    first, second = hand_in(), hand_in()
    page = browser().get(OFFICE).text
    assert "2 entries are handed in, 2 wait for screening." in page
    assert f'href="{LIST}?state=submitted"' in page
    decide(first, ACCEPT)
    decide(second, ACCEPT)
    assert "2 entries are handed in, all of them are screened." in browser().get(OFFICE).text


@pytest.fixture
def laden(session, write, add, submit, decide):
    """Make as many entries as told, each with as many people, decisions and (at most two) pictures."""

    def laden(rows):
        entries = [write() for _ in range(rows)]
        for entry in entries:
            for at in range(2, rows + 1):
                make_person(session, entry, f"Pupil {at}", position=at)
            for _ in range(min(rows, 2)):
                add(entry, picture(size=(20, 20)), alt="A boat")
            entry.state, entry.number = EntryState.RETURNED, f"MTM-{entry.id}"
            for _ in range(rows):
                decide(entry, RETURN, NOTE)
            entry.state = EntryState.SUBMITTED
        return entries

    return laden


@pytest.mark.parametrize("path", ["", "?state=submitted&search=s&sort=-title", "/{ref}"])
def test_a_page_asks_the_same_for_one_row_and_for_three(laden, browser, database, path):
    asked = []
    for rows in (1, 3):
        address = f"{LIST}{path.format(ref=laden(rows)[0].ref)}"
        office = browser()
        office.get(address)
        with counted(database) as seen:
            assert office.get(address).status_code == 200
        asked.append(len(seen))
    assert asked[0] == asked[1] <= 8, "\n".join(seen)


def test_no_search_tells_of_a_title_that_was_never_handed_in(session, school_class, campaign, browser):
    poem = category_of(campaign)
    make_entry(session, school_class, poem, EntryState.DRAFT, title="Hidden away")
    make_entry(session, school_class, poem, EntryState.SUBMITTED, title="Shown away", number="MTM-2")
    assert titles(browser().get(f"{LIST}?search=away")) == ["Shown away"]


# ---- narrowed and ordered by the address ------------------------------------------------------------------


@pytest.fixture
def three(session, campaign, school_class):
    """Three entries that stand differently in every order."""
    poem, essay = category_of(campaign), category_of(campaign, "essay")
    made = [("Bus", poem, "nb", "MTM-1"), ("cat", essay, "el", "MTM-2"), ("Ark", poem, "fr", "MTM-3")]
    for title, category, language, number in made:
        make_entry(
            session,
            school_class,
            category,
            EntryState.SUBMITTED,
            title=title,
            language=language,
            number=number,
        )


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("", ["Bus", "cat", "Ark"]),
        ("sort=-handed-in", ["Ark", "cat", "Bus"]),
        ("sort=title", ["Ark", "Bus", "cat"]),
        ("sort=-title", ["cat", "Bus", "Ark"]),
        ("sort=category", ["cat", "Bus", "Ark"]),
        ("sort=language", ["cat", "Ark", "Bus"]),
        ("sort=nonsense", ["Bus", "cat", "Ark"]),
    ],
)
def test_the_address_orders_the_list(three, browser, order, found):
    assert titles(browser().get(f"{LIST}?{order}")) == found


def test_a_head_turns_the_order_round_and_keeps_what_is_set(three, browser):
    page = browser().get(f"{LIST}?search=a&sort=title&page=1").text
    assert 'aria-sort="ascending"' in page
    assert f'href="{LIST}?search=a&amp;sort=-title">Entry</a>' in page
    assert f'href="{LIST}?search=a&amp;sort=language">Language</a>' in page


def test_the_list_says_what_it_is_narrowed_to_and_how_each_is_let_go(three, browser):
    page = browser().get(f"{LIST}?search=a&language=fr&sort=title").text
    assert ">1 of 3 entries</p>" in page
    assert f'href="{LIST}?language=fr&amp;sort=title" aria-label="Without Number or title: “a”"' in page
    assert f'href="{LIST}?search=a&amp;sort=title" aria-label="Without Language: French"' in page


def test_a_list_that_is_whole_has_nothing_to_let_go(three, browser):
    page = browser().get(f"{LIST}?sort=title").text
    assert ">3 entries</p>" in page
    assert 'class="chip"' not in page


def test_no_order_tells_of_a_title_that_was_never_handed_in(session, campaign, school_class, three, browser):
    poem = category_of(campaign)
    make_entry(session, school_class, poem, EntryState.DRAFT, title="Aaa hidden", number=None)
    for order in ("title", "-title"):
        page = browser().get(f"{LIST}?sort={order}").text
        assert "Aaa hidden" not in page
        assert page.rindex("Not handed in") > max(page.index(f">{title}<") for title in ("Bus", "cat", "Ark"))


def test_what_is_said_of_an_entry_stands_beside_it_and_narrows_the_list(
    session, campaign, school_class, browser
):
    state, poem = EntryState.SUBMITTED, category_of(campaign)
    make_entry(session, school_class, poem, state, title="Late one", number="M-1", late_by=60)
    make_entry(session, school_class, poem, state, title="Again", number="M-2", returned_at=OPENS)
    make_entry(
        session, school_class, poem, EntryState.RETURNED, title="Away", number="M-3", returned_at=OPENS
    )
    make_entry(session, school_class, poem, title="Begun", late_by=60)
    office = browser()
    page = office.get(LIST)
    said = re.findall(r'class="marks[^>]*>(.*?)</div>', page.text, re.S)
    assert [re.sub(r"<[^>]+>", "", each).strip() for each in said] == ["Late", "Returned before"]
    assert titles(office.get(f"{LIST}?mark=late&state=submitted")) == ["Late one"]
    assert titles(office.get(f"{LIST}?mark=returned-before")) == ["Again"]


def test_the_table_taken_out_is_narrowed_by_all_that_narrows_the_list(
    session, campaign, school_class, browser
):
    state, poem, essay = EntryState.SUBMITTED, category_of(campaign), category_of(campaign, "essay")
    make_entry(session, school_class, poem, state, title="In time", number="M-1")
    make_entry(session, school_class, poem, state, title="Late", number="M-2", late_by=60)
    make_entry(session, school_class, essay, state, title="Long", number="M-3", late_by=60)
    office = browser()
    page = office.get(f"{LIST}?mark=late&form=essay&age_group=5-10&page=1").text
    (way,) = re.findall(r'href="([^"]+)">Take these entries out', page)
    page = office.get(way.replace("&amp;", "&")).text
    assert "1 entry" in page
    (action,) = re.findall(r'<form[^>]+action="([^"]+export[^"]+)"', page)
    with office.post(action.replace("&amp;", "&"), data={"kind": "json"}) as answer:
        assert [line["title"] for line in answer.json] == ["Long"]
