"""Pictures: the original first, the look at it afterwards."""

import hashlib

import pytest
from sqlalchemy import select

from competition.entries import services
from competition.entries.errors import DeadlinePassedError, NotChangeableError
from competition.entries.identity import Upload
from competition.entries.jobs import look_at_picture
from competition.entries.models import EntryImage
from competition.entries.picturing.errors import TooManyPicturesError
from competition.entries.rules import ImageState
from competition.entries.services import pictures
from competition.platform.errors import (
    DamagedPictureError,
    EmptyFileError,
    TooLargeError,
)
from competition.platform.files import Rendition, StoredFile
from competition.platform.jobs import Job
from competition.platform.renditions import RenditionKind
from tests.entries.conftest import picture
from tests.factories import DEADLINE

HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00" + b"\x00" * 64


@pytest.fixture
def describe(session, teacher, now):
    def describe(entry, alts, now=now):
        return services.describe_pictures(session, entry=entry, alts=alts, actor=teacher, now=now)

    return describe


def test_an_upload_is_kept_byte_for_byte_and_its_name_apart(session, poem, add, storage, teacher):
    content = picture()
    image = add(poem, content, file_name="Mina Okafor 4a.jpg", alt=" A boat ")
    original = session.get_one(StoredFile, image.file_id)
    with storage.open(original.key) as file:
        assert file.read() == content
    assert original.sha256 == hashlib.sha256(content).hexdigest()
    assert (image.state, image.alt, image.position) == (ImageState.RECEIVED, "A boat", 1)
    assert session.scalars(select(Upload.file_name)).all() == ["Mina Okafor 4a.jpg"]


def test_an_upload_asks_for_one_look(session, poem, add, teacher, campaign):
    image = add(poem)
    (job,) = session.scalars(select(Job))
    assert (job.name, job.args) == ("entries.look_at_picture", {"image": image.id})
    assert (job.requested_by_id, job.campaign_id) == (teacher.id, campaign.id)


def test_looking_makes_every_rendition_and_tells_the_size(session, poem, add, storage):
    image = add(poem, picture("PNG", (2000, 1000)))
    services.look_at(session, image=image, storage=storage)
    assert (image.state, image.width, image.height) == (ImageState.READY, 2000, 1000)
    renditions = session.scalars(select(Rendition).where(Rendition.original_id == image.file_id)).all()
    assert {each.kind for each in renditions} == set(pictures.KINDS)
    assert all(storage.exists(each.key) for each in renditions)
    assert {(r.width, r.height) for r in renditions if r.kind is RenditionKind.THUMB} == {(400, 200)}


def test_what_cannot_be_opened_needs_a_look_and_is_not_lost(session, poem, add, storage):
    image = add(poem, HEIC, file_name="IMG_0001.HEIC")
    services.look_at(session, image=image, storage=storage)
    assert (image.state, image.problem) == (ImageState.NEEDS_A_LOOK, DamagedPictureError.message)
    assert storage.exists(session.get_one(StoredFile, image.file_id).key)


def test_the_job_looks_once_and_does_not_mind_a_removed_picture(database, session, poem, add, storage, ctx):
    image = add(poem)
    session.commit()
    assert look_at_picture(ctx, image=image.id) == {"state": "ready"}
    assert look_at_picture(ctx, image=image.id) is None
    assert look_at_picture(ctx, image=image.id + 1) is None
    with database.reading() as fresh:
        assert fresh.get_one(EntryImage, image.id).state is ImageState.READY


@pytest.fixture
def ctx(database, storage):
    """What a job is given, without a worker: its writes need no guard here."""

    class Context:
        def __init__(self):
            self.database, self.storage, self.writing = database, storage, database.writing

    return Context()


def test_descriptions_are_saved_by_picture(session, poem, add, describe):
    first, second = add(poem, alt="A boat"), add(poem)
    assert describe(poem, {second.ref: " The  sea\nat night "})
    assert not describe(poem, {second.ref: "The sea at night", "unknown": "nothing"})
    assert [first.alt, second.alt] == ["A boat", "The sea at night"]


def test_a_removed_picture_leaves_no_file_name_behind(session, poem, add, teacher, now):
    first, second = add(poem, file_name="Mina.jpg"), add(poem, picture(size=(10, 10)), file_name="sea.jpg")
    services.remove_picture(session, entry=poem, image=first, actor=teacher, now=now)
    session.expire_all()
    assert [image.id for image in poem.images] == [second.id]
    assert session.scalars(select(Upload.file_name)).all() == ["sea.jpg"]
    assert add(poem).position == 3


def test_an_empty_or_huge_file_is_refused(session, poem, add, monkeypatch):
    with pytest.raises(EmptyFileError):
        add(poem, b"")
    monkeypatch.setattr(pictures, "LIMIT", 1_000)
    with pytest.raises(TooLargeError):
        add(poem, b"x" * 1_001)
    assert poem.images == []


def test_there_is_an_end_to_choosing(poem, add, monkeypatch):
    monkeypatch.setattr(pictures, "MOST", 2)
    add(poem)
    add(poem)
    with pytest.raises(TooManyPicturesError):
        add(poem)


def test_pictures_of_what_is_handed_in_stay(session, poem, add, describe, submit, teacher, now):
    image = add(poem, alt="A boat")
    submit(poem)
    for change in (
        lambda: add(poem),
        lambda: describe(poem, {image.ref: "A ship"}),
        lambda: services.remove_picture(session, entry=poem, image=image, actor=teacher, now=now),
    ):
        with pytest.raises(NotChangeableError):
            change()
    assert [(i.id, i.alt) for i in poem.images] == [(image.id, "A boat")]


def test_after_the_deadline_no_picture_is_described(poem, add, describe):
    image = add(poem)
    with pytest.raises(DeadlinePassedError):
        describe(poem, {image.ref: "late"}, now=DEADLINE)
