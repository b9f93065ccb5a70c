"""A title from the name of a file: what a person wrote, and nothing where only a camera did."""

import re
import unicodedata
from urllib.parse import unquote

from competition.entries.texts import tidy_line

MOST = 120
"""A longer name is a sentence, or nonsense."""

_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_AGAIN = re.compile(r"\s*\(\d{1,3}\)$")
_PARTS = re.compile(r"[\s_.,:;~()\[\]{}+\-\u2010-\u2015]+")
_STAMPED = re.compile(
    r"(?:img|image|dsc[nf]?|dscn|pxl|mvimg|vid|sam|gopr|gp|pict|cimg|kimg|hpim|imag|mg|wa|scn|scan|doc|dok|"
    r"photo|foto|picture|bild|slika|received|fb|inshot|p|r|wp|dji|snapchat|screenshot|burst|mp|adobescan|"
    r"camscanner|cs|file|kodak|sdc|st|ph|rimg|pano|mmexport|\u5fae\u4fe1\u56fe\u7247|\u56fe\u7247|\u7167\u7247|"
    r"\u0444\u043e\u0442\u043e|\u0441\u043a\u0430\u043d|\u0635\u0648\u0631\u0629)\d*"
)
_CAMERAS = {
    "whatsapp", "signal", "telegram", "viber", "messenger", "screenshot", "fullsizerender", "unnamed",
    "untitled", "camscanner", "dcim", "camera", "cover", "portrait", "edited", "hdr", "night", "burst", "raw",
    "adobe", "lens", "document", "dokument", "scanned", "scanner", "download", "attachment", "office",
}  # fmt: skip
_SMALL = {
    "at", "am", "pm", "um", "com", "screen", "shot", "new", "neu", "copy", "kopie", "kopija", "copie", "of",
    "the", "on", "from", "heic", "jpg", "jpeg", "png", "de", "a", "à", "o", "u", "h", "t", "video",
}  # fmt: skip
_HEX = re.compile(r"(?=.*\d)[0-9a-f]{6,}")
_UUID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_CAMERA_START = re.compile(
    r"^_?(?:img|dsc[nf]?|pxl|mvimg|cimg|kimg|imag|mg)[ _-]?\d{3,}[ _-]*", re.IGNORECASE
)


def title_from(file_name: str) -> str:
    """Return the title that a file's name gives, in whatever script; empty where it would be nonsense.

    Names of pupils stay in it: they are sought, and shown to the teacher, with those in the work itself.
    """
    name = _own_part(file_name)
    if _is_nonsense(name):
        return ""
    rest = _CAMERA_START.sub("", name)
    title = tidy_line(rest.replace("_", " ")).strip(" -–—.,;~")
    return title if len(title) <= MOST and any(char.isalpha() for char in title) else ""


def _own_part(file_name: str) -> str:
    """Return a name without folders, endings and the numbers that browsers give to copies."""
    name = re.split(r"[/\\]", file_name)[-1]
    bare = unicodedata.normalize("NFC", name if " " in name else unquote(name))
    while _ENDING.search(bare):
        bare = _ENDING.sub("", bare)
    return _AGAIN.sub("", bare.strip())


def _is_nonsense(name: str) -> bool:
    """Whether every part of a name is a number, or what a camera, a scanner or a messenger writes."""
    parts = [part for part in _PARTS.split(_UUID.sub(" 0 ", name).casefold()) if part]
    marks = [part for part in parts if _is_mark(part)]
    return bool(marks or not parts) and all(part in _SMALL or _is_mark(part) for part in parts)


def _is_mark(part: str) -> bool:
    whole = (_NUMBER.fullmatch(part), _STAMPED.fullmatch(part), _HEX.fullmatch(part))
    return part in _CAMERAS or any(whole)
