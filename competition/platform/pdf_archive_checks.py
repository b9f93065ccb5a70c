"""What a PDF/A-2u file must not lack, by our own reading of ISO 19005-2: no validator is at hand."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from competition.platform.pdf_archive import HIDING, PRINTED, screen_profile
from competition.platform.pdf_shown import boxes, content_of, letters_of, shown, unsaid

_PART = re.compile(rb"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>")
_ACTIONS = ("/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named")
_ACTING = frozenset(
    ("/AA", "/JavaScript", "/JS", "/EmbeddedFiles", "/XFA", "/NeedsRendering", "/OCProperties")
)
_NOT_LETTERS = frozenset((b"0000", b"feff", b"fffe"))
_DEEPEST = 28
_COLOURS = ("/DeviceCMYK", "/DeviceN", "/Separation")

Facts = tuple[Any, frozenset[str]]
"""A thing in the file with the names of what is said of it: asking for each of these takes far longer."""


def lacks(content: bytes) -> list[str]:
    """Return in short words what a file lacks to be PDF/A-2u; nothing when it is sound."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        objects = list(_objects(pdf))
        fonts, glyphs = [each for each, keys in objects if "/Type" in keys], shown(pdf)
        found = {
            "header": bool(re.match(rb"%PDF-1\.[4-7]\n%[\x80-\xff]{4}", content)),
            "id": "/ID" in pdf.trailer,
            "encryption": not pdf.is_encrypted,
            "metadata": bool(_PART.search(pdf.Root.Metadata.read_bytes())),
            "colours": _has_intent(pdf) and not any(map(_other_colours, objects)),
            "fonts": all(map(_is_whole, fonts)),
            "letters": all(map(_says_its_letters, fonts)) and not unsaid(pdf, glyphs),
            "boxes": not boxes(pdf, glyphs),
            "pictures": not any("/Interpolate" in keys and each["/Interpolate"] for each, keys in objects),
            "notes": all(map(_is_shown, _notes(pdf))),
            "actions": not any(map(_acts, objects)),
            "depth": all(_depth(page) <= _DEEPEST for page in pdf.pages),
            "files": not any("/F" in keys and isinstance(each, Stream) for each, keys in objects),
        }
    return [name for name, sound in found.items() if not sound]


def _objects(pdf: pikepdf.Pdf) -> Iterator[Facts]:
    for each in pdf.objects:
        if isinstance(each, Stream | Dictionary):
            yield each, frozenset(each.keys())


def _has_intent(pdf: pikepdf.Pdf) -> bool:
    intents = [each for each in pdf.Root.get("/OutputIntents", []) if each.S == Name.GTS_PDFA1]
    return len(intents) == 1 and intents[0].DestOutputProfile.read_bytes() == screen_profile()


def _other_colours(facts: Facts) -> bool:
    """Whether colours are named that a screen's profile says nothing of."""
    each, keys = facts
    kinds = (each[key] for key in ("/ColorSpace", "/CS") if key in keys)
    names = (kind[0] if isinstance(kind, Array) and len(kind) else kind for kind in kinds)
    return any(isinstance(name, Name) and str(name) in _COLOURS for name in names)


def _is_whole(each: Any) -> bool:
    """Whether a font's own description holds its file, and no list of glyphs that may be wrong."""
    if each.get("/Type") != Name.FontDescriptor:
        return True
    return any(f"/FontFile{n}" in each for n in ("", "2", "3")) and "/CIDSet" not in each


def _says_its_letters(each: Any) -> bool:
    """Whether a font that text is shown with says which letters its glyphs stand for."""
    if each.get("/Type") != Name.Font or str(each.get("/Subtype")).startswith("/CIDFont"):
        return True
    return "/ToUnicode" in each and not _NOT_LETTERS & set(letters_of(each).values())


def _notes(pdf: pikepdf.Pdf) -> Iterator[Any]:
    return (note for page in pdf.pages for note in page.obj.get("/Annots", []))


def _is_shown(note: Any) -> bool:
    flags = int(note.get("/F", 0))
    return bool(flags & PRINTED) and not flags & HIDING and note.Subtype == Name.Link


def _acts(facts: Facts) -> bool:
    """Whether something happens by itself, or is done that an archive does not allow."""
    each, keys = facts
    action = each["/A"] if "/A" in keys else None
    kinds = [action.S] if isinstance(action, Dictionary) and "/S" in action else []
    return any(str(kind) not in _ACTIONS for kind in kinds) or bool(keys & _ACTING)


def _depth(page: pikepdf.Page) -> int:
    content, deepest, depth = content_of(page.obj), 0, 0
    if content.count(b"q") <= _DEEPEST:  # nearly every page; to look closer takes far longer
        return 0
    for sign in re.findall(rb"(?<![^\s])[qQ](?![^\s])", content):
        depth += 1 if sign == b"q" else -1
        deepest = max(deepest, depth)
    return deepest
