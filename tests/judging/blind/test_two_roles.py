"""Somebody teaches here and judges here, and judges elsewhere too: no work of the own school, no mixing."""

import re

import pytest
from sqlalchemy.orm import contains_eager

from competition.accounts.models import Account, Membership
from competition.accounts.rules import Role
from competition.allocation.services import allocate_round
from competition.judging.models import Assignment, Judge
from competition.judging.rules import JudgeState
from competition.judging.services import release
from tests.factories import OPENS, category_of, make_city, make_class, make_member, make_school, save
from tests.judging.blind.place import crawl
from tests.judging.scene import accept, make_judge, make_judged_campaign, make_round, open_round

BOTH, CLASS = "both@example.org", "Mirabellenhof 4c"
OWN = ("Own bus", "Kite of a colleague", "Tree next door")
WITHIN = r"/(sheet/|class/|entry/|c/[^/]+/judging|$)"


@pytest.fixture(scope="module")
def both(place):
    """A teacher of a class, who is on the panel of that campaign and of another; each work by its title."""
    with place.writing() as session:
        here, there = make_judged_campaign(session), make_judged_campaign(session, slug="there-2026")
        account = make_member(session, here, Role.TEACHER, BOTH, "Both")
        for campaign in (here, there):
            _seat(session, account, campaign)
        _enter(session, here, account)
        make_judge(session, here, "Bo")
        round_ = make_round(session, here, place.now)
        allocate_round(session, round_=round_, seed=1, actor=None, now=place.now)
        release(session, round_=round_, actor=None, now=place.now)
        far = make_class(session, make_school(session, make_city(session, there, "Riga")), there)
        moon = accept(session, far, category_of(there), title="Moon elsewhere")
        judge = session.query(Judge).filter_by(campaign_id=there.id, account_id=account.id).one()
        open_round(session, there, [judge], [moon], place.now)


def _seat(session, account, campaign):
    save(session, Membership(account_id=account.id, campaign_id=campaign.id, role=Role.JUDGE))
    more = {"state": JudgeState.READY, "languages": ["en"], "conduct_accepted_at": OPENS, "created_at": OPENS}
    save(session, Judge(campaign_id=campaign.id, account_id=account.id, **more))


def _enter(session, campaign, teacher):
    """A work of the own class, of the own school, of the own city, and one from far away."""
    bergen, oslo = (make_city(session, campaign, name) for name in ("Bergen", "Oslo"))
    own, near, far = (
        make_school(session, city, name)
        for city, name in ((bergen, "Fjord School"), (bergen, "Hill School"), (oslo, "Far School"))
    )
    classes = [
        make_class(session, own, campaign, teacher, name=CLASS),
        make_class(session, own, campaign),
        make_class(session, near, campaign),
        make_class(session, far, campaign),
    ]
    for school_class, title in zip(classes, (*OWN, "Sea far away"), strict=True):
        accept(session, school_class, category_of(campaign), title=title)


@pytest.fixture(scope="module")
def got(place, both):
    """Everything that this person reaches, as a teacher and as a judge."""
    pages = crawl(place.browser(BOTH), "/", "/c/mtm-2026/judging", "/c/there-2026/judging", within=WITHIN)
    return {path: page.decode(errors="replace") for path, page in pages.items()}


def judging(got):
    return {path: page for path, page in got.items() if re.match(r"/(sheet/|c/[^/]+/judging)", path)}


def test_the_judge_reads_nothing_of_the_own_school_and_city_and_somebody_else_does(place, both):
    with place.database.reading() as session:
        held = {
            (account.email, assignment.blind_entry.title)
            for assignment, account in session.query(Assignment, Account)
            .join(Assignment.blind_entry)
            .join(Judge, Judge.id == Assignment.judge_id)
            .join(Account, Account.id == Judge.account_id)
            .options(contains_eager(Assignment.blind_entry))
        }
    assert {title for email, title in held if email == BOTH} == {"Sea far away", "Moon elsewhere"}
    assert {title for email, title in held if email == "bo@example.org"} == {*OWN, "Sea far away"}


def test_the_first_page_shows_the_class_and_the_next_entry_each_in_its_place(got):
    parts = re.findall(r"<(?:section|article)\b.*?</(?:section|article)>", got["/"], re.DOTALL)
    of_class = [part for part in parts if CLASS in part]
    of_judge = [part for part in parts if "/sheet/" in part]
    assert of_class
    assert len(of_judge) == 2
    assert not any(CLASS in part or any(title in part for title in OWN) for part in of_judge)
    assert not any("/sheet/" in part for part in of_class)


def test_as_a_teacher_this_person_sees_the_own_class_alone(got):
    pages = "".join(page for path, page in got.items() if re.match("/(class|entry)/", path))
    assert "Own bus" in pages
    assert not [title for title in (*OWN[1:], "Sea far away", "Moon elsewhere") if title in pages]


def test_no_page_of_the_judge_tells_anything_of_the_own_class(got):
    pages = judging(got)
    whole = "".join(pages.values())
    assert [title for title in ("Sea far away", "Moon elsewhere") if title not in whole] == []
    told = (*OWN, CLASS, "/class/", "/entry/")
    assert [(path, word) for path, page in pages.items() for word in told if word in page] == []


def test_the_two_panels_do_not_mix(got):
    there = "".join(page for path, page in got.items() if path.startswith("/c/there-2026/judging"))
    assert "Moon elsewhere" in there
    assert "Sea far away" not in there
    here = "".join(page for path, page in got.items() if path.startswith("/c/mtm-2026/judging"))
    assert "Sea far away" in here
    assert "Moon elsewhere" not in here
