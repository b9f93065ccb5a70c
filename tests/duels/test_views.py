"""The pages of a duel, as judges and the secretariat meet them."""

import re
from typing import NamedTuple

import pytest
from sqlalchemy import select

from competition.accounts.models import Account
from competition.campaign.models import City, School
from competition.consent.models import Person
from competition.duels.models import Comparison, Duel
from competition.duels.rules import DuelState, Outcome
from competition.entries.models import Entry
from competition.judging.models import Judge
from tests.judging.scene import make_judged_campaign, make_school_class
from tests.support.signin import sign_in


@pytest.fixture
def reader(session, client, scene, forms):
    """The client, signed in as a judge of the duel. It commits what was made."""

    def come_in(name="Ines"):
        account = session.get_one(Account, scene.judges[name].account_id)
        session.commit()
        return sign_in(client, account)

    return come_in


def text(response):
    return response.get_data(as_text=True)


class Lying(NamedTuple):
    """The pair that lies before a judge, as plain values."""

    ref: str
    left: str
    right: str
    swapped: bool


@pytest.fixture
def pair_of(session, scene):
    """The pair that lies before a judge; nothing stays open in the database."""

    def look(name="Ines"):
        session.expire_all()
        wanted = select(Comparison).join(Judge).where(Comparison.outcome.is_(None))
        account = select(Account.id).where(Account.name == name).scalar_subquery()
        pair = session.scalars(wanted.where(Judge.account_id == account)).one_or_none()
        found = pair and Lying(pair.ref, scene.title(pair.left_id), scene.title(pair.right_id), pair.swapped)
        session.commit()
        return found

    return look


@pytest.fixture
def url(scene):
    """Addresses of the scene's duel, which do not touch the database again."""
    scene.make()
    return f"/duel/{scene.duel.ref}"


def test_a_judge_is_led_to_the_duel_from_home_and_from_the_list(url, reader, campaign):
    ways = ["/", f"/c/{campaign.slug}/judging"]
    client = reader()
    for address in ways:
        page = text(client.get(address))
        assert url in page
        assert "0 of 3 decided" in page
        assert "Compare the first two" in page


def test_looking_draws_nothing_and_asking_does(url, reader, pair_of):
    client = reader()
    assert "Show the first two" in text(client.get(url))
    assert pair_of() is None
    page = text(client.post(f"{url}/next", follow_redirects=True))
    pair = pair_of()
    assert page.index(f">{pair.left}</h2>") < page.index(f">{pair.right}</h2>")


@pytest.mark.parametrize("choice", ["left", "right", "alike"])
def test_a_choice_is_kept_and_the_next_two_lie_there(url, reader, session, pair_of, choice):
    client = reader()
    client.post(f"{url}/next")
    pair = pair_of()
    page = text(client.post(f"/duel/pair/{pair.ref}", data={"choice": choice}, follow_redirects=True))
    assert "1 of 3 decided" in page
    assert pair_of().ref != pair.ref
    outcome = session.scalar(select(Comparison.outcome).where(Comparison.ref == pair.ref))
    left, right = (Outcome.OTHER, Outcome.ONE) if pair.swapped else (Outcome.ONE, Outcome.OTHER)
    assert outcome is {"left": left, "right": right, "alike": Outcome.ALIKE}[choice]


def test_a_form_sent_twice_counts_once_and_one_without_a_choice_not_at_all(url, reader, pair_of):
    client = reader()
    client.post(f"{url}/next")
    here = f"/duel/pair/{pair_of().ref}"
    page = text(client.post(here, data={}, follow_redirects=True))
    assert "Choose one of the two works first" in page
    assert "0 of 3 decided" in page
    client.post(here, data={"choice": "left"})
    page = text(client.post(here, data={"choice": "right"}, follow_redirects=True))
    assert "You have decided about these two already" in page
    assert "1 of 3 decided" in page


def test_the_last_choice_is_taken_back_and_a_known_work_is_left(url, reader, pair_of):
    client = reader()
    client.post(f"{url}/next")
    pair = pair_of()
    client.post(f"/duel/pair/{pair.ref}", data={"choice": "left"})
    page = text(client.post(f"{url}/undo", follow_redirects=True))
    assert "0 of 3 decided" in page
    assert pair_of() == pair
    page = text(client.post(f"/duel/pair/{pair.ref}/aside/left", follow_redirects=True))
    assert f">{pair.left}</h2>" not in page
    assert f">{pair.right}</h2>" in page


def test_an_over_duel_shows_no_work(url, scene, reader, session):
    scene.ask()
    client = reader()
    assert "</h2>" in text(client.get(url))
    session.get_one(Duel, scene.duel.id).until = scene.now
    session.commit()
    page = text(client.get(url))
    assert "This duel is over" in page
    assert not [title for title in scene.copies if f">{title}</h2>" in page]


def test_a_judges_duel_page_says_nothing_of_whose_work_it_is(scene, reader, session):
    """The child's name, the school, the city and the entry's number stand in the database, and not here."""
    entries = session.scalars(select(Entry).order_by(Entry.id)).all()
    for entry in entries:
        entry.number = f"MTM-{entry.id}"
    session.flush()
    columns = (Person.given_name, City.name, School.name, Entry.number, Entry.ref)
    planted = {name for column in columns for name in session.scalars(select(column))}
    assert {"Mina", "Bergen", "Fjord School", f"MTM-{entries[0].id}"} < planted
    scene.make()
    scene.ask()
    url = f"/duel/{scene.duel.ref}"
    page = text(reader().get(url))
    assert "Which of the two goes first?" in page
    assert [name for name in planted if re.search(rf"\b{name}\b", page)] == []


def test_a_pair_of_somebody_else_does_not_exist(url, scene, reader, session):
    ref = scene.ask("Ines").ref
    client = reader("Bo")
    assert client.get(f"/duel/pair/{ref}/left/1").status_code == 404
    assert client.post(f"/duel/pair/{ref}", data={"choice": "left"}).status_code == 404
    assert client.post(f"/duel/pair/{ref}/aside/left").status_code == 404
    assert session.scalar(select(Comparison.outcome).where(Comparison.ref == ref)) is None


def test_a_judge_without_a_seat_finds_no_duel(reader, scene):
    scene.make(judges=[scene.judges["Bo"].id])
    url = f"/duel/{scene.duel.ref}"
    client = reader("Ines")
    assert client.get(url).status_code == 404
    assert client.post(f"{url}/next").status_code == 404
    assert client.post(f"{url}/undo").status_code == 404


def test_the_secretariat_makes_a_duel_of_a_whole_category_and_closes_it(scene, office, session, campaign):
    base = f"/c/{campaign.slug}/office/duels"
    new = f"{base}/new/{scene.category.ref}"
    typed = {"whole": "y", "judges": [judge.id for judge in scene.judges.values()], "wanted": "0"}
    client = office()
    assert "Nobody has scored this category yet" in text(client.get(new))
    refused = client.post(new, data=typed)
    assert refused.status_code == 400
    assert "Type a whole number from 1 on" in text(refused)
    here = client.post(new, data={**typed, "wanted": "6"}).headers["Location"]
    assert "0 of 6 decided" in text(client.get(here))
    assert "would decide nothing" in text(client.post(f"{here}/close", follow_redirects=True))
    scene.duel = session.scalars(select(Duel)).one()
    assert scene.duel.whole
    scene.fight(["sun", "sea", "sky"])
    session.commit()
    page = text(client.get(here))
    assert "6 of 6 decided" in page
    places = [page.index(f">{name}<", page.index("<tbody")) for name in ("sun", "sea", "sky")]
    assert places == sorted(places)
    for deed, state in (("close", DuelState.CLOSED), ("reopen", DuelState.OPEN)):
        client.post(f"{here}/{deed}")
        assert session.scalar(select(Duel.state)) is state
        session.commit()


def test_a_refused_duel_keeps_what_was_typed(scene, office, campaign):
    new = f"/c/{campaign.slug}/office/duels/new/{scene.category.ref}"
    typed = {"works": [scene.copies["sky"].id], "judges": [scene.judges["Bo"].id], "wanted": "7"}
    client = office()
    answer = client.post(new, data=typed)
    page = text(answer)
    assert answer.status_code == 400
    assert "A duel needs at least two works" in page
    checked = re.findall(r"<input[^>]*checked[^>]*>", page)
    values = [int(re.search(r'value="(\d+)"', each)[1]) for each in checked]
    assert values == [*typed["works"], *typed["judges"]]
    assert 'value="7"' in page


def test_another_campaigns_duel_does_not_exist_here(scene, office, session, campaign):
    scene.make()
    other = make_judged_campaign(session, slug="other-2026", name="Other")
    make_school_class(session, other)
    own, ref = campaign.slug, scene.duel.ref
    client = office()
    assert client.get(f"/c/{own}/office/duels/{ref}").status_code == 200
    for slug in ("other-2026", "nowhere"):
        assert client.get(f"/c/{slug}/office/duels/{ref}").status_code == 404
        assert client.post(f"/c/{slug}/office/duels/{ref}/close").status_code == 404
