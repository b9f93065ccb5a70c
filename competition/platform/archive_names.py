"""Names in a ZIP that does not say their encoding: read as the language of the names makes likely."""

import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise

_UTF8 = 0x800
_UNICODE_PATH = 0x7075
# What Windows and DOS wrote in the schools of Europe and Asia, the likelier first.
_ENCODINGS = (
    "cp437", "cp850", "cp866", "cp1252", "cp1251", "cp852", "cp1250", "cp737", "cp1253", "cp857", "cp1254",
    "cp862", "cp1255", "cp1256", "cp932", "gb18030", "cp949", "big5",
)  # fmt: skip


def names_of(members: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Return the names of all members, those without a told encoding all read in the same one."""
    raw = [None if member.flag_bits & _UTF8 else member.orig_filename.encode("cp437") for member in members]
    encoding = _encoding([name for name in raw if name is not None and not name.isascii()])
    return [
        member.orig_filename if name is None else _told(member, name) or name.decode(encoding)
        for member, name in zip(members, raw, strict=True)
    ]


def _told(member: zipfile.ZipInfo, raw: bytes) -> str | None:
    """Return the name in UTF-8 that some programs add, if it belongs to this one."""
    extra = member.extra
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        body, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(body) > 5 and int.from_bytes(body[1:5], "little") == zlib.crc32(raw):
            return body[5:].decode("utf-8", "replace")
    return None


def _encoding(names: Sequence[bytes]) -> str:
    """Return the encoding in which these names look most like words: macOS writes UTF-8 without saying so."""
    readable = [one for one in ("utf-8", *_ENCODINGS) if _reads(names, one)]
    if "utf-8" in readable:
        return "utf-8"
    return max(
        readable, key=lambda one: (_likeness(name.decode(one) for name in names), -readable.index(one))
    )


def _reads(names: Sequence[bytes], encoding: str) -> bool:
    try:
        return all(name.decode(encoding) for name in names)
    except UnicodeDecodeError:
        return False


def _likeness(names: Iterable[str]) -> int:
    """Return how much these names look like words: letters of one script, capitals only in front."""
    return sum(_word(word) for name in names for word in _words(name))


def _words(name: str) -> list[str]:
    return "".join(c if c.isalpha() or ord(c) > 127 else " " for c in name).split()


def _word(word: str) -> int:
    scripts = {unicodedata.name(char, "?").split()[0] for char in word if char.isalpha()}
    strange = sum(not char.isalpha() and not unicodedata.category(char).startswith("M") for char in word)
    capitals = sum(char.isupper() and before.islower() for before, char in pairwise(word))
    return sum(map(str.isalpha, word)) - 4 * strange - 3 * (len(scripts) - 1) - 3 * capitals
