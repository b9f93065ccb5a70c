"""The outbox read in the app: all that an installation without a mail server has written."""

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.platform.mail import OutboxMail, find_mail, list_mail, render
from competition.web.policies import Policy, allow
from competition.web.request import config, db

bp = Blueprint("outbox", __name__)


def _may_read(viewer: Any) -> bool:
    """Letters hold ways in: the operator's to read, or everybody's in a demo on one's own machine."""
    return bool(viewer.is_operator) or config().open_outbox


def _letters(_session: Session, viewer: Any) -> dict[str, Any] | None:
    return {} if _may_read(viewer) else None


def _letter(session: Session, viewer: Any, ref: str) -> dict[str, Any] | None:
    mail = find_mail(session, ref)
    return {"mail": mail} if mail and _may_read(viewer) else None


LETTERS = Policy("letters", _letters, signed_in=False)
LETTER = Policy("letter", _letter, signed_in=False)


@bp.get("/outbox")
@allow(LETTERS)
def letters() -> ResponseReturnValue:
    """List the newest letters."""
    return render_template("outbox/letters.html", mails=list_mail(db()))


@bp.get("/outbox/<ref>")
@allow(LETTER)
def letter(mail: OutboxMail) -> ResponseReturnValue:
    """Show a letter as its recipient would read it."""
    return render_template("outbox/letter.html", mail=mail, rendered=render(db(), mail, config()))
