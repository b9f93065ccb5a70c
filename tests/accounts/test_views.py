import re

import pytest

from competition.accounts import cookies
from competition.accounts.invitations import invite
from competition.accounts.links import make_link
from competition.accounts.rules import Role
from competition.accounts.services import create_account
from competition.accounts.tokens import link_token
from competition.accounts.views import safe_path
from tests.support.signin import sign_in


@pytest.fixture
def anna(database, now):
    with database.writing() as session:
        return create_account(session, email="anna@example.org", name="Anna", locale="en", now=now)


@pytest.fixture
def token(database, anna, config, now):
    with database.writing() as session:
        return make_link(session, account=anna, next_path="/", secret_key=config.secret_key, now=now)[1]


def csrf(page):
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.text).group(1)


def post(client, path, **fields):
    return client.post(
        path, data={"csrf_token": csrf(client.get("/sign-in", follow_redirects=True)), **fields}
    )


def test_opening_a_link_does_not_use_it_up_but_its_button_does(client, token):
    for _ in range(3):
        assert client.get(f"/sign-in/{token}").status_code == 200
    assert post(client, f"/sign-in/{token}").status_code == 302
    assert "Anna" in client.get("/").text
    assert client.get(f"/sign-in/{token}").status_code == 404


def test_signing_in_gives_the_browser_a_new_secret_out_of_reach_of_scripts(client, anna, token):
    sign_in(client, anna)
    before = client.get_cookie(cookies.NAME).value
    answer = post(client, f"/sign-in/{token}")
    cookie = next(h for h in answer.headers.getlist("Set-Cookie") if h.startswith(cookies.NAME))
    assert client.get_cookie(cookies.NAME).value != before
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_known_and_an_unknown_address_get_the_same_answer(client, anna):
    known = post(client, "/sign-in", email="anna@example.org", next="/").text
    unknown = post(client, "/sign-in", email="anne@example.org", next="/").text
    assert "anna@example.org" in known
    assert known.replace("anna@", "anne@") == unknown


def test_a_wrong_address_is_kept_with_a_sentence_beside_it(client):
    answer = post(client, "/sign-in", email="anna at example", next="/")
    assert answer.status_code == 400
    assert "anna at example" in answer.text
    assert "does not look like an e-mail address" in answer.text


def test_asking_too_often_is_answered_kindly(client, anna):
    answers = [post(client, "/sign-in", email="anna@example.org", next="/") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert "Please wait" in answers[-1].text


def test_signing_out_forgets_the_browser(client, anna):
    sign_in(client, anna)
    assert "Anna" in client.get("/").text
    post(client, "/sign-out")
    assert "Anna" not in client.get("/").text


def test_a_form_without_its_token_is_refused_with_a_page(client):
    answer = client.post("/sign-in", data={"email": "anna@example.org"})
    assert answer.status_code == 400
    assert "reload" in answer.text


@pytest.mark.parametrize(
    ("asked", "goes_to"),
    [
        ("/class/abc?x=1", "/class/abc?x=1"),
        (None, "/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("class", "/"),
    ],
)
def test_after_signing_in_one_stays_on_this_site(asked, goes_to):
    assert safe_path(asked) == goes_to


@pytest.mark.parametrize("asked", ["//[x", "https://[x", "/" + "a" * 400])
def test_a_place_to_go_that_is_no_address_leads_to_the_first_page(client, asked):
    assert 'name="next" type="hidden" value="/"' in client.get("/sign-in", query_string={"next": asked}).text


def test_whoever_is_signed_in_is_not_asked_to_sign_in_again(client, anna):
    sign_in(client, anna)
    assert client.get("/sign-in?next=/class/abc").location == "/class/abc"


def test_a_spent_link_comes_with_the_form_for_a_new_one(client, token):
    post(client, f"/sign-in/{token}")
    assert "You are signed in already" in client.get(f"/sign-in/{token}").text
    post(client, "/sign-out")
    for answer in (client.get(f"/sign-in/{token}"), post(client, f"/sign-in/{token}")):
        assert answer.status_code == 404
        assert "Send me a new link" in answer.text


@pytest.fixture
def invited(database, config, now):
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
        return link_token(config.secret_key, "invitation", invitation.ref)


def test_an_invitation_is_accepted_once_and_says_so_afterwards(client, invited):
    assert "Ben" in client.get(f"/invitation/{invited}").text
    assert post(client, f"/invitation/{invited}").location == "/"
    assert "Set up a campaign" in client.get("/").text
    again = client.get(f"/invitation/{invited}")
    assert (again.status_code, "on your first page" in again.text) == (404, True)
    post(client, "/sign-out")
    again = post(client, f"/invitation/{invited}")
    assert (again.status_code, "sign in with the address it came to" in again.text) == (404, True)


def test_an_invitation_is_not_for_somebody_else_who_is_signed_in(client, anna, invited):
    sign_in(client, anna)
    refused = post(client, f"/invitation/{invited}")
    assert refused.status_code == 403
    assert "another e-mail address" in refused.text
    assert "Set up a campaign" not in client.get("/").text


def ask(client, email, ip="192.0.2.1"):
    token = csrf(client.get("/sign-in"))
    fields = {"csrf_token": token, "email": email, "next": "/"}
    return client.post("/sign-in", data=fields, environ_overrides={"REMOTE_ADDR": ip})


def test_an_address_is_rested_wherever_it_is_typed_and_however(client, anna):
    for number in range(5):
        assert ask(client, "anna@example.org", ip=f"192.0.2.{number}").status_code == 200
    assert ask(client, "ANNA@example.org ", ip="192.0.2.99").status_code == 429
    assert ask(client, "ben@example.org", ip="192.0.2.99").status_code == 200


def test_a_place_that_asks_for_very_many_addresses_is_rested(client):
    for number in range(40):
        assert ask(client, f"person{number}@example.org").status_code == 200
    refused = ask(client, "one.more@example.org")
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "900"
    assert ask(client, "one.more@example.org", ip="192.0.2.2").status_code == 200
