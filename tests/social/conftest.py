"""A small campaign whose results are frozen: a poem, an essay and a picture have won."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from PIL import Image

from competition.consent.rules import Channel, Level
from competition.entries.models import EntryImage
from competition.entries.rules import EntryState, ImageState
from competition.judging.models import Round
from competition.platform import files, fonts, sandbox
from competition.platform.files import Rendition
from competition.platform.jobs import JobState
from competition.platform.renditions import RenditionKind
from competition.results.models import Award, Freeze
from competition.social import jobs, studio, toolkit
from competition.social.content import fingerprint
from competition.social.designs import formats_of
from competition.social.kit import making as kit_making
from competition.social.lettering import Lettering
from competition.social.queries import current_kit
from competition.social.services import kit_file, request_kit
from tests import factories as make

THEN = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
KINDS = [
    {"kind": "winner", "number": 1, "card": True},
    {"kind": "runner_up", "number": 1, "card": True},
    {"kind": "published", "number": 10, "card": False},
]


@pytest.fixture(scope="session")
def lettering(tmp_path_factory):
    """The faces that every machine has: those that come with Garland."""
    return Lettering(fonts.prepare(tmp_path_factory.mktemp("faces"), folders=fonts.FOLDERS[:1]))


@pytest.fixture(scope="session")
def all_faces(tmp_path_factory):
    """The faces of this machine, for scripts beyond those of the faces that come with Garland."""
    return Lettering(fonts.prepare(tmp_path_factory.mktemp("all-faces")))


@pytest.fixture
def vendored_only(monkeypatch):
    """Let jobs find the faces that come with Garland, and no others."""
    monkeypatch.setattr(fonts.prepare, "__kwdefaults__", {"folders": fonts.FOLDERS[:1]})


@pytest.fixture
def works_only(monkeypatch):
    """Let kits hold the cards of works alone: those of messages are many, and have tests of their own."""
    monkeypatch.setattr(
        jobs, "formats_of", lambda template, design: formats_of(template, design) if template.of_work else ()
    )


@pytest.fixture(scope="session")
def pieces_at_hand():
    """Banners and frames that were drawn for a kit, by who posts: the same for nearly every test."""
    return {}


@pytest.fixture
def pieces_once(monkeypatch, pieces_at_hand):
    """Draw banners and frames once for all kits of the same sender; `pieces_once.clear()` forgets them."""
    real = toolkit.pieces

    def pieces(sender, lettering):
        key = fingerprint(sender), jobs.at_hand(lettering.fonts)
        if key not in pieces_at_hand:
            pieces_at_hand[key] = tuple(real(sender, lettering))
        return pieces_at_hand[key]

    monkeypatch.setattr(toolkit, "pieces", pieces)
    return pieces_at_hand


@pytest.fixture
def no_sheet(monkeypatch):
    """Set no contact sheet, for tests of kits that do not look at it: it takes half of their time."""
    monkeypatch.setattr(kit_making, "contact_sheet", lambda *_: b"%PDF-1.7 a contact sheet")


@pytest.fixture
def frozen(session, storage, vendored_only, works_only, pieces_once):
    """A campaign with frozen results; `award(form, …)` lets a work win."""
    return Scene(session, storage)


class Scene:
    """The campaign, its class of the Fjord School in Bergen, and the works that win."""

    def __init__(self, session, storage):
        self.session, self.storage = session, storage
        self.campaign = make.make_campaign(session, organiser="Cities", hashtags=["#MTM"])
        for category in self.campaign.categories:
            category.awards = KINDS
        school = make.make_school(session, make.make_city(session, self.campaign))
        self.school_class = make.make_class(session, school, self.campaign, name="Class 4a")
        self._freeze()

    def award(self, number, form="poem", kind="winner", level=Level.FIRST, given_name="Mina", **words):
        """A work with its award; its only pupil allows `level` on social media, everything elsewhere."""
        category = make.category_of(self.campaign, form)
        entry = make.make_entry(
            self.session, self.school_class, category, EntryState.ACCEPTED, number=number, **words
        )
        levels = {Channel.BOOK: Level.FULL, Channel.WEB: Level.FULL, Channel.SOCIAL: level}
        entry.person = make.make_person(self.session, entry, given_name, "Verysecret", **levels)
        place = 1 if kind == "winner" else 2
        self.save(
            Award,
            campaign_id=self.campaign.id,
            entry_id=entry.id,
            category_id=category.id,
            kind=kind,
            place=place,
            decided_at=THEN,
        )
        return entry

    def picture(self, entry, *, ready=True, alt="A boat made of letters", comment=b"Verysecret"):
        """Give an entry its picture."""
        original = self.keep(_jpeg((60, 40), comment=comment))
        image = EntryImage(
            position=1, file_id=original.id, alt=alt, state=ImageState.READY, width=60, height=40
        )
        entry.images.append(image)
        if ready:
            kept = self.storage.put(_jpeg((60, 40)))
            self.save(
                Rendition,
                original_id=original.id,
                kind=RenditionKind.PRINT,
                key=kept.key,
                media_type="image/jpeg",
                width=60,
                height=40,
            )
        self.session.flush()

    def save(self, model, **values):
        return make.save(self.session, model(**values))

    def keep(self, content):
        return files.keep(
            self.session, storage=self.storage, stream=io.BytesIO(content), limit=10**7, now=THEN
        )

    def _freeze(self):
        file = self.keep(b"{}")
        round_ = self.save(
            Round,
            campaign_id=self.campaign.id,
            number=1,
            name="First reading",
            created_at=THEN,
        )
        self.freeze = self.save(
            Freeze,
            campaign_id=self.campaign.id,
            sha256=file.sha256,
            file_id=file.id,
            round_id=round_.id,
            frozen_at=THEN,
        )


def _jpeg(size, comment=b""):
    out = io.BytesIO()
    Image.new("RGB", size, "#2F5D8A").save(out, "JPEG", comment=comment)
    return out.getvalue()


@pytest.fixture
def doomed(monkeypatch):
    """Let the process that draws a post of these numbers die, each time or `once`, or never end."""

    def doom(*numbers, once=False, spins_at=(), by=monkeypatch):
        real = sandbox.run

        def run(child, request, **more):
            if child == "tests.social.doomed_child":
                spared = once and not request["mark"]
                request = {**request, "dies_at": [] if spared else numbers, "spins_at": spins_at}
            return real(child, request, **more)

        by.setattr(studio, "CHILD", "tests.social.doomed_child")
        by.setattr(sandbox, "run", run)

    return doom


@pytest.fixture
def making(frozen, session, runner, now, storage):
    """Make the kit as the worker does, of what is approved; return its files by name, None without a kit."""

    def make_it():
        job = request_kit(session, campaign=frozen.campaign, actor=None, now=now)
        session.commit()
        runner.run_waiting()
        session.expire_all()
        assert (job.state, job.error) == (JobState.DONE, "")
        if current_kit(session, frozen.campaign.id) is None:
            return None
        content = kit_file(session, campaign_id=frozen.campaign.id, storage=storage).read_bytes()
        archive = zipfile.ZipFile(io.BytesIO(content))
        return {name: archive.read(name) for name in archive.namelist()}

    return make_it
