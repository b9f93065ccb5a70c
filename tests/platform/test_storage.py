import errno
import hashlib
import os
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from sqlalchemy import func, select

from competition.platform import files, sniff
from competition.platform.errors import EmptyFileError, NoRoomError, TooLargeError
from competition.platform.files import Rendition, StoredFile
from competition.platform.renditions import Made, RenditionKind
from competition.platform.storage import Storage

POEM = "Мой дом\nздесь\n".encode() * 40_000
PNG = b"\x89PNG\r\n\x1a\n" + b"drawing"


@pytest.fixture
def storage(tmp_path):
    return Storage(tmp_path / "files")


def every_file(storage):
    return sorted(
        path.relative_to(storage.root).as_posix() for path in storage.root.rglob("*") if path.is_file()
    )


class Breaking:
    """An upload whose connection breaks, or whose disk fills, after some bytes."""

    def __init__(self, error):
        self.left = 3
        self.error = error

    def read(self, size):
        self.left -= 1
        if self.left < 0:
            raise self.error
        return b"x" * size


def test_what_was_received_is_read_back_byte_for_byte_under_its_hash(storage):
    kept = storage.receive(BytesIO(POEM), limit=2_000_000)
    digest = hashlib.sha256(POEM).hexdigest()
    assert (kept.sha256, kept.size, kept.key) == (digest, len(POEM), f"{digest[:2]}/{digest[2:]}")
    with storage.open(kept.key) as file:
        assert file.read() == POEM
    assert storage.path(kept.key).read_bytes() == POEM
    assert every_file(storage) == [kept.key]


def test_the_same_bytes_twice_are_one_file(storage):
    assert storage.put(POEM) == storage.receive(BytesIO(POEM), limit=2_000_000)
    assert len(every_file(storage)) == 1


def test_a_file_of_exactly_the_limit_is_kept_and_one_byte_more_is_refused_and_gone(storage):
    storage.receive(BytesIO(b"x" * 1_000_000), limit=1_000_000)
    before = every_file(storage)
    with pytest.raises(TooLargeError) as refused:
        storage.receive(BytesIO(b"y" * 1_000_001), limit=1_000_000)
    assert "larger than 1 MB" in str(refused.value)
    assert every_file(storage) == before


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        (OSError(errno.ENOSPC, "disk full"), NoRoomError),
        (OSError(errno.EDQUOT, "quota"), NoRoomError),
        (ConnectionResetError("gone"), ConnectionResetError),
    ],
)
def test_an_upload_that_breaks_leaves_nothing_behind(storage, cause, told):
    with pytest.raises(told):
        storage.receive(Breaking(cause), limit=10_000_000)
    assert every_file(storage) == []


def test_the_file_is_synced_before_it_gets_its_name_and_its_folder_after(storage, monkeypatch):
    events = []
    fsync = os.fsync

    def noting(handle):
        inode = os.fstat(handle).st_ino
        folders = {path.stat().st_ino: path.name for path in storage.root.parent.rglob("*") if path.is_dir()}
        events.append((folders.get(inode, "the file"), every_file(storage)))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", noting)
    kept = storage.put(b"a drawing")
    assert [synced for synced, _ in events] == ["the file", "files", kept.key[:2]]
    assert kept.key not in events[0][1]
    assert events[2][1] == [kept.key]


@pytest.mark.parametrize(
    "key", ["", "../../etc/passwd", "ab", "ab/" + "c" * 61, "AB/" + "c" * 62, "/etc/passwd"]
)
def test_only_keys_lead_to_files(storage, key):
    (storage.root.parent / "secret").write_text("do not read")
    with pytest.raises(ValueError, match="not a storage key"):
        storage.path(key)


def test_exists_tells_what_is_there(storage):
    kept = storage.put(b"here")
    assert storage.exists(kept.key)
    assert not storage.exists("ab/" + "c" * 62)


def test_what_a_power_failure_left_is_swept_away_and_a_running_upload_stays(storage):
    now = datetime(2026, 11, 19, 22, 0, tzinfo=UTC)
    old, young = storage.root / "incoming" / "old", storage.root / "incoming" / "young"
    for path, age in ((old, timedelta(days=2)), (young, timedelta(hours=1))):
        path.write_bytes(b"half a drawing")
        os.utime(path, (0, (now - age).timestamp()))
    kept = storage.put(b"whole")
    assert storage.sweep(now=now) == 1
    assert every_file(storage) == sorted([kept.key, "incoming/young"])


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe1", "image/jpeg"),
        (PNG, "image/png"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "image/heic"),
        (b"\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1avif", "image/avif"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00isommp42", "video/mp4"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"PK\x03\x04\x14\x00\x00\x00", "application/zip"),
        (
            b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.textPK",
            "application/vnd.oasis.opendocument.text",
        ),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg xmlns='x'>", "image/svg+xml"),
        (b"<!DOCTYPE html><title>", "text/html"),
        ("Все люди рождаются".encode()[:-1], "text/plain"),
        (b"BMW is not a bitmap", "text/plain"),
        (b"\x00\x01\x02\x03", "application/octet-stream"),
        (b"\x93\x94 latin", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_a_file_is_known_by_its_first_bytes(head, kind):
    assert sniff.media_type(head) == kind


def test_an_upload_is_on_disk_before_its_row_is(session, storage, now):
    def present(stream):
        original = files.keep(session, storage=storage, stream=BytesIO(stream), limit=1_000_000, now=now)
        assert storage.path(original.key).read_bytes() == stream
        return original

    first, second = present(PNG), present(PNG)
    assert first.id != second.id
    assert (first.media_type, first.size, first.sha256) == ("image/png", 15, hashlib.sha256(PNG).hexdigest())
    assert first.created_at == now
    assert session.scalar(select(func.count(StoredFile.id))) == 2


@pytest.mark.parametrize(("content", "refusal"), [(b"", EmptyFileError), (b"x" * 1_000_001, TooLargeError)])
def test_a_refused_upload_has_no_row(session, storage, now, content, refusal):
    with pytest.raises(refusal):
        files.keep(session, storage=storage, stream=BytesIO(content), limit=1_000_000, now=now)
    assert session.scalar(select(func.count(StoredFile.id))) == 0


def test_a_rendition_is_registered_once_however_often_its_job_runs(session, storage, now):
    original = files.keep(session, storage=storage, stream=BytesIO(PNG), limit=1_000_000, now=now)
    thumb = Made(key="ab/" + "c" * 62, media_type="image/jpeg", width=400, height=300)
    assert files.find_rendition(session, original.id, RenditionKind.THUMB) is None
    first = files.add_rendition(session, original_id=original.id, kind=RenditionKind.THUMB, made=thumb)
    again = files.add_rendition(session, original_id=original.id, kind=RenditionKind.THUMB, made=thumb)
    assert again is first
    assert files.find_rendition(session, original.id, RenditionKind.THUMB) is first
    assert files.find_rendition(session, original.id, RenditionKind.JUDGE) is None
    assert session.scalar(select(func.count(Rendition.id))) == 1
