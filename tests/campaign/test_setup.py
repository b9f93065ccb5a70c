import re
from html import unescape

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
        ("winner", 1), ("runner_up", 2), ("published", 7)
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
    page = client.get("/campaigns/new").text
    assert "More than migrants (English)" in page
    assert "step 1 of 5" in page
    assert (
        set_up(client, time_zone="Europe/Athens", language="fr").location == "/c/voices-2027/office/calendar"
    )
    with database.reading() as session:
        campaign = session.scalars(select(Campaign)).one()
        assert (campaign.name, campaign.preset, campaign.setup_step) == (
            "Voices", "more-than-migrants", "calendar"
        )  # fmt: skip
        assert campaign.translation_languages == ["fr", "en"]
        assert campaign.calendar.at(MilestoneKey.DEADLINE).isoformat() == "2027-11-19T21:59:00+00:00"


def test_language_and_zone_come_with_the_preset_unless_others_are_chosen(client, database, operator):
    sign_in(client, operator)
    set_up(client)
    with database.reading() as session:
        campaign = session.scalars(select(Campaign)).one()
        assert (campaign.time_zone, campaign.translation_languages) == ("Europe/Paris", ["en", "fr"])


def test_the_path_leads_step_by_step_to_a_campaign_that_is_ready(client, database, operator):
    sign_in(client, operator)
    at, seen = set_up(client).location, []
    while not at.endswith("/ready"):
        page = client.get(at).text
        seen.append((at.rpartition("/")[2], re.search(r"step (\d of \d)", page).group(1)))
        assert "Back</a>" in page
        assert "Go on another time" in page
        at = client.post(at, data=whole(page)).location
    assert seen == [
        ("calendar", "2 of 5"), ("categories", "3 of 5"), ("cities", "4 of 5"), ("words", "5 of 5")
    ]  # fmt: skip
    page = client.get(at).text
    assert "<h1>Ready</h1>" in page
    assert "Classes can enter. Until then the call page says that it is not open yet." in page
    assert 'href="/c/voices-2027/"' in page
    assert "The call is not open yet." in client.get("/c/voices-2027/").text
    with database.reading() as session:
        assert session.scalars(select(Campaign.setup_step)).one() is None
    assert "step" not in client.get("/c/voices-2027/office/calendar").text


def test_who_leaves_the_path_is_led_back_to_where_it_was_left(client, operator):
    sign_in(client, operator)
    at = set_up(client).location
    at = client.post(at, data=whole(client.get(at).text)).location
    for page in ("/c/voices-2027/office", "/"):
        offered = re.search(
            r'<a class="button button--primary" href="([^"]+)">([^<]+)</a>', client.get(page).text
        )
        assert offered.groups() == ("/c/voices-2027/office/categories", "Go on setting up")


def whole(page):
    """All that a form holds, as a browser would send it."""
    areas = re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.S)
    inputs = re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page)
    return {name: unescape(value).strip("\r\n") for name, value in [*inputs, *areas]}


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
    assert answer.location == path
    assert "Wednesday, 2 December 2026" in client.get(path).text
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


ROOMS = ("campaign", "calendar", "categories", "cities", "words", "ready")


@pytest.mark.parametrize(
    "path", ["/c/mtm-2026/office", "/c/nowhere/office", *(f"/c/mtm-2026/office/{room}" for room in ROOMS)]
)
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
    preset = {"preset": "more-than-migrants", "language": "", "time_zone": ""}
    form = {**preset, "name": "Voices", "year": "2027", **fields}
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
        ({"judging_opens": "2026-08-31T09:00"}, "Judging must open after the call."),
        ({"results": "2026-12-01T09:00"}, "The results must come after judging closes."),
        ({"publication": "2026-12-06T10:00"}, "The publication must come after the results."),
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
    deeds = re.findall(r'data-label="What">([^<]+)<', page)
    assert sorted(deeds) == ["froze the results", "garden.water"]


def test_the_menu_of_the_office_stays_in_the_office(client, session, operator):
    campaign = make_campaign(session)
    session.commit()
    sign_in(client, operator)
    menu = re.compile(r"<nav.*?</nav>", re.S)
    assert "History" in menu.search(client.get(f"/c/{campaign.slug}/office").text).group()
    public = menu.search(client.get(f"/c/{campaign.slug}/").text).group()
    assert re.findall(r'href="([^"]+)"', public) == [f"/c/{campaign.slug}/office"]
