"""What the secretariat reads of a category that was only compared: where its order comes from."""

import re

import pytest

from competition.entries.models import Entry
from competition.results.services import compute_compared
from tests.duels.scene import DuelScene
from tests.results.scene import AWARDS

BEST = ("sea", "sky", "sun", "fog")


@pytest.fixture
def duel(session, campaign, now):
    found = DuelScene(session, campaign, now, works=BEST)
    found.category.awards = AWARDS
    found.make(whole=True, wanted=12)
    found.fight(BEST)
    session.commit()
    return found


@pytest.fixture
def desk(office, duel):
    """The client, signed in as the secretariat."""
    return office()


@pytest.fixture
def results(campaign):
    return f"/c/{campaign.slug}/office/results"


def read(client, url):
    page = client.get(url)
    assert page.status_code == 200
    text = re.sub(r"<[^>]+>", " ", page.get_data(as_text=True))
    return " ".join(text.split())


def close(desk, campaign, duel):
    page = desk.post(f"/c/{campaign.slug}/office/duels/{duel.duel.ref}/close", follow_redirects=True)
    return " ".join(page.get_data(as_text=True).split())


def test_from_the_closed_duel_to_the_awards_without_a_round(desk, campaign, duel, results):
    assert "No round is closed yet" in read(desk, results)
    assert "Compute the standings: this category’s order comes from comparisons." in close(
        desk, campaign, duel
    )
    assert "its duel is closed. The standings can be computed now" in read(desk, results)
    assert "The duel is closed; the standings can be computed." in read(desk, f"/c/{campaign.slug}/office")
    page = desk.post(results, follow_redirects=True).get_data(as_text=True)
    assert "The standings are computed." in page
    assert "from comparisons" in page
    assert "How strict the judges were" not in page
    desk.post(f"{results}/awards")
    awards = read(desk, f"{results}/awards")
    assert [awards.count(title) > 0 for title in BEST] == [True, True, True, False]


def test_the_standings_name_comparisons_and_no_raw_mean(desk, campaign, duel, results):
    close(desk, campaign, duel)
    desk.post(results)
    page = read(desk, f"{results}/standings/{duel.category.ref}")
    assert "Nobody scored these works: their order comes from comparisons" in page
    assert "Put first" in page
    assert "Strength" in page
    assert "Raw mean" not in page
    assert "100.0" in page, "the sea was put first in every comparison"
    assert "Have more pairs compared just here" in read(desk, f"{results}/line/{duel.category.ref}")


def test_a_work_of_it_says_so_too(session, desk, campaign, duel, results, now):
    duel.close()
    (*_others, last) = compute_compared(session, campaign=campaign, actor=None, now=now)
    session.commit()
    ref = session.get_one(Entry, last.entry_id).ref
    session.commit()
    page = read(desk, f"{results}/works/{ref}")
    assert "Put first" in page
    assert "Raw mean" not in page


def test_no_further_reads_are_asked_for_where_nobody_reads(desk, campaign, duel, results):
    close(desk, campaign, duel)
    desk.post(results)
    sent = desk.post(f"{results}/line/{duel.category.ref}", data={"reads": "1", "each": "1"})
    assert sent.status_code == 404


def test_no_strength_stands_without_how_often_the_work_was_put_first(desk, campaign, duel):
    page = read(desk, f"/c/{campaign.slug}/office/duels/{duel.duel.ref}")
    shares = re.findall(r"([\d.]+) of 100 6 times", page)
    assert shares == ["100.0", "66.7", "33.3", "0.0"], "of the sea, the sky, the sun and the fog"
