"""A work's public page is shared with its link preview, as far as its consents allow."""

import io
import re

import pytest
from PIL import Image

from competition.accounts.rules import Role
from competition.consent.rules import Channel, Level
from competition.social.models import Card
from competition.social.queries import plan_of
from competition.social.services import request_kit, says_stamp
from tests import factories as make
from tests.social.conftest import THEN
from tests.support.signin import sign_in
from tests.support.statements import counted


@pytest.fixture
def announced(frozen, session, runner, now):
    """Let works win, make their cards, and announce the results; return the works' pages."""

    def announce(*entries):
        request_kit(session, campaign=frozen.campaign, actor=None, now=now)
        session.commit()
        runner.run_waiting()
        session.expire_all()
        frozen.campaign.announced_at = now
        pages = [f"/c/mtm-2026/works/{entry.ref}" for entry in entries]
        session.commit()
        return pages

    return announce


def image_on(page):
    found = re.search(r'property="og:image" content="([^"]+)"', page)
    return found and found[1]


def test_a_shared_address_shows_the_link_preview_to_everybody(frozen, announced, client, config):
    [page] = announced(frozen.award("P-1", "poem", title="The wide sea"))
    text = client.get(page).text
    address = image_on(text)
    assert address.startswith(f"{config.base_url}/c/mtm-2026/share/")
    assert 'property="og:image:width" content="1200"' in text
    assert "The wide sea" in re.search(r'og:image:alt" content="([^"]+)"', text)[1]
    answer = client.get(address.removeprefix(config.base_url), buffered=True)
    assert Image.open(io.BytesIO(answer.data)).size == (1200, 630)
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_work_that_social_media_may_not_show_is_shared_without_an_image(frozen, announced, client):
    hidden = frozen.award("P-2", "poem", "runner_up", level=Level.NO)
    shown, without = announced(frozen.award("P-1", "poem"), hidden)
    assert image_on(client.get(shown).text)
    assert image_on(client.get(without).text) is None


def test_a_consent_taken_back_takes_the_image_back_at_once(frozen, announced, client, session, config):
    entry = frozen.award("P-1", "poem")
    [page] = announced(entry)
    path = image_on(client.get(page).text).removeprefix(config.base_url)
    next(c for c in entry.person.consents if c.channel is Channel.SOCIAL).level = Level.NO
    session.commit()
    assert image_on(client.get(page).text) is None
    assert client.get(path).status_code == 409


def test_a_name_that_may_not_be_said_any_more_is_not_on_any_image_that_is_sent(
    frozen, announced, client, session, config
):
    entry = frozen.award("P-1", "poem", level=Level.FIRST)
    [page] = announced(entry)
    path = image_on(client.get(page).text).removeprefix(config.base_url)
    next(c for c in entry.person.consents if c.channel is Channel.SOCIAL).level = Level.ANONYMOUS
    session.commit()
    assert client.get(path).status_code == 409


def test_before_the_announcement_nobody_is_sent_a_card(frozen, announced, client, session, config):
    [page] = announced(frozen.award("P-1", "poem"))
    path = image_on(client.get(page).text).removeprefix(config.base_url)
    frozen.campaign.announced_at = None
    session.commit()
    assert client.get(path).status_code == 404
    office = make.make_member(session, frozen.campaign, Role.SECRETARIAT)
    session.commit()
    assert sign_in(client, office).get(path).status_code == 404


def test_the_results_and_the_front_page_are_shared_with_the_announcement_once_it_is_made(
    frozen, announced, client, session, config
):
    frozen.award("P-1", "poem")
    announced()
    plan = plan_of(session, frozen.campaign)
    [post] = [each for each in plan.posts if each.key == "announcement"]
    session.query(Card).filter_by(post="announcement").delete()
    card = Card(
        campaign_id=frozen.campaign.id, post="announcement", format="link", locale="en", slide=1,
        file_id=frozen.keep(b"x").id, alt="News", fingerprint="", made_at=THEN,
        says=says_stamp(post.content, plan.sender),
    )  # fmt: skip
    session.add(card)
    session.commit()
    image = "/c/mtm-2026/share/results"
    for page in ("/c/mtm-2026/results", "/c/mtm-2026/"):
        text = client.get(page).text
        assert image_on(text) == f"{config.base_url}{image}"
        assert 'og:image:alt" content="The results of More than migrants 2026"' in text
    assert client.get(image, buffered=True).data == b"x"
    frozen.campaign.announced_at = None
    session.commit()
    assert image_on(client.get("/c/mtm-2026/").text) == f"{config.base_url}/c/mtm-2026/share/call"
    assert client.get(image).status_code == 404


def test_before_the_results_the_front_page_is_shared_with_the_campaigns_own_card(
    frozen, client, session, config
):
    session.commit()
    text = client.get("/c/mtm-2026/").text
    address = image_on(text)
    assert address == f"{config.base_url}/c/mtm-2026/share/call"
    assert 'og:image:alt" content="More than migrants 2026, within a garland of leaves"' in text
    answer = client.get(address.removeprefix(config.base_url), buffered=True)
    assert Image.open(io.BytesIO(answer.data)).size == (1200, 630)


def test_the_campaigns_own_card_is_the_same_whatever_comes_in_or_wins(frozen, client, session):
    session.commit()
    before = client.get("/c/mtm-2026/share/call", buffered=True).data
    frozen.award("P-1", "poem", title="The wide sea")
    frozen.award("E-1", "essay")
    session.commit()
    assert client.get("/c/mtm-2026/share/call", buffered=True).data == before
    frozen.campaign.name = "More than words"
    session.commit()
    assert client.get("/c/mtm-2026/share/call", buffered=True).data != before


def test_announced_without_any_card_the_results_are_shared_with_the_campaigns_own(
    frozen, client, session, now
):
    frozen.campaign.announced_at = now
    session.commit()
    own = client.get("/c/mtm-2026/share/call", buffered=True).data
    assert client.get("/c/mtm-2026/share/results", buffered=True).data == own


def test_a_name_that_may_not_be_said_any_more_is_not_told_beside_the_image_either(
    frozen, announced, client, session
):
    entry = frozen.award("P-1", "poem", level=Level.FIRST, given_name="Ottilie")
    [page] = announced(entry)
    card = session.query(Card).filter_by(entry_id=entry.id, format="link").one()
    assert "Ottilie" in card.alt
    session.commit()
    found = re.search(r'og:image:alt" content="([^"]+)"', client.get(page).text)
    assert "Ottilie" not in found[1]


def test_other_formats_are_not_public(frozen, announced, client, session):
    announced(frozen.award("P-1", "poem"))
    refs = {card.format: card.ref for card in session.query(Card)}
    session.commit()
    answers = {
        key: client.get(f"/c/mtm-2026/share/{ref}", buffered=True).status_code for key, ref in refs.items()
    }
    assert answers == {"square": 404, "portrait": 404, "story": 404, "link": 200, "wide": 404}


def test_the_page_asks_no_more_of_the_database_when_more_works_have_cards(
    frozen, announced, client, session, database
):
    first = frozen.award("P-1", "poem")
    [page] = announced(first)
    with counted(database) as one:
        client.get(page)
    frozen.award("P-2", "poem", "runner_up")
    frozen.award("E-1", "essay")
    announced(first)
    with counted(database) as three:
        client.get(page)
    assert len(one) == len(three)
