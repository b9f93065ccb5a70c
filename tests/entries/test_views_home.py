"""A teacher's first page: each class with its sprig, what is missing, and the one thing to do."""

import re
from datetime import timedelta

import pytest

from competition.entries.facts import Words
from competition.entries.rules import EntryState
from tests.factories import DEADLINE, RESULTS, category_of, make_class, make_entry
from tests.support.signin import sign_in
from tests.support.statements import counted

AFTER = DEADLINE + timedelta(hours=1)


def words(page):
    """The text of the page itself, its tags and drawings left out."""
    main = page[page.index("<main") : page.index("</main>")]
    bare = re.sub(r"<svg.*?</svg>", "", main, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", bare))


def primary(page):
    """The page's one primary button: where it leads and what it says."""
    links = re.findall(r'<a class="button button--primary" href="([^"]+)">([^<]+)<', page)
    posts = re.findall(
        r'<form[^>]*action="([^"]+)"[^>]*>(?:(?!</form>).)*?'
        r'<button class="button button--primary"[^>]*>([^<]+)<',
        page,
        re.S,
    )
    (found,) = links + posts
    return found


@pytest.fixture
def home(session, client, teacher, app):
    """The first page as the teacher sees it."""

    def home(moment=None):
        session.commit()
        if moment is not None:
            app.extensions["garland.clock"].now = lambda: moment
        sign_in(client, teacher)
        return client.get("/").text

    return home


def test_with_a_single_class_the_first_page_is_that(home, write, submit, school_class):
    for _ in range(2):
        submit(write())
    for title in ("One", "Two", "Three", "Four"):
        write(words=Words(title=title, text="A line.", language="uk"))
    seen = home()
    assert "<h1><bdi>Class 4a</bdi></h1>" in seen
    said = words(seen)
    assert "2 of 6 submitted" in said
    assert "Until Thursday, 19 November, 23:59 (Paris time) – 9 days left" in said
    lacking = re.findall(r"home__lacking.*?</ul>", seen, re.S)[0]
    assert re.findall(r"<bdi[^>]*>([^<]+)</bdi>", lacking) == ["One", "Two", "Three"]
    assert lacking.count("The title needs a translation.") == 3
    assert "and 1 more" in said
    assert primary(seen)[1] == "Go on with “One”"


def test_what_is_ready_is_submitted_at_once(home, write, client, school_class):
    write()
    write()
    write(words=Words(title="", text="", language=""))
    seen = home()
    assert primary(seen) == (f"/class/{school_class.ref}/submit", "Submit 2 entries")
    token = re.search(r'name="csrf_token" value="([^"]+)"', seen).group(1)
    assert client.post(f"/class/{school_class.ref}/submit", data={"csrf_token": token}).status_code == 302
    assert "2 of 3 submitted" in words(client.get("/").text)


def test_a_class_without_entries_adds_one(home, school_class):
    seen = home()
    assert "No entry yet" in words(seen)
    assert primary(seen) == (f"/class/{school_class.ref}", "Add an entry")


def test_after_the_deadline_it_says_what_happens_next(home, write, submit):
    submit(write())
    write(words=Words(title="", text="", language=""))
    seen = home(AFTER)
    assert (
        "The deadline is over; the judges are reading. The results follow on Sunday, 6 December, 10:00."
        in words(seen)
    )
    assert "button--primary" not in seen
    assert "days left" not in seen


def test_what_was_returned_can_be_mended_after_the_deadline(home, session, write):
    entry = write(words=Words(title="The way home", text="A line.", language="uk"))
    entry.state, entry.submitted_at, entry.returned_at = EntryState.RETURNED, DEADLINE, DEADLINE
    assert primary(home(AFTER)) == (f"/entry/{entry.ref}", "Go on with “The way home”")


def test_after_the_announcement_the_results_are_to_be_read(home, campaign, write):
    write()
    campaign.announced_at = RESULTS
    seen = home(RESULTS + timedelta(hours=1))
    assert "The results are out." in words(seen)
    assert primary(seen) == ("/c/mtm-2026/results", "Read the works that have won")


def test_several_classes_come_with_the_most_urgent_first(home, session, campaign, school, teacher, write):
    other = make_class(session, school, campaign, teacher, "4b")
    make_entry(session, other, category_of(campaign), EntryState.SUBMITTED)
    write(words=Words(title="Unfinished", text="", language="en"))
    last_week = DEADLINE - timedelta(days=2)
    seen = home(last_week)
    assert re.findall(r"<h2><bdi>([^<]+)", seen) == ["Class 4a", "Class 4b"]
    assert primary(seen)[1] == "Go on with “Unfinished”"
    assert seen.count("button--primary") == 1


def test_a_title_is_shown_as_it_is(home, write):
    write(words=Words(title="<b>bold</b>", text="", language="en"))
    seen = home()
    assert "<b>bold</b>" not in seen
    assert "&lt;b&gt;bold&lt;/b&gt;" in seen


@pytest.mark.parametrize("number", [1, 3])
def test_it_needs_at_most_eight_statements_however_many_classes(
    database, session, client, campaign, school, teacher, number
):
    for n in range(number):
        school_class = make_class(session, school, campaign, teacher, f"4{n}")
        for _ in range(number):
            make_entry(session, school_class, category_of(campaign))
    session.commit()
    sign_in(client, teacher)
    with counted(database) as seen:
        client.get("/")
    assert len(seen) <= 8, "\n".join(seen)
