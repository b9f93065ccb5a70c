"""What a judge may not see leaves no trace: pages are the same to the byte whether it is there or not."""

import re

import pytest

from competition.accounts.rules import Role
from competition.duels.comparing import draw_next
from competition.duels.making import DuelPlan, make_duel
from competition.judging.models import Assignment
from competition.judging.practice.models import PracticeWork
from tests.factories import OPENS, category_of, make_member, save
from tests.judging.blind.hidden import hide
from tests.judging.blind.place import bytes_of, crawl
from tests.judging.scene import (
    accept,
    hand_in_whole,
    make_judge,
    make_judged_campaign,
    make_school_class,
    open_round,
)

JUDGING = "/c/mtm-2026/judging"
INES = "ines@example.org"
WITHIN = r"/(sheet/|duel/|c/[^/]+/judging|$)"
UNKNOWN = "23456789abcd"


@pytest.fixture(scope="module")
def before(place):
    """What Ines gets while there is nothing but her own: a round with two poems, two works to practise on."""
    with place.writing() as session:
        campaign = make_judged_campaign(session)
        school_class = make_school_class(session, campaign)
        poems = category_of(campaign)
        ines, bo = make_judge(session, campaign), make_judge(session, campaign, "Bo")
        copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two")]
        _round, assignments = open_round(session, campaign, [ines], copies, place.now)
        hand_in_whole(session, assignments[0], place.now)
        for title in ("Two keys", "Le bus"):
            words = {"campaign_id": campaign.id, "category_id": poems.id, "language": "en", "text": "Keys."}
            save(session, PracticeWork(**words, title=title, created_at=OPENS))
        plan = DuelPlan([copy.id for copy in copies], [ines.id, bo.id], wanted=2)
        duel = make_duel(session, campaign=campaign, category=poems, plan=plan, actor=None, now=place.now)
        draw_next(session, duel=duel, judge=ines, now=place.now)
        make_member(session, campaign, Role.SECRETARIAT)
    return everything_of(place)


def everything_of(place):
    """Every page that leads on from the first one and from the list, with its headers."""
    browser = place.browser(INES)
    paths = crawl(browser, "/", JUDGING, within=WITHIN)
    return {path: bytes_of(browser.get(path)) for path in sorted(paths)}


@pytest.fixture(scope="module")
def hidden(place, before):
    """Everything that Ines must not see, made beside her own; the addresses that it would have."""
    with place.writing() as session:
        return hide(session, place.now)


def test_what_is_hidden_is_really_there(place, hidden):
    """Others see it, so that what follows proves something."""
    seen = place.browser("office@example.org").get("/c/mtm-2026/office/entries").text
    assert {f"Hidden {name}" for name in ("drafted", "recused", "held")} <= set(
        re.findall(r"Hidden \w+", seen)
    )
    assert "Hidden elsewhere" in place.browser("zoe@example.org").get("/c/hidden-2026/judging").text
    own = place.browser("bo@example.org").get(f"/sheet/{hidden['Bo']}").text
    assert {"Hidden remark", "Hidden note", "Hidden flag"} <= set(re.findall(r"Hidden \w+", own))


def test_every_page_of_a_judge_is_the_same_byte_for_byte(place, before, hidden):
    after = everything_of(place)
    assert {"/", JUDGING, f"{JUDGING}/practice", f"{JUDGING}/profile"} <= set(before)
    assert sum(bool(re.fullmatch(r"/duel/\w+", path)) for path in before) == 1
    assert sum(bool(re.fullmatch(r"/sheet/\w+", path)) for path in before) == 2
    assert set(after) == set(before)
    assert [path for path in before if after[path] != before[path]] == []


DOORS = [
    ("get", "/sheet/{}"),
    ("get", "/sheet/{}/picture/1"),
    *[("post", f"/sheet/{{}}{deed}") for deed in ("", "/save", "/skip", "/reopen", "/recuse", "/flag")],
    ("get", "/duel/{}"),
    *[("post", f"/duel/{{}}{deed}") for deed in ("/next", "/undo")],
    ("get", "/duel/pair/{}/left/1"),
    *[("post", f"/duel/pair/{{}}{deed}") for deed in ("", "/aside/left", "/aside/right")],
    ("get", "/c/mtm-2026/judging/papers/{}"),
    ("get", "/c/mtm-2026/judging/practice/{}"),
    ("post", "/c/mtm-2026/judging/practice/{}"),
    ("get", "/c/mtm-2026/judging/rounds/{}/paper"),
    ("post", "/c/mtm-2026/judging/rounds/{}/sign-off"),
    ("get", "/c/mtm-2026/office/rounds/{}"),
    ("get", "/c/mtm-2026/office/rounds/{}/preview"),
    ("get", "/c/mtm-2026/office/copies/{}/preview"),
    ("get", "/c/mtm-2026/office/entries/{}"),
    ("get", "/c/hidden-2026/judging/rounds/{}/paper"),
]


@pytest.mark.parametrize(("method", "door"), DOORS, ids=[f"{method} {door}" for method, door in DOORS])
def test_a_refused_thing_looks_like_one_that_never_was(place, hidden, method, door):
    browser = place.browser(INES)

    def knock(ref):
        data = {
            "version": "0",
            "score-voice": "3",
            "reason": "x",
            "kind": "copied",
            "choice": "left",
            "paper": "a4",
        }
        answer = getattr(browser, method)(door.format(ref), **({"data": data} if method == "post" else {}))
        status, headers, body = bytes_of(answer)
        return status, headers, body.replace(ref.encode(), b"REF")

    never = knock(UNKNOWN)
    assert never[0] == 404
    assert {name for name, ref in hidden.items() if knock(ref) != never} == set()


def test_addresses_cannot_be_counted(place, before):
    """No page of a judge holds a number that stands for a thing; what stands for one tells of no other."""
    pages = b"".join(body for _status, _headers, body in before.values()).decode()
    addresses = re.findall(r'(?:href|src|action|formaction|data-page)="(/[^"?#]*)', pages)
    parts = {part for address in addresses if "/static/" not in address for part in address.split("/")}
    assert [part for part in parts if part.isdigit()] == []
    assert set(re.findall(r'name="(\w+)" value="\d+"', pages)) <= {"version"}
    with place.writing() as session:
        refs = [ref for (ref,) in session.query(Assignment.ref).order_by(Assignment.id)]
    assert len(refs) > 8
    assert {len(ref) for ref in refs} == {12}
    assert refs not in (sorted(refs), sorted(refs, reverse=True))
    assert len({ref[:4] for ref in refs}) == len(refs)
