"""What goes between a class and its families on paper: links, consent forms, receipts."""

from io import BytesIO

from sqlalchemy import select

from competition.consent.guardians import answer, links_of, secret_of
from competition.entries.consents.models import ConsentPrint
from competition.entries.consents.queries import people_of_class
from competition.entries.identity import Submission
from competition.platform import files
from tests.judging.scene import make_print
from tests.pages.made import PDF


def ask_families(house, session, school_class, teacher):
    """The first child's family has answered by its link; the second's has been asked."""
    children = [asked.person for asked in people_of_class(session, school_class.id)][:2]
    first, second = links_of(session, people=children, actor=teacher, now=house.now()).values()
    answer(session, link=first, levels={}, family_name="", now=house.now())
    secret = secret_of(second, house.installation.config.secret_key)
    house.know(guardian_link=second.ref, guardian_secret=secret)


def keep_receipt(house, session, room):
    """The receipt of the first act of handing in, as PDF."""
    receipt = session.scalars(
        select(Submission).where(Submission.class_id == room.school_class.id).order_by(Submission.id)
    ).first()
    receipt.file_id = _keep_pdf(house, session)
    house.know("open", receipt=receipt.ref)


def keep_forms(house, session, room):
    """The consent forms of the class, printed in one language."""
    printed = ConsentPrint(
        class_id=room.school_class.id,
        language="en",
        file_id=_keep_pdf(house, session),
        asked_at=room.now,
        made_at=room.now,
    )
    session.add(printed)
    session.flush()
    house.know("open", consent_forms=printed.ref)


def print_for_judge(house, session, assignment):
    """A judge's reading pack."""
    printed = make_print(session, assignment, house.now(), file_id=_keep_pdf(house, session))
    house.know("open", paper=printed.ref)


def _keep_pdf(house, session):
    stream = BytesIO(PDF)
    return files.keep(session, storage=house.storage, stream=stream, limit=len(PDF), now=house.now()).id
