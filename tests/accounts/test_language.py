"""The language that somebody chooses: where it can be chosen, how long it holds, what follows it."""

import re

import pytest
from sqlalchemy import select

from competition.accounts.invitations import invite
from competition.accounts.links import request_link
from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.accounts.services import create_account
from competition.accounts.tokens import link_token
from competition.platform.mail import OutboxMail, render
from competition.web.locale import COOKIE
from tests.factories import make_campaign, make_member
from tests.support.signin import sign_in

FRENCH = {"Accept-Language": "fr-CA,fr;q=0.9,en;q=0.5"}


@pytest.fixture
def anna(database, now):
    with database.writing() as session:
        return create_account(session, email="anna@example.org", name="Anna", locale="en", now=now)


def choose(client, locale, path="/sign-in"):
    return client.post("/language", data={"locale": locale, "next": path})


def heading(page):
    return re.search("<h1>(.*?)</h1>", page.text).group(1)


def csrf(page):
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.text).group(1)


# ---- visitors ---------------------------------------------------------------------------------------------


def test_the_first_page_comes_in_the_language_the_browser_asks_for(client):
    page = client.get("/sign-in", headers=FRENCH)
    assert heading(page) == "Se connecter"
    assert '<html lang="fr" dir="ltr">' in page.text
    assert page.headers["Content-Language"] == "fr"
    assert {"Accept-Language", "Cookie"} <= set(page.vary)


@pytest.mark.parametrize("asked", ["de", "", "*", "xx;q=nonsense"])
def test_a_language_that_is_not_there_gives_english(client, asked):
    assert heading(client.get("/sign-in", headers={"Accept-Language": asked})) == "Sign in"


def test_every_page_offers_the_other_language_in_its_own_name(client):
    english, french = client.get("/sign-in").text, client.get("/sign-in", headers=FRENCH).text
    assert '<span class="language__name" lang="en" aria-current="true">English</span>' in english
    assert re.search(r'<button [^>]*name="locale" value="fr" lang="fr" dir="ltr">Français</button>', english)
    assert re.search(r'<button [^>]*name="locale" value="en" lang="en" dir="ltr">English</button>', french)
    assert re.search(r'<button [^>]*value="fr"', client.get("/nowhere").text)


def test_a_visitor_chooses_and_the_browser_keeps_it_against_its_own_wish(client):
    answer = choose(client, "fr", "/sign-in?next=/class/x")
    assert (answer.status_code, answer.location) == (302, "/sign-in?next=/class/x")
    cookie = next(header for header in answer.headers.getlist("Set-Cookie") if header.startswith(COOKIE))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert heading(client.get("/sign-in", headers={"Accept-Language": "en"})) == "Se connecter"
    choose(client, "en")
    assert heading(client.get("/sign-in", headers=FRENCH)) == "Sign in"


def test_reading_a_page_sets_no_cookie(client):
    assert client.get("/", headers=FRENCH).headers.getlist("Set-Cookie") == []


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example/", "/\\evil.example", "", None])
def test_a_choice_leads_nowhere_else(client, path):
    data = {"locale": "fr"} if path is None else {"locale": "fr", "next": path}
    assert client.post("/language", data=data).location == "/"


@pytest.mark.parametrize("locale", ["de", "", "../fr", "fr\r\nX: y"])
def test_a_language_that_is_not_there_cannot_be_chosen(client, locale):
    answer = choose(client, locale)
    assert answer.status_code == 400
    assert COOKIE not in str(answer.headers)


def test_a_kept_language_that_is_gone_is_passed_over(client):
    client.set_cookie(COOKIE, "tlh")
    assert heading(client.get("/sign-in", headers=FRENCH)) == "Se connecter"


def test_it_is_chosen_by_posting_and_never_by_following_a_link(client):
    assert client.get("/language?locale=fr").status_code == 405
    assert heading(client.get("/sign-in")) == "Sign in"


def test_the_choice_comes_back_to_the_page_also_from_one_that_answers_a_form(client):
    token = csrf(client.get("/sign-in"))
    answer = client.post("/sign-in", data={"csrf_token": token, "email": "no address"})
    assert answer.status_code == 400
    assert '<input type="hidden" name="next" value="/sign-in">' in answer.text
    page = client.get("/sign-in?next=/class/x")
    assert '<input type="hidden" name="next" value="/sign-in?next=/class/x">' in page.text


def test_refusals_are_in_the_chosen_language(client):
    choose(client, "fr")
    assert "Il n’y a pas de page ici" in client.get("/nowhere").text
    refused = client.post("/sign-in", data={"email": "anna@example.org"})
    assert refused.status_code == 400
    assert "Cela n’est pas passé" in refused.text


# ---- accounts ---------------------------------------------------------------------------------------------


def test_an_account_keeps_the_choice_in_every_browser_and_in_its_letters(
    client, app, anna, database, config, now
):
    sign_in(client, anna)
    choose(client, "fr")
    with database.reading() as session:
        assert session.get_one(Account, anna.id).locale == "fr"
    elsewhere = sign_in(app.test_client(), anna)
    assert "Se déconnecter" in elsewhere.get("/", headers={"Accept-Language": "en"}).text
    with database.writing() as session:
        request_link(session, email="anna@example.org", next_path="/", secret_key="x", now=now)
        letter = render(session, session.scalars(select(OutboxMail)).one(), config)
    assert letter.subject == "Votre lien de connexion"
    assert "Voici votre lien de connexion. Ouvrez-le et appuyez sur le bouton\xa0:" in letter.text
    assert '<html lang="fr" dir="ltr">' in letter.html


def test_a_visitors_choice_changes_nobodys_account(client, anna, database):
    choose(client, "fr")
    with database.reading() as session:
        assert session.get_one(Account, anna.id).locale == "en"


def test_another_site_can_change_nobodys_account(client, anna, database):
    """Its form comes without the cookie of the signed-in browser, which is SameSite=Lax."""
    sign_in(client, anna)
    stranger = client.application.test_client()
    choose(stranger, "fr")
    with database.reading() as session:
        assert session.get_one(Account, anna.id).locale == "en"


def test_after_signing_out_the_page_stays_in_the_language(client, anna, database, config, now):
    with database.writing() as session:
        session.get_one(Account, anna.id).locale = "fr"
        request_link(session, email="anna@example.org", next_path="/", secret_key=config.secret_key, now=now)
        mail = session.scalars(select(OutboxMail)).one()
        token = link_token(config.secret_key, "sign-in", mail.ids["link"])
    page = client.get(f"/sign-in/{token}")
    client.post(f"/sign-in/{token}", data={"csrf_token": csrf(page)})
    out = client.get("/")
    assert "Se déconnecter" in out.text
    client.post("/sign-out", data={"csrf_token": csrf(out)})
    assert heading(client.get("/sign-in")) == "Se connecter"


# ---- invitations ------------------------------------------------------------------------------------------


@pytest.fixture
def office(database):
    with database.writing() as session:
        return make_member(session, make_campaign(session), Role.SECRETARIAT)


COLLEAGUE = {
    "en": "An invitation: More than migrants 2026",
    "fr": "Une invitation\xa0: More than migrants 2026",
}
JUDGE = {
    "en": "Would you judge for “More than migrants”?",
    "fr": "Voulez-vous être du jury de «\xa0More than migrants\xa0»\u202f?",
}


@pytest.mark.parametrize(
    ("page", "form", "subjects"),
    [
        ("/c/mtm-2026/office/panel", "/c/mtm-2026/office/panel", JUDGE),
        ("/c/mtm-2026/office/ready", "/c/mtm-2026/office/colleagues", COLLEAGUE),
    ],
)
@pytest.mark.parametrize(
    ("chosen", "language"), [({"locale": "fr"}, "fr"), ({"locale": "en"}, "en"), ({}, "en")]
)
def test_an_invitation_is_written_in_the_language_the_office_chooses(
    client, office, database, config, page, form, subjects, chosen, language
):
    sign_in(client, office)
    asked = client.get(page)
    assert '<option selected value="en">English</option><option value="fr">Français</option>' in asked.text
    data = {"csrf_token": csrf(asked), "email": "j@example.org", **chosen}
    assert client.post(form, data=data).status_code == 302
    with database.reading() as session:
        letter = session.scalars(select(OutboxMail)).one()
        assert render(session, letter, config).subject == subjects[language]


def test_whoever_accepts_an_invitation_goes_on_in_the_language_they_read_it_in(client, database, config, now):
    with database.writing() as session:
        invitation = invite(
            session,
            email="ben@example.org",
            name="Ben",
            role=Role.OPERATOR,
            campaign_id=None,
            locale="en",
            secret_key=config.secret_key,
            actor=None,
            now=now,
        )
        path = f"/invitation/{link_token(config.secret_key, 'invitation', invitation.ref)}"
    choose(client, "fr", path)
    page = client.get(path)
    assert heading(page) == "Bienvenue, Ben"
    client.post(path, data={"csrf_token": csrf(page)})
    with database.reading() as session:
        assert session.scalars(select(Account.locale)).one() == "fr"
    assert "Bienvenue. Tout est prêt." in client.get("/").text
