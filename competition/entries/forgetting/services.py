"""Names that nobody used, taken out: off the sheets, with the files they are printed in, and with rosters."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.entries.deeds import record_deed
from competition.entries.identity import SchoolClass
from competition.entries.roster.services import open_rosters, put_away
from competition.entries.sheets.models import Sheet
from competition.entries.sheets.services import drop_prints


def forget_unused(session: Session, *, school_class: SchoolClass, now: datetime) -> None:
    """Forget what of a class was never used. Its entries, and the pupils who made them, stay as they are."""
    named = select(Sheet).where(Sheet.class_id == school_class.id, Sheet.given_name != "")
    sheets = session.scalars(named.order_by(Sheet.id)).all()
    for sheet in sheets:
        sheet.given_name, sheet.age = "", None
    prints = drop_prints(session, class_id=school_class.id, now=now)
    rosters = open_rosters(session, school_class.id)
    for roster in rosters:
        put_away(session, roster=roster, actor=None, now=now)
    how_many = {"sheets": len(sheets), "prints": prints, "rosters": len(rosters)}
    record_deed(session, school_class, "class.forget_unused", None, now, **how_many)
    session.flush()
