"""Who takes part in a journey, and how each gets in."""

from datetime import timedelta

from competition.accounts.links import make_link
from competition.campaign.rules import MilestoneKey
from tests.factories import make_city
from tests.journeys.teacher import CITY
from tests.judging.scene import make_judged_campaign


def open_campaign(session, installation, slug):
    """A campaign whose call is open, with a city."""
    campaign = make_judged_campaign(session, slug=slug)
    for milestone in campaign.milestones:
        days = -1 if milestone.key is MilestoneKey.CALL_OPENS else 7
        milestone.at = installation.now() + timedelta(days=days)
    make_city(session, campaign, CITY, "ES")
    return campaign


def way_in(session, installation, account, language):
    """The address in the letter that lets an account in, which reads its pages in a language."""
    account.locale = language
    secret, now = installation.config.secret_key, installation.now()
    _link, token = make_link(session, account=account, next_path="/", secret_key=secret, now=now)
    return f"/sign-in/{token}"
