"""The rooms of the results: standings, works and awards, who sees them and what they ask of the database."""

import re

import pytest
from sqlalchemy import update

from competition.accounts.rules import Role
from competition.clock import FixedClock
from competition.judging.rounds.rules import GoingOn
from competition.judging.rules import RoundState, SheetState
from competition.results.models import Standing
from competition.results.services import announce
from tests import factories as make
from tests.results.pages import OFFICE, compute, decide, post, seal, text_of
from tests.results.scene import Scene
from tests.support.signin import sign_in
from tests.support.statements import counted


@pytest.fixture
def scene(session):
    scene = Scene(session, unread=("elm",))
    session.commit()
    return scene


@pytest.fixture
def office(client, scene):
    return sign_in(client, scene.office)


@pytest.fixture
def clock():
    return FixedClock(make.RESULTS)


def test_standings_are_computed_from_the_page(office, scene):
    assert "Its standings can be computed now" in text_of(office.get(OFFICE))
    said = text_of(post(office, OFFICE, round=scene.round.ref))
    assert "The standings are computed." in said
    assert "Poems, 5–10 5 4, 1 not read" in said
    assert "Ann Judge" in said
    assert "where there are more than 3,000 judges, the errors are approximated" in said


def test_the_standings_say_what_to_make_of_them(office, scene):
    compute(scene)
    session = scene.session
    session.execute(update(Standing).values(award_probability=1.0))
    session.commit()
    assert "1 work was read by nobody, so no award can go to it." in text_of(office.get(OFFICE))
    session.execute(update(Standing).values(reads=1))
    session.commit()
    assert "No work is too close to call: the scores decide every award." in text_of(office.get(OFFICE))
    scene.round.rule, scene.round.rule_value = GoingOn.SHARE, 50
    session.commit()
    said = text_of(office.get(OFFICE))
    assert "What goes on to the next round follows from them." in said
    assert "award" not in said.partition("By category")[0].replace("Awards", "")


def test_a_category_shows_place_scores_chance_and_reads_but_nobodys_name(office, scene):
    make.make_person(scene.session, scene.entries["sea"], given_name="Plantagenet")
    decide(scene)
    page = office.get(f"{OFFICE}/standings/{scene.category.ref}")
    said = text_of(page)
    assert "The sea MTM-SEA" in said
    assert "3 awards are given in this category." in said
    assert "not read" in said
    for hidden in ("Plantagenet", "Fjord School", "Bergen", "Kari"):
        assert hidden not in page.text
    assert page.text.count("whisker__dot") == 4 + 1
    first, last = said.index("MTM-SEA"), said.index("MTM-FOG")
    assert first < last < said.index("MTM-ELM")


@pytest.mark.parametrize("joined", [False, True])
def test_works_that_no_chain_of_reads_joins_are_marked(client, session, joined):
    sheets = {
        "sea": {"ann": (5, 5), "ben": (5, 4)},
        "sky": {"ann": (2, 2), "ben": (1, 2)},
        "sun": {"cho": (4, 4), "dia": (4, 3)},
        "fog": {"cho": (2, 2), "dia": (2, 1)},
    }
    if joined:
        sheets["sky"]["cho"] = (2, 2)
    scene = Scene(session, sheets=sheets)
    compute(scene)
    office = sign_in(client, scene.office)
    at_a_glance = text_of(office.get(OFFICE))
    category = text_of(office.get(f"{OFFICE}/standings/{scene.category.ref}"))
    for said in (at_a_glance, category):
        assert ("Poems, 5–10: the works fall into 2 parts that have no judge in common" in said) != joined
    for work, part in {"SEA": 1, "SKY": 1, "SUN": 2, "FOG": 2}.items():
        assert (f"MTM-{work} · part {part}" in category) != joined


def test_too_close_to_call_is_said_in_words(office, scene):
    compute(scene)
    for name, probability in (("sea", 0.951), ("sky", 0.949), ("sun", 0.051), ("fog", 0.049)):
        scene.session.get(Standing, (scene.round.id, scene.entries[name].id)).award_probability = probability
    scene.session.commit()
    said = text_of(office.get(f"{OFFICE}/standings/{scene.category.ref}"))
    close = [row.split()[0] for row in said.split("The ") if "too close to call" in row]
    assert close == ["sky", "sun"]
    assert "2 works are too close to call" in text_of(office.get(OFFICE))


def test_the_jury_decides_with_a_reason(office, scene):
    decide(scene)
    path = f"{OFFICE}/works/{scene.entries['sun'].ref}"
    refused = post(office, path, kind="winner", reason=" ")
    assert refused.status_code == 400
    assert "Please give the reason in a sentence." in text_of(refused)
    said = text_of(post(office, path, kind="winner", reason="A voice of its own."))
    assert "1 The sun MTM-SUN Winner A voice of its own." in said
    assert "2 The sea MTM-SEA Runner-up place 1 in the standings" in said
    again = text_of(post(office, f"{path}/revoke"))
    assert "1 The sea MTM-SEA Winner place 1 in the standings" in again


def test_after_the_freeze_too_every_place_leads_to_what_it_rests_on(office, scene, storage):
    sun = scene.entries["sun"]
    compute(scene)
    post(office, f"{OFFICE}/works/{sun.ref}", kind="winner", reason="A voice of its own.")
    scene.session.commit()
    seal(scene, storage)
    way = f'<a href="{OFFICE}/works/{sun.ref}">'
    for page in (f"{OFFICE}/awards", f"{OFFICE}/standings/{scene.category.ref}"):
        assert way in office.get(page).text, page
    page = office.get(f"{OFFICE}/works/{sun.ref}")
    assert "Award Winner Decided by the jury A voice of its own." in text_of(page)
    assert "By criterion" in text_of(page)
    assert "Let the decision stand" not in page.text
    assert f'href="{OFFICE}/jury/works/{sun.ref}"' in page.text


@pytest.mark.parametrize("room", ["results", "results/awards", "results/freeze", "book", "cards"])
def test_a_page_that_is_still_empty_leads_straight_to_the_first_open_step(office, scene, room):
    scene.round.state, scene.round.closed_at = RoundState.OPEN, None
    scene.add_sheet("elm", "ann", (), state=SheetState.OPEN)
    scene.session.commit()
    answer = office.get(f"/c/mtm-2026/office/{room}")
    assert "First close The first reading: 1 scoresheet is out." in text_of(answer)
    main = answer.text[answer.text.index("<main") :]
    way, *_others = re.findall(r'class="button[^"]*" href="([^"]+)"', main)
    assert way == f"/c/mtm-2026/office/rounds/{scene.round.ref}"


def test_the_first_open_step_moves_on_with_the_results(office, scene, storage):
    ways = []
    for go_on in (lambda: None, lambda: compute(scene), lambda: decide(scene)):
        go_on()
        ways += re.findall(r"First [^.]+\.", text_of(office.get("/c/mtm-2026/office/book")))
    assert ways == ["First compute the standings.", "First decide the awards.", "First freeze the results."]
    seal(scene, storage)
    assert "First" not in text_of(office.get("/c/mtm-2026/office/book"))


def test_standings_awards_freeze_and_announcement_stand_side_by_side(office, scene):
    decide(scene)
    rooms = [f"{OFFICE}{room}" for room in ("", "/fairness", "/jury", "/awards", "/freeze", "/announcement")]
    rooms.insert(3, "/c/mtm-2026/office/duels")
    for room in rooms:
        page = office.get(room).text
        tabs = re.search(r'<nav class="tabs".*?</nav>', page, re.S).group()
        assert re.findall(r'href="([^"]+)"', tabs) == rooms
        assert re.findall(r'href="([^"]+)" aria-current="page"', tabs) == [room]


def test_after_the_announcement_the_results_lead_to_the_works(office, scene, storage):
    seal(scene, storage)
    announce(scene.session, campaign=scene.campaign, actor=None, now=make.RESULTS)
    scene.session.commit()
    for room in ("", "/awards", "/freeze"):
        page = office.get(OFFICE + room).text
        assert re.findall(r'button--primary" href="([^"]+)"', page) == ["/c/mtm-2026/results"]


def test_the_dashboard_tells_the_next_step_of_the_results(office, scene, storage):
    said = text_of(office.get("/c/mtm-2026/office"))
    assert "The round is closed; the standings can be computed." in said
    seal(scene, storage)
    said = text_of(office.get("/c/mtm-2026/office"))
    assert "3 awards are decided." in said
    assert "It makes the works public" in said


@pytest.mark.parametrize(
    "room", ["", "/awards", "/freeze", "/freezes/1/bundle", "/freezes/1/names.csv", "/results.json"]
)
def test_only_the_secretariat_sees_results(client, scene, storage, room):
    seal(scene, storage)
    assert client.get(OFFICE + room).status_code == 302
    judge = make.make_member(scene.session, scene.campaign, Role.JUDGE, "judge@example.org", "Judge")
    scene.session.commit()
    sign_in(client, judge)
    assert client.get(OFFICE + room).status_code == 404


def test_another_campaigns_category_and_entry_do_not_exist_here(office, scene):
    decide(scene)
    other = make.make_campaign(scene.session, slug="other", name="Other")
    city = make.make_city(scene.session, other)
    school_class = make.make_class(scene.session, make.make_school(scene.session, city), other)
    entry = make.make_entry(scene.session, school_class, make.category_of(other))
    scene.session.commit()
    assert office.get(f"{OFFICE}/standings/{make.category_of(other).ref}").status_code == 404
    assert office.get(f"{OFFICE}/works/{entry.ref}").status_code == 404


@pytest.mark.parametrize("entries", [1, 3])
def test_pages_ask_the_database_a_bounded_number_of_times(client, session, database, storage, entries):
    names = ["sea", "sky", "sun"][:entries]
    scene = Scene(session, sheets={name: {"ann": (4, 4), "ben": (5, 3)} for name in names})
    seal(scene, storage)
    announce(session, campaign=scene.campaign, actor=None, now=make.RESULTS)
    session.commit()
    sign_in(client, scene.office)
    rooms = [
        "",
        f"/standings/{scene.category.ref}",
        "/awards",
        "/freeze",
        f"/works/{scene.entries['sea'].ref}",
    ]
    for room in rooms:
        with counted(database) as statements:
            assert client.get(OFFICE + room).status_code == 200
        assert len(statements) <= 8, (room, statements)
