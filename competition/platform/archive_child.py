"""Looks into a ZIP that nobody has looked into yet. Runs in a confined child process, see `sandbox`."""

import stat
import unicodedata
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

from competition.platform.archive_names import names_of
from competition.platform.confined import RefusedError

MOST = 500
EACH = 40_000_000
TOTAL = 2_000_000_000
RATIO, RATIO_FROM = 200, 1_000_000
"""How much smaller a member may be packed than it is, once it is larger than this."""
_LONGEST = 300
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ARCHIVES = {".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".jar", ".zst", ".cab"}
_LEFT_OUT = {".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db", ".localized"}
_LOOKED_AT = 5_000


def answer(request: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the members of the ZIP at `path` by name and position, or refuse it as a whole."""
    try:
        with zipfile.ZipFile(Path(request["path"])) as archive:
            return _members(archive.infolist())
    except (RefusedError, MemoryError):
        raise
    except Exception:
        # Broken bytes make the library raise anything; whatever it is, the answer is about the file.
        raise RefusedError("UnreadableArchiveError") from None


def _members(found: list[zipfile.ZipInfo]) -> list[dict[str, Any]]:
    if len(found) > _LOOKED_AT:
        raise RefusedError("TooManyMembersError", limit=MOST)
    names = names_of(found)
    taken = [
        (position, name, member)
        for position, (name, member) in enumerate(zip(names, found, strict=True))
        if not _is_left_out(name)
    ]
    for _position, name, member in taken:
        _refuse_paths(name)
        _refuse_members(name, member)
    files = [(position, name, member) for position, name, member in taken if not member.is_dir()]
    _refuse_amounts(files)
    _refuse_doubles([name for _, name, _ in files])
    return [
        {"position": position, "name": unicodedata.normalize("NFC", name), "size": member.file_size}
        for position, name, member in files
    ]


def _is_left_out(name: str) -> bool:
    """Whether it is something that macOS or Windows adds by itself."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    last = parts[-1].casefold() if parts else ""
    return "__MACOSX" in parts or last in _LEFT_OUT or (last.startswith("._") and len(last) > 2)


def _refuse_paths(name: str) -> None:
    path = name.replace("\\", "/")
    parts = path.split("/")
    outside = path.startswith("/") or ".." in parts or ":" in parts[0][:2]
    if outside or not path.strip("/") or any(ord(char) < 32 for char in path):
        raise RefusedError("PathsInArchiveError")
    if len(name) > _LONGEST:
        raise RefusedError("LongNameError", limit=_LONGEST)


def _refuse_members(name: str, member: zipfile.ZipInfo) -> None:
    mode = member.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise RefusedError("LinksInArchiveError")
    if member.flag_bits & 0x1:
        raise RefusedError("EncryptedArchiveError")
    if PurePosixPath(name).suffix.lower() in _ARCHIVES:
        raise RefusedError("NestedArchiveError", file=PurePosixPath(name).name)
    if member.compress_type not in _READABLE:
        raise RefusedError("UnreadableArchiveError")


def _refuse_amounts(files: list[tuple[int, str, zipfile.ZipInfo]]) -> None:
    if len(files) > MOST:
        raise RefusedError("TooManyMembersError", limit=MOST)
    if sum(member.file_size for _, _, member in files) > TOTAL:
        raise RefusedError("LargeArchiveError", limit=TOTAL // 1_000_000_000)
    for _position, name, member in files:
        if member.file_size > EACH:
            raise RefusedError("LargeMemberError", file=PurePosixPath(name).name, limit=EACH // 1_000_000)
        if member.file_size > RATIO_FROM and member.file_size > RATIO * max(member.compress_size, 1):
            raise RefusedError("BombError", file=PurePosixPath(name).name)


def _refuse_doubles(names: list[str]) -> None:
    """Refuse names that some computer takes for the same: by case or normal form."""
    seen: set[str] = set()
    for name in names:
        key = unicodedata.normalize("NFC", name.replace("\\", "/").casefold())
        if key in seen:
            raise RefusedError("DoublesInArchiveError", file=PurePosixPath(name).name)
        seen.add(key)
