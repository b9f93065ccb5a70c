"""Scans come in: each page finds its pupil, or lies in the tray with the reason."""

import pytest
from sqlalchemy import select

from competition.consent.models import Person
from competition.entries import services as entry_services
from competition.entries.identity import Author, Authorship, Upload
from competition.entries.models import Entry
from competition.entries.rules import ImageState, MadeBy
from competition.entries.sheets import services
from competition.entries.sheets.errors import PageGoneError
from competition.entries.sheets.models import Scan
from competition.entries.sheets.rules import PageState, ScanState, Trouble
from competition.platform import sandbox
from competition.platform.files import StoredFile
from tests.entries.sheets.conftest import as_jpeg, as_pdf, bare, pages_of
from tests.factories import category_of, make_class


def entries(session):
    return session.scalars(select(Entry).order_by(Entry.id)).all()


def author(session, entry):
    wanted = select(Person).join(Author, Author.person_id == Person.id).where(Author.entry_id == entry.id)
    return session.scalars(wanted).one()


def test_a_stack_in_one_pdf_becomes_a_draft_for_each_pupil(session, made, printed, sent, read, storage):
    sheets = made("Ana", "Ben")
    pages = printed(sheets)
    content = as_pdf([pages[1].rotate(180), bare(), pages[0]])
    scan, new = sent(content, "class 4a.pdf")
    assert new
    read()
    assert (scan.state, scan.pages) == (ScanState.READ, 3)
    assert [page.state for page in pages_of(session, scan)] == [
        PageState.PLACED,
        PageState.BLANK,
        PageState.PLACED,
    ]
    ben, ana = entries(session)
    for entry, name in ((ana, "Ana"), (ben, "Ben")):
        person = author(session, entry)
        assert (person.given_name, person.age) == (name, 9)
        assert session.get_one(Authorship, entry.id).made_by is MadeBy.PUPIL
        assert [image.state for image in entry.images] == [ImageState.READY]
        assert entry.images[0].width > 600
    original = session.get_one(StoredFile, scan.file_id)
    assert storage.path(original.key).read_bytes() == content, "the scan itself is kept as it was sent"
    assert [(sheet.given_name, sheet.age) for sheet in sheets] == [("", None)] * 2, "names stand once"
    assert set(session.scalars(select(Upload.file_name))) == {"class 4a.pdf"}


def test_the_same_file_again_is_the_one_that_is_here(session, made, printed, sent, read):
    content = as_jpeg(printed(made("Ana"))[0])
    first, _new = sent(content)
    read()
    again, new = sent(content, "another name.jpg")
    read()
    assert (again.id, new) == (first.id, False)
    assert len(entries(session)) == 1
    assert len(pages_of(session, first)) == 1


def test_a_sheet_without_a_name_becomes_a_pupils_work_that_waits_for_its_name(
    session, made, printed, sent, read
):
    sent(as_jpeg(printed(made("", age=None))[0]))
    read()
    (entry,) = entries(session)
    assert session.get_one(Authorship, entry.id).made_by is MadeBy.PUPIL
    assert session.scalars(select(Person)).all() == []


def test_a_sheet_made_for_a_draft_brings_it_its_picture(session, made, write, printed, sent, read):
    poem = write()
    sent(as_jpeg(printed(made(entries=[poem]))[0]))
    read()
    session.refresh(poem)
    assert entries(session) == [poem]
    assert (len(poem.images), poem.title) == (1, "The sea")


def test_a_sheet_that_comes_twice_waits_and_then_stands_first(
    session, made, printed, sent, read, teacher, now
):
    sheets = made("Ana")
    page = printed(sheets)[0]
    sent(as_jpeg(page))
    read()
    scan, _new = sent(as_jpeg(page.rotate(90, expand=True)))
    read()
    (entry,) = entries(session)
    (first,) = entry.images
    (again,) = pages_of(session, scan)
    assert (again.state, again.trouble, again.sheet_id) == (PageState.TRAY, Trouble.TWICE, sheets[0].id)
    assert services.give(session, page=again, to=sheets[0], actor=teacher, now=now) is entry
    session.expire(entry)
    assert [image.id for image in entry.images] == [again.image_id, first.id]
    with pytest.raises(PageGoneError):
        services.give(session, page=again, to=sheets[0], actor=teacher, now=now)


def test_a_sheet_of_another_class_is_not_told_whose_it_is(
    session, made, printed, sent, read, school, campaign, teacher
):
    sheets = made("Ana")
    other = make_class(session, school, campaign, teacher, name="4b")
    scan, _new = sent(as_jpeg(printed(sheets)[0]), to=other)
    read()
    (page,) = pages_of(session, scan)
    assert (page.trouble, page.sheet_id) == (Trouble.OTHER_CLASS, None)
    assert entries(session) == []


def test_an_untouched_sheet_and_a_strange_page_lie_in_the_tray(session, made, printed, sent, read):
    untouched = printed(made("Ana"), empty=True)[0]
    strange = bare()
    strange.paste((40, 40, 40), (200, 300, 500, 330))
    scan, _new = sent(as_pdf([untouched, strange]))
    read()
    assert [page.trouble for page in pages_of(session, scan)] == [Trouble.EMPTY, Trouble.UNREADABLE]
    assert entries(session) == []


def test_a_submitted_entry_is_not_changed_behind_its_teachers_back(
    session, made, write, submit, printed, sent, read
):
    poem = write()
    sheets = made(entries=[poem])
    submit(poem)
    scan, _new = sent(as_jpeg(printed(sheets)[0]))
    read()
    assert [page.trouble for page in pages_of(session, scan)] == [Trouble.HANDED_IN]
    assert scan.state is ScanState.READ
    session.refresh(poem)
    assert poem.images == []


def test_what_is_in_the_tray_is_given_as_a_whole_or_set_aside(
    session, made, sent, read, campaign, pictures, teacher, now
):
    strange = bare()
    strange.paste((40, 40, 40), (200, 300, 500, 330))
    scan, _new = sent(as_pdf([strange, strange.rotate(180)]))
    read()
    given, left = pages_of(session, scan)
    entry = services.give(session, page=given, to=pictures, actor=teacher, now=now)
    session.flush()
    assert (given.state, given.trouble, entry.category_id) == (PageState.PLACED, None, pictures.id)
    assert entry.images[0].id == given.image_id
    services.set_aside(session, page=left, actor=teacher, now=now)
    assert left.state is PageState.ASIDE
    services.bring_back(session, page=left, actor=teacher, now=now)
    assert left.state is PageState.TRAY
    with pytest.raises(PageGoneError):
        services.set_aside(session, page=given, actor=teacher, now=now)


def test_a_page_whose_picture_was_removed_can_be_given_again(
    session, made, printed, sent, read, teacher, now
):
    sheets = made("Ana")
    scan, _new = sent(as_jpeg(printed(sheets)[0]))
    read()
    (page,), (entry,) = pages_of(session, scan), entries(session)
    entry_services.remove_picture(session, entry=entry, image=entry.images[0], actor=teacher, now=now)
    session.expire_all()
    services.bring_back(session, page=page, actor=teacher, now=now)
    services.give(session, page=page, to=sheets[0], actor=teacher, now=now)
    session.expire(entry)
    assert [image.id for image in entry.images] == [page.image_id]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\nnot much of one", "This file is damaged or broken off."),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 400, "This file is damaged or broken off."),
    ],
)
def test_a_file_that_cannot_be_opened_is_kept_and_says_what_to_do(
    session, sent, read, storage, content, said
):
    scan, _new = sent(content)
    read()
    assert scan.state is ScanState.NEEDS_A_LOOK
    assert scan.problem.startswith(said)
    assert storage.path(session.get_one(StoredFile, scan.file_id).key).read_bytes() == content


def test_reading_goes_on_where_it_was_cut_off(session, made, printed, sent, read, monkeypatch):
    scan, _new = sent(as_pdf(printed(made("Ana", "Ben"))))
    asked, run = [], sandbox.run

    def dies_at_the_second(module, request, **more):
        if request.get("number") == 1 and request["number"] not in asked:
            asked.append(1)
            raise OSError("the machine stops")
        if "number" in request:
            asked.append(request["number"])
        return run(module, request, **more)

    monkeypatch.setattr(sandbox, "run", dies_at_the_second)
    read()
    session.refresh(scan)
    if scan.state is not ScanState.READ:
        from competition.entries.sheets.services.reading import READ
        from competition.platform import jobs

        jobs.request(session, name=READ, args={"scan": scan.id}, now=scan.received_at)
        read()
    assert asked == [0, 1, 1]
    assert session.get_one(Scan, scan.id).state is ScanState.READ
    assert len(entries(session)) == 2


def test_a_later_page_that_cannot_be_opened_is_missed_by_nobody(
    session, made, printed, sent, read, monkeypatch
):
    scan, _new = sent(as_pdf(printed(made("Ana", "Ben", "Cleo"))))
    run = sandbox.run

    def too_heavy(module, request, **more):
        if request.get("number") == 1:
            raise sandbox.ChildFailedError("memory")
        return run(module, request, **more)

    monkeypatch.setattr(sandbox, "run", too_heavy)
    read()
    pages = pages_of(session, scan)
    assert [page.state for page in pages] == [PageState.PLACED, PageState.TRAY, PageState.PLACED]
    assert (pages[1].trouble, pages[1].page_id) == (Trouble.UNREADABLE, None)


def test_a_sheet_of_a_poem_comes_into_the_poems(session, made, printed, sent, read, campaign):
    sheets = made("Ana", category=category_of(campaign))
    sent(as_jpeg(printed(sheets)[0]))
    read()
    (entry,) = entries(session)
    assert entry.category_id == category_of(campaign).id
