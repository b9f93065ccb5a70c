"""A proof from the secretariat to the teacher and back: never too early, never about other pages."""

import io
import re
from datetime import timedelta

import pikepdf
import pytest
from PIL import Image
from sqlalchemy import select

from competition.consent.models import Consent, Person
from competition.consent.rules import Level
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.platform.audit import AuditEntry
from competition.platform.files import StoredFile
from competition.platform.jobs import Job
from competition.platform.mail import render
from competition.platform.mail.models import OutboxMail
from competition.publication.proofing.forgetting import no_longer_printed
from competition.publication.proofing.mails import _wanted as wanted
from competition.publication.proofing.models import PrintedCorrection, Proof, ProofLetter
from competition.publication.proofing.queries import rows_of
from competition.publication.proofing.rules import Answer
from competition.publication.queries import find_freeze, manuscript_of
from tests import factories as make
from tests.publication.conftest import add_work
from tests.publication.proofing.conftest import ROOM, Desk, letters, ref


def seen_on(desk, page):
    """The stamp of the words that a page shows to be corrected."""
    return re.search(r'name="seen" type="hidden" value="([0-9a-f]{64})"', desk.see(page).text).group(1)


def test_nothing_is_sent_before_the_teachers_are_told(desk, session):
    answer = desk.do(ROOM, do="send")
    assert answer.location == ROOM
    assert "a proof would tell them" in desk.see(ROOM).text
    assert (letters(session), session.scalars(select(ProofLetter)).all()) == ([], [])


def test_pages_are_made_as_the_book_sets_them_and_what_may_not_appear_has_none(desk, session, storage):
    desk.do(ROOM, do="make")
    (proof,) = session.scalars(select(Proof)).all()
    entry = session.get(Entry, proof.entry_id)
    assert entry.number == "N-1"
    with pikepdf.open(storage.path(session.get(StoredFile, proof.pdf_id).key)) as pdf:
        assert len(pdf.pages) == len(proof.pages) == 1
    page = storage.path(session.get(StoredFile, proof.pages[0].file_id).key).read_bytes()
    picture = Image.open(io.BytesIO(page))
    assert (picture.format, picture.width) == ("PNG", 1240)
    assert len(picture.convert("L").getcolors(256)) > 20
    assert letters(session) == []
    work, number = f"{ROOM}/{entry.ref}", proof.pages[0].number
    assert desk.see(f"{work}/{number}.png").mimetype == "image/png"
    assert desk.see(f"{work}.pdf").data.startswith(b"%PDF")
    assert desk.see(f"{work}/9.png").status_code == 404


def test_a_teacher_sees_approves_and_asks_and_the_secretariat_answers(desk, session, tell, teacher, client):
    tell()
    desk.do(ROOM, do="send")
    assert letters(session) == ["sent"]
    page = f"/entry/{ref(session)}/proof"
    kari = Desk(client, teacher, session, desk.runner)
    said = kari.see(page).text
    assert "Please look at the pages, and say whether they are right." in said
    assert "In confidence: nothing is public yet." in said
    assert "I row a boat" in said
    stamp = session.scalar(select(Proof.stamp))
    kari.do(f"{page}/approve", page=page, stamp=stamp)
    assert "You have approved these pages." in kari.see(page).text
    assert "Approved" in desk.see(ROOM).text
    kari.do(page, page=page, stamp=stamp, where="text", words="It is “the boat”.")
    assert "It is “the boat”." in desk.see(f"{ROOM}/{ref(session)}").text
    letter = session.scalar(select(ProofLetter))
    way, seen, work = f"reply/{letter.ref}", letter.said, f"{ROOM}/{ref(session)}"
    session.rollback()
    desk.do(f"{work}/{way}", page=work, words="Done, thank you.", seen=seen)
    assert letters(session) == ["sent", "reply"]
    assert "Done, thank you." in kari.see(page).text


def test_words_are_wanted_and_what_was_typed_is_not_lost(desk, session, tell, teacher, client):
    tell()
    desk.do(ROOM, do="send")
    page = f"/entry/{ref(session)}/proof"
    kari = Desk(client, teacher, session, desk.runner)
    answer = kari.do(page, page=page, stamp="another", where="title", words="The Sea")
    assert (answer.status_code, "The Sea" in answer.text) == (409, True)
    assert "The pages have changed since you opened them." in answer.text
    answer = kari.do(page, page=page, stamp="another", where="title", words=" ")
    assert "Please say in a few words what should be corrected." in answer.text
    assert session.scalar(select(ProofLetter.answer)) is Answer.WAITING


def test_a_correction_changes_what_is_printed_and_voids_an_approval_but_not_what_was_sent_in(
    desk, session, tell, teacher, client, frozen
):
    tell()
    desk.do(ROOM, do="send")
    page, work = f"/entry/{ref(session)}/proof", f"{ROOM}/{ref(session)}"
    kari = Desk(client, teacher, session, desk.runner)
    stamp = session.scalar(select(Proof.stamp))
    kari.do(f"{page}/approve", page=page, stamp=stamp)
    words = {"title": "The sea", "text": "I row the boat"}
    desk.do(f"{work}/correct", page=work, seen=seen_on(desk, work), reason="Kari asked for it", **words)
    entry = session.scalar(select(Entry).where(Entry.number == "N-1"))
    assert entry.text == "I row a boat"
    book = manuscript_of(session, campaign=frozen, freeze=find_freeze(session, frozen.id))
    assert [each.original.text for each in book.works] == ["I row the boat"]
    (row,) = [row for row in rows_of(session, frozen.id) if row.entry.number == "N-1"]
    assert (row.corrected, row.touched, row.teachers[0].standing.value) == (True, False, "void")
    session.rollback()
    shown = desk.see(work).text
    assert "<del>a</del><ins>the</ins>" in shown and "Kari asked for it" in shown
    assert "The pages have changed since you approved them." in kari.see(page).text
    seen = session.scalar(select(PrintedCorrection.ref))
    desk.do(f"{work}/take-back", page=work, seen=seen)
    book = manuscript_of(session, campaign=frozen, freeze=find_freeze(session, frozen.id))
    assert [each.original.text for each in book.works] == ["I row a boat"]
    assert "You have approved these pages." in kari.see(page).text
    actions = set(session.scalars(select(AuditEntry.action)))
    assert {"proof.make", "proof.send", "proof.approve", "proof.correct", "proof.take_back"} <= actions


def test_two_who_correct_at_once_do_not_overwrite_each_other(desk, session):
    desk.do(ROOM, do="make")
    work = f"{ROOM}/{ref(session)}"
    seen = seen_on(desk, work)
    first = {"title": "A sea", "text": "I row a boat", "reason": "one", "seen": seen}
    desk.do(f"{work}/correct", page=work, **first)
    answer = desk.do(f"{work}/correct", page=work, **{**first, "title": "My sea", "reason": "two"})
    assert answer.status_code == 409
    assert "My sea" in answer.text and "The words of this work have changed since you" in answer.text
    assert "<del>A</del><ins>My</ins> sea" in answer.text
    assert session.scalars(select(PrintedCorrection.title)).all() == ["A sea"]
    session.rollback()
    answer = desk.do(f"{work}/correct", page=work, **{**first, "reason": ""})
    assert "Please say why" in answer.text


def test_the_silent_are_reminded_and_nobody_gets_a_proof_twice(desk, session, tell):
    tell()
    desk.do(ROOM, do="send")
    desk.do(ROOM, do="send")
    assert letters(session) == ["sent"]
    desk.do(ROOM, do="remind")
    assert letters(session) == ["sent", "reminder"]
    assert session.scalar(select(ProofLetter.reminded_at)) is not None


def test_a_letter_stays_at_home_and_the_pages_are_shut_when_the_freeze_is_lifted(
    desk, session, tell, teacher, client, frozen_results, now, config
):
    tell()
    desk.do(ROOM, do="send")
    mail = session.scalar(select(OutboxMail).where(OutboxMail.event == "publication.proof"))
    letter = render(session, mail, config)
    assert "The sea" in letter.text and f"/entry/{ref(session)}/proof" in letter.text
    kari, page = Desk(client, teacher, session, desk.runner), f"/entry/{ref(session)}/proof"
    pages = (page, f"{page}/1.png", f"{page}.pdf")
    assert [kari.see(path).status_code for path in pages] == [200, 200, 200]
    frozen_results.lifted_at = now
    session.commit()
    assert [kari.see(path).status_code for path in pages] == [404, 404, 404]


def test_pages_that_a_family_does_not_allow_any_more_are_shut_and_nobody_is_reminded_of_them(
    desk, session, tell, teacher, client, config, now
):
    tell()
    desk.do(ROOM, do="send")
    mail = session.scalar(select(OutboxMail).where(OutboxMail.event == "publication.proof"))
    kari, page = Desk(client, teacher, session, desk.runner), f"/entry/{ref(session)}/proof"
    assert (wanted(session, mail.ids), kari.see(page).status_code) == (True, 200)
    consent = session.scalar(select(Consent).join(Person).where(Person.given_name == "Ada"))
    consent.level, consent.recorded_at = Level.NO, now
    session.commit()
    assert [kari.see(path).status_code for path in (page, f"{page}/1.png", f"{page}.pdf")] == [404] * 3
    assert not wanted(session, mail.ids)


def test_pages_of_a_later_manuscript_stay_when_an_earlier_one_did_not_know_the_work(
    session, proof, frozen, now
):
    assert no_longer_printed(session, frozen.id, (), (), now - timedelta(minutes=1)) == []
    assert no_longer_printed(session, frozen.id, (), (), now) == [proof]
    assert no_longer_printed(session, frozen.id, [proof.entry_id], (), now) == []


def test_nobody_else_sees_the_pages(desk, session, tell, client, frozen):
    tell()
    desk.do(ROOM, do="send")
    other = make.make_account(session, email="ola@example.org", name="Ola")
    session.commit()
    stranger = Desk(client, other, session, desk.runner)
    page, work = f"/entry/{ref(session)}/proof", f"{ROOM}/{ref(session)}"
    paths = (page, f"{page}/1.png", f"{page}.pdf", ROOM, work, f"{work}/1.png", f"{work}.pdf")
    assert {stranger.see(path).status_code for path in paths} == {404}


def test_a_consent_that_changes_the_credit_makes_the_pages_others(desk, session, frozen, now):
    desk.do(ROOM, do="make")
    before = session.scalar(select(Proof.stamp))
    person = session.scalar(select(Person).where(Person.given_name == "Ada"))
    consent = session.scalar(select(Consent).where(Consent.person_id == person.id))
    consent.level, consent.recorded_at = Level.ANONYMOUS, now + timedelta(hours=1)
    session.commit()
    assert [row.touched for row in rows_of(session, frozen.id) if row.proof] == [True]
    desk.do(ROOM, do="make")
    assert session.scalar(select(Proof.stamp)) != before
    assert [name for name in session.scalars(select(Job.name)) if name == "platform.erase"]


def test_a_correction_of_the_title_lets_a_translation_that_comes_later_be_printed(desk, session, frozen):
    desk.do(ROOM, do="make")
    work = f"{ROOM}/{ref(session)}"
    words = {"title": "A sea", "text": "I row a boat"}
    desk.do(f"{work}/correct", page=work, seen=seen_on(desk, work), reason="A typing error", **words)
    entry = session.scalar(select(Entry).where(Entry.number == "N-1"))
    entry.translation_language, entry.translation = "fr", "Je rame"
    session.commit()
    book = manuscript_of(session, campaign=frozen, freeze=find_freeze(session, frozen.id))
    (work,) = book.works
    assert (work.original.title, work.translation.text) == ("A sea", "Je rame")


@pytest.mark.parametrize(
    "typed", [{}, {"translation_title": "", "translation": ""}], ids=["unasked", "empty"]
)
def test_a_translation_that_comes_while_a_correction_is_typed_is_not_lost(desk, session, frozen, typed):
    desk.do(ROOM, do="make")
    work = f"{ROOM}/{ref(session)}"
    seen = seen_on(desk, work)
    entry = session.scalar(select(Entry).where(Entry.number == "N-1"))
    entry.translation_language, entry.translation = "fr", "Je rame"
    session.commit()
    words = {"title": "A sea", "text": "I row a boat", **typed}
    answer = desk.do(f"{work}/correct", page=work, seen=seen, reason="A typing error", **words)
    assert (answer.status_code, "A sea" in answer.text) == (409, True)
    assert ("<del>Je rame</del>" in answer.text) is bool(typed)
    assert session.scalars(select(PrintedCorrection)).all() == []
    session.rollback()
    seen = re.search(r'name="seen"[^>]*value="([^"]+)"', answer.text).group(1)
    desk.do(f"{work}/correct", page=work, seen=seen, reason="A typing error", title="A sea")
    book = manuscript_of(session, campaign=frozen, freeze=find_freeze(session, frozen.id))
    (work,) = book.works
    assert (work.original.title, work.translation.text) == ("A sea", "Je rame")


def test_pages_of_what_is_allowed_no_more_go_and_are_sent_to_nobody(
    desk, session, storage, frozen, tell, teacher, client
):
    add_work(session, frozen, "N-3", title="Stays", kind="published")
    session.commit()
    desk.do(ROOM, do="make")
    assert len(session.scalars(select(Proof)).all()) == 2
    gone = session.scalar(select(Proof).join(Entry, Entry.id == Proof.entry_id).where(Entry.number == "N-1"))
    files = [session.get(StoredFile, each).key for each in (gone.pdf_id, gone.pages[0].file_id)]
    entry = session.scalar(select(Entry).where(Entry.number == "N-1"))
    entry.state = EntryState.DISQUALIFIED
    session.commit()
    tell()
    desk.do(ROOM, do="make")
    desk.do(ROOM, do="send")
    assert [
        each.number for each in session.scalars(select(Entry).join(Proof, Proof.entry_id == Entry.id))
    ] == ["N-3"]
    assert session.scalars(select(StoredFile.id).where(StoredFile.key.in_(files))).all() == []
    kari = Desk(client, teacher, session, desk.runner)
    assert kari.see(f"/entry/{ref(session)}/proof").status_code == 404


def test_whoever_asks_twice_before_an_answer_is_heard_with_both(desk, session, tell, teacher, client):
    tell()
    desk.do(ROOM, do="send")
    page = f"/entry/{ref(session)}/proof"
    kari = Desk(client, teacher, session, desk.runner)
    stamp = session.scalar(select(Proof.stamp))
    for words in ("It is “the boat”.", "And a full stop."):
        kari.do(page, page=page, stamp=stamp, where="text", words=words)
    assert session.scalar(select(ProofLetter.words)) == "It is “the boat”.\n\nAnd a full stop."


def test_pages_older_than_a_correction_are_not_approved(desk, session, tell, teacher, client, now):
    tell()
    desk.do(ROOM, do="send")
    proof = session.scalar(select(Proof))
    proof.made_at = now - timedelta(minutes=1)
    made = {"campaign_id": proof.campaign_id, "entry_id": proof.entry_id, "made_at": now}
    session.add(PrintedCorrection(**made, title="A sea", reason="Sense"))
    session.commit()
    page, stamp = f"/entry/{ref(session)}/proof", proof.stamp
    kari = Desk(client, teacher, session, desk.runner)
    kari.do(f"{page}/approve", page=page, stamp=stamp)
    assert session.scalar(select(ProofLetter.answer)) is Answer.WAITING


def test_a_teacher_finds_the_pages_on_those_of_the_class_and_of_the_work(
    session, frozen, letter, teacher, client, desk, frozen_results, now
):
    frozen.frozen_at = now
    session.commit()
    way, room = f"/entry/{ref(session)}/proof", f"/class/{frozen.a_class.ref}"
    session.rollback()
    kari = Desk(client, teacher, session, desk.runner)
    for page in (room, f"/entry/{ref(session)}"):
        shown = kari.see(page).text
        assert f'href="{way}"' in shown and "waits for your word" in shown
    frozen_results.lifted_at = now
    session.commit()
    assert f'href="{way}"' not in kari.see(room).text


def test_pages_that_are_not_there_say_so(session, proof, letter, teacher, client, desk):
    session.delete(proof)
    session.commit()
    page = f"/entry/{ref(session)}/proof"
    kari = Desk(client, teacher, session, desk.runner)
    answer = kari.see(page)
    assert (answer.status_code, "The pages are not here" in answer.text) == (200, True)
    assert "Approve the pages" not in answer.text
    assert kari.see(f"{page}/1.png").status_code == 404


def test_a_reminder_stays_at_home_once_everything_is_answered(session, letter, desk, config):
    desk.do(ROOM, do="remind")
    mail = session.scalar(select(OutboxMail).where(OutboxMail.event == "publication.proof"))
    written = render(session, mail, config)
    assert "still wait for your word" in written.text and "Look at the pages" in written.html
    assert wanted(session, mail.ids)
    session.scalars(select(ProofLetter)).one().answer = Answer.APPROVED
    session.flush()
    assert not wanted(session, mail.ids)
