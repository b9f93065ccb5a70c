"""Mail: an outbox in the database, and a job that empties it."""

from competition.platform.mail.many import Letter, post_all
from competition.platform.mail.models import MailState, OutboxMail
from competition.platform.mail.outbox import call_back, find_mail, list_mail, post, resend
from competition.platform.mail.registry import MailContext, mail_event
from competition.platform.mail.rendering import Rendered, render
from competition.platform.mail.sending import send

__all__ = [
    "Letter",
    "MailContext",
    "MailState",
    "OutboxMail",
    "Rendered",
    "call_back",
    "find_mail",
    "list_mail",
    "mail_event",
    "post",
    "post_all",
    "render",
    "resend",
    "send",
]
