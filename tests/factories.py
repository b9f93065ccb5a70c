"""Small ready-made things for tests. Append yours; keep each to what its caller must not care about."""

from datetime import UTC, datetime

from competition.accounts.models import Account, Membership
from competition.campaign.models import Campaign, Category, City, Milestone, School
from competition.campaign.rules import MilestoneKey
from competition.consent.models import Consent, Person, PersonKind
from competition.consent.rules import Channel, Level
from competition.entries.identity import Author, Authorship, ClassTeacher, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState, MadeBy

OPENS = datetime(2026, 9, 15, 7, 0, tzinfo=UTC)
DEADLINE = datetime(2026, 11, 19, 22, 59, tzinfo=UTC)
RESULTS = datetime(2026, 12, 6, 9, 0, tzinfo=UTC)
AGE_GROUPS = {"5-10": (5, 10), "11-18": (11, 18)}
FORMS = {
    "poem": {"max_lines": 40, "max_images": 2},
    "essay": {"max_words": 600, "max_images": 2},
    "illustration": {"takes_text": False, "min_images": 1, "max_images": 1},
}


def save(session, thing):
    """Add a thing, flush, give it back."""
    session.add(thing)
    session.flush()
    return thing


def make_account(session, email="teacher@example.org", name="Tea Cher", **more):
    return save(session, Account(email=email, name=name, created_at=OPENS, **more))


def make_member(session, campaign, role, email="office@example.org", name="Office"):
    """An account with a role in a campaign (None: the installation)."""
    account = make_account(session, email, name)
    save(session, Membership(account_id=account.id, campaign_id=campaign.id if campaign else None, role=role))
    return account


def make_campaign(session, slug="mtm-2026", name="More than migrants", **more):
    """A campaign of poem, essay and illustration in two age groups, open until 19 November 2026."""
    campaign = Campaign(
        slug=slug,
        name=name,
        year=2026,
        time_zone="Europe/Paris",
        translation_languages=["en", "fr"],
        created_at=OPENS,
        **more,
    )
    campaign.milestones = [
        Milestone(key=MilestoneKey.CALL_OPENS, at=OPENS),
        Milestone(key=MilestoneKey.DEADLINE, at=DEADLINE),
        Milestone(key=MilestoneKey.RESULTS, at=RESULTS),
    ]
    campaign.categories = [
        Category(position=at, form=form, age_group=group, age_min=ages[0], age_max=ages[1], **limits)
        for at, (form, group, ages, limits) in enumerate(
            (form, group, ages, limits)
            for form, limits in FORMS.items()
            for group, ages in AGE_GROUPS.items()
        )
    ]
    return save(session, campaign)


def make_city(session, campaign, name="Bergen", country="NO"):
    return save(session, City(campaign_id=campaign.id, name=name, country=country))


def make_school(session, city, name="Fjord School"):
    return save(session, School(city_id=city.id, name=name))


def category_of(campaign, form="poem", age_group="5-10"):
    """The campaign's category of a form and an age group."""
    return next(c for c in campaign.categories if (c.form, c.age_group) == (form, age_group))


def make_class(session, school, campaign, teacher=None, name="4a", age_group="5-10"):
    """A class of a school, looked after by a teacher if one is given."""
    started = SchoolClass(
        campaign_id=campaign.id,
        school_id=school.id,
        name=name,
        age_group=age_group,
        rules_version=campaign.rules_version,
        rules_accepted_at=OPENS,
        created_at=OPENS,
    )
    save(session, started)
    if teacher is not None:
        save(session, ClassTeacher(class_id=started.id, account_id=teacher.id))
    return started


def make_person(session, entry, given_name="Mina", family_name="", age=9, position=1, **levels):
    """A pupil behind an entry; `levels` by channel, else every channel shows the first name."""
    person = Person(
        campaign_id=entry.campaign_id,
        kind=PersonKind.PUPIL,
        given_name=given_name,
        family_name=family_name,
        age=age,
    )
    chosen = levels or dict.fromkeys(Channel, Level.FIRST)
    person.consents = [
        Consent(channel=Channel(channel), level=level, recorded_at=OPENS) for channel, level in chosen.items()
    ]
    save(session, person)
    save(session, Author(entry_id=entry.id, person_id=person.id, position=position))
    return person


def make_entry(session, school_class, category, state=EntryState.DRAFT, made_by=MadeBy.PUPIL, **more):
    """A written entry of a class, by nobody yet (see make_person)."""
    words = {"title": "The sea", "text": "The sea is wide.\nWe are wider.", "language": "en"}
    moments = {} if state is EntryState.DRAFT else {"submitted_at": OPENS}
    entry = Entry(
        campaign_id=school_class.campaign_id,
        category_id=category.id,
        state=state,
        created_at=OPENS,
        updated_at=OPENS,
        **{**words, **moments, **more},
    )
    save(session, entry)
    save(session, Authorship(entry_id=entry.id, class_id=school_class.id, made_by=made_by))
    return entry
