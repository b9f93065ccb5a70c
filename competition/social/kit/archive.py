"""The kit as a ZIP: the same contents always give the same bytes."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from competition.social.kit.calendar import calendar_file
from competition.social.kit.items import Contents, number_of
from competition.social.kit.layout import TOOLKIT, Paths, lies_at, paths
from competition.social.kit.read_me import read_me
from competition.social.kit.tables import alts_csv, captions_csv, schedule_rows

_DATE = (2000, 1, 1, 0, 0, 0)
SHEET = "contact-sheet.pdf"


def write_zip(contents: Contents, sheet: bytes, out: IO[bytes]) -> None:
    """Write the kit's ZIP: what is read first, then the cards by day, then what supporters put on pages.

    Cards are copied from where they lie; pictures and PDF are small already.
    """
    found = paths(contents)
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in _texts(contents, found).items():
            _write(archive, name, text, zipfile.ZIP_DEFLATED)
        _write(archive, SHEET, sheet, zipfile.ZIP_STORED)
        for name, path in sorted(_cards(contents, found)):
            _write(archive, name, path.read_bytes(), zipfile.ZIP_STORED)
        for piece in contents.pieces:
            _write(archive, f"{TOOLKIT}/{piece.name}.png", piece.content, zipfile.ZIP_STORED)


def _texts(contents: Contents, found: Paths) -> Mapping[str, bytes]:
    return {
        "README.txt": read_me(contents).encode("utf-8"),
        "captions.csv": captions_csv(contents, found).encode("utf-8"),
        "alt-texts.csv": alts_csv(contents, found).encode("utf-8"),
        "schedule.csv": schedule_rows(contents, found).encode("utf-8"),
        "schedule.ics": calendar_file(contents, found),
    }


def _cards(contents: Contents, found: Paths) -> Iterator[tuple[str, Path]]:
    for item in contents.items:
        for card in item.cards:
            for path in lies_at(found, item, [card]):
                yield path, card.path


def report(contents: Contents, problems: Mapping[str, Sequence[Mapping[str, str]]]) -> dict[str, Any]:
    """Return what the kit holds and lacks, by posts and numbers; no names of persons."""
    found = paths(contents)
    posts = [
        {
            "number": item.number,
            "post": item.post.key,
            "work": number_of(item.post),
            "at": item.slot.at.isoformat() if item.slot else "",
            "files": [path for card in item.cards for path in lies_at(found, item, [card])],
        }
        for item in contents.items
    ]
    plan = contents.plan
    return {
        "posts": posts,
        "not_approved": [{"post": post.key, "work": number_of(post)} for post in contents.waiting],
        "left_out": [{"number": each.number, "reason": each.reason} for each in plan.left_out],
        "problems": [
            {"number": content.number, **problem}
            for content in plan.works
            for problem in problems.get(content.key, ())
            if "codepoint" in problem
        ],
    }


def _write(archive: zipfile.ZipFile, name: str, content: bytes, compression: int) -> None:
    info = zipfile.ZipInfo(name, date_time=_DATE)
    info.compress_type, info.external_attr, info.create_system = compression, 0o644 << 16, 3
    archive.writestr(info, content)
