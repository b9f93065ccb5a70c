"""The award line as the secretariat sees it, asks there, and reads what came of it."""

import re

import pytest

from competition.clock import FixedClock
from competition.judging.models import Assignment
from competition.judging.rules import RoundState
from competition.platform.i18n import format_number
from competition.results.line.queries import had_by
from competition.results.models import Standing
from tests import factories as make
from tests.pages.weights import weight
from tests.results.line.conftest import LATER, close_of
from tests.support.signin import sign_in
from tests.support.statements import counted

RESULTS = "/c/mtm-2026/office/results"


@pytest.fixture
def clock():
    return FixedClock(LATER)


@pytest.fixture
def office(client, scene):
    for entry in scene.entries.values():
        make.make_person(scene.session, entry, given_name="Plantagenet")
    scene.session.commit()
    return sign_in(client, scene.office)


@pytest.fixture
def path(scene):
    return f"{RESULTS}/line/{scene.category.ref}"


def said(response):
    main = re.search(r"<main.*</main>", response.text, re.S).group()
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def post(client, path, page, **values):
    """Send a form with everything hidden in the page."""
    hidden = re.findall(r'<input[^>]*type="hidden"[^>]*>', page.text)
    kept = {
        re.search(r'name="([^"]+)"', each).group(1): re.search(r'value="([^"]*)"', each).group(1)
        for each in hidden
    }
    return client.post(path, data={**kept, **values}, follow_redirects=True)


@pytest.fixture
def plan(office, path, scene, runner):
    """Ask who would read, let the worker choose, and return the page that shows it."""

    def shown(**typed):
        page = post(office, path, office.get(path), **typed)
        assert page.status_code == 200
        scene.session.commit()
        runner.run_waiting()
        return office.get(f"{path}/reads")

    return shown


def test_the_line_shows_the_close_works_drawn_with_the_award_line_and_no_others(office, scene, path):
    close = close_of(scene)
    page = office.get(path)
    numbers = set(re.findall(r"MTM-[A-Z]{3}", said(page)))
    assert numbers == {scene.entries[name].number for name in close}
    assert page.text.count("whisker__award") == len(close) + 1
    assert f"{len(close)} works are too close to call" in said(page)
    assert re.search(r'name="reads"[^>]*value="(\d+)"', page.text).group(1) == str(len(close))
    category = office.get(f"{RESULTS}/standings/{scene.category.ref}")
    assert f'href="{path}"' in category.text
    assert f'href="{path}"' in office.get(RESULTS).text


def test_who_would_read_is_shown_before_anybody_is_asked_and_no_childs_name(office, scene, path, plan):
    shown = plan(reads="2", each="1")
    assert shown.status_code == 200
    assert "2 further reads · 2 works" in said(shown)
    assert "About 5 minutes for who reads most" in said(shown) or "About 10 minutes" in said(shown)
    for hidden in ("Plantagenet", "Fjord School", "Bergen", "Kari"):
        assert hidden not in shown.text
    scene.session.expire_all()
    assert scene.round.state is RoundState.CLOSED
    assert scene.session.query(Assignment).filter_by(released_at=LATER).count() == 0


def test_they_are_asked_and_the_page_tells_how_far_they_are(office, scene, path, plan):
    shown = plan(reads="2", each="1")
    judges = int(re.search(r"2 works · (\d) judge", said(shown)).group(1))
    done = post(office, f"{path}/ask", shown, closes_at="2026-12-20T23:59")
    assert f"{judges} judge" in said(done)
    assert "being asked for further reads" in said(done)
    assert "The round is open again, until" in said(done)
    assert "0 of 2 further reads are in." in said(done)
    scene.session.expire_all()
    assert scene.round.state is RoundState.OPEN
    assert scene.session.query(Assignment).filter_by(released_at=LATER).count() == 2
    assert len(had_by(scene.session, round_=scene.round, category_id=scene.category.id).waiting) == 2
    results = said(office.get(RESULTS))
    assert "The round is open again for further reads." in results
    assert "Compute the standings" not in results


def test_what_is_shown_is_dated_and_gone_once_they_are_asked(office, scene, path, plan, database):
    assert office.get(f"{path}/reads").location.endswith(path)
    shown = plan(reads="2", each="1")
    assert "Worked out on 3 December 2026, 23:59 CET" in said(shown)
    with counted(database) as seen:
        assert said(office.get(f"{path}/reads")) == said(shown)
    assert len(seen) <= 8
    post(office, f"{path}/ask", shown, closes_at="2026-12-20T23:59")
    assert office.get(f"{path}/reads").location.endswith(path)


def test_the_line_asks_eight_times_at_most_even_while_the_round_is_open_again(
    office, scene, path, database, plan
):
    shown = plan(reads="2", each="1")
    post(office, f"{path}/ask", shown, closes_at="2026-12-20T23:59")
    with counted(database) as seen:
        office.get(f"{path}?page=2")
    assert len(seen) <= 8


def test_a_number_that_cannot_be_keeps_what_was_typed(office, path):
    refused = post(office, path, office.get(path), reads="0", each="9")
    assert refused.status_code == 400
    assert "A number from 1 to 500, please." in said(refused)
    assert "A number from 1 to 5, please." in said(refused)
    assert re.search(r'name="each"[^>]*value="9"', refused.text)


def test_a_day_that_has_passed_is_refused_and_stays_to_be_changed(office, scene, path, plan):
    shown = plan(reads="2", each="1")
    refused = post(office, f"{path}/ask", shown, closes_at="2026-12-01T10:00")
    assert refused.status_code == 400
    assert "That moment has passed." in said(refused)
    assert 'value="2026-12-01T10:00"' in refused.text
    assert "2 further reads · 2 works" in said(refused)


def test_what_changed_meanwhile_is_shown_anew(office, scene, path, plan):
    shown = plan(reads="2", each="1")
    for judge in ("eva", "fay", "gil"):
        scene.judges[judge].capacity = 0
    scene.session.commit()
    again = post(office, f"{path}/ask", shown, closes_at="2026-12-20T23:59")
    assert again.status_code == 409
    assert "Something has changed since this was shown" in said(again)
    assert "Eva Judge" in said(shown) or "Fay Judge" in said(shown) or "Gil Judge" in said(shown)
    assert not {"Eva Judge", "Fay Judge", "Gil Judge"} & set(re.findall(r"\w+ Judge", said(again)))
    done = post(office, f"{path}/ask", again, closes_at="2026-12-20T23:59")
    assert "being asked for further reads" in said(done)


def test_what_the_panel_lacks_is_said(office, scene, path, plan):
    for judge in scene.judges.values():
        judge.languages = ["fr"]
    scene.session.commit()
    shown = said(plan(reads="2", each="1"))
    assert "Nobody is left who may read one of these works once more." in shown
    assert "English Poems, 5–10" in shown
    assert "Nobody on the panel reads it" in shown
    assert "Open the round again" not in shown


def test_where_nothing_is_close_nothing_can_be_asked(office, scene, path):
    for standing in scene.session.query(Standing):
        standing.award_probability = 1.0
    scene.session.commit()
    page = office.get(path)
    assert "Nothing is left open here" in said(page)
    assert 'name="reads"' not in page.text


def test_a_long_line_is_shown_page_by_page(office, scene, path):
    close = 110 + len(close_of(scene))
    many = [scene.add_entry(f"w{number:03}") for number in range(110)]
    for entry in many:
        figures = {"raw": 50.0, "calibrated": 50.0, "se": 1.0, "low": 48.0, "high": 52.0}
        places = {"rank": 3, "rank_low": 2, "rank_high": 9, "award_probability": 0.5}
        make.save(
            scene.session,
            Standing(
                round_id=scene.round.id,
                entry_id=entry.id,
                category_id=scene.category.id,
                reads=2,
                **figures,
                **places,
            ),
        )
    scene.session.commit()
    first = office.get(path)
    assert first.text.count("whisker__raw") == 25 + 1
    assert f"{format_number(close)} works are too close to call" in said(first)
    last = office.get(f"{path}?page=5")
    assert last.text.count("whisker__raw") == close - 100 + 1
    assert f"Works 101 to {close}" in said(last)
    assert weight(first.text) < 100_000
    assert weight(office.get(f"{RESULTS}/standings/{scene.category.ref}").text) < 100_000
