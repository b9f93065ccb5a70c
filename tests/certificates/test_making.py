"""Asking for certificates, keeping them, and taking back what must not be given out any more."""

import zipfile
from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.campaign.models import School
from competition.certificates import jobs as rooms
from competition.certificates.errors import NothingToCertifyError, NotPublicYetError
from competition.certificates.models import CertificatePrint
from competition.certificates.rules import CLASS_PAGE, WHOLE, Signature
from competition.certificates.services import (
    drop_of_school,
    request_class,
    request_sample,
    request_school,
    set_signatures,
)
from competition.certificates.subjects import still_holds
from competition.consent.models import Person
from competition.consent.rules import Channel, Level
from competition.consent.services import record_consents
from competition.entries.rules import EntryState
from competition.platform.audit import AuditEntry
from competition.platform.erasure import ERASE
from competition.platform.files import StoredFile
from competition.platform.jobs import Job, JobState
from competition.platform.jobs.timers import ask
from tests import factories as make
from tests.certificates.printed import words_of
from tests.results.deeds import ready, seal, tell

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def announced(scene, storage):
    seal(ready(scene), storage)
    tell(scene)
    return scene


def due(database, now):
    """What the clock asks of certificates."""
    return [name for name in ask(database, now) if name.startswith("certificates.")]


def of_class(scene, part=WHOLE, language="en", now=make.RESULTS):
    return request_class(
        scene.session,
        campaign=scene.campaign,
        school_class=scene.school_class,
        part=part,
        language=language,
        actor=scene.teacher,
        now=now,
    )


def of_school(scene):
    return request_school(
        scene.session,
        campaign=scene.campaign,
        school=school_of(scene),
        actor=scene.office,
        now=make.RESULTS,
    )


def prints(scene):
    return scene.session.scalars(select(CertificatePrint).order_by(CertificatePrint.id)).all()


def content(scene, storage, printed):
    return storage.path(scene.session.get_one(StoredFile, printed.file_id).key).read_bytes()


def says(scene, storage, printed):
    return words_of(content(scene, storage, printed))


def withdraw(scene, name, now, level=Level.NO):
    record_consents(
        scene.session,
        person=scene.people[name],
        levels={Channel.BOOK: level},
        actor=scene.teacher,
        now=now,
    )


def test_before_the_announcement_nobody_makes_certificates_but_samples(scene, storage, work_off):
    seal(ready(scene), storage)
    with pytest.raises(NotPublicYetError):
        of_class(scene)
    with pytest.raises(NotPublicYetError):
        of_school(scene)
    assert prints(scene) == []
    request_sample(scene.session, campaign=scene.campaign, language="el", actor=scene.office, now=make.OPENS)
    work_off()
    (sample,) = prints(scene)
    pages = says(scene, storage, sample)
    assert len(pages) == 3
    assert "Μαρία" in pages[0]
    assert "Πρώτο βραβείο" in pages[0]
    assert "Fjord School" in pages[0]
    for held in (scene.people, scene.entries):
        assert not [name for name in held if name.casefold() in " ".join(pages).casefold().split()]


def school_of(scene):
    return scene.session.get_one(School, scene.school_class.school_id)


def test_the_certificates_of_a_class_are_a_page_each(announced, storage, work_off):
    job = of_class(announced)
    assert (job.args, job.requested_by_id) == ({"printed": prints(announced)[0].id}, announced.teacher.id)
    work_off()
    (printed,) = prints(announced)
    pages = says(announced, storage, printed)
    assert (printed.pages, len(pages), printed.left_out) == (7, 7, [])
    assert pages[2].startswith("Certificate Mina Class 4a · Fjord School · Bergen Winner The sea")
    assert announced.session.get_one(Job, job.id).result == {
        "path": f"/class/{announced.school_class.ref}/certificates",
        "pages": 7,
    }
    assert still_holds(announced.session, announced.campaign, printed)


def test_one_pupils_and_the_classs_come_alone_in_another_language_and_each_is_kept_once(
    announced, storage, work_off
):
    for _twice in range(2):
        of_class(announced, announced.people["Mina"].ref, "uk")
        of_class(announced, CLASS_PAGE, "fr")
        work_off()
    mina, whole_class = prints(announced)
    assert [page[:12] for page in says(announced, storage, mina)] == ["Диплом Mina "]
    (page,) = says(announced, storage, whole_class)
    assert page.startswith(
        "Diplôme Classe 4a Fjord School · Bergen Premier prix The sea Finaliste · 2e place"
    )


def test_a_certificate_asked_for_of_nobody_says_so(announced, work_off):
    job = of_class(announced, "nobodyknown")
    work_off()
    found = announced.session.get_one(Job, job.id)
    assert (found.state, found.error_key) == (JobState.FAILED, NothingToCertifyError.message)
    assert prints(announced)[0].file_id is None


def test_a_consent_withdrawn_takes_the_file_back_and_makes_the_certificate_of_the_class_instead(
    announced, storage, work_off, database
):
    of_class(announced)
    work_off()
    (printed,) = prints(announced)
    first = announced.session.get_one(StoredFile, printed.file_id).key
    withdraw(announced, "Mina", make.RESULTS + HOUR)
    announced.session.flush()
    assert not still_holds(announced.session, announced.campaign, printed)
    announced.session.commit()
    assert "certificates.renew" in due(database, make.RESULTS + HOUR)
    work_off(make.RESULTS + HOUR)
    (printed,) = prints(announced)
    assert announced.session.get_one(StoredFile, printed.file_id).key != first
    pages = says(announced, storage, printed)
    assert not [page for page in pages if "Mina" in page or "The sea" in page]
    assert [
        page for page in pages if page.startswith("Certificate Class 4a Fjord School · Bergen Winner More")
    ]
    assert announced.session.scalars(select(Job.key).where(Job.name == ERASE)).all()
    work_off(make.RESULTS + 3 * DAY)
    assert storage.exists(first) is False
    assert due(database, make.RESULTS + HOUR) == []


def test_what_was_said_while_the_pages_were_set_is_noticed(announced, work_off, monkeypatch, database):
    setting = rooms.set_certificates

    def meanwhile(*args, **how):
        with database.writing() as session:
            mina = session.get_one(Person, announced.people["Mina"].id)
            record_consents(
                session,
                person=mina,
                levels={Channel.BOOK: Level.NO},
                actor=None,
                now=make.RESULTS + timedelta(seconds=1),
            )
        return setting(*args, **how)

    monkeypatch.setattr(rooms, "set_certificates", meanwhile)
    of_class(announced)
    work_off()
    (printed,) = prints(announced)
    assert printed.file_id is not None
    assert not still_holds(announced.session, announced.campaign, printed)
    announced.session.commit()
    assert "certificates.renew" in due(database, make.RESULTS + HOUR)


@pytest.mark.parametrize("channel", [Channel.WEB, Channel.SOCIAL])
def test_what_is_said_of_other_channels_takes_nothing_back(announced, work_off, database, channel):
    of_class(announced)
    work_off()
    record_consents(
        announced.session,
        person=announced.people["Mina"],
        levels={channel: Level.NO},
        actor=announced.teacher,
        now=make.RESULTS + HOUR,
    )
    announced.session.commit()
    assert due(database, make.RESULTS + HOUR) == []
    assert still_holds(announced.session, announced.campaign, prints(announced)[0])


def test_signatures_stand_on_what_is_made_from_then_on_and_take_back_what_is_made(
    announced, storage, work_off
):
    of_class(announced, CLASS_PAGE)
    work_off()
    signatures = [Signature("Irena Lind", "Head of programme"), Signature("Ada Berg", "")]
    set_signatures(
        announced.session,
        campaign=announced.campaign,
        signatures=signatures,
        actor=announced.office,
        now=make.RESULTS,
    )
    assert not still_holds(announced.session, announced.campaign, prints(announced)[0])
    of_class(announced, CLASS_PAGE)
    work_off()
    (page,) = says(announced, storage, prints(announced)[0])
    assert page.endswith("6 December 2026 Irena Lind Head of programme Ada Berg")
    deeds = announced.session.scalars(
        select(AuditEntry.action).where(AuditEntry.action.like("certificates.%")).order_by(AuditEntry.id)
    )
    assert list(deeds) == ["certificates.make", "certificates.sign", "certificates.make"]


def test_a_school_comes_as_a_zip_of_a_pdf_for_each_class_in_its_own_language(announced, storage, work_off):
    other = make.make_class(
        announced.session, school_of(announced), announced.campaign, announced.teacher, name="Kari’s 5b"
    )
    entry = make.make_entry(
        announced.session, other, announced.category, state=EntryState.ACCEPTED, number="MTM-9"
    )
    make.make_person(announced.session, entry, "Finn")
    of_school(announced)
    work_off()
    (printed,) = prints(announced)
    assert printed.pages == 9
    with zipfile.ZipFile(storage.path(announced.session.get_one(StoredFile, printed.file_id).key)) as archive:
        assert archive.namelist() == ["certificates-01.pdf", "certificates-02.pdf"]
        pages = words_of(archive.read("certificates-02.pdf"))
    assert [page[:20] for page in pages] == ["Diplom Klasse Kari’s", "Diplom Finn Klasse K"]
    assert still_holds(announced.session, announced.campaign, printed)
    withdraw(announced, "Mina", make.RESULTS + HOUR, Level.ANONYMOUS)
    announced.session.flush()
    assert not still_holds(announced.session, announced.campaign, printed)


def test_a_school_of_which_no_work_stands_has_no_certificates(announced):
    for entry in announced.entries.values():
        entry.state = EntryState.WITHDRAWN
    announced.session.flush()
    with pytest.raises(NothingToCertifyError):
        of_school(announced)


def test_files_are_forgotten_after_thirty_days(announced, work_off, database):
    of_class(announced)
    work_off()
    announced.session.commit()
    assert due(database, make.RESULTS + 30 * DAY) == []
    assert due(database, make.RESULTS + 31 * DAY) == ["certificates.forget"]
    work_off(make.RESULTS + 31 * DAY)
    assert prints(announced) == []
    assert announced.session.scalars(select(Job.key).where(Job.name == ERASE)).all()


def test_what_was_made_of_a_school_that_becomes_part_of_another_goes(announced, work_off):
    of_school(announced)
    of_class(announced, CLASS_PAGE)
    work_off()
    drop_of_school(announced.session, announced.school_class.school_id)
    assert [each.class_id for each in prints(announced)] == [announced.school_class.id]


def test_after_the_freeze_is_lifted_nothing_more_is_set(announced, work_off):
    job = of_class(announced)
    announced.campaign.announced_at = None
    work_off()
    found = announced.session.get_one(Job, job.id)
    assert (found.state, found.error_key) == (JobState.FAILED, NotPublicYetError.message)
