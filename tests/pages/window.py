"""A browser window in which everything is noted that a page must not do."""

from urllib.parse import urlsplit

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
LONGEST_WAIT = 20_000


class Window:
    """Somebody's window; `troubles` collects console errors and requests to other hosts."""

    def __init__(self, browser, house, role, **more):
        # Colours that fade in would be measured half-way.
        settled = {"viewport": DESK, "reduced_motion": "reduce", **more}
        self.context = browser.new_context(base_url=house.installation.url, **settled)
        self.context.add_cookies(house.cookies(role))
        self.context.set_default_timeout(LONGEST_WAIT)
        self.page, self.troubles = self.context.new_page(), []
        self._host = urlsplit(house.installation.url).netloc
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("console", self._note_said)
        self.page.on("request", self._note_request)

    def open(self, address, status):
        """Open a page."""
        self.troubles.clear()
        self.page.set_viewport_size(DESK)
        self.page.emulate_media(color_scheme="light")
        self.expect_status(status)
        answer = self.page.goto(address)
        assert answer.status == status, f"{address} answers {answer.status}"

    def expect_status(self, status):
        """Say what the next page will answer; the browser calls a refusal an error."""
        self._expected = status

    def _note_said(self, said):
        """A page that is meant to be missing is no error, though the browser calls it one."""
        expected = self._expected >= 400 and "Failed to load resource" in said.text
        if said.type == "error" and not expected:
            self.troubles.append(f"console: {said.text}")

    def _note_request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts.netloc != self._host:
            self.troubles.append(f"asks {parts.netloc}")
