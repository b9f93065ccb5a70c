"""A picture turned and cut: the original stays, everything that is shown is made anew."""

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from competition.entries import services
from competition.entries.blind import BlindImage
from competition.entries.blinding import make_blind
from competition.entries.errors import DeadlinePassedError, NotChangeableError
from competition.entries.identity import Carrier, Upload
from competition.entries.jobs import look_at_picture
from competition.entries.models import Entry, EntryImage
from competition.entries.picturing import services as picturing
from competition.entries.picturing.edits import AS_IT_CAME, checked, cut, edit_of, turned
from competition.entries.picturing.errors import CutTooMuchError, NothingToBringBackError
from competition.entries.picturing.models import RemovedPicture
from competition.entries.rules import ImageState
from competition.platform.files import Rendition, StoredFile, find_rendition
from competition.platform.jobs import Job
from competition.platform.renditions import Edit, RenditionKind
from tests.entries.conftest import picture
from tests.factories import DEADLINE


def test_what_is_cut_turns_along():
    edit = Edit(0, left=0.1, top=0.2, right=0.3, bottom=0.4)
    assert turned(edit, 1) == Edit(1, left=0.4, top=0.1, right=0.2, bottom=0.3)
    assert turned(edit, 4) == turned(turned(edit, 3), 1) == edit


def test_a_cut_is_made_to_what_is_seen():
    once = cut(AS_IT_CAME, left=0.5, top=0, right=0, bottom=0)
    twice = cut(once, left=0.5, top=0.25, right=0, bottom=0)
    assert twice == Edit(0, left=0.75, top=0.25, right=0, bottom=0)
    with pytest.raises(CutTooMuchError):
        cut(twice, left=0.7, top=0, right=0, bottom=0)


@pytest.mark.parametrize(
    "edit",
    [
        Edit(0, 0.5, 0, 0.41, 0),
        Edit(0, 0, 0.95, 0, 0),
        Edit(0, -0.1, 0, 0, 0),
        Edit(0, float("nan"), 0, 0, 0),
        Edit(0, float("inf"), 0, 0, 0),
    ],
)
def test_a_tenth_of_a_picture_always_stays(edit):
    with pytest.raises(CutTooMuchError):
        checked(edit)


@pytest.fixture
def ready(session, poem, add, storage):
    exif = Image.Exif()
    exif[0x013B] = "Mina Okafor"
    image = add(poem, picture(size=(800, 400), exif=exif), file_name="Mina.jpg", alt="A boat")
    services.look_at(session, image=image, storage=storage)
    return image


@pytest.fixture
def edit(session, poem, ready, teacher, now):
    def edit(edit, now=now):
        return picturing.edit_picture(session, entry=poem, image=ready, edit=edit, actor=teacher, now=now)

    return edit


def size_of(session, image, kind):
    rendition = find_rendition(session, image.file_id, kind)
    return rendition and (rendition.width, rendition.height)


def test_a_turned_picture_is_made_anew_and_its_original_stays(session, poem, ready, edit, storage):
    original = session.get_one(StoredFile, ready.file_id)
    before, sha256 = original.id, original.sha256
    assert edit(Edit(1))
    assert ready.state is ImageState.RECEIVED
    assert size_of(session, ready, RenditionKind.THUMB) is None
    services.look_at(session, image=ready, storage=storage)
    assert (ready.state, ready.width, ready.height) == (ImageState.READY, 400, 800)
    assert size_of(session, ready, RenditionKind.THUMB) == (200, 400)
    again = session.get_one(StoredFile, ready.file_id)
    assert (again.id == before, again.sha256) == (False, sha256)
    # What nobody shows any more is struck off; the name and the notes went along.
    session.expire_all()
    assert session.get(StoredFile, before) is None
    assert session.scalars(select(Rendition).where(Rendition.original_id == before)).all() == []
    assert session.scalars(select(Upload.file_name).where(Upload.file_id == again.id)).all() == ["Mina.jpg"]
    assert session.scalars(select(Carrier.text).where(Carrier.file_id == again.id)).all() == ["Mina Okafor"]


def test_each_change_asks_for_a_look_of_its_own(session, ready, edit):
    edit(Edit(1))
    edit(Edit(2))
    assert not edit(Edit(2))
    assert len(session.scalars(select(Job)).all()) == 3


def test_a_look_that_comes_too_late_writes_nothing(database, session, poem, ready, edit, storage, now):
    edit(Edit(1))
    session.commit()

    class Context:
        def __init__(self):
            self.database, self.writing = database, database.writing

        @property
        def storage(self):  # asked for once the picture was read: it is turned on meanwhile
            with database.writing() as other:
                image = other.get_one(EntryImage, ready.id)
                entry = other.get_one(Entry, poem.id)
                picturing.edit_picture(other, entry=entry, image=image, edit=Edit(2), actor=None, now=now)
            return storage

    assert look_at_picture(Context(), image=ready.id) is None
    session.expire_all()
    assert (ready.state, ready.turn) == (ImageState.RECEIVED, 2)


def test_judges_keep_the_picture_that_they_were_given(session, poem, ready, edit, storage, now):
    make_blind(session, entry=poem, now=now)
    shown = session.scalars(select(BlindImage.rendition_id)).one()
    assert edit(Edit(0, left=0.5))
    session.expire_all()
    kept = session.get_one(Rendition, shown)
    assert (kept.width, kept.height) == (800, 400)
    services.look_at(session, image=ready, storage=storage)
    assert size_of(session, ready, RenditionKind.JUDGE) == (400, 400)


def test_what_is_handed_in_or_late_is_not_changed(ready, edit, poem, submit):
    with pytest.raises(DeadlinePassedError):
        edit(Edit(1), now=DEADLINE)
    submit(poem)
    with pytest.raises(NotChangeableError):
        edit(Edit(1))
    assert edit_of(ready) == AS_IT_CAME


def test_a_likeness_and_what_the_file_says_are_kept(session, ready):
    assert len(ready.likeness) == 16
    assert session.execute(select(Carrier.place, Carrier.text)).all() == [("exif.artist", "Mina Okafor")]


@pytest.fixture
def removed(session, poem, ready, edit, teacher, now):
    edit(Edit(1, left=0.25))
    aside = picturing.set_aside(session, image=ready, now=now)
    services.remove_picture(session, entry=poem, image=ready, actor=teacher, now=now)
    return aside


@pytest.fixture
def bring_back(session, poem, removed, teacher):
    def bring_back(now, entry=poem):
        return picturing.bring_picture_back(session, entry=entry, ref=removed.ref, actor=teacher, now=now)

    return bring_back


def test_a_removed_picture_comes_back_as_it_was(session, poem, add, bring_back, storage, now):
    add(poem, alt="The sea")
    back = bring_back(now)
    assert [image.alt for image in poem.images] == ["A boat", "The sea"]
    assert edit_of(back) == Edit(1, left=0.25)
    services.look_at(session, image=back, storage=storage)
    assert (back.width, back.height) == (300, 800)
    assert session.scalars(select(Carrier.text)).all() == ["Mina Okafor"]
    with pytest.raises(NothingToBringBackError):
        bring_back(now)


def test_a_removed_picture_comes_back_to_its_own_entry_only(write, bring_back, now):
    with pytest.raises(NothingToBringBackError):
        bring_back(now, entry=write())


def test_what_was_removed_a_day_ago_is_forgotten(session, poem, add, removed, bring_back, now, teacher):
    assert session.scalars(select(Upload)).all() == session.scalars(select(Carrier)).all() == []
    file_id = removed.file_id
    later = now + timedelta(days=1, seconds=1)
    picturing.sweep_removed(session, now=later)
    session.expire_all()
    assert session.scalars(select(RemovedPicture)).all() == []
    assert session.get(StoredFile, file_id) is None
    with pytest.raises(NothingToBringBackError):
        bring_back(now)


def test_the_picture_that_comes_back_is_the_file_that_was_sent(session, poem, bring_back, storage, now):
    original = session.get_one(StoredFile, bring_back(now).file_id)
    with Image.open(BytesIO(storage.path(original.key).read_bytes())) as sent:
        assert sent.size == (800, 400)
