"""A small campaign whose results are frozen, and manuscripts without any database."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from competition.accounts.rules import Role
from competition.consent.models import Consent, Person, PersonKind
from competition.consent.rules import Channel, Level
from competition.entries.identity import Author, Authorship, SchoolClass
from competition.entries.models import Entry, EntryImage
from competition.entries.rules import EntryState, ImageState, MadeBy
from competition.judging.models import Round
from competition.platform import files, fonts
from competition.platform.files import Rendition
from competition.platform.renditions import RenditionKind
from competition.publication.binding.cache import Cache
from competition.publication.binding.laying import Layer
from competition.publication.manuscript import (
    Byline,
    Dye,
    Imprint,
    Manuscript,
    Section,
    Text,
    Work,
)
from competition.publication.press import Press
from competition.results.models import Award, Freeze
from tests import factories as make

THEN = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
KINDS = [
    {"kind": "winner", "number": 1},
    {"kind": "runner-up", "number": 2},
    {"kind": "published", "number": 9},
]


@pytest.fixture(scope="session")
def font_set(tmp_path_factory):
    return fonts.prepare(tmp_path_factory.mktemp("faces"))


@pytest.fixture
def frozen(session):
    """A campaign with frozen results and a class of the Fjord School in Bergen."""
    campaign = make.make_campaign(session, organiser="Cities", imprint={"publisher": "Cities Press"})
    for category in campaign.categories:
        category.awards = KINDS
    school = make.make_school(session, make.make_city(session, campaign))
    campaign.a_class = make.save(
        session,
        SchoolClass(
            campaign_id=campaign.id,
            school_id=school.id,
            name="Class 4a",
            age_group="5-10",
            rules_version=1,
            rules_accepted_at=THEN,
            created_at=THEN,
        ),
    )
    return campaign


@pytest.fixture
def office(session, frozen):
    return make.make_member(session, frozen, Role.SECRETARIAT)


def freeze(session, storage, campaign):
    bundle = files.keep(session, storage=storage, stream=io.BytesIO(b"bundle"), limit=99, now=THEN)
    closed = make.save(session, Round(campaign_id=campaign.id, number=1, name="Round 1", created_at=THEN))
    row = Freeze(
        round_id=closed.id, campaign_id=campaign.id, sha256="5ea1" * 16, file_id=bundle.id, frozen_at=THEN
    )
    campaign.frozen_at = THEN
    return make.save(session, row)


def add_work(session, campaign, number, *, people=(), kind="published", place=1, form="poem", **entry):
    """An awarded entry; `people` are (given name, family name, level in the book)."""
    category = make.category_of(campaign, form)
    values = {"language": "en", "title": f"Title {number}", "text": f"A line of {number}", **entry}
    row = Entry(
        campaign_id=campaign.id,
        category_id=category.id,
        state=EntryState.ACCEPTED,
        number=number,
        created_at=THEN,
        updated_at=THEN,
        submitted_at=THEN,
        **values,
    )
    work = make.save(session, row)
    made_by = MadeBy.PUPIL if len(people) == 1 else MadeBy.GROUP
    session.add(Authorship(entry_id=work.id, class_id=campaign.a_class.id, made_by=made_by))
    for position, (given, family, level) in enumerate(people or [("Ada", "Nord", Level.FIRST)]):
        person = Person(campaign_id=campaign.id, kind=PersonKind.PUPIL, given_name=given, family_name=family)
        person.consents = [Consent(channel=Channel.BOOK, level=level, recorded_at=THEN)]
        make.save(session, person)
        session.add(Author(entry_id=work.id, person_id=person.id, position=position))
    award = Award(
        campaign_id=campaign.id,
        entry_id=work.id,
        category_id=category.id,
        kind=kind,
        place=place,
        decided_at=THEN,
    )
    make.save(session, award)
    return work


def add_picture(session, storage, entry, *, size=(900, 600), alt="A boat"):
    """A picture of an entry with its print rendition."""
    out = io.BytesIO()
    Image.new("RGB", size, "#88aacc").save(out, "JPEG")
    content = out.getvalue() + entry.number.encode()
    original = files.keep(session, storage=storage, stream=io.BytesIO(content), limit=len(content), now=THEN)
    session.add(
        Rendition(
            original_id=original.id,
            kind=RenditionKind.PRINT,
            key=original.key,
            media_type="image/jpeg",
            width=size[0],
            height=size[1],
        )
    )
    image = EntryImage(entry_id=entry.id, position=0, file_id=original.id, alt=alt, state=ImageState.READY)
    make.save(session, image)
    session.refresh(entry)


def a_work(number="P-1", *, entry_id=1, text="One line\nand another", form="poem", **more):
    """A work of a manuscript."""
    values = {
        "original": Text("en", "ltr", f"Title {number}", text),
        "translation": None,
        "pictures": (),
        "byline": Byline(("Ada",), 0, "Class 4a", "Fjord School", "Bergen", "NO", "pupil"),
        "award": "published",
    }
    return Work(entry_id=entry_id, number=number, form=form, **{**values, **more})


def a_manuscript(*works, left_out=()):
    """A manuscript of poems."""
    return Manuscript(
        name="More than migrants",
        year=2026,
        organiser="Cities",
        language="en",
        imprint=Imprint("Cities Press", "CC BY 4.0", "", "book@example.org"),
        dyes=(Dye("poem", "#B3402E", "#B3402E"),),
        garland=("poem", "essay"),
        classes=2,
        seal="5ea1" * 16,
        sections=(Section("poem", "11-18", tuple(works)),),
        left_out=left_out,
    )


def a_press(font_set, storage, **more):
    """A press that keeps its parts beside the storage."""
    return Press(Layer(Cache(storage.root.parent / f"{storage.root.name}-parts"), font_set, **more), storage)


@pytest.fixture
def won(session, storage, frozen):
    """One awarded work and a freeze."""
    work = add_work(session, frozen, "N-1", kind="winner")
    freeze(session, storage, frozen)
    session.commit()
    return work
