"""Reading on paper: what is printed, what is typed in on a judge's behalf, and who may change it."""

import re
from datetime import timedelta

import pytest

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.entries.blinding import retire
from competition.judging.models import Round, Scoresheet
from competition.judging.paper.errors import JudgesOwnSheetError
from competition.judging.paper.models import PaperPrint
from competition.judging.paper.rules import PaperFormat, PrintKind, code_of
from competition.judging.paper.services import forget_prints, is_typed, request_print, type_in
from competition.judging.rules import RoundState, SheetChange, SheetState
from competition.judging.services import reopen, save_sheet
from competition.platform.audit import AuditEntry
from competition.platform.files import StoredFile
from tests.factories import make_member
from tests.judging.printed import fetch, language_of, sizes_of, words_of
from tests.judging.reading import one
from tests.judging.scene import WHOLE, accept, hand_in_whole, make_judge, open_round
from tests.support.signin import sign_in

OFFICE = "/c/mtm-2026/office/rounds"
TYPED = {"score-voice": "4", "score-image": "3", "score-language": "5", "remark": "", "version": "0"}


@pytest.fixture
def secretary(session, campaign):
    return make_member(session, campaign, Role.SECRETARIAT)


@pytest.fixture
def office(session, secretary, app, client):
    """The client, signed in as the secretariat. Call it after everything is made: it commits."""
    app.config["WTF_CSRF_ENABLED"] = False

    def come_in():
        session.commit()
        return sign_in(client, secretary)

    return come_in


@pytest.fixture
def typing(session, secretary, now):
    """Type a sheet in for its judge."""

    def go(assignment, values=WHOLE, version=0, at=now, **more):
        change = SheetChange(values, **more)
        return type_in(
            session, assignment=assignment, change=change, version=version, actor=secretary, now=at
        )

    return go


def sheet_of(session, assignment):
    return session.query(Scoresheet).filter_by(assignment_id=assignment.id).populate_existing().one()


def test_scores_typed_in_count_are_marked_and_audited(session, assignment, secretary, typing, now):
    saved = typing(assignment, remark="Lovely.", nominated=True)
    assert saved.handed_in
    sheet = sheet_of(session, assignment)
    assert (sheet.state, sheet.entered_by_id, sheet.entered_at) == (SheetState.SUBMITTED, secretary.id, now)
    assert (sheet.remark, sheet.nominated, is_typed(sheet)) == ("Lovely.", True, True)
    written = session.query(AuditEntry).filter_by(action="sheet.type-in").one()
    assert (written.actor_id, written.object_id) == (secretary.id, assignment.id)
    assert written.details == {"judge": assignment.judge_id}


def test_what_was_misread_is_corrected_by_who_typed_it(session, assignment, typing, now):
    first = typing(assignment)
    later = now + timedelta(minutes=5)
    saved = typing(assignment, {"voice": 1}, first.version, later)
    sheet = sheet_of(session, assignment)
    assert (saved.handed_in, sheet.entered_at) == (True, later)
    assert sorted(sheet.values.values()) == [1, 3, 5]


def test_a_half_filled_sheet_stays_open(session, assignment, typing):
    assert typing(assignment, {"voice": 2}).missing == ("image", "language")
    assert sheet_of(session, assignment).state is SheetState.OPEN


def test_what_the_judge_handed_in_is_never_overwritten(session, assignment, typing, now):
    hand_in_whole(session, assignment, now)
    with pytest.raises(JudgesOwnSheetError):
        typing(assignment, {"voice": 1}, version=2)
    assert sheet_of(session, assignment).entered_by_id is None


def test_once_the_judge_has_changed_what_was_typed_it_is_the_judges(session, assignment, typing, now):
    typing(assignment)
    later = now + timedelta(hours=1)
    reopen(session, assignment=assignment, actor=None, now=later)
    version = sheet_of(session, assignment).version
    change = SheetChange({"voice": 2})
    save_sheet(
        session, assignment=assignment, change=change, version=version, actor=None, now=later, hand_in=True
    )
    assert not is_typed(sheet_of(session, assignment))
    with pytest.raises(JudgesOwnSheetError):
        typing(assignment, version=version + 2)


def test_the_judge_reads_who_typed_it_and_may_change_it(session, assignment, typing, reader, app):
    app.config["WTF_CSRF_ENABLED"] = False
    typing(assignment)
    browser = reader()
    page = browser.get(f"/sheet/{assignment.ref}").text
    assert "Typed in by the secretariat on 10 November 2026" in page
    assert browser.post(f"/sheet/{assignment.ref}/reopen").status_code == 302
    assert one(session, Scoresheet).state is SheetState.OPEN


def test_a_sheet_is_found_by_its_code_typed_and_the_next_one_opens(session, judge, three, office):
    round_, (first, second, _third) = three
    browser, place = office(), f"{OFFICE}/{round_.ref}/judges/{judge.ref}/typing"
    listed = browser.get(place).text
    assert re.findall(r'is-named" data-label="Number">(\d)<', listed) == ["1", "2", "3"]
    found = browser.get(f"{place}?code={code_of(first.ref).lower().replace('-', '')}")
    assert found.location == f"{place}/{first.ref}"
    page = browser.get(found.location).text
    assert "not yet" in page
    answer = browser.post(found.location, data=TYPED)
    assert answer.location == f"{place}/{second.ref}"
    assert f"{code_of(first.ref)} is typed in." in browser.get(answer.location).text
    assert one(session, Scoresheet).state is SheetState.SUBMITTED
    assert "No sheet of Ines has this code." in browser.get(f"{place}?code=222").text


def test_after_the_last_sheet_the_list_comes_back(session, judge, assignment, office):
    place = f"{OFFICE}/{round_of(session, assignment)}/judges/{judge.ref}/typing"
    assert office().post(f"{place}/{assignment.ref}", data=TYPED).location == place


def round_of(session, assignment):
    return session.get_one(Round, assignment.round_id).ref


@pytest.mark.parametrize(
    ("change", "status", "sentence"),
    [
        ({"score-voice": "9"}, 400, "A number from 1 to 5, please."),
        ({"score-voice": "x"}, 400, "One place needs another look"),
        ({"version": "7"}, 409, "This sheet was changed meanwhile."),
    ],
)
def test_what_cannot_be_saved_is_kept_on_the_page(
    session, judge, assignment, office, change, status, sentence
):
    place = f"{OFFICE}/{round_of(session, assignment)}/judges/{judge.ref}/typing/{assignment.ref}"
    answer = office().post(place, data={**TYPED, "remark": "My remark", **change})
    assert answer.status_code == status
    assert sentence in answer.text
    assert "My remark" in answer.text
    assert session.query(Scoresheet).count() == 0


def test_a_judges_own_sheet_says_so_and_no_other_judges_scores_are_shown(
    session, campaign, copy, now, office
):
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    round_, (adas, bos) = open_round(session, campaign, [ada, bo], [copy], now)
    hand_in_whole(session, adas, now, remark="Adas own remark")
    browser = office()
    own = browser.get(f"{OFFICE}/{round_.ref}/judges/{ada.ref}/typing/{adas.ref}").text
    assert "only the judge changes it" in own
    other = browser.get(f"{OFFICE}/{round_.ref}/judges/{bo.ref}/typing/{bos.ref}").text
    assert "Adas own remark" not in own + other
    assert re.findall(r'data-digit=""[^>]*value="([^"]+)"|value="([1-5])"', other) == []
    assert browser.get(f"{OFFICE}/{round_.ref}/judges/{bo.ref}/typing/{adas.ref}").status_code == 404


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
    request(session, judge, round_, secretary, now, paper=paper)
    browser = office()
    runner.run_waiting()
    printed = one(session, PaperPrint)
    assert printed.assignments == [each.id for each in assignments]
    _status, headers, content = fetch(browser, f"/c/mtm-2026/office/papers/{printed.ref}")
    assert headers["Content-Disposition"] == "attachment; filename=works-to-read.pdf"
    assert headers["Cache-Control"] == "no-store"
    words, sizes = words_of(content), sizes_of(content)
    assert (set(sizes), len(sizes)) == ({size}, 4)
    at = [words.index(code_of(each.ref)) for each in assignments]
    assert at == sorted(at)
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
    assert all(code_of(each.ref) in words for each in assignments)


def test_a_pack_speaks_the_judges_language(session, judge, three, secretary, office, runner, now):
    round_, _ = three
    session.get_one(Account, judge.account_id).locale = "fr"
    browser = office()
    browser.post(f"{OFFICE}/{round_.ref}/judges/{judge.ref}/paper", data={"kind": "pack", "paper": "a4"})
    runner.run_waiting()
    printed = one(session, PaperPrint)
    assert printed.locale == "fr"
    assert language_of(fetch(browser, f"/c/mtm-2026/office/papers/{printed.ref}")[2]) == "fr"


def test_a_pack_is_not_handed_out_once_a_work_in_it_no_longer_stands(
    session, campaign, school_class, poems, judge, secretary, office, runner, now
):
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two")]
    round_, _ = open_round(session, campaign, [judge], copies, now)
    request(session, judge, round_, secretary, now)
    browser = office()
    runner.run_waiting()
    place = f"/c/mtm-2026/office/papers/{one(session, PaperPrint).ref}"
    assert fetch(browser, place)[0] == 200
    retire(session, entry_id=copies[0].entry_id, now=now)
    session.commit()
    refused = browser.get(place)
    assert refused.status_code == 302
    assert "Print it anew." in browser.get(refused.location).text
    request(session, judge, round_, secretary, now)
    session.commit()
    runner.run_waiting()
    assert fetch(browser, place)[0] == 200
    assert session.query(StoredFile).filter_by(media_type="application/pdf").count() == 1
    session.commit()


def test_prints_go_after_thirty_days_or_with_the_round(session, judge, three, secretary, office, runner, now):
    round_, _ = three
    request(session, judge, round_, secretary, now)
    office()
    runner.run_waiting()
    assert forget_prints(session, now=now + timedelta(days=30)) == 0
    round_.state = RoundState.CLOSED
    session.flush()
    assert forget_prints(session, now=now) == 1
    assert session.query(PaperPrint).count() == 0
    assert session.query(StoredFile).filter_by(media_type="application/pdf").count() == 0


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
