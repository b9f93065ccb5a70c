"""The bundle as a ZIP, the same content the same bytes; and back, every file compared with its hash."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from competition.platform import archive_errors, archives
from competition.results.sealing.errors import BROKEN, BundleRefusedError, plainly
from competition.results.sealing.files import ABOUT, MANIFEST, NAMES, README, as_json, from_files, to_files
from competition.results.sealing.readme import read_me
from competition.results.sealing.versions import FORMAT, METHOD

_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_STEP = 1 << 20
_ALL = (README, MANIFEST, *NAMES)


def pack(bundle: Mapping[str, Any]) -> bytes:
    """Return the ZIP of a bundle."""
    files = {README: read_me(bundle), **to_files(bundle)}
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    files[MANIFEST] = as_json({**{name: bundle[name] for name in ABOUT}, "files": hashes})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in _ALL:
            archive.writestr(_member(name), files[name], zipfile.ZIP_DEFLATED, _LEVEL)
    return out.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    """Return an entry of the archive without a time, whatever computer writes it."""
    info = zipfile.ZipInfo(name, date_time=_DATE)
    info.external_attr, info.create_system = 0o644 << 16, 3
    return info


def unpack(content: bytes) -> dict[str, Any]:
    """Return the bundle in a ZIP that the freeze's own seal vouches for. Raises BundleRefusedError."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, *BROKEN):
        raise BundleRefusedError("It is damaged, or no results bundle.") from None
    return put_together(files)


def unpack_unknown(path: Path) -> dict[str, Any]:
    """Return the bundle in a file of which nothing is known. Raises BundleRefusedError."""
    try:
        return put_together(dict(_taken(path)))
    except archive_errors.BombError:
        raise BundleRefusedError(
            "A file in it would swell to hundreds of times its size, so nothing was unpacked. "
            "It is no results bundle."
        ) from None
    except archive_errors.ArchiveError:
        raise BundleRefusedError(
            "It is damaged, or no results bundle. Please take the file anew from where it was published."
        ) from None


def _taken(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files that belong into a bundle; a ZIP with others in it is refused before it is unpacked."""
    members = archives.list_archive(path)
    strange = sorted({member.name for member in members} ^ set(_ALL))
    if MANIFEST in strange:
        raise BundleRefusedError("It is a ZIP, but no results bundle: there is no manifest.json in it.")
    if strange:
        raise BundleRefusedError(
            f"Its files are not those of a results bundle; look at {', '.join(strange[:3])}."
        )
    for member in members:
        with archives.take(path, member) as stream:
            yield member.name, b"".join(iter(lambda: stream.read(_STEP), b""))


def put_together(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the bundle that these files are, having compared each with its hash."""
    try:
        about = json.loads(files[MANIFEST])
        _refuse_other_versions(about)
        for name in (README, *NAMES):
            if hashlib.sha256(files[name]).hexdigest() != about["files"][name]:
                raise BundleRefusedError(f"{name} is not the file that was frozen: its hash does not fit.")
        return from_files(about, files)
    except (RecursionError, *BROKEN):
        raise BundleRefusedError(
            "It is damaged: what is in it cannot be read as results. "
            "Please take the file anew from where it was published."
        ) from None


def _refuse_other_versions(about: Mapping[str, Any]) -> None:
    """Refuse what was written or computed in another way than here, and say which Garland did it."""
    theirs = about["versions"]
    for what, number, ours in (("format", about["format"], FORMAT), ("method", theirs["method"], METHOD)):
        if number != ours:
            raise BundleRefusedError(
                f"It was frozen by Garland {plainly(theirs['garland'])} in {what} {plainly(number)}; "
                f"this Garland reads {what} {ours}. Please check it with the version that froze it."
            )
