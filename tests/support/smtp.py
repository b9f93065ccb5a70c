"""A mail server of the suite's own: it keeps what it is sent, and can be told to misbehave."""

from email import message_from_bytes, policy

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class SmtpCatcher:
    """Keeps every message it accepts.

    `messages` are the accepted ones; `answers` are given to the next recipients instead of a yes;
    with `cut_after_data` the connection dies once the whole message has arrived.
    """

    def __init__(self, user="garland", password="pass word/1"):
        self.messages = []
        self.recipients = []
        self.logins = []
        self.answers = []
        self.cut_after_data = False
        self._known = (user.encode(), password.encode())
        self._controller = _AnyPort(
            self,
            hostname="127.0.0.1",
            port=0,
            authenticator=self._authenticate,
            auth_require_tls=False,
        )

    @property
    def port(self):
        return self._controller.port

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}"

    def start(self):
        self._controller.start()

    def stop(self):
        self._controller.stop()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.answers:
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.cut_after_data:
            server.transport.abort()
            return "451 too late"
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        self.recipients.append(list(envelope.rcpt_tos))
        return "250 OK"

    def _authenticate(self, server, session, envelope, mechanism, data):
        self.logins.append(data.login.decode())
        return AuthResult(success=(data.login, data.password) == self._known, handled=False)


class _AnyPort(Controller):
    """A controller that takes whichever port is free."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()
