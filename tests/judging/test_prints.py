"""What is printed for a judge: in which order, on which paper, in which language, and how long it is kept."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.accounts.models import Account
from competition.entries.blind import BlindEntry
from competition.entries.blinding import retire
from competition.entries.blindness.services import rule
from competition.entries.models import Entry
from competition.judging.models import Judge, Round
from competition.judging.paper.jobs import is_due
from competition.judging.paper.models import PaperPrint
from competition.judging.paper.queries import still_stands
from competition.judging.paper.rules import PaperFormat, PrintKind, code_of
from competition.judging.paper.services import forget_prints, request_print
from competition.judging.rules import RoundState
from competition.judging.services import leave_panel, settle_copy
from competition.platform.files import StoredFile
from tests.judging.printed import fetch, language_of, sizes_of, words_of
from tests.judging.reading import one
from tests.judging.scene import accept, make_judge, make_print, open_round
from tests.support.signin import sign_in

OFFICE = "/c/mtm-2026/office/rounds"


def run_on(words):
    """The words without blanks: a reader takes the space between some letters of a code for one."""
    return words.replace(" ", "")


def pdfs(session):
    """How many printed files are kept."""
    return session.query(StoredFile).filter_by(media_type="application/pdf").count()


def request(session, judge, round_, secretary, now, kind=PrintKind.PACK, paper=PaperFormat.A4, locale="en"):
    return request_print(
        session,
        round_=round_,
        judge=judge,
        kind=kind,
        paper=paper,
        locale=locale,
        actor=secretary,
        now=now,
    )


@pytest.mark.parametrize(("paper", "size"), [(PaperFormat.A4, (595, 842)), (PaperFormat.LETTER, (612, 792))])
def test_a_pack_holds_the_works_in_the_judges_order_with_their_codes(
    session, judge, three, secretary, office, runner, now, paper, size
):
    round_, assignments = three
    ids = [each.id for each in assignments]
    for position, assignment in enumerate(reversed(assignments), start=1):
        assignment.position = position
    request(session, judge, round_, secretary, now, paper=paper)
    browser = office()
    runner.run_waiting()
    printed = one(session, PaperPrint)
    assert [each.assignment_id for each in printed.works] == sorted(ids)
    _status, headers, content = fetch(browser, f"/c/mtm-2026/office/papers/{printed.ref}")
    assert headers["Content-Disposition"] == "attachment; filename=works-to-read.pdf"
    assert headers["Cache-Control"] == "no-store"
    words, sizes = words_of(content), sizes_of(content)
    assert (set(sizes), len(sizes)) == ({size}, 4)
    last, middle, first = (run_on(words).index(code_of(each.ref)) for each in assignments)
    assert first < middle < last
    assert "3 works to read" in words
    assert "For Ines" in words


def test_scoresheets_ask_every_question_with_its_levels(
    session, judge, three, secretary, office, runner, now
):
    round_, assignments = three
    request(session, judge, round_, secretary, now, kind=PrintKind.SHEETS)
    browser = office()
    runner.run_waiting()
    content = fetch(browser, f"/c/mtm-2026/office/papers/{one(session, PaperPrint).ref}")[2]
    words = words_of(content)
    for said in ("Voice", "Do I hear a child?", "Nominate for a special mention"):
        assert words.count(said) == 3, said
    assert words.count("as nobody else") == 9, "three questions on each of three sheets"
    assert all(code_of(each.ref) in run_on(words) for each in assignments)


def test_a_pack_speaks_the_judges_language(session, judge, three, secretary, office, runner, now):
    round_, _ = three
    session.get_one(Account, judge.account_id).locale = "fr"
    browser = office()
    browser.post(f"{OFFICE}/{round_.ref}/judges/{judge.ref}/paper", data={"kind": "pack", "paper": "a4"})
    runner.run_waiting()
    printed = one(session, PaperPrint)
    assert printed.locale == "fr"
    assert language_of(fetch(browser, f"/c/mtm-2026/office/papers/{printed.ref}")[2]) == "fr"


def test_what_no_longer_stands_is_taken_back_with_its_bytes_and_printed_anew(
    session, campaign, school_class, poems, judge, secretary, office, runner, now
):
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two")]
    round_, _ = open_round(session, campaign, [judge], copies, now)
    request(session, judge, round_, secretary, now)
    browser = office()
    runner.run_waiting()
    place = f"/c/mtm-2026/office/papers/{one(session, PaperPrint).ref}"
    assert fetch(browser, place)[0] == 200
    assert not is_due(session, now)
    retire(session, entry_id=copies[0].entry_id, now=now)
    session.commit()
    refused = browser.get(place)
    assert refused.status_code == 302
    assert "Some of these works are not with this judge any more." in browser.get(refused.location).text
    assert is_due(session, now)
    assert forget_prints(session, now=now) == 1
    assert (pdfs(session), is_due(session, now)) == (0, False)
    session.commit()
    assert ">Print it anew</td>" in browser.get(refused.location).text
    assert browser.get(place).status_code == 302
    request(session, judge, round_, secretary, now)
    session.commit()
    runner.run_waiting()
    assert fetch(browser, place)[0] == 200
    assert (pdfs(session), is_due(session, now)) == (1, False)
    session.commit()


def test_a_print_that_failed_says_so_and_why_and_is_made_anew(
    session, campaign, school_class, poems, judge, secretary, office, runner, now
):
    copy = accept(session, school_class, poems)
    round_, _ = open_round(session, campaign, [judge], [copy], now)
    request(session, judge, round_, secretary, now)
    copy.held_at = now
    browser, place = office(), f"{OFFICE}/{round_.ref}/judges/{judge.ref}/paper"
    assert ">Being made</td>" in browser.get(place).text
    runner.run_waiting()
    page = browser.get(place).text
    assert ">Could not be made</td>" in page
    assert "Being made" not in page
    assert "There is no entry with this judge that could be printed." in page
    copy.held_at = None
    session.commit()
    assert ">Try again</button>" in page
    browser.post(place, data={"kind": "pack", "paper": "a4"})
    assert ">Being made</td>" in browser.get(place).text
    runner.run_waiting()
    page = browser.get(place).text
    assert "Could not be made" not in page
    assert "Try again</button>" not in page
    assert f"/papers/{one(session, PaperPrint).ref}" in page


def hold(session, copy, secretary, now):
    """More is masked in the entry after its judge has it."""
    entry = session.get_one(Entry, copy.entry_id)
    rule(session, entry=entry, word="wide", masked=True, actor=secretary, now=now, as_office=True)


def settle(session, copy, secretary, now):
    """And the judge goes on with the new copy."""
    hold(session, copy, secretary, now)
    session.expire_all()
    newer = session.scalars(select(BlindEntry).where(BlindEntry.edition == 2)).one()
    settle_copy(session, copy=newer, keep_scores=True, actor=secretary, now=now)


def set_apart(session, copy, _secretary, now):
    copy.apart_at = now


def leave(session, _copy, secretary, now):
    leave_panel(session, judge=one(session, Judge), actor=secretary, now=now)


@pytest.mark.parametrize("change", [hold, settle, set_apart, leave])
def test_a_print_goes_with_whatever_its_judge_may_not_read_any_more(
    session, judge, assignment, copy, secretary, runner, now, change
):
    request(session, judge, session.get_one(Round, assignment.round_id), secretary, now)
    session.commit()
    runner.run_waiting()
    printed = one(session, PaperPrint)
    assert (still_stands(session, printed), pdfs(session)) == (True, 1)
    change(session, copy, secretary, now)
    session.flush()
    assert not still_stands(session, printed)
    forget_prints(session, now=now)
    assert pdfs(session) == 0


def test_a_print_asked_for_again_says_that_it_is_being_made(
    session, judge, assignment, secretary, office, now
):
    round_ = session.get_one(Round, assignment.round_id)
    make_print(session, assignment, now - timedelta(hours=1))
    browser, place = office(), f"{OFFICE}/{round_.ref}/judges/{judge.ref}/paper"
    assert ">Print it anew</td>" in browser.get(place).text
    request(session, judge, round_, secretary, now)
    session.commit()
    assert ">Being made</td>" in browser.get(place).text


def test_prints_go_after_thirty_days_or_with_the_round(session, judge, three, secretary, office, runner, now):
    round_, _ = three
    request(session, judge, round_, secretary, now)
    office()
    runner.run_waiting()
    assert forget_prints(session, now=now + timedelta(days=30)) == 0
    round_.state = RoundState.CLOSED
    session.flush()
    assert forget_prints(session, now=now) == 1
    assert (session.query(PaperPrint).count(), pdfs(session)) == (0, 0)


def test_a_judge_prints_the_own_works_and_nobody_elses(session, campaign, copy, now, app, client, runner):
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    round_, _ = open_round(session, campaign, [ada, bo], [copy], now)
    accounts = [session.get_one(Account, each.account_id) for each in (ada, bo)]
    app.config["WTF_CSRF_ENABLED"] = False
    session.commit()
    place = f"/c/mtm-2026/judging/rounds/{round_.ref}/paper"
    browser = sign_in(client, accounts[0])
    assert browser.post(place, data={"kind": "sheets", "paper": "letter"}).status_code == 302
    runner.run_waiting()
    printed = one(session, PaperPrint)
    assert f"/c/mtm-2026/judging/papers/{printed.ref}" in browser.get(place).text
    own = fetch(browser, f"/c/mtm-2026/judging/papers/{printed.ref}")
    assert (own[0], own[1]["Content-Type"]) == (200, "application/pdf")
    assert browser.get(f"/c/mtm-2026/office/papers/{printed.ref}").status_code == 404
    other = sign_in(client, accounts[1])
    assert other.get(f"/c/mtm-2026/judging/papers/{printed.ref}").status_code == 404
