"""Certificates of a class, of its school and of nobody, as rows and files."""

from sqlalchemy import func, select

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.certificates.models import CertificatePrint
from competition.certificates.rules import CLASS_PAGE, Signature
from competition.certificates.services import keep, set_signatures
from competition.certificates.subjects import joint_stamp, subjects_of
from competition.entries.identity import Authorship, ClassTeacher, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from tests.factories import save
from tests.pages.made import PDF

LEFT_OUT = [{"page": 2, "what": "name", "characters": ["U+E000"], "class": 1}]


def fill(house, session):
    """The class of the campaign that is over with most works, which the house's teacher looks after too."""
    over = session.scalars(select(Campaign).where(Campaign.slug == house.names["over slug"])).one()
    teacher, office = (session.get_one(Account, house.people[who]) for who in ("teacher", "secretariat"))
    most = (
        select(Authorship.class_id)
        .join(Entry, Entry.id == Authorship.entry_id)
        .where(Entry.campaign_id == over.id, Entry.state == EntryState.ACCEPTED)
        .group_by(Authorship.class_id)
        .order_by(func.count().desc(), Authorship.class_id)
    )
    school_class = session.get_one(SchoolClass, session.scalars(most).first())
    save(session, ClassTeacher(class_id=school_class.id, account_id=teacher.id))
    signed = [Signature("Robin Lind", "Head of programme")]
    set_signatures(session, campaign=over, signatures=signed, actor=office, now=house.now())
    of_class = {"class_id": school_class.id}
    made = {
        "certificates": _keep(house, session, over, "whole", "en", left_out=LEFT_OUT, **of_class),
        "certificate": _keep(house, session, over, "page", "ar", part=CLASS_PAGE, **of_class),
        "sample": _keep(house, session, over, "sample", "el"),
        "school_certificates": _keep(
            house, session, over, "school", "", school_id=school_class.school_id, left_out=LEFT_OUT
        ),
    }
    stale = _keep(house, session, over, "stale", "fr", **of_class)
    stale.fingerprint = "0" * 64
    house.know("over", certified_class=school_class.ref, **{name: each.ref for name, each in made.items()})


def _keep(house, session, campaign, subject, language, left_out=(), **of):
    now = house.now()
    row = CertificatePrint(campaign_id=campaign.id, subject=subject, language=language, asked_at=now, **of)
    printed = save(session, row)
    stamp = joint_stamp([each for each in subjects_of(session, campaign, printed) if each.facts.pages])
    keep(
        session,
        printed=printed,
        content=PDF,
        pages=3,
        stamp=stamp,
        left_out=left_out,
        storage=house.storage,
        read_at=now,
    )
    return printed
