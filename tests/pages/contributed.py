"""What a city has contributed: a statement that is whole, a story that lacks much, a quote."""

from competition.accounts.models import Account
from competition.campaign.queries import cities
from competition.consent.rules import Channel, Level
from competition.contributions.rules import Kind, Said
from competition.contributions.services import create_contribution, send_portrait
from competition.platform.files import receive
from competition.sample.demo import SAMPLE

FOLDER = SAMPLE / "contributions"
QUOTE = "I am many things. I am a butcher, I like the river, I do the crossword. I am a migrant."


def add(house, session, campaign, known_as):
    """Contributions of the campaign's first city; the worker looks at the portrait."""
    place = Contributing(house, session, campaign)
    statement = place.write(
        Kind.STATEMENT,
        language="en",
        text=(FOLDER / "statement-limerick.en.txt").read_text("utf-8"),
        given_name="Nuala",
        family_name="Kinsella",
        office="Mayor of Limerick",
        answers_questions=True,
        levels=dict.fromkeys(Channel, Level.FULL),
    )
    place.portray(statement)
    story = (FOLDER / "quote-haifa-1.he.txt").read_text("utf-8")
    lacking = place.write(Kind.STORY, language="he", text=story, given_name="Tamar", minor=True)
    place.write(Kind.QUOTE, language="en", text=QUOTE, given_name="Paulo")
    house.know(known_as, city=place.city.ref, statement=statement.ref, story=lacking.ref)


class Contributing:
    """Writes contributions of a city."""

    def __init__(self, house, session, campaign):
        self.house, self.session, self.campaign = house, session, campaign
        self.city = cities(session, campaign.id)[0]
        self.by = {"actor": session.get_one(Account, house.people["secretariat"]), "now": house.now()}

    def write(self, kind, **said):
        return create_contribution(
            self.session, campaign=self.campaign, city=self.city, kind=kind, said=Said(**said), **self.by
        )

    def portray(self, contribution):
        with (FOLDER / "portrait-mayor-1.jpg").open("rb") as stream:
            received = receive(storage=self.house.storage, stream=stream, limit=10_000_000)
        send_portrait(
            self.session,
            contribution=contribution,
            received=received,
            file_name="portrait.jpg",
            alt="A coloured-pencil drawing of a woman with short grey hair.",
            **self.by,
        )
