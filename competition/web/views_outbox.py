"""The outbox read in the app: all that an installation without a mail server has written."""

from typing import Any

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.errors import NotFoundError
from competition.platform.mail import OutboxMail, find_mail, list_mail, render
from competition.platform.mail.wording import event_name, state_name
from competition.web.policies import Policy, allow
from competition.web.request import config, db

bp = Blueprint("outbox", __name__)

MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
"""A letter brings its style along, as mail programs want it; nothing else may run or load."""


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
    words = {"event": event_name, "state": state_name}
    return render_template("outbox/letters.html", mails=list_mail(db()), words=words)


@bp.get("/outbox/<ref>")
@allow(LETTER)
def letter(mail: OutboxMail) -> ResponseReturnValue:
    """Show a letter as its recipient would read it."""
    return render_template("outbox/letter.html", mail=mail, rendered=render(db(), mail, config()))


@bp.get("/outbox/<ref>/html")
@allow(LETTER)
def letter_html(mail: OutboxMail) -> ResponseReturnValue:
    """Show a letter as a mail program does."""
    html = render(db(), mail, config()).html
    if not html:
        raise NotFoundError
    return Response(html, mimetype="text/html", headers={"Content-Security-Policy": MAIL_POLICY})
