import re

import pytest
from flask import Flask
from sqlalchemy import select

from competition.app import create_app
from competition.campaign.models import Campaign
from competition.web.forms import clean
from competition.web.policies import PUBLIC, MissingPolicyError, Policy, allow, policy_of, require_policies
from competition.web.request import fresh_transaction
from tests.factories import make_campaign


def test_every_route_names_its_policy(app):
    bare = [rule.endpoint for rule in app.url_map.iter_rules() if policy_of(app, rule.endpoint) is None]
    assert bare == []


def test_a_route_without_a_policy_stops_the_start():
    app = Flask(__name__, static_folder=None)
    app.add_url_rule("/open", "open", allow(PUBLIC)(lambda: "open"))
    require_policies(app)
    app.add_url_rule("/forgotten", "forgotten", lambda: "forgotten")
    with pytest.raises(MissingPolicyError, match="forgotten"):
        require_policies(app)


def test_pages_let_no_foreign_code_in(client):
    headers = client.get("/").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("method", "path", "status"), [("get", "/nowhere", 404), ("delete", "/", 405)])
def test_an_http_error_has_a_page_of_its_own(client, method, path, status):
    answer = getattr(client, method)(path)
    assert answer.status_code == status
    assert "<h1" in answer.text


def test_an_accident_has_a_page_and_tells_nothing(config, database, clock, caplog):
    app = create_app(config, database=database, clock=clock)

    @allow(PUBLIC)
    def breaks():
        raise RuntimeError("Maria Testova wrote this")

    app.add_url_rule("/breaks", "breaks", breaks)
    answer = app.test_client().get("/breaks")
    assert answer.status_code == 500
    assert "<h1" in answer.text
    assert "Maria" not in answer.text
    assert "Maria" not in caplog.text
    assert "RuntimeError" in caplog.text


def test_what_was_typed_into_a_form_that_failed_is_given_back(client):
    poem = "My grandmother keeps the sea in a suitcase"
    answer = client.post("/sign-in", data={"email": poem})
    assert answer.status_code == 400
    assert poem in answer.text


def test_a_form_sent_after_the_sign_in_has_ended_gives_back_what_was_typed(app, client):
    app.config["WTF_CSRF_ENABLED"] = False
    poem = "My grandmother keeps the sea in a suitcase"
    typed = {"text": poem, "pupils-0-given_name": "Maria", "pupils-0-age": "8", "seen": "0" * 40}
    answer = client.post("/entry/23456789abcd/words", data=typed)
    assert answer.status_code == 400
    assert "You are not signed in any more, so nothing was saved." in answer.text
    assert f"{poem}</textarea>" in answer.text
    assert "Maria · 8</textarea>" in answer.text
    assert "0" * 40 not in answer.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  one  ", "one"),
        ("\r\n  \r\n\tone\r\n  two\r\n", "\tone\n  two"),
        ("one\x0btwo\u2029three", "one\ntwo\nthree"),
        ("a\x00b\ud800", "ab"),
    ],
)
def test_a_text_keeps_its_lines_and_its_indents(typed, kept):
    assert clean(typed) == kept


def test_a_text_of_megabytes_is_not_even_read(client):
    answer = client.post("/sign-in", data={"email": "a" * 4_000_000})
    assert answer.status_code == 413
    assert "larger than can be taken in one go" in answer.text


def kept_for(client, address):
    with client.get(address) as answer:
        return answer.headers["Cache-Control"]


def test_our_own_files_are_kept_under_an_address_that_follows_from_their_content(client):
    marked = re.search(r'"(/static/css/base\.css\?v=[0-9a-f]{8})"', client.get("/sign-in").text)
    assert "immutable" in kept_for(client, marked.group(1))
    assert kept_for(client, "/static/css/base.css") == "no-cache"
    assert kept_for(client, "/static/js/count.js") == "no-cache"
    assert kept_for(client, "/static/css/nowhere.css?v=12345678") == "no-cache"


def test_slow_work_is_done_before_the_writing_session_and_the_policy_asked_again(
    config, database, clock, monkeypatch
):
    app = create_app(config, database=database, clock=clock)
    asked = []

    def resolve(session, _viewer, **_arguments):
        asked.append(session)
        return {"campaign": session.scalar(select(Campaign))} if len(asked) < 4 else None

    @allow(Policy("counted", resolve, signed_in=False), writing=False)
    def slow(campaign):
        with database.writing() as other:  # would wait for ever if this request held the lock
            make_campaign(other, slug=f"c-{len(asked)}", name="Meanwhile")
        with fresh_transaction() as (session, loaded):
            assert session is asked[-1] is not asked[0]
            assert loaded["campaign"] in session
            assert loaded["campaign"].name == "Meanwhile"
        return ""

    app.add_url_rule("/slow", "slow", slow, methods=["POST"])
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    client = app.test_client()
    assert client.post("/slow").status_code == 200
    assert len(asked) == 2
    # What may no longer be seen by then is not there.
    assert client.post("/slow").status_code == 404
    assert len(asked) == 4
