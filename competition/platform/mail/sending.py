"""The job that sends one mail: marked before the text goes out, so that nothing is sent twice unseen."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Any

from sqlalchemy.orm import Session

from competition.config import Config
from competition.platform import jobs
from competition.platform.mail.models import MailState, OutboxMail
from competition.platform.mail.outbox import JOB, request_sending
from competition.platform.mail.registry import get_registered
from competition.platform.mail.rendering import Rendered, render
from competition.platform.mail.smtp import Outcome, hand_over

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120))
GIVEN_UP_AFTER = timedelta(days=3)

_STATES = {
    Outcome.SENT: MailState.SENT,
    Outcome.LATER: MailState.QUEUED,
    Outcome.REFUSED: MailState.FAILED,
    Outcome.UNKNOWN: MailState.UNCERTAIN,
}


@jobs.job(JOB)
def send(ctx: jobs.JobContext, *, mail: int) -> dict[str, Any]:
    """Send a queued mail, or keep it to be read in the app where there is no mail server."""
    with ctx.database.reading() as session:
        if session.get(OutboxMail, mail) is None:
            return {"state": "called-back"}
    try:
        state = _send(ctx, mail)
    except Exception as error:
        with ctx.writing() as session:
            row = session.get_one(OutboxMail, mail)
            unknown = row.state is MailState.SENDING
            _note(row, MailState.UNCERTAIN if unknown else MailState.FAILED, type(error).__name__)
        raise
    return {"state": state.value if state else "called-back"}


def _send(ctx: jobs.JobContext, mail_id: int) -> MailState | None:
    """Send a mail and return where it stands then; None for one that nobody needs any more."""
    with ctx.writing() as session:
        mail = session.get_one(OutboxMail, mail_id)
        if mail.state is MailState.SENDING:
            # An earlier try was cut off while the text was going out.
            return _settle(session, mail, Outcome.UNKNOWN, "interrupted", ctx.clock.now())
        if mail.state is not MailState.QUEUED or (mail.next_try_at and mail.next_try_at > ctx.clock.now()):
            return mail.state
        if not get_registered(mail.event).wanted(session, mail.ids):
            session.delete(mail)
            return None
        if not ctx.config.smtp_url:
            mail.state = MailState.KEPT
            return mail.state
        rendered = render(session, mail, ctx.config)
    message = compose(mail, rendered, ctx.config, ctx.clock.now())
    outcome, code = hand_over(ctx.config.smtp_url, message, before_data=lambda: _mark(ctx, mail_id))
    with ctx.writing() as session:
        return _settle(session, session.get_one(OutboxMail, mail_id), outcome, code, ctx.clock.now())


def _mark(ctx: jobs.JobContext, mail_id: int) -> None:
    with ctx.writing() as session:
        session.get_one(OutboxMail, mail_id).state = MailState.SENDING


def compose(mail: OutboxMail, rendered: Rendered, config: Config, now: datetime) -> EmailMessage:
    """Return the message as it goes out."""
    message = EmailMessage()
    message["From"] = config.sender
    message["To"] = mail.recipient
    message["Subject"] = rendered.subject
    message["Date"] = format_datetime(now)
    # The same at every try, so that a second copy can be known as one.
    message["Message-ID"] = f"<{mail.ref}@{parseaddr(config.sender)[1].rpartition('@')[2] or 'localhost'}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(rendered.text)
    if rendered.html:
        message.add_alternative(rendered.html, subtype="html")
    message["Content-Language"] = mail.locale
    return message


def _settle(session: Session, mail: OutboxMail, outcome: Outcome, code: str, now: datetime) -> MailState:
    """Write down what became of a try, and ask for the next one where there is to be one."""
    mail.attempts += 1
    state = _STATES[outcome]
    if outcome is Outcome.UNKNOWN and get_registered(mail.event).repeatable:
        state = MailState.QUEUED
    if state is MailState.QUEUED and now - mail.created_at > GIVEN_UP_AFTER:
        state = MailState.FAILED
    _note(mail, state, "" if state is MailState.SENT else code)
    if state is MailState.SENT:
        mail.sent_at = now
    elif state is MailState.QUEUED:
        mail.next_try_at = now + PAUSES[min(mail.attempts, len(PAUSES)) - 1]
        request_sending(session, mail, now)
    return state


def _note(mail: OutboxMail, state: MailState, code: str) -> None:
    mail.state, mail.error = state, code
    mail.next_try_at = None
