"""The proof of a work that the house's teacher was sent, and of one whose print is corrected."""

import io

from PIL import Image
from sqlalchemy import select

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.consent.rules import Channel, Level
from competition.contributions.rules import Kind
from competition.entries.identity import Authorship, ClassTeacher, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.publication.proofing.models import ProofLetter
from competition.publication.proofing.queries import submitted
from competition.publication.proofing.rules import Answer, Where
from competition.publication.proofing.services.correcting import correct
from competition.publication.proofing.services.keeping import Picture, keep_proof
from tests.factories import save
from tests.pages import contributed
from tests.pages.made import PDF


def fill(house, session):
    """A work of the class that the house's teacher looks after, and the Arabic poem."""
    over = session.scalars(select(Campaign).where(Campaign.slug == house.names["over slug"])).one()
    own = session.scalars(
        select(Entry)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .where(SchoolClass.ref == house.names["over certified class"], Entry.state == EntryState.ACCEPTED)
        .order_by(Entry.id)
    ).first()
    arabic = session.scalars(select(Entry).where(Entry.ref == house.names["over arabic"])).one()
    teacher = session.get_one(Account, house.people["teacher"])
    office = session.get_one(Account, house.people["secretariat"])
    for entry in {own.id: own, arabic.id: arabic}.values():
        _prove(house, session, over, entry)
    _ask(house, session, over, own, teacher.id)
    looking_after = (
        select(ClassTeacher.account_id)
        .join(Authorship, Authorship.class_id == ClassTeacher.class_id)
        .where(Authorship.entry_id == arabic.id, ClassTeacher.account_id != teacher.id)
    )
    hand = session.scalars(looking_after).first()
    _ask(house, session, over, arabic, hand)
    words = {"text": f"{arabic.text}\n…", "translation": f"{arabic.translation}\nand more"}
    correct(
        session,
        campaign=over,
        entry=arabic,
        words=words,
        reason="Asked for",
        seen=submitted(arabic).stamp,
        actor=office,
        now=house.now(),
    )
    frozen = session.scalars(select(Campaign).where(Campaign.slug == house.names["frozen slug"])).one()
    said = contributed.Contributing(house, session, frozen).write(
        Kind.STATEMENT,
        language="en",
        text="We came over the sea, all of us, at some time.",
        given_name="Berit",
        family_name="Vik",
        office="Mayor",
        levels=dict.fromkeys(Channel, Level.FULL),
    )
    keep_proof(
        session,
        storage=house.storage,
        campaign_id=said.campaign_id,
        contribution_id=said.id,
        stamp="5" * 64,
        pdf=PDF,
        pictures=_pictures(),
        now=house.now(),
    )
    house.know("frozen", statement=said.ref)
    house.know("over", own=own.ref, hand=session.get_one(Account, hand).ref)


def _prove(house, session, campaign, entry):
    keep_proof(
        session,
        storage=house.storage,
        campaign_id=campaign.id,
        entry_id=entry.id,
        stamp="5" * 64,
        pdf=PDF,
        pictures=_pictures(),
        now=house.now(),
    )


def _pictures():
    out = io.BytesIO()
    Image.new("RGB", (620, 877), "#fbf8f2").save(out, "PNG")
    return [Picture(out.getvalue(), 620, 877)] * 2


def _ask(house, session, campaign, entry, account_id):
    letter = ProofLetter(
        campaign_id=campaign.id,
        entry_id=entry.id,
        account_id=account_id,
        sent_at=house.now(),
        answer=Answer.ASKED,
        answered_at=house.now(),
        about=Where.TEXT,
        words="The third line begins with a small letter.",
        stamp="5" * 64,
    )
    save(session, letter)
