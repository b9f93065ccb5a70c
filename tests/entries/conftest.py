"""A campaign with a school and a class, and the verbs of a teacher and of the secretariat."""

from io import BytesIO

import pytest
from PIL import Image

from competition.accounts.rules import Role
from competition.consent.rules import Channel, Level
from competition.entries import services
from competition.entries.facts import Words
from competition.entries.rules import MadeBy
from competition.entries.services import pictures
from competition.platform.files import receive
from tests.factories import category_of, make_account, make_campaign, make_city, make_member, make_school
from tests.support.signin import sign_in

SAID = dict.fromkeys(Channel, Level.FIRST)
MINA = services.Maker("Mina", "Okafor", age=9, levels=SAID)
POEM = Words(title="The sea", text="The sea is wide.\nWe are wider.", language="en")


def picture(kind="JPEG", size=(1600, 1200), **options):
    """The bytes of a plain picture."""
    stream = BytesIO()
    Image.new("RGB", size, (180, 60, 40)).save(stream, kind, **options)
    return stream.getvalue()


@pytest.fixture
def campaign(session):
    return make_campaign(session)


@pytest.fixture
def school(session, campaign):
    return make_school(session, make_city(session, campaign))


@pytest.fixture
def teacher(session):
    return make_account(session)


@pytest.fixture
def office(session, campaign):
    return make_member(session, campaign, Role.SECRETARIAT)


@pytest.fixture
def school_class(session, campaign, school, teacher, now):
    return services.start_class(
        session,
        campaign=campaign,
        school=school,
        name="4a",
        age_group="5-10",
        rules_version=campaign.rules_version,
        teacher=teacher,
        now=now,
    )


@pytest.fixture
def write(session, campaign, school_class, teacher, now):
    """Make a draft: the poem by Mina, unless something else is said."""

    def write(words=POEM, form="poem", makers=(MINA,), made_by=MadeBy.PUPIL):
        by = {"actor": teacher, "now": now}
        category = category_of(campaign, form)
        entry = services.create_entry(session, school_class=school_class, category=category, **by)
        services.save_words(session, entry=entry, category=category, words=words, **by)
        services.set_people(session, entry=entry, made_by=made_by, makers=makers, **by)
        return entry

    return write


@pytest.fixture
def poem(write):
    return write()


@pytest.fixture
def add(session, storage, teacher, now):
    """Upload a picture to an entry."""

    def add(entry, content=None, file_name="drawing.jpg", **more):
        stream = BytesIO(picture() if content is None else content)
        return services.add_picture(
            session,
            entry=entry,
            received=receive(storage=storage, stream=stream, limit=pictures.LIMIT),
            file_name=file_name,
            actor=teacher,
            now=now,
            **more,
        )

    return add


@pytest.fixture
def submit(session, teacher, now):
    def submit(entry, now=now):
        return services.submit(session, entry=entry, actor=teacher, now=now)

    return submit


@pytest.fixture
def decide(session, office, now):
    """Screen an entry by the verb: accept, return, disqualify."""

    def decide(entry, decision, reason="", now=now, **more):
        return services.screen(
            session, entry=entry, decision=decision, reason=reason, actor=office, now=now, **more
        )

    return decide


@pytest.fixture
def keep(storage):
    """Receive bytes, as from a form that brings a file."""

    def keep(content):
        return receive(storage=storage, stream=BytesIO(content), limit=10**9)

    return keep


# ---- a browser --------------------------------------------------------------------------------------------


@pytest.fixture
def browse(session, app, client):
    """The client, signed in as somebody. Call it after everything is made: it commits."""
    app.config["WTF_CSRF_ENABLED"] = False

    def browse(account):
        session.commit()
        return sign_in(client, account)

    return browse


@pytest.fixture
def browser(browse, office):
    """The client, signed in as the secretariat: `browser()`."""
    return lambda: browse(office)


@pytest.fixture
def hand_in(write, submit):
    """A submitted entry of its own words; more goes to `write`."""

    def hand_in(title="The sea", text="The sea is wide.", language="en", **more):
        translated = {"translation_language": "en", "translation_title": "In English", "translation": "Sea."}
        words = Words(title, text, language, **(translated if language != "en" else {}))
        entry = write(words=words, **more)
        submit(entry)
        return entry

    return hand_in
