"""The pages of what people say, as the book prints them, within seconds; for the secretariat alone."""

import pikepdf
import pytest
from sqlalchemy import select

from competition.campaign.models import City
from competition.consent.models import Consent, Person, PersonKind
from competition.consent.rules import Channel, Level
from competition.contributions.models import Contribution
from competition.contributions.rules import Kind
from competition.platform.files import StoredFile
from competition.publication.proofing.models import Proof
from tests import factories as make
from tests.publication.proofing.conftest import ROOM

VOICES = f"{ROOM}/voices"


@pytest.fixture
def speak(session, frozen):
    """Writes what a mayor says, with what they allow in the book."""

    def off(text, level):
        person = Person(campaign_id=frozen.id, kind=PersonKind.MAYOR, given_name="Berit", family_name="Vik")
        person.consents = [Consent(channel=Channel.BOOK, level=level, recorded_at=make.OPENS)]
        make.save(session, person)
        made = Contribution(
            campaign_id=frozen.id,
            city_id=session.scalar(select(City.id)),
            person_id=person.id,
            kind=Kind.STATEMENT,
            language="en",
            text=text,
            created_at=make.OPENS,
            updated_at=make.OPENS,
        )
        make.save(session, made)
        session.commit()
        return made.ref

    return off


def test_their_pages_are_made_and_what_may_not_be_printed_has_none(desk, session, storage, speak):
    said, held_back = speak("We came over the sea.", Level.FULL), speak("Not for print.", Level.NO)
    session.rollback()
    assert "not made yet" in desk.see(VOICES).text
    desk.do(VOICES, page=VOICES)
    (proof,) = session.scalars(select(Proof)).all()
    with pikepdf.open(storage.path(session.get(StoredFile, proof.pdf_id).key)) as pdf:
        assert len(pdf.pages) == len(proof.pages) == 1
    session.rollback()
    shown = desk.see(f"{VOICES}/{said}").text
    assert "It takes 1 page, as the book prints it." in shown and "We came over the sea." in shown
    assert desk.see(f"{VOICES}/{said}/1.png").mimetype == "image/png"
    assert desk.see(f"{VOICES}/{said}.pdf").data.startswith(b"%PDF")
    answer = desk.see(f"{VOICES}/{held_back}")
    assert (answer.status_code, answer.location) == (302, VOICES)
    assert "Not for print." not in desk.see(VOICES).text
    desk.do(ROOM, do="make")
    assert session.scalar(select(Proof.id).where(Proof.contribution_id.is_not(None))) is not None


def test_pages_of_works_made_later_leave_them_and_a_deletion_lets_them_go(desk, session, speak, client):
    said = speak("We came over the sea.", Level.FULL)
    session.rollback()
    desk.do(f"{VOICES}/{said}", page=f"{VOICES}/{said}")
    session.delete(session.scalars(select(Contribution)).one())
    session.commit()
    (proof,) = session.scalars(select(Proof)).all()
    assert (proof.entry_id, proof.contribution_id) == (None, None)
    session.rollback()
    assert desk.see(f"{VOICES}/{said}.pdf").status_code == 404
