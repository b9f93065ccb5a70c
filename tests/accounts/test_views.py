import re

import pytest

from competition.accounts import cookies
from competition.accounts.services import create_account, make_link
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
    return client.post(path, data={"csrf_token": csrf(client.get("/sign-in")), **fields})


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
