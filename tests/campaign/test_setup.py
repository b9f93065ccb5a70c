import re

import pytest
from sqlalchemy import select

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.campaign.errors import SlugTakenError
from competition.campaign.models import Campaign, City
from competition.campaign.preset import load_preset
from competition.campaign.rules import MilestoneKey
from competition.campaign.services import create_campaign, find_or_add_city, slugify
from competition.platform import audit
from competition.social.queries import sender_of
from tests.factories import make_account, make_campaign, make_member
from tests.support.signin import sign_in

PRESET = load_preset("more-than-migrants")


def csrf(page):
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.text).group(1)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("More than migrants", "more-than-migrants"),
        ("Été à Zürich!", "ete-a-zurich"),
        ("Ποιήματα", "campaign"),
    ],
)
def test_a_campaign_has_a_plain_name_in_addresses(name, slug):
    assert slugify(name) == slug


def test_a_preset_makes_a_whole_campaign(session, now):
    campaign = create_campaign(session, preset=PRESET, year=2026, actor=None, now=now)
    assert campaign.slug == "more-than-migrants-2026"
    assert len(campaign.categories) == 6
    assert set(campaign.calendar.milestones) == set(MilestoneKey)
    poem = campaign.categories[0]
    assert (poem.limits.max_lines, poem.reads) == (40, 3)
    assert [(kind.key, kind.number) for kind in poem.award_kinds] == [
        ("winner", 1), ("runner_up", 1), ("published", 10)
    ]  # fmt: skip
    assert session.scalar(select(City.country).where(City.name == "Logroño")) == "ES"


def test_two_campaigns_of_one_name_and_year_are_refused(session, now):
    create_campaign(session, preset=PRESET, year=2026, actor=None, now=now)
    with pytest.raises(SlugTakenError):
        create_campaign(session, preset=PRESET, year=2026, actor=None, now=now)


def test_a_city_is_added_once(session):
    campaign = make_campaign(session)
    first = find_or_add_city(session, campaign=campaign, name="Patras", country="GR")
    assert find_or_add_city(session, campaign=campaign, name="Patras").id == first.id


@pytest.fixture
def operator(database):
    with database.writing() as session:
        return make_member(session, None, Role.OPERATOR)


def test_the_operator_sets_a_campaign_up_and_lands_on_its_calendar(client, database, operator):
    sign_in(client, operator)
    form = {"preset": "more-than-migrants", "name": "Voices", "year": "2027"}
    answer = client.post("/campaigns/new", data={"csrf_token": csrf(client.get("/campaigns/new")), **form})
    assert answer.location == "/c/voices-2027/office/calendar"
    with database.reading() as session:
        assert session.scalars(select(Campaign.name)).all() == ["Voices"]


def test_the_preset_in_the_language_of_the_page_is_offered_first(client, database, operator):
    sign_in(client, operator)
    chosen = re.compile(r'<option selected value="([^"]+)"')
    assert chosen.search(client.get("/campaigns/new").text).group(1) == "more-than-migrants"
    with database.writing() as session:
        session.get_one(Account, operator.id).locale = "fr"
    assert chosen.search(client.get("/campaigns/new").text).group(1) == "more-than-migrants.fr"


def test_a_campaign_set_up_in_french_has_a_french_book(session, now):
    campaign = create_campaign(
        session, preset=load_preset("more-than-migrants.fr"), year=2026, actor=None, now=now
    )
    assert (campaign.slug, campaign.translation_languages) == ("plus-que-des-migrants-2026", ["fr", "en"])
    assert sender_of(session, campaign).locale == "fr"


def test_a_year_that_is_none_is_explained_and_the_name_is_kept(client, operator):
    sign_in(client, operator)
    form = {"preset": "more-than-migrants", "name": "Voices", "year": "soon"}
    answer = client.post("/campaigns/new", data={"csrf_token": csrf(client.get("/campaigns/new")), **form})
    assert answer.status_code == 400
    assert "Voices" in answer.text


@pytest.fixture
def campaign(database):
    with database.writing() as session:
        campaign = make_campaign(session)
        return campaign, make_member(session, campaign, Role.SECRETARIAT)


def test_the_secretariat_moves_the_deadline_in_the_campaigns_own_time(client, database, campaign):
    _, office = campaign
    sign_in(client, office)
    moments = {key.value: f"2026-12-{day:02}T12:00" for day, key in enumerate(MilestoneKey, start=1)}
    path = "/c/mtm-2026/office/calendar"
    answer = client.post(path, data={"csrf_token": csrf(client.get(path)), **moments})
    assert answer.location == "/c/mtm-2026/office"
    with database.reading() as session:
        deadline = session.scalars(select(Campaign)).one().calendar.at(MilestoneKey.DEADLINE)
    assert deadline.isoformat() == "2026-12-02T11:00:00+00:00"


def test_a_deadline_before_the_opening_is_refused(client, campaign):
    _, office = campaign
    sign_in(client, office)
    moments = {key.value: "2026-12-01T12:00" for key in MilestoneKey}
    path = "/c/mtm-2026/office/calendar"
    answer = client.post(path, data={"csrf_token": csrf(client.get(path)), **moments})
    assert answer.status_code == 400
    assert "must come after" in answer.text


@pytest.mark.parametrize("path", ["/c/mtm-2026/office", "/c/mtm-2026/office/calendar", "/c/nowhere/office"])
def test_the_office_does_not_exist_for_others(client, database, campaign, path):
    assert client.get(path).location.startswith("/sign-in")
    with database.writing() as session:
        stranger = make_account(session, "stranger@example.org")
    sign_in(client, stranger)
    assert client.get(path).status_code == 404


def test_the_call_shows_the_dates_and_the_way_in(client, campaign):
    page = client.get("/c/mtm-2026/").text
    assert "19 November 2026" in page
    assert "/c/mtm-2026/enter" in page


def set_up(client, **fields):
    form = {"preset": "more-than-migrants", "name": "Voices", "year": "2027", **fields}
    return client.post("/campaigns/new", data={"csrf_token": csrf(client.get("/campaigns/new")), **form})


def test_a_name_that_is_far_too_long_is_refused_with_what_fits(client, operator):
    sign_in(client, operator)
    answer = set_up(client, name="x" * 100_000)
    assert answer.status_code == 400
    assert "at most 200 characters fit here" in answer.text


def test_the_longest_name_makes_an_address_that_fits(client, operator):
    sign_in(client, operator)
    assert set_up(client, name="x" * 200).location == f"/c/{'x' * 50}-2027/office/calendar"


CALENDAR = {
    "call_opens": "2026-09-01T09:00",
    "deadline": "2026-11-19T23:59",
    "judging_opens": "2026-11-10T09:00",
    "judging_closes": "2026-12-02T23:59",
    "results": "2026-12-06T10:00",
    "statements": "2026-12-17T12:00",
    "publication": "2026-12-18T09:00",
}


@pytest.mark.parametrize(
    ("moved", "said"),
    [
        ({"deadline": "2026-08-01T09:00"}, "The deadline must come after the call opens."),
        ({"judging_closes": "2026-11-09T09:00"}, "Judging must close after it opens."),
        ({"judging_closes": "2026-11-19T23:59"}, "Judging must close after the deadline for entries."),
        ({"results": "2026-12-01T09:00"}, "The results must come after judging closes."),
        ({"results": "0001-01-01T00:00"}, "Please check the year."),
        ({"publication": "9999-12-31T23:59"}, "Please check the year."),
        ({"statements": "soon"}, "Please choose a day and a time."),
    ],
)
def test_a_calendar_that_cannot_be_is_explained_and_kept(client, database, operator, moved, said):
    with database.writing() as session:
        campaign = make_campaign(session)
    sign_in(client, operator)
    path = f"/c/{campaign.slug}/office/calendar"
    token = csrf(client.get(path))
    answer = client.post(path, data={"csrf_token": token, **CALENDAR, **moved})
    assert answer.status_code == 400
    assert said in answer.text
    assert next(iter(moved.values())) in answer.text
    assert client.post(path, data={"csrf_token": token, **CALENDAR}).status_code == 302


def test_the_history_is_told_in_words_and_what_has_none_by_its_name(client, session, operator, now):
    campaign = make_campaign(session)
    for action in ("results.freeze", "garden.water"):
        audit.record(
            session,
            actor_id=operator.id,
            action=action,
            object_kind="campaign",
            object_id=campaign.id,
            campaign_id=campaign.id,
            now=now,
        )
    session.commit()
    sign_in(client, operator)
    page = client.get(f"/c/{campaign.slug}/office/history").text
    deeds = re.findall(r'data-label="Deed">([^<]+)<', page)
    assert sorted(deeds) == ["froze the results", "garden.water"]


def test_the_menu_of_the_office_stays_in_the_office(client, session, operator):
    campaign = make_campaign(session)
    session.commit()
    sign_in(client, operator)
    menu = re.compile(r"<nav.*?</nav>", re.S)
    assert "History" in menu.search(client.get(f"/c/{campaign.slug}/office").text).group()
    public = menu.search(client.get(f"/c/{campaign.slug}/").text).group()
    assert re.findall(r'href="([^"]+)"', public) == [f"/c/{campaign.slug}/office"]
