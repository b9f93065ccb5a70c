"""How many statements a page needs: at most eight, however many rows there are."""

import pytest

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.entries.blind import BlindEntry
from competition.judging.models import Judge
from competition.judging.rules import FlagKind
from competition.judging.services import raise_flag
from tests.factories import make_member
from tests.judging.reading import SCORES
from tests.judging.scene import accept, hand_in_whole, make_judge, make_letter, open_round
from tests.support.signin import sign_in
from tests.support.statements import counted

MOST = 8


@pytest.fixture
def counting(session, app, client, database):
    """Count the statements of one request, after a first one that fills what is kept in memory."""
    app.config["WTF_CSRF_ENABLED"] = False

    def count(account, method, path, **more):
        session.commit()
        sign_in(client, account)
        with counted(database) as seen:
            answer = getattr(client, method)(path, **more)
        assert answer.status_code in (200, 302)
        return len(seen), seen

    return count


def office_path(session, path, round_, assignment, now):
    """A page of the secretariat about a round, or about an assignment's entry or judge or a letter in it."""
    copy = session.get_one(BlindEntry, assignment.blind_entry_id)
    judge = session.get_one(Judge, assignment.judge_id)
    letter = make_letter(session, round_, now)
    refs = {"round": round_.ref, "copy": copy.ref, "judge": judge.ref, "letter": letter.ref}
    return f"/c/mtm-2026/office/{path.format(**refs)}"


def scene(session, campaign, school_class, poems, now, rows):
    """As many judges as entries, each with every entry; the first is handed in and flagged."""
    copies = [accept(session, school_class, poems, title=f"Poem {n}") for n in range(rows)]
    judges = [make_judge(session, campaign, f"Judge{n}") for n in range(rows)]
    round_, assignments = open_round(session, campaign, judges, copies, now)
    hand_in_whole(session, assignments[0], now)
    raise_flag(session, assignment=assignments[0], kind=FlagKind.COPIED, note="", actor=None, now=now)
    reader = session.get_one(Account, judges[-1].account_id)
    return round_, judges, assignments, reader


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("method", "path", "data"),
    [
        ("get", "/c/mtm-2026/judging", None),
        ("get", "/sheet/{sheet}", None),
        ("post", "/sheet/{sheet}/save", {"version": "0", "score-voice": "4"}),
        ("post", "/sheet/{sheet}/skip", {"version": "0", **SCORES}),
        ("post", "/sheet/{sheet}", {"version": "0", **SCORES}),
    ],
)
def test_a_judges_page_asks_little(
    session, campaign, school_class, poems, now, counting, rows, method, path, data
):
    _round, _judges, assignments, reader = scene(session, campaign, school_class, poems, now, rows)
    version = {"version": "2"} if rows == 1 and data else {}
    place = path.format(sheet=assignments[-1].ref)
    number, seen = counting(reader, method, place, **({"data": {**data, **version}} if data else {}))
    assert number <= MOST, "\n".join(seen)


@pytest.mark.parametrize(
    "path",
    [
        "panel",
        "rounds",
        "rounds/{round}",
        "rounds/{round}/allocation",
        "rounds/{round}/reading",
        "rounds/{round}/remind",
        "rounds/{round}/close",
        "rounds/{round}/letters/{letter}",
        "rounds/{round}/judges/{judge}",
        "rounds/{round}/judges/{judge}/replace",
        "rounds/{round}/allocation/entries",
        "rounds/{round}/allocation/entries/{copy}",
        "rounds/{round}/allocation/judges/{judge}",
        "rounds/{round}/preview/{copy}",
        "copies/{copy}/preview",
    ],
)
def test_a_page_of_the_secretariat_asks_the_same_for_one_row_and_for_three(
    session, campaign, school_class, poems, now, counting, path
):
    office = make_member(session, campaign, Role.SECRETARIAT)
    round_, _readers, (one,), _reader = scene(session, campaign, school_class, poems, now, 1)
    first, _ = counting(office, "get", office_path(session, path, round_, one, now))
    copies = [accept(session, school_class, poems, title=f"Late {n}") for n in range(3)]
    judges = [make_judge(session, campaign, f"Late{n}") for n in range(3)]
    other, assignments = open_round(session, campaign, judges, copies, now)
    for assignment in assignments[:3]:
        raise_flag(session, assignment=assignment, kind=FlagKind.COPIED, note="", actor=None, now=now)
    hand_in_whole(session, assignments[1], now)
    number, seen = counting(office, "get", office_path(session, path, other, assignments[0], now))
    assert number == first or "letters" in path
    assert number <= MOST, "\n".join(seen)
