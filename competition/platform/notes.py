"""What a picture says beside its pixels: the names of those who made it hide there. Limited in size.

Runs in the confined child only; whatever cannot be read is passed over.
"""

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from PIL import Image

MOST, LONGEST = 60, 2000
Note = tuple[str, str]
_EXIF = {
    0x010D: "document",
    0x010E: "description",
    0x011D: "page",
    0x013B: "artist",
    0x013C: "computer",
    0x8298: "copyright",
    0x9286: "comment",
    0x9C9B: "title",
    0x9C9C: "comment",
    0x9C9D: "author",
    0x9C9E: "keywords",
    0x9C9F: "subject",
    0xA430: "owner",
}
_WIDE = range(0x9C9B, 0x9CA0)  # Windows writes these in UTF-16
_EXIF_PART, _GPS_PART, _COMMENT = 0x8769, 0x8825, 0x9286
_IPTC = {
    5: "title",
    25: "keywords",
    80: "byline",
    85: "byline-title",
    90: "city",
    92: "place",
    105: "headline",
    110: "credit",
    115: "source",
    116: "copyright",
    118: "contact",
    120: "caption",
    122: "writer",
}
_XMP_TAG = 700
_TOKEN = re.compile(r"<(/?)(?:([A-Za-z0-9]+):)?([A-Za-z]+)([^<>]*)>|([^<>]+)")
_ATTRIBUTE = re.compile(r"([A-Za-z0-9]+):([A-Za-z]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_FRAMES = {"xmlns", "rdf", "x", "xml", ""}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]+")


def found(image: Image.Image) -> list[Note]:
    """Return places and texts, such as `exif.artist`; each place and text once."""
    notes: dict[Note, None] = {}
    for source in (_exif, _comment, _text_chunks, _iptc, _xmp):
        with suppress(Exception):
            for place, text in source(image):
                said = _UNSEEN.sub(" ", text).strip()[:LONGEST]
                if said:
                    notes[place[:40], said] = None
    return list(notes)[:MOST]


def _exif(image: Image.Image) -> Iterator[Note]:
    exif = image.getexif()
    for part in (exif, exif.get_ifd(_EXIF_PART)):
        for tag, name in _EXIF.items():
            if tag in part:
                yield f"exif.{name}", _written(part[tag], tag)
    if exif.get_ifd(_GPS_PART):
        yield "exif.gps", "GPS"


def _written(value: object, tag: int = 0) -> str:
    """Return a value as text, whatever it was kept as."""
    if isinstance(value, tuple):
        value = bytes(value) if all(isinstance(each, int) for each in value) else " ".join(map(str, value))
    if isinstance(value, str):
        with suppress(UnicodeError):  # Pillow takes what most programs write in UTF-8 for Latin 1
            return value.encode("latin-1").decode()
    if not isinstance(value, bytes):
        return str(value)
    if tag in _WIDE:
        return value.decode("utf-16-le", "replace")
    if tag == _COMMENT and len(value) >= 8:
        wide = value.startswith(b"UNICODE")
        value = value[8:]
        if wide:
            return value.decode("utf-16-be" if value[:1] == b"\x00" else "utf-16-le", "replace")
    return _decoded(value)


def _decoded(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _comment(image: Image.Image) -> Iterator[Note]:
    if "comment" in image.info:
        yield f"{(image.format or 'jpeg').lower()}.comment", _written(image.info["comment"])


def _text_chunks(image: Image.Image) -> Iterator[Note]:
    chunks: Mapping[str, str] = getattr(image, "text", {})
    for key, text in chunks.items():
        if not key.startswith(("XML:", "Raw profile")):
            yield f"png.{re.sub('[^a-z0-9]+', '-', key.lower())}", str(text)


def _iptc(image: Image.Image) -> Iterator[Note]:
    from PIL import IptcImagePlugin

    told: Any = IptcImagePlugin.getiptcinfo(image) or {}  # type: ignore[arg-type]
    for (record, number), value in told.items():
        if record == 2 and number in _IPTC:
            for each in value if isinstance(value, list) else [value]:
                yield f"iptc.{_IPTC[number]}", _decoded(each)


def _xmp(image: Image.Image) -> Iterator[Note]:
    """Read it as text: it may be anything, and no parser of markup is let near it."""
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or _tiff_tag(image)
    markup = packet.decode("utf-8", "replace") if isinstance(packet, bytes) else str(packet or "")
    markup = markup[: 1 << 18]
    inside: list[str] = []
    for closing, space, name, attributes, text in _TOKEN.findall(markup):
        if text:
            yield f"xmp.{inside[-1]}" if inside else "xmp", html.unescape(text)
            continue
        for its_space, its_name, *value in _ATTRIBUTE.findall(attributes):
            if its_space not in _FRAMES:
                yield f"xmp.{its_space}-{its_name}".lower(), html.unescape(value[0] or value[1])
        if space in _FRAMES or attributes.endswith("/"):
            continue
        if closing:
            del inside[-1:]
        else:
            inside.append(f"{space}-{name}".lower())


def _tiff_tag(image: Image.Image) -> Any:
    return getattr(image, "tag_v2", {}).get(_XMP_TAG, b"")
