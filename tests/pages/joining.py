"""What brings people onto the panel of the open campaign: a list looked over, words of a judge."""

from sqlalchemy import select

from competition.accounts.tokens import short_token
from competition.campaign.models import Campaign
from competition.judging.models import Judge
from competition.judging.panel.rules import LINK, REQUEST
from competition.judging.panel.services.conflicts import declare
from competition.judging.panel.services.links import ask, confirm, make_link
from competition.judging.panel.services.lists import begin_list
from competition.platform.spreadsheets import Table

ROWS = (
    ("E-mail", "Name", "Languages", "Form", "Capacity", "City"),
    ("ada@house.example", "Ada", "Greek; English", "Poems", "25", "Nowhere"),
    ("mika@house.example", "Mika", "", "", "", ""),
    ("nobody(at)house.example", "Nobody", "Klingonish", "", "", ""),
)


def fill(house, session, campaign: Campaign):
    """Furnish the secretariat's pages of the panel."""
    judge = session.scalars(select(Judge).where(Judge.ref == house.names["open judge"])).one()
    for words in ("I know a class in the third school of the town.", "My sister teaches there."):
        declare(session, judge=judge, words=words, actor=None, now=house.now())
    table = Table(ROWS, tuple(range(1, len(ROWS) + 1)))
    begun = begin_list(session, campaign=campaign, table=table, actor=None, now=house.now())
    house.know("open", panel_list=begun.ref)
    _hand_out(house, session, campaign)


def _hand_out(house, session, campaign):
    """A link, somebody who waits for a nod, and somebody who has still to confirm."""
    link = make_link(
        session, campaign=campaign, label="Librarians", straight_in=False, actor=None, now=house.now()
    )
    who = {"link": link, "words": "I read Greek.", "locale": "en", "now": house.now()}
    waits = ask(session, name="Wim", email="wim@house.example", **who)
    confirm(session, asked=waits, link=link, campaign=campaign, now=house.now())
    asked = ask(session, name="Una", email="una@house.example", **who)
    key = house.installation.config.secret_key
    for known_as, purpose, thing in (("link", LINK, link), ("request", REQUEST, asked)):
        secret = short_token(key, purpose, thing.ref)
        house.know("panel", **{known_as: thing.ref, f"{known_as}_secret": secret})
