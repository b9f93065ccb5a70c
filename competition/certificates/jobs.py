"""Setting certificates in the background, and taking back what must not be given out any more."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.certificates.errors import NothingToCertifyError, NotPublicYetError
from competition.certificates.models import CertificatePrint
from competition.certificates.queries import JOB, garland_of, to_forget, to_renew
from competition.certificates.services import forget, keep, renew
from competition.certificates.setting import Certificates, set_certificates
from competition.certificates.subjects import Subject, joint_stamp, subjects_of
from competition.entries.identity import SchoolClass
from competition.platform import fonts
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job, when_due

RENEW, FORGET = "certificates.renew", "certificates.forget"


@dataclass(frozen=True)
class Asked:
    """What is to be set: of which classes, with whose garland, and where whoever asked goes on."""

    subjects: Sequence[Subject]
    garland: Sequence[str]
    brand: dict[str, Any]
    is_school: bool
    path: str
    read_at: datetime


@job(JOB, heavy=True)
def make(ctx: JobContext, printed: int) -> dict[str, object] | None:
    """Set what the consents allow at this moment; what was thrown away meanwhile is not set.

    Raises NotPublicYetError, NothingToCertifyError.
    """
    with ctx.database.reading() as session:
        wanted = session.get(CertificatePrint, printed)
        if wanted is None:
            return None
        asked = _asked(session, wanted, ctx.clock.now())
    done = list(_set_all(ctx, asked))
    content = _packed(done) if asked.is_school else done[0].content
    pages = sum(each.count for each in done)
    with ctx.writing() as session:
        found = session.get(CertificatePrint, printed)
        if found is not None:
            keep(
                session,
                printed=found,
                content=content,
                pages=pages,
                stamp=joint_stamp(asked.subjects),
                left_out=_left_out(done),
                storage=ctx.storage,
                read_at=asked.read_at,
            )
    return {"path": asked.path, "pages": pages}


def _asked(session: Session, printed: CertificatePrint, now: datetime) -> Asked:
    campaign = session.get_one(Campaign, printed.campaign_id)
    if campaign.announced_at is None and not printed.is_sample:
        raise NotPublicYetError
    subjects = [each for each in subjects_of(session, campaign, printed) if each.facts.pages]
    if not subjects:
        raise NothingToCertifyError
    office = f"/c/{campaign.slug}/office/results/certificates"
    school_class = session.get(SchoolClass, printed.class_id) if printed.class_id else None
    return Asked(
        subjects,
        garland_of(session, campaign.id),
        dict(campaign.brand),
        printed.school_id is not None,
        f"/class/{school_class.ref}/certificates" if school_class else office,
        now,
    )


def _set_all(ctx: JobContext, asked: Asked) -> Iterator[Certificates]:
    """Set class after class, and tell how far it is by pages."""
    faces = fonts.prepare(ctx.config.instance)
    total, done = sum(len(each.facts.pages) for each in asked.subjects), 0
    for each in asked.subjects:
        ctx.progress(done, total, _("Setting the certificates"))
        yield set_certificates(each.facts, faces, each.language, garland=asked.garland, brand=asked.brand)
        done += len(each.facts.pages)


def _packed(done: Sequence[Certificates]) -> bytes:
    """Return a ZIP with a PDF for each class, by its number: its name may be that of a teacher."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, each in enumerate(done, start=1):
            # No time in it: the same certificates give the same bytes.
            member = zipfile.ZipInfo(f"certificates-{number:02}.pdf", date_time=(1980, 1, 1, 0, 0, 0))
            archive.writestr(member, each.content)
    return out.getvalue()


def _left_out(done: Sequence[Certificates]) -> list[dict[str, Any]]:
    """Return what was left out, in a school with the number of the class."""
    return [{**each, "class": number} for number, made in enumerate(done, start=1) for each in made.left_out]


@when_due(RENEW)
def is_to_renew(session: Session, now: datetime) -> bool:
    """Whether a family has said something else since a file was made."""
    return bool(to_renew(session))


@job(RENEW)
def renew_files(ctx: JobContext) -> dict[str, object]:
    """Take such files back, and ask for them anew."""
    with ctx.writing() as session:
        return {"renewed": renew(session, now=ctx.clock.now())}


@when_due(FORGET)
def is_to_forget(session: Session, now: datetime) -> bool:
    """Whether a file is kept longer than it may be."""
    return bool(to_forget(session, now))


@job(FORGET)
def forget_old(ctx: JobContext) -> dict[str, object]:
    """Let them go; begun again, it finds only what is left."""
    with ctx.writing() as session:
        return {"forgotten": forget(session, now=ctx.clock.now())}
