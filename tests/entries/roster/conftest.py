"""A roster of three pupils with files, and the verbs of its teacher."""

import zipfile
from io import BytesIO

import pytest
from sqlalchemy import select

from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.roster import services
from competition.entries.roster.models import Roster
from competition.entries.roster.reading import Setting
from competition.entries.roster.roles import Role
from competition.platform.archives import list_archive
from competition.platform.spreadsheets import read_table
from tests.entries.conftest import picture

LIST = b"""Name,Alter,Titel,Buch,Bild
"Mina Okafor",9,The sea,first,
"Ali Kaya; Eva Toth",9,Our street,,street.jpg
"Olena Koval",10,"=1+1",full,
"""


def packed(*names, content=None):
    """A ZIP of pictures of these names."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, picture(size=(320, 240)) if content is None else content)
    return out.getvalue()


@pytest.fixture
def begin(session, storage, keep, school_class, teacher, now):
    """Send a CSV."""

    def begin(content=LIST):
        received = keep(content)
        table = read_table(storage.path(received.kept.key), kind="csv")
        return services.begin(
            session,
            school_class=school_class,
            received=received,
            kind="csv",
            table=table,
            actor=teacher,
            now=now,
        )

    return begin


@pytest.fixture
def add_zip(session, storage, keep, now):
    """Send a ZIP to a roster."""

    def add_zip(roster, content):
        received = keep(content)
        members = list_archive(storage.path(received.kept.key))
        return services.add_files(session, roster=roster, archives=[(received, members)], now=now)

    return add_zip


@pytest.fixture
def settle(session, now):
    """Say what the columns hold: as they were guessed, unless something else is said."""

    def settle(roster, roles=None, **setting):
        held = [Role(role) for role in roster.roles] if roles is None else roles
        services.name_columns(
            session, roster=roster, roles=held, setting=Setting(**{"language": "en", **setting}), now=now
        )

    return settle


@pytest.fixture
def ask(session, campaign, school_class, teacher, now):
    """Ask for a roster to be entered; commits."""

    def ask(roster):
        categories = [one for one in campaign.categories if one.age_group == school_class.age_group]
        job = services.request_entering(
            session, roster=roster, school_class=school_class, categories=categories, actor=teacher, now=now
        )
        session.commit()
        return job

    return ask


@pytest.fixture
def entries(database):
    """The entries of the only class, as they are in the database."""

    def entries():
        with database.reading() as session:
            return session.scalars(select(Entry).join(Authorship).join(SchoolClass).order_by(Entry.id)).all()

    return entries


@pytest.fixture
def kept(database):
    """A roster as it is in the database."""

    def kept(roster):
        with database.reading() as session:
            found = session.get_one(Roster, roster.id)
            _ = found.files
            return found

    return kept
