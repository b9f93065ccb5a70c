"""A campaign with frozen results, its secretariat signed in, and what it does on the page of the cards."""

import re
from html import unescape

import pytest

from competition.accounts.rules import Role
from competition.social.models import Card, PostChoice
from tests import factories as make
from tests.social.conftest import frozen, vendored_only  # noqa: F401 - fixtures
from tests.support.signin import sign_in

PAGE = "/c/mtm-2026/office/cards"


class Desk:
    """The secretariat at its desk."""

    def __init__(self, client, session, runner):
        self.client, self.session, self.runner = client, session, runner

    def make(self):
        """Have all cards made."""
        self.session.commit()
        self.client.post(PAGE)
        self.work()

    def work(self):
        """Let the worker do what waits for it."""
        self.runner.run_waiting()
        self.session.expire_all()

    def list(self, asked=""):
        """The page of all posts."""
        self.session.commit()
        return self.client.get(PAGE + asked)

    def page(self, key):
        """The page of a post."""
        self.session.commit()
        return self.client.get(f"{PAGE}/posts/{key}")

    def post(self, address, **values):
        """Send a form; what happened is asked of the database anew."""
        self.session.commit()
        answer = self.client.post(PAGE + address, data=values)
        self.session.expire_all()
        return answer

    def save(self, key, **values):
        """Save what is chosen for a post, and draw it."""
        answer = self.post(f"/posts/{key}", **{"version": "0", **values})
        self.work()
        return answer

    def approve(self, key):
        """Approve a post as it stands on its page; says what came of it."""
        seen = field(self.page(key).text, "seen")
        self.post(f"/posts/{key}/approve", seen=seen)
        return self.page(key).text

    def choice(self, key):
        """What is kept of a post."""
        self.session.expire_all()
        return self.session.query(PostChoice).filter_by(post=key).one_or_none()

    def card(self, entry, format_key="square"):
        """A card of a work."""
        return self.session.query(Card).filter_by(entry_id=entry.id, format=format_key).one()


def field(page, name):
    """What a hidden field of a page holds."""
    return unescape(re.search(rf'name="{name}" value="([^"]*)"', page).group(1))


def key_of(entry):
    """The key of a work's post."""
    return f"work-{entry.ref}"


@pytest.fixture
def desk(frozen, session, client, app, runner):  # noqa: F811 - the fixture above
    """The secretariat, signed in."""
    app.config["WTF_CSRF_ENABLED"] = False
    office = make.make_member(session, frozen.campaign, Role.SECRETARIAT)
    session.commit()
    return Desk(sign_in(client, office), session, runner)
