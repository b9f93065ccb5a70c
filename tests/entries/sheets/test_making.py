"""Sheets are made for a class, printed, printed again and thrown away."""

import io

import pikepdf
import pytest
from sqlalchemy import select

from competition.entries.errors import DeadlinePassedError, WrongCategoryError
from competition.entries.models import Entry
from competition.entries.sheets import services
from competition.entries.sheets.errors import NoSheetsError, SheetsUsedError, TooManySheetsError
from competition.entries.sheets.models import Sheet, SheetPrint
from competition.entries.sheets.rules import MOST_SHEETS, Paper
from competition.entries.sheets.services import Pupil
from competition.platform.audit import AuditEntry
from competition.platform.files import StoredFile
from competition.platform.jobs import Job
from tests.factories import DEADLINE, category_of


def test_each_pupil_gets_a_sheet_of_its_own_and_no_draft_is_made(session, made):
    sheets = made("Ana", "Ben", "")
    assert [(sheet.number, sheet.given_name, sheet.age) for sheet in sheets] == [
        (1, "Ana", 9),
        (2, "Ben", 9),
        (3, "", 9),
    ]
    assert len({sheet.code for sheet in sheets}) == 3
    assert session.scalars(select(Entry)).all() == []
    assert [sheet.number for sheet in made("Cleo")] == [4]


def test_a_draft_gets_a_sheet_in_its_own_category(session, made, write, school_class, campaign):
    poem = write()
    assert services.entries_without_picture(session, school_class) == [poem]
    (sheet,) = made(entries=[poem])
    assert (sheet.entry_id, sheet.category_id) == (poem.id, category_of(campaign).id)
    assert services.entries_without_picture(session, school_class) == []


def test_what_is_not_possible_is_refused(session, made, campaign, clock, school_class, pictures, teacher):
    with pytest.raises(NoSheetsError):
        made()
    with pytest.raises(TooManySheetsError):
        made(*["Ana"] * (MOST_SHEETS + 1))
    with pytest.raises(WrongCategoryError):
        made("Ana", category=category_of(campaign, "poem", "11-18"))
    late = {"actor": teacher, "now": DEADLINE}
    with pytest.raises(DeadlinePassedError):
        services.make_sheets(
            session,
            school_class=school_class,
            category=pictures,
            paper=Paper.A4,
            pupils=[Pupil("Ana")],
            **late,
        )
    assert session.scalars(select(Sheet)).all() == []


@pytest.fixture
def ask(session, school_class, teacher, now):
    def ask(sheets, locale="en"):
        by = {"actor": teacher, "now": now}
        return services.request_print(session, school_class=school_class, sheets=sheets, locale=locale, **by)

    return ask


def printed_files(session):
    return session.scalars(select(SheetPrint).order_by(SheetPrint.id)).all()


def test_the_worker_sets_one_page_for_each_sheet(session, made, ask, read, storage, campaign):
    ask([*made("Ana", "Ben"), *made("", category=category_of(campaign))])
    read()
    (printed,) = printed_files(session)
    content = storage.path(session.get_one(StoredFile, printed.file_id).key).read_bytes()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        sizes = [[round(float(side) / 72 * 25.4) for side in page.MediaBox[2:]] for page in pdf.pages]
        assert sizes == [[210, 297]] * 3
        assert str(pdf.Root.Lang) == "en"


def test_letter_paper_and_french(session, made, ask, read, storage):
    ask(made("Zoé", paper=Paper.LETTER), "fr")
    read()
    (printed,) = printed_files(session)
    with pikepdf.open(storage.path(session.get_one(StoredFile, printed.file_id).key)) as pdf:
        assert [round(float(side) / 72 * 25.4) for side in pdf.pages[0].MediaBox[2:]] == [216, 279]
        assert str(pdf.Root.Lang) == "fr"


def test_no_name_is_written_into_jobs_and_history(session, made, ask):
    ask(made("Wilhelmsine"))
    said = [str(row.args) for row in session.scalars(select(Job))]
    said += [str(row.details) for row in session.scalars(select(AuditEntry))]
    assert len(said) >= 3
    assert not any("Wilhelmsine" in each for each in said)


def test_only_the_last_printed_files_are_kept(session, made, ask, storage, now):
    sheets = made("Ana")
    for number in range(7):
        job = ask(sheets)
        printed = session.get_one(SheetPrint, job.args["printed"])
        content = f"%PDF {number}".encode()
        services.keep_print(session, printed=printed, content=content, storage=storage, now=now)
    kept = [session.get_one(StoredFile, each.file_id) for each in printed_files(session)]
    assert [storage.path(file.key).read_bytes() for file in kept] == [
        f"%PDF {at}".encode() for at in range(2, 7)
    ]
    assert len(session.scalars(select(StoredFile)).all()) == 5


def test_sheets_that_are_thrown_away_leave_no_name_and_no_file(
    session, made, ask, storage, school_class, teacher, now
):
    ana, ben = made("Ana", "Ben")
    printed = session.get_one(SheetPrint, ask([ana, ben]).args["printed"])
    services.keep_print(session, printed=printed, content=b"%PDF Ana Ben", storage=storage, now=now)
    by = {"school_class": school_class, "actor": teacher, "now": now}
    assert services.forget_sheets(session, sheets=[ana], **by) == 1
    assert [sheet.given_name for sheet in session.scalars(select(Sheet))] == ["Ben"]
    assert printed_files(session) == []
    assert session.scalars(select(StoredFile)).all() == []


def test_a_sheet_whose_work_is_here_is_not_thrown_away(session, made, write, add, school_class, teacher, now):
    poem = write()
    (sheet,) = made(entries=[poem])
    add(poem)
    by = {"school_class": school_class, "actor": teacher, "now": now}
    with pytest.raises(SheetsUsedError):
        services.forget_sheets(session, sheets=[sheet], **by)
    assert session.scalars(select(Sheet)).all() == [sheet]
