"""Names are planted wherever an entry can carry them, and found in no byte that a judge can get."""

import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin
from sqlalchemy import select

from competition.consent.rules import Channel, Level
from competition.entries import services
from competition.entries.blind import BlindEntry, BlindImage
from competition.entries.facts import Words
from competition.entries.identity import Upload
from competition.entries.rules import MadeBy, ScreeningDecision
from competition.platform.files import Rendition, StoredFile, receive
from tests.factories import category_of, make_account, make_class

# One for each carrier; no other text of this test holds any of them.
PUPIL, FAMILY, FRIEND = "Quetzalina", "Xyloberg", "Wolframina"
TEACHER, CLASS, SCHOOL = "Pimpernella Vandermeulenhoek", "Zebrafinches", "Kalevipoeg Gymnasium"
FILE, ARTIST, DESCRIPTION, PLACE = "Fjodorowitsch", "Brunhildegard", "Theophrastina", "Aurelianova"
XMP, COMMENT, TEXT_CHUNK, PACKED_CHUNK, LONG_CHUNK = (
    "Eustachiusson", "Gwendolynette", "Hyazinthowski", "Ignatiusdottir", "Jeremiaschka",
)  # fmt: skip
IN_WORK = [PUPIL, FAMILY, FRIEND, TEACHER, CLASS, SCHOOL]
IN_FILES = [FILE, ARTIST, DESCRIPTION, PLACE, XMP, COMMENT, TEXT_CHUNK, PACKED_CHUNK, LONG_CHUNK]
EVERY = [part for name in [*IN_WORK, *IN_FILES] for part in name.split() if part != "Gymnasium"]

PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="%s"/></rdf:RDF></x:xmpmeta>'
)
STORY = "\n".join(f"Here stands {name}, and {name.upper()}, and {name.lower()}." for name in IN_WORK)


def exif():
    tags = Image.Exif()
    tags[0x013B], tags[0x010E], tags[0x8298] = ARTIST, DESCRIPTION, ARTIST
    tags.get_ifd(0x8825).update({1: "N", 2: (60.0, 23.0, 0.0), 27: b"ASCII\0\0\0" + PLACE.encode()})
    return tags


def jpeg():
    stream = BytesIO()
    picture = Image.new("RGB", (1300, 900), (47, 93, 138))
    packet = (PACKET % XMP).encode()
    picture.save(stream, "JPEG", exif=exif(), xmp=packet, comment=COMMENT.encode())
    return stream.getvalue()


def png():
    stream, info = BytesIO(), PngImagePlugin.PngInfo()
    info.add_text("Author", TEXT_CHUNK)
    info.add_text("Comment", PACKED_CHUNK, zip=True)
    info.add_itxt("Title", LONG_CHUNK)
    info.add_itxt("XML:com.adobe.xmp", PACKET % XMP)
    Image.new("RGB", (900, 1300), (201, 138, 27)).save(stream, "PNG", pnginfo=info, exif=exif())
    return stream.getvalue()


@pytest.fixture
def accepted(session, campaign, school, storage, office, now):
    """An entry that tells in every way whose it is, accepted."""
    teacher = make_account(session, "t@example.org", TEACHER)
    school.name = SCHOOL
    school_class = make_class(session, school, campaign, teacher, CLASS)
    by = {"actor": teacher, "now": now}
    category = category_of(campaign)
    entry = services.create_entry(session, school_class=school_class, category=category, **by)
    words = Words(f"For {FRIEND}", STORY, "nb", "en", f"By {PUPIL} {FAMILY}", STORY)
    services.save_words(session, entry=entry, category=category, words=words, **by)
    makers = [
        services.Maker(PUPIL, FAMILY, 9, levels=dict.fromkeys(Channel, Level.FULL)),
        services.Maker(FRIEND, age=9, levels=dict.fromkeys(Channel, Level.FIRST)),
    ]
    services.set_people(session, entry=entry, made_by=MadeBy.GROUP, makers=makers, **by)
    for content, name in ((jpeg(), f"{FILE}.jpg"), (png(), f"{FILE} 2.png")):
        image = services.add_picture(
            session,
            entry=entry,
            received=receive(storage=storage, stream=BytesIO(content), limit=len(content)),
            file_name=name,
            alt=f"{PUPIL} on a boat, drawn in {CLASS}",
            **by,
        )
        services.look_at(session, image=image, storage=storage)
    services.submit(session, entry=entry, **by)
    services.screen(session, entry=entry, decision=ScreeningDecision.ACCEPT, actor=office, now=now)
    return entry


def rows(session, entry, *tables):
    """Every value of the rows of an entry, as the database gives them, in one text."""
    copies = select(BlindEntry.id).where(BlindEntry.entry_id == entry.id)
    conditions = {BlindEntry: BlindEntry.id.in_(copies), BlindImage: BlindImage.blind_entry_id.in_(copies)}
    found = [session.execute(select(table.__table__).where(conditions[table])).all() for table in tables]
    assert all(found)
    return "\n".join(str(value) for table in found for row in table for value in row)


def originals(session, entry, storage):
    """The bytes of the originals, packed PNG text unpacked beside them."""
    contents = []
    for image in entry.images:
        content = storage.path(session.get_one(StoredFile, image.file_id).key).read_bytes()
        at = content.find(b"zTXtComment\0\0")
        contents += [content, zlib.decompressobj().decompress(content[at + 13 :]) if at >= 0 else b""]
    return b"\n".join(contents)


def test_every_name_is_really_there_to_leak(session, accepted, storage):
    held = originals(session, accepted, storage)
    missing = [name for name in IN_FILES if name.encode() not in held and name != FILE]
    assert missing == []
    assert {FILE in name for name in session.scalars(select(Upload.file_name))} == {True}
    words = "\n".join([accepted.title, accepted.text, accepted.translation_title, accepted.translation])
    assert [name for name in IN_WORK if name not in words] == []
    assert {PUPIL in image.alt and CLASS in image.alt for image in accepted.images} == {True}


def test_no_name_is_in_any_row_that_judges_see(session, accepted):
    seen = rows(session, accepted, BlindEntry, BlindImage).casefold()
    assert [name for name in EVERY if name.casefold() in seen] == []
    assert "here stands" in seen
    assert "on a boat" in seen


def test_no_name_is_in_any_byte_of_the_judges_pictures(session, accepted, storage):
    (copy,) = session.scalars(select(BlindEntry).where(BlindEntry.entry_id == accepted.id))
    assert len(copy.images) == 2
    for shown in copy.images:
        rendition = session.get_one(Rendition, shown.rendition_id)
        content = storage.path(rendition.key).read_bytes()
        assert [
            name for name in EVERY if name.encode() in content or name.encode("utf-16-le") in content
        ] == []
        picture = Image.open(BytesIO(content))
        assert (dict(picture.getexif()), picture.info.keys() & {"exif", "xmp", "comment", "icc_profile"}) == (
            {},
            set(),
        )


def test_refs_and_keys_tell_nothing(session, accepted):
    (copy,) = session.scalars(select(BlindEntry).where(BlindEntry.entry_id == accepted.id))
    known = {accepted.ref, accepted.number, *(image.ref for image in accepted.images)}
    assert known.isdisjoint({copy.ref, *(image.ref for image in copy.images)})
