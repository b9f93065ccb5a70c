"""A teacher who sits before the workspace of a class, signed in."""

from competition.accounts import cookies
from competition.accounts.rules import Role
from competition.accounts.sessions import open_session
from competition.entries import services
from tests.factories import make_member, make_school
from tests.journeys.people import open_campaign
from tests.journeys.teacher import CITY


def class_of(session, installation, slug, name="4c"):
    """A class in a campaign of its own, and its teacher."""
    from sqlalchemy import select

    from competition.campaign.models import City

    campaign = open_campaign(session, installation, slug)
    city = session.scalars(select(City).where(City.campaign_id == campaign.id, City.name == CITY)).one()
    teacher = make_member(session, campaign, Role.TEACHER, f"{slug}@xylograph.example", "Wilhelmsine")
    school_class = services.start_class(
        session,
        campaign=campaign,
        school=make_school(session, city),
        name=name,
        age_group="5-10",
        rules_version=campaign.rules_version,
        teacher=teacher,
        now=installation.now(),
    )
    return school_class, teacher


def sign_in(page, installation, account):
    """Sign the page's browser in."""
    with installation.database.writing() as session:
        opened = open_session(session, account=account, now=installation.now())
    page.context.add_cookies([{"name": cookies.NAME, "value": opened.token, "url": installation.url}])


def sign_out(page):
    """Lose the sign-in, as after a long night."""
    page.context.clear_cookies()
