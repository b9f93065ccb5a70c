"""What is said about proofs is never lost: by two of the office at once, twice, at length, or by phone."""

import re

import pytest
from sqlalchemy import select

from competition.accounts.models import Account, SignInLink
from competition.entries.identity import ClassTeacher
from competition.platform import audit
from competition.publication.proofing.models import Proof, ProofLetter
from competition.publication.proofing.rules import Answer
from tests import factories as make
from tests.publication.proofing.conftest import ROOM, Desk, ask, letters, ref


@pytest.fixture
def work(session):
    return lambda: f"{ROOM}/{ref(session)}"


@pytest.fixture
def without_address(session, frozen):
    account = make.save(session, Account(name="Liv", created_at=make.OPENS))
    session.add(ClassTeacher(class_id=frozen.a_class.id, account_id=account.id))
    session.commit()
    return account


def test_of_two_who_answer_at_once_the_second_sees_the_first_and_keeps_what_was_typed(
    desk, session, letter, work, now
):
    seen, way = ask(session, letter, now), f"{work()}/reply/{letter.ref}"
    page = work()
    session.rollback()
    assert desk.do(way, page=page, words="It is mended.", seen=seen).status_code == 302
    answer = desk.do(way, page=page, words="We leave it as it was.", seen=seen)
    assert answer.status_code == 409
    assert "Something has been said since you opened this page" in answer.text
    assert "It is mended." in answer.text
    assert ">We leave it as it was.</textarea>" in answer.text.replace("\r\n", "")
    assert session.scalar(select(ProofLetter.reply)) == "It is mended."
    session.rollback()
    assert letters(session) == ["reply"]
    latest = re.search(r'name="seen"[^>]*value="([^"]+)"', answer.text).group(1)
    answer = desk.do(way, page=page, words="We leave it as it was.", seen=latest)
    assert (answer.status_code, letters(session)) == (302, ["reply", "reply"])
    assert session.scalar(select(ProofLetter.reply)) == "We leave it as it was."


def test_an_answer_is_not_sent_past_what_the_teacher_said_meanwhile(desk, session, letter, work, now):
    seen, way = ask(session, letter, now), f"{work()}/reply/{letter.ref}"
    page = work()
    letter.answer = Answer.APPROVED
    session.commit()
    session.rollback()
    answer = desk.do(way, page=page, words="It is mended.", seen=seen)
    assert (answer.status_code, "It is mended." in answer.text) == (409, True)
    assert letters(session) == []


@pytest.mark.parametrize(
    ("words", "said"), [("é" * 2001, "2000"), (" ", "Please say in a few words")], ids=["too long", "empty"]
)
def test_an_answer_that_cannot_be_sent_says_why_and_stays_in_the_form(
    desk, session, letter, work, now, words, said
):
    seen, way = ask(session, letter, now), f"{work()}/reply/{letter.ref}"
    page = work()
    session.rollback()
    answer = desk.do(way, page=page, words=words, seen=seen)
    assert answer.status_code == 400
    assert said in answer.text and words.strip() in answer.text
    assert letters(session) == []


def test_what_a_teacher_sends_twice_is_kept_once(desk, session, letter, client, teacher):
    page = f"/entry/{ref(session)}/proof"
    kari = Desk(client, teacher, session, desk.runner)
    for _twice in range(2):
        kari.do(page, page=page, stamp="5" * 64, where="text", words="A comma.")
        kari.do(f"{page}/approve", page=page, stamp="5" * 64)
        kari.do(f"{page}/approve", page=page, stamp="5" * 64)
    assert session.scalar(select(ProofLetter.words)) == "A comma."
    assert [each.action for each in audit.history(session, action="proof.approve")] == ["proof.approve"] * 2


def test_nobody_can_fill_the_desk_with_words(desk, session, letter, client, teacher, now):
    ask(session, letter, now, "x" * 19_000)
    page = f"/entry/{ref(session)}/proof"
    kari = Desk(client, teacher, session, desk.runner)
    answer = kari.do(page, page=page, stamp="5" * 64, where="text", words="y" * 1500)
    assert (answer.status_code, "y" * 1500 in answer.text) == (409, True)
    assert "Please wait for the secretariat’s answer." in answer.text
    assert session.scalar(select(ProofLetter.words)) == "x" * 19_000


def test_the_desk_says_whom_no_letter_reaches_and_makes_a_link_that_opens_the_pages(
    desk, session, proof, tell, without_address, work, client
):
    tell()
    assert "1 teacher has no e-mail address" in desk.see(ROOM).text
    hand = f"{work()}/teacher/{without_address.ref}"
    session.rollback()
    assert "No e-mail address is known" in desk.see(work()).text
    desk.do(f"{hand}/link", page=hand)
    shown = desk.see(hand).text
    link = re.search(r'value="[^"]*(/sign-in/[^"]+)"', shown).group(1)
    assert session.scalar(select(SignInLink.next_path)) == f"/entry/{ref(session)}/proof"
    session.rollback()
    desk.do(f"{hand}/link", page=hand)
    fresh = re.search(r'value="[^"]*(/sign-in/[^"]+)"', desk.see(hand).text).group(1)
    visitor = client.application.test_client()
    assert "cannot be used" in visitor.get(link).text or visitor.get(link).status_code != 200
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', visitor.get(fresh).text).group(1)
    arrived = visitor.post(fresh, data={"csrf_token": token}, follow_redirects=True)
    assert "Please look at the pages, and say whether they are right." in arrived.text


def test_what_was_said_by_phone_counts_and_is_on_record(
    desk, session, proof, tell, without_address, work, office, frozen
):
    tell()
    hand, page = f"{work()}/teacher/{without_address.ref}", work()
    session.rollback()
    answer = desk.do(hand, page=hand, stamp="5" * 64, right="no", where="title", words=" ")
    assert "Please say in a few words what should be corrected." in answer.text
    desk.do(hand, page=hand, stamp="5" * 64, right="no", where="title", words="A capital S.")
    assert "A capital S." in desk.see(page).text
    answer = desk.do(hand, page=hand, stamp="old", right="yes", where="title")
    assert (answer.status_code, "The pages have changed since you opened them." in answer.text) == (409, True)
    desk.do(hand, page=hand, stamp="5" * 64, right="yes", where="title")
    letter = session.scalar(select(ProofLetter))
    assert (letter.answer, letter.noted_by_id) == (Answer.APPROVED, office.id)
    assert {each.action for each in audit.history(session)} >= {"proof.note"}
    session.rollback()
    assert "Said on paper or by phone, and noted here." in desk.see(page).text


def test_nothing_is_handed_on_before_the_teachers_may_know(desk, session, proof, without_address, work):
    hand = f"{work()}/teacher/{without_address.ref}"
    session.rollback()
    desk.do(f"{hand}/link", page=ROOM)
    assert session.scalars(select(SignInLink).where(SignInLink.kind == "handed")).all() == []
    answer = desk.do(hand, page=ROOM, stamp="5" * 64, right="yes", where="title")
    assert answer.status_code == 409
    assert session.scalars(select(ProofLetter)).all() == []


def test_a_class_without_a_teacher_is_told(desk, session, proof, work):
    session.query(ClassTeacher).delete()
    session.commit()
    assert "No teacher is known for this work" in desk.see(work()).text
    assert session.scalar(select(Proof.id)) is not None
