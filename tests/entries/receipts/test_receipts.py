"""One receipt for one act of handing in: on screen, as PDF; and what was done with an entry."""

import hashlib
import zipfile
from datetime import timedelta
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from sqlalchemy import select

from competition.campaign import deeds
from competition.campaign.models import Category
from competition.consent.guardians import answer, links_of
from competition.consent.rules import Channel, Level
from competition.entries import services
from competition.entries.blindness.services import rule
from competition.entries.documents.services import add_document
from competition.entries.facts import Words
from competition.entries.identity import Submission, Upload
from competition.entries.receipts import history
from competition.entries.receipts.facts import receipt_facts
from competition.entries.rules import ScreeningDecision
from competition.entries.services.people import people_of
from competition.entries.translating.services import Translation, hand_in, invite
from competition.platform.files import StoredFile, receive
from tests.entries.conftest import picture
from tests.factories import DEADLINE, RESULTS, make_account
from tests.support.documents import docx, odt
from tests.support.statements import counted

SECOND = timedelta(seconds=1)


@pytest.fixture
def submission(session):
    """The one act of handing in that there is."""
    return lambda: session.scalars(select(Submission)).one()


@pytest.fixture
def hand_in_class(session, school_class, teacher, now):
    def hand_in_class(now=now):
        return services.submit_class(session, school_class=school_class, actor=teacher, now=now)

    return hand_in_class


def test_a_class_of_25_gets_one_receipt_with_the_hash_of_every_file(
    session, write, add, hand_in_class, submission
):
    drawings = [picture(size=(1600, 1200 + number)) for number in range(2)]
    for number in range(25):
        entry = write(words=Words(title=f"Poem {number}", text="A line.", language="en"))
        if number == 3:
            for content in drawings:
                add(entry, content, alt="A boat")
    given = hand_in_class()
    facts = receipt_facts(session, submission())
    assert [line.title for line in facts.lines] == [f"Poem {number}" for number in range(25)]
    assert len({line.number for line in facts.lines}) == 25
    assert {line.sha256 for line in facts.lines} == {each.sha256 for each in given}
    hashes = [hashlib.sha256(content).hexdigest() for content in drawings]
    assert [sha256 for _, sha256 in facts.lines[3].files] == hashes
    assert [what.split(",")[0] for what, _ in facts.lines[3].files] == ["Picture 1", "Picture 2"]


def test_documents_are_called_what_a_teacher_calls_them(
    session, poem, hand_in_class, submission, storage, teacher, now
):
    sent = ((docx("The sea"), "Mina.docx"), (odt("The sea"), "sea.odt"), ("Möwe".encode("cp1252"), "sea.txt"))
    for content, file_name in sent:
        received = receive(storage=storage, stream=BytesIO(content), limit=len(content))
        add_document(session, entry=poem, received=received, file_name=file_name, actor=teacher, now=now)
    hand_in_class()
    told = [what for what, _ in receipt_facts(session, submission()).lines[0].files]
    assert [what.rsplit(",", 1)[0] for what in told] == [
        "Document 1, DOCX",
        "Document 2, ODT",
        "Document 3, TXT",
    ]


def test_what_was_received_stays_on_the_receipt_whatever_comes_after(
    session, write, hand_in_class, teacher, now
):
    entry = write()
    hand_in_class()
    services.reopen(session, entry=entry, actor=teacher, now=now)
    entry.title = "Another title"
    session.flush()
    submission = session.scalars(select(Submission)).one()
    assert receipt_facts(session, submission).lines[0].title == "The sea"


def test_a_turned_picture_and_a_document_are_told_once_each(session, write, add, storage, submit, submission):
    entry = write()
    add(entry, alt="A boat")
    original = session.get_one(StoredFile, entry.images[0].file_id)
    turned = StoredFile(
        key=original.key,
        sha256=original.sha256,
        size=original.size,
        media_type=original.media_type,
        created_at=original.created_at,
    )
    letter = StoredFile(
        key="x", sha256="a" * 64, size=2_100_000, media_type="application/pdf", created_at=original.created_at
    )
    session.add_all([turned, letter])
    session.flush()
    entry.images[0].file_id = turned.id
    at = original.created_at
    session.add(Upload(entry_id=entry.id, file_id=letter.id, file_name="Mina.pdf", received_at=at))
    session.flush()
    submit(entry)
    files = receipt_facts(session, submission()).lines[0].files
    assert [sha256 for _, sha256 in files] == [original.sha256, "a" * 64]
    assert files[1][0] == "Document 1, PDF, 2.1 MB"


def test_the_page_shows_the_list_and_waits_for_the_pdf(
    session, write, hand_in_class, submission, browse, teacher, school_class, runner
):
    first, second = write(), write()
    hand_in_class()
    ref = submission().ref
    client = browse(teacher)
    way = f"/class/{school_class.ref}/receipts"
    page = client.get(f"{way}/{ref}").text
    assert "Receipt for 2 entries" in page
    assert first.number in page
    assert second.number in page
    assert "The PDF is being made" in page
    assert client.get(f"{way}/{ref}/pdf").status_code == 404
    session.rollback()
    runner.run_waiting()
    session.rollback()
    assert "Download the receipt (PDF)" in client.get(f"{way}/{ref}/state").text
    answer = client.get(f"{way}/{ref}/pdf")
    assert answer.mimetype == "application/pdf"
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(answer.data))
    answer.close()
    for said in (first.number, second.number, "The sea", "Fjord School", "Tea Cher", "sha256sum"):
        assert said in text
    assert "Mina" not in text  # a receipt names no child
    assert ref in client.get(way).text


def test_the_pdf_is_tagged_and_says_its_language(session, write, hand_in_class, submission, runner, storage):
    write()
    hand_in_class()
    session.commit()
    runner.run_waiting()
    session.expire_all()
    file = session.get_one(StoredFile, submission().file_id)
    with storage.open(file.key) as stream, pikepdf.open(stream) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.MarkInfo.Marked


def test_a_receipt_says_kindly_that_it_is_late(
    session, write, hand_in_class, submission, browse, teacher, school_class
):
    write()
    hand_in_class(DEADLINE + SECOND)
    page = browse(teacher).get(f"/class/{school_class.ref}/receipts/{submission().ref}").text
    assert "This came after the deadline, 19 November 2026, 23:59 (Paris time)." in page
    assert "Nothing is lost" in page


def test_a_receipt_is_for_the_teachers_of_the_class_alone(
    session, write, hand_in_class, submission, browse, school_class, office
):
    write()
    hand_in_class()
    way = f"/class/{school_class.ref}/receipts/{submission().ref}"
    for account in (make_account(session, "other@example.org"), office):
        client = browse(account)
        assert [client.get(f"{way}{end}").status_code for end in ("", "/pdf", "/state")] == [404] * 3


@pytest.mark.parametrize("number", [1, 25])
def test_the_page_needs_at_most_eight_statements(
    session, database, write, hand_in_class, submission, browse, teacher, school_class, number
):
    for _ in range(number):
        write()
    hand_in_class()
    way = f"/class/{school_class.ref}/receipts/{submission().ref}"
    client = browse(teacher)
    with counted(database) as statements:
        assert client.get(way).status_code == 200
    assert len(statements) <= 8


def test_the_story_of_an_entry_tells_who_did_what_and_nothing_of_the_judges(
    session, poem, submit, decide, teacher, now, browse
):
    submit(poem)
    services.reopen(session, entry=poem, actor=teacher, now=now + SECOND)
    submit(poem, now + 2 * SECOND)
    decide(poem, ScreeningDecision.ACCEPT, now=now + 3 * SECOND)
    page = browse(teacher).get(f"/entry/{poem.ref}/history").text
    told = [
        "The secretariat accepted it",
        "It was submitted",
        "It was opened again, to be changed",
        "The words were saved",
        "The draft was begun",
    ]
    places = [page.index(each) for each in told]
    assert places == sorted(places)
    assert "Tea Cher" in page
    assert "Office" not in page
    assert page.count("The receipt of then") == 2


def test_the_story_tells_of_translations_masks_and_families_too(session, poem, teacher, now, browse):
    people = people_of(session, poem.id)
    (family,) = links_of(session, people=people, actor=teacher, now=now).values()
    by = {"actor": teacher, "now": now + SECOND}
    rule(session, entry=poem, word="Bello", masked=True, **by)
    link = invite(session, entry=poem, language="fr", **by)
    hand_in(session, link=link, translation=Translation("fr", "La mer", "La mer."), now=now + 2 * SECOND)
    answer(session, link=family, levels={Channel.BOOK: Level.NO}, family_name="", now=now + 3 * SECOND)
    page = browse(teacher).get(f"/entry/{poem.ref}/history").text
    told = [
        "A family said by its link what may be shown",
        "It was translated",
        "Somebody was asked to translate it",
        "A word was masked for the judges",
        "It was said who made it, and what may be shown",
    ]
    places = [page.index(each) for each in told]
    assert places == sorted(places)
    assert "an invited translator" in page
    assert "It was written down what may be shown" not in page
    assert "Bello" not in page


def test_everything_that_a_story_can_tell_is_really_done_somewhere():
    assert history.DEEDS.keys() - deeds.DEEDS.keys() == set()


def test_savings_close_to_each_other_are_told_as_one(session, poem, teacher, now, browse):
    category = session.get_one(Category, poem.category_id)
    for minute in range(1, 5):
        words = Words(title=f"Title {minute}", text="A line.", language="en")
        by = {"actor": teacher, "now": now + timedelta(minutes=minute)}
        services.save_words(session, entry=poem, category=category, words=words, **by)
    page = browse(teacher).get(f"/entry/{poem.ref}/history").text
    # The first saving lies before the people were named, so it is told on its own.
    assert "The words were saved, 4 times" in page


def test_a_draft_can_be_taken_away_with_every_original_even_when_all_is_over(
    session, poem, add, browse, teacher, clock
):
    content = picture()
    add(poem, content, alt="A boat", file_name="Mina Okafor.jpg")
    client = browse(teacher)
    clock.at = RESULTS
    answer = client.get(f"/entry/{poem.ref}/download")
    with zipfile.ZipFile(BytesIO(answer.data)) as held:
        assert held.namelist() == ["words.txt", "picture-1.jpg"]
        assert held.read("picture-1.jpg") == content
        assert held.read("words.txt").decode() == "The sea\n\nThe sea is wide.\nWe are wider.\n\nA boat\n"
    answer.close()
