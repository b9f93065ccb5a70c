"""Handing one message to a mail server, so that it is always known whether it may have arrived."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import parseaddr
from enum import StrEnum
from urllib.parse import unquote, urlsplit

TIMEOUT_SECONDS = 30
TAKEN = (250, 251)
NO_SUCH_ADDRESS = 553
PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class Outcome(StrEnum):
    """What became of a message; `later` did not arrive and may be tried again, `unknown` may have arrived."""

    SENT = "sent"
    LATER = "later"
    REFUSED = "refused"
    UNKNOWN = "unknown"


def hand_over(url: str, message: EmailMessage, *, before_data: Callable[[], None]) -> tuple[Outcome, str]:
    """Give the message to the server at `url` and return what became of it, with the server's code.

    `url` is `smtp://`, `smtp+starttls://` or `smtps://`, with user and password if the server wants them.
    `before_data` is called at the last moment at which the message certainly has not arrived.
    """
    try:
        with _connection(url) as server:
            code = _address(server, message)
            if code not in TAKEN:
                return _judged(code), str(code)
            before_data()
            return _data(server, message)
    except (smtplib.SMTPException, OSError) as error:
        # Not the recipient's fault: the server is away, or does not let this installation in.
        return Outcome.LATER, _code(error)


@contextmanager
def _connection(url: str) -> Iterator[smtplib.SMTP]:
    parts = urlsplit(url)
    host, port = parts.hostname or "localhost", parts.port or PORTS[parts.scheme]
    if parts.scheme == "smtps":
        context = ssl.create_default_context()
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
    try:
        if parts.scheme == "smtp+starttls":
            server.starttls(context=ssl.create_default_context())
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        yield server
    finally:
        server.close()


def _address(server: smtplib.SMTP, message: EmailMessage) -> int:
    """Name sender and recipient; return the server's answer about the recipient."""
    sender, recipient = addresses(message)
    server.ehlo_or_helo_if_needed()
    options = ["SMTPUTF8"] if _is_international(message) else []
    if options and not server.has_extn("smtputf8"):
        return NO_SUCH_ADDRESS
    code, answer = server.mail(sender, options)
    if code != 250:
        raise smtplib.SMTPSenderRefused(code, answer, sender)
    code, _answer = server.rcpt(recipient)
    return code


def _data(server: smtplib.SMTP, message: EmailMessage) -> tuple[Outcome, str]:
    policy = (SMTPUTF8 if _is_international(message) else SMTP).clone(cte_type="7bit")
    try:
        code, _answer = server.data(message.as_bytes(policy=policy))
    except smtplib.SMTPDataError as error:
        # The server did not even want to see the text.
        code = error.smtp_code
    except (smtplib.SMTPException, OSError) as error:
        return Outcome.UNKNOWN, _code(error)
    return (Outcome.SENT if code in TAKEN else _judged(code)), str(code)


def addresses(message: EmailMessage) -> tuple[str, str]:
    """Return the bare addresses of sender and recipient."""
    return parseaddr(str(message["From"]))[1], parseaddr(str(message["To"]))[1]


def _is_international(message: EmailMessage) -> bool:
    return not "".join(addresses(message)).isascii()


def _judged(code: int) -> Outcome:
    return Outcome.REFUSED if code >= 500 else Outcome.LATER


def _code(error: Exception) -> str:
    return str(getattr(error, "smtp_code", type(error).__name__))
