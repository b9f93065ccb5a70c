"""The building of the book from beginning to end, and what everybody gets to see of it."""

import io
import re
import subprocess
from importlib import import_module

import pikepdf
import pytest
from sqlalchemy import event, select

from competition.consent.models import Consent
from competition.consent.rules import Level
from competition.entries.models import Entry
from competition.platform import pdf_part_child, sandbox
from competition.platform.audit import AuditEntry
from competition.platform.confined import RefusedError
from competition.platform.jobs import Job, JobState, cancel, request
from competition.platform.mail.models import OutboxMail
from competition.platform.pdf_archive_checks import lacks
from competition.publication import jobs, press
from competition.publication.errors import NotFrozenError
from competition.publication.finished.checks import EPUB_ALONE, Check
from competition.publication.models import Edition, EditionState
from competition.publication.problems import from_row
from competition.publication.queries import current_edition, find_freeze
from competition.publication.services import begin_edition, edition_pdf, request_edition
from tests.publication.conftest import add_picture, add_work, freeze
from tests.support.signin import sign_in

WORK = '<article id="work-'
PLANTED = ("Sundquist", "Vikander", "Dorothea", "Holmberg", "Evangeline", "Lundgren")
PEOPLE = [
    ("Ada", "Nord", Level.FULL),
    ("Bo", "Sundquist", Level.FIRST_INITIAL),
    ("Cy", "Vikander", Level.FIRST),
    ("Dorothea", "Holmberg", Level.ANONYMOUS),
]


@pytest.fixture
def asked(session, storage, frozen, office, now):
    """Three awarded works (one may not appear), a freeze, and a book that somebody has asked for."""
    add_work(session, frozen, "N-1", people=PEOPLE, kind="winner")
    add_work(session, frozen, "N-2", people=[("Evangeline", "Lundgren", Level.NO)])
    add_picture(session, storage, add_work(session, frozen, "N-3", form="illustration", text=""))
    freeze(session, storage, frozen)
    job = request_edition(session, campaign=frozen, actor=office, now=now)
    session.commit()
    return job


@pytest.fixture
def quick(monkeypatch):
    """Typesetting in this process: a test needs no protection. What is set is told."""
    tried = []
    set_part = pdf_part_child._set

    def set_or_refuse(part, fonts):
        tried.append(part["html"])
        if "HURTS" in part["html"]:
            raise RefusedError("PdfFailedError", reason="time")
        return set_part(part, fonts)

    def here(module, request, **_limits):
        try:
            return import_module(module).answer(request)
        except RefusedError as refusal:
            raise sandbox.ChildRefusedError(refusal.name, refusal.values) from None

    monkeypatch.setattr(pdf_part_child, "_set", set_or_refuse)
    monkeypatch.setattr(pdf_part_child.signal, "setitimer", lambda *_: None)
    monkeypatch.setattr(sandbox, "run", here)
    return tried


def text_and_metadata(content):
    """All that a reader, or a curious one, can get out of a PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        raw = [stream.read_bytes() for stream in pdf.objects if isinstance(stream, pikepdf.Stream)
               and stream.get("/Subtype") not in ("/Image",)]  # fmt: skip
        rest = "".join(repr(each) for each in pdf.objects)
    seen = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout
    return seen.decode() + rest + b"".join(raw).decode("latin-1")


def test_a_book_is_built_with_the_names_that_are_allowed_and_no_other(session, storage, runner, asked, quick):
    runner.run_waiting()
    session.expire_all()
    edition = current_edition(session, asked.campaign_id)
    assert (edition.number, edition.state) == (1, EditionState.READY)
    assert [(p.number, p.kind.value) for p in map(from_row, edition.preflight)] == [
        ("N-2", "consent"),
        ("More than migrants", "imprint"),
        ("N-3", "resolution"),
    ]
    assert [row["check"] for row in edition.checked if not row["amiss"]] == [
        check for check in Check if check is not Check.PICTURES and check not in EPUB_ALONE
    ]
    content = edition_pdf(storage, session, edition).read_bytes()
    said = text_and_metadata(content)
    assert "Ada Nord, Bo S., Cy and 1 other" in re.sub(r"\s+", " ", said)
    assert [name for name in PLANTED if name in said] == []
    archive = edition_pdf(storage, session, edition, archive=True).read_bytes()
    assert lacks(archive) == []
    kept = text_and_metadata(archive)
    assert "Ada Nord, Bo S., Cy and 1 other" in re.sub(r"\s+", " ", kept)
    assert [name for name in PLANTED if name in kept] == []
    assert session.scalar(select(OutboxMail.event)) == "publication.ready"


def test_a_hostile_work_is_named_and_a_note_stands_in_its_place(
    session, storage, runner, frozen, asked, quick
):
    add_work(session, frozen, "N-4", text="HURTS", title="Out of joint")
    session.commit()
    runner.run_waiting()
    session.expire_all()
    edition = current_edition(session, frozen.id)
    hostile = [p.said for p in map(from_row, edition.preflight) if p.number == "N-4"]
    assert hostile == [
        "Its page holds a note instead: it stops the typesetting (time). "
        "Very long words or thousands of marks on one letter do that."
    ]
    said = text_and_metadata(edition_pdf(storage, session, edition).read_bytes())
    assert "Placeholder for entry N-4" in said
    assert "Title N-1" in said
    assert "Out of joint" not in said


def test_a_build_that_was_cut_off_goes_on_with_the_same_edition_and_sets_nothing_twice(
    session, runner, frozen, asked, quick, monkeypatch, clock
):
    add_work(session, frozen, "N-4", text="HURTS")
    session.commit()

    class KilledError(Exception):
        pass

    def cut_off(*_args, **_more):
        raise KilledError

    whole = press.Binder.bind
    monkeypatch.setattr(press.Binder, "bind", cut_off)
    runner.run_waiting()
    assert [html for html in quick if WORK in html]
    session.rollback()
    quick.clear()
    monkeypatch.setattr(press.Binder, "bind", whole)
    clock.at = clock.at.replace(hour=clock.at.hour + 1)
    runner.run_waiting()
    session.expire_all()
    editions = session.execute(select(Edition.number, Edition.state, Edition.started_at)).all()
    assert editions == [(1, EditionState.READY, clock.at)]  # it holds what was allowed when it was read again
    assert quick
    assert [html for html in quick if WORK in html] == []


def test_a_build_that_is_called_off_stops_and_can_be_asked_for_again(
    session, runner, frozen, asked, quick, monkeypatch, office, now
):
    tell = jobs._tell

    def call_off(ctx, done, about):
        with ctx.database.writing() as other:
            cancel(other, job=other.get_one(Job, ctx.job_id), now=now)
        ctx._pulse.lost = True  # as its next beat would find
        tell(ctx, done, about)

    monkeypatch.setattr(jobs, "_tell", call_off)
    runner.run_waiting()
    session.expire_all()
    assert session.get_one(Job, asked.id).state is JobState.CANCELLED
    assert current_edition(session, frozen.id) is None
    monkeypatch.setattr(jobs, "_tell", tell)
    request_edition(session, campaign=frozen, actor=office, now=now)
    session.commit()
    runner.run_waiting()
    session.expire_all()
    assert session.execute(select(Edition.number, Edition.state)).all() == [
        (1, EditionState.CANCELLED),
        (2, EditionState.READY),
    ]


def test_a_build_that_was_called_off_while_nobody_worked_at_it_leaves_its_number_to_no_other(
    session, runner, frozen, asked, quick, office, now
):
    begun = begin_edition(
        session, campaign=frozen, freeze=find_freeze(session, frozen.id), now=now, job_id=asked.id
    )
    cancel(session, job=asked, now=now)
    request_edition(session, campaign=frozen, actor=office, now=now)
    session.commit()
    runner.run_waiting()
    session.expire_all()
    assert (begun.number, begun.state, begun.finished_at) == (1, EditionState.CANCELLED, now)
    assert current_edition(session, frozen.id).number == 2


def test_asking_twice_gives_one_job_and_before_the_freeze_none(session, frozen, office, now, storage):
    with pytest.raises(NotFrozenError):
        request_edition(session, campaign=frozen, actor=office, now=now)
    freeze(session, storage, frozen)
    jobs = {request_edition(session, campaign=frozen, actor=office, now=now).id for _ in range(2)}
    assert len(jobs) == 1


def test_a_book_without_any_work_is_refused_with_a_sentence(session, storage, runner, frozen, office, now):
    freeze(session, storage, frozen)
    request_edition(session, campaign=frozen, actor=office, now=now)
    session.commit()
    runner.run_waiting()
    job = session.scalars(select(Job).where(Job.name == "publication.build")).one()
    assert job.state is JobState.FAILED
    assert job.error.startswith("No awarded work may appear")


PUBLIC = "/c/mtm-2026/publication.pdf"


def test_everybody_gets_the_book_after_the_announcement_while_the_consents_stand(
    session, client, runner, frozen, office, asked, quick, now
):
    runner.run_waiting()
    assert client.get(PUBLIC).status_code == 404
    frozen.announced_at = now
    session.commit()
    with client.get(PUBLIC) as answer:
        assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
        assert answer.data.startswith(b"%PDF")
    assert PUBLIC in client.get("/c/mtm-2026/").text
    sign_in(client, office)
    page = client.get("/c/mtm-2026/office/book").text
    assert "Edition" in page
    assert re.search(r"<strong>N-2</strong> .*Left out", page)
    kept_out = session.scalars(select(Entry).where(Entry.number == "N-2")).one()
    assert re.search(rf'href="/c/mtm-2026/[^"]*{kept_out.ref}[^"]*">Mend it', page)
    assert "no longer matches" not in page

    first = session.scalars(select(Consent).order_by(Consent.id)).first()
    first.level, first.recorded_at = Level.ANONYMOUS, now.replace(hour=23)
    session.commit()
    assert client.get(PUBLIC).status_code == 404
    assert PUBLIC not in client.get("/c/mtm-2026/").text
    assert "no longer matches what parents allow: build it anew" in client.get("/c/mtm-2026/office/book").text
    assert (
        "Consents, entries, results or its composition have changed since"
        in client.get("/c/mtm-2026/office").text
    )


def test_the_secretariat_builds_the_book_with_one_button_and_nobody_else_sees_the_room(
    session, client, storage, frozen, office
):
    add_work(session, frozen, "N-1")
    freeze(session, storage, frozen)
    session.commit()
    assert client.get("/c/mtm-2026/office/book").status_code == 302
    sign_in(client, office)
    page = client.get("/c/mtm-2026/office/book").text
    assert page.partition("<main")[2].partition("</main>")[0].count("<button") == 1
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page).group(1)
    answer = client.post("/c/mtm-2026/office/book", data={"csrf_token": token})
    assert answer.location.startswith("/job/")
    assert session.scalars(select(Job.name)).all() == ["publication.build"]


def test_a_build_is_stopped_on_its_page_and_other_work_is_not(session, client, frozen, office, asked, now):
    other = request(session, name="other.work", args={}, key="1", actor_id=office.id, now=now)
    session.commit()
    sign_in(client, office)
    pages = {job.id: client.get(f"/job/{job.ref}").text for job in (asked, other)}
    assert "Stop it" in pages[asked.id] and "Stop it" not in pages[other.id]
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', pages[asked.id]).group(1)
    for job in (asked, other):
        assert client.post(f"/job/{job.ref}/stop", data={"csrf_token": token}).location == f"/job/{job.ref}"
    session.expire_all()
    assert (asked.state, other.state) == (JobState.CANCELLED, JobState.QUEUED)
    assert session.scalars(select(AuditEntry.object_id).where(AuditEntry.action == "job.stop")).all() == [
        asked.id
    ]
    page = client.get(f"/job/{asked.ref}").text
    assert "This was stopped before it was done." in page and "Stop it" not in page


def test_the_room_needs_as_many_statements_for_three_works_as_for_one(
    session, client, database, storage, frozen, office, now
):
    """BEGIN and the look-up of who is asking included."""
    row = freeze(session, storage, frozen)
    edition = Edition(campaign_id=frozen.id, freeze_id=row.id, number=1, started_at=now, finished_at=now)
    edition.state = EditionState.READY
    session.add(edition)
    counts = []
    for numbers in (["N-1"], ["N-2", "N-3"]):
        added = [add_work(session, frozen, number).id for number in numbers]
        edition.entry_ids = [*edition.entry_ids, *added]
        session.commit()
        sign_in(client, office)
        seen = []
        listen = lambda *arguments, seen=seen: seen.append(arguments[2])  # noqa: E731
        event.listen(database.engine, "before_cursor_execute", listen)
        assert client.get("/c/mtm-2026/office/book").status_code == 200
        event.remove(database.engine, "before_cursor_execute", listen)
        counts.append(len([each for each in seen if not each.startswith("BEGIN")]))
    assert counts == [8, 8]
