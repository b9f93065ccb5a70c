"""A city with what it contributes."""

from io import BytesIO

import pytest
from PIL import Image

from competition.accounts.rules import Role
from competition.consent.rules import Channel, Level
from competition.contributions.rules import Kind, Said
from competition.contributions.services import create_contribution, look_at, send_portrait
from competition.platform.files import receive
from tests import factories as make

QUOTE = "I am many things. I am a welder, I like quiet snow, I do the second voice. I am a migrant."
EVERYWHERE = dict.fromkeys(Channel, Level.FULL)


def said(**more):
    """What somebody says in English who allows everything."""
    plain = {
        "language": "en",
        "text": "We came by train.",
        "given_name": "Nuala",
        "family_name": "Kinsella",
        "office": "Mayor of Bergen",
        "answers_questions": True,
        "levels": EVERYWHERE,
    }
    return Said(**{**plain, **more})


def jpeg(size=(120, 160), colour=(200, 90, 40), **options):
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", **options)
    return out.getvalue()


class Place:
    """A campaign with the city of Bergen, its office, and short ways to contribute."""

    def __init__(self, session, storage, now):
        self.session, self.storage, self.now = session, storage, now
        self.campaign = make.make_campaign(session)
        self.city = make.make_city(session, self.campaign)
        self.office = make.make_member(session, self.campaign, Role.SECRETARIAT)

    @property
    def by(self):
        return {"actor": self.office, "now": self.now}

    def add(self, kind=Kind.STATEMENT, city=None, **more):
        if kind is Kind.QUOTE:
            more = {"text": QUOTE, "office": "", **more}
        return create_contribution(
            self.session,
            campaign=self.campaign,
            city=city or self.city,
            kind=kind,
            said=said(**more),
            **self.by,
        )

    def send(self, contribution, content=None, *, look=True, alt="A woman with amber beads"):
        received = receive(storage=self.storage, stream=BytesIO(content or jpeg()), limit=10_000_000)
        portrait = send_portrait(
            self.session,
            contribution=contribution,
            received=received,
            file_name="nuala-kinsella.jpg",
            alt=alt,
            **self.by,
        )
        if look:
            look_at(self.session, portrait=portrait, storage=self.storage)
        return portrait


@pytest.fixture
def place(session, storage, now):
    return Place(session, storage, now)
