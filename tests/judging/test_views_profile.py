"""A judge's profile: languages, schools to keep from, the code of conduct."""

import re

import pytest

from competition.accounts.rules import Role
from competition.judging.models import Judge
from competition.judging.rules import JudgeState
from tests.factories import make_member
from tests.judging.reading import one
from tests.support.signin import sign_in


def test_somebody_new_states_a_profile_first(session, client, campaign, school_class, forms):
    account = make_member(session, campaign, Role.JUDGE, "new@example.org", "New")
    session.commit()
    sign_in(client, account)
    assert "State your languages first; it takes three minutes." in client.get("/").text
    answer = client.get("/c/mtm-2026/judging")
    assert answer.location == "/c/mtm-2026/judging/profile"
    page = client.get(answer.location).text
    assert "Fjord School, Bergen" in page
    stated = {
        "languages-0": "Greek",
        "languages-1": "en",
        "capacity": "12",
        "city": "0",
        "schools-0": "fjord school, bergen",
        "conduct": "y",
    }
    assert client.post(answer.location, data=stated).location == "/c/mtm-2026/judging"
    judge = one(session, Judge)
    assert judge.state is JudgeState.READY
    assert judge.languages == ["el", "en"]
    assert [barred.school_id for barred in judge.barred_schools] == [school_class.school_id]
    assert "Nothing to read yet" in client.get("/c/mtm-2026/judging").text


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        ({"languages-0": "Klingonish"}, "We do not know “Klingonish”."),
        ({"languages-0": ""}, "Name at least one language you read."),
        ({"languages-0": "Greek", "capacity": "0"}, "A number from 1 to 500, please."),
        ({"languages-0": "Greek", "schools-0": "Nowhere"}, "“Nowhere” is not in this campaign."),
        ({"languages-0": "Greek", "conduct": ""}, "Accept the code of conduct to join the panel."),
    ],
)
def test_a_profile_that_needs_a_look_says_what_to_do(session, client, campaign, forms, stated, sentence):
    account = make_member(session, campaign, Role.JUDGE, "new@example.org", "New")
    session.commit()
    sign_in(client, account)
    data = {"capacity": "12", "city": "0", "conduct": "y", **stated}
    if not data["conduct"]:
        del data["conduct"]
    answer = client.post("/c/mtm-2026/judging/profile", data=data)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert stated["languages-0"] in answer.text
    session.rollback()
    assert session.query(Judge).count() == 0


@pytest.mark.parametrize("tags", [["uz-Cyrl", "rmn"], ["pt-BR", "zh-Hant"], ["xx-unheard", "el"]])
def test_a_profile_sent_as_it_was_shown_stays_as_it_is(session, judge, reader, forms, tags):
    judge.languages = tags
    browser = reader()
    page = browser.get("/c/mtm-2026/judging/profile").text
    fields = re.findall(r'name="((?:languages|schools)-\d)"[^>]* value="([^"]*)"', page)
    assert len(fields) == 10
    answer = browser.post("/c/mtm-2026/judging/profile", data={**dict(fields), "capacity": "9", "city": "0"})
    assert answer.status_code == 302
    assert one(session, Judge).languages == tags


def places_of(page):
    """The languages and schools of a profile: those in sight, and those a step away."""
    beyond = " ".join(re.findall(r'<details class="stack">.*?</details>', page, re.S))
    names = re.findall(r'name="((?:languages|schools)-\d)"', page)
    return [name for name in names if f'"{name}"' not in beyond], beyond.count("<input")


@pytest.mark.parametrize(
    ("tags", "in_sight", "beyond"),
    [(["el"], 2, 4), (["el", "en"], 3, 3), (["el", "en", "fr", "de", "nb", "ar"], 6, 0)],
)
def test_a_profile_shows_what_is_filled_and_one_place_more(session, judge, reader, tags, in_sight, beyond):
    judge.languages = tags
    names, hidden = places_of(reader().get("/c/mtm-2026/judging/profile").text)
    assert names == [*(f"languages-{n}" for n in range(in_sight)), "schools-0"]
    assert hidden == beyond + 3


def test_a_language_nobody_knows_stays_in_sight_with_what_was_typed(session, reader, forms):
    stated = {"languages-0": "Greek", "languages-3": "Klingonish", "capacity": "9", "city": "0"}
    answer = reader().post("/c/mtm-2026/judging/profile", data=stated)
    names, _beyond = places_of(answer.text)
    assert names == [*(f"languages-{n}" for n in range(5)), "schools-0"]
