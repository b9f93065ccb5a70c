"""Takes off pages what hangs on their numbers, and tells what stands on each, in a confined child."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

FURNITURE = "/Furniture"
_AWAY_FROM_THE_SPINE = re.compile(rb"q 1 0 0 1 -?[\d.]+ 0 cm\s*")


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Write the file at `path` to `out` without folios, running heads and the margin for the binding.

    `pages` are what each belongs to and what stands on it: `part`, `at`, `holds`.
    """
    with pikepdf.open(request["path"]) as pdf:
        told = list(_told(len(pdf.pages), _anchors(pdf), _bookmarks(pdf)))
        for page in pdf.pages:
            _bare(page)
        pdf.save(request["out"])
    return {"pages": told}


def _bare(page: pikepdf.Page) -> None:
    """Leave what would look the same on any page of the book, left or right."""
    drawn: Any = page.resources.get("/XObject", {})
    if FURNITURE in drawn:
        del drawn[FURNITURE]
    contents = page.obj.get("/Contents", pikepdf.Array())
    for stream in contents if isinstance(contents, pikepdf.Array) else ():
        if _AWAY_FROM_THE_SPINE.fullmatch(stream.read_bytes()):
            stream.write(b"q\n")


def _told(count: int, anchors: dict[int, list[str]], marks: dict[int, str]) -> Iterator[dict[str, Any]]:
    """Yield what every page belongs to: what was begun last, be it a place or a bookmark."""
    part, at, begun = "", 0, list[str]()
    for number in range(1, count + 1):
        if number in anchors or number in marks:
            begun = anchors.get(number, [])
            part, at = begun[-1] if begun else f"~{marks[number]}", 0
        yield {"part": part, "at": at, "holds": begun}
        begun, at = begun[-1:], at + 1


def _anchors(pdf: pikepdf.Pdf) -> dict[int, list[str]]:
    """Return by page the names of the places on it."""
    names: Any = pdf.Root.get("/Names", {})
    rows = list(names.get("/Dests", {}).get("/Names", []))
    numbers, found = _numbers(pdf), dict[int, list[str]]()
    for name, place in zip(rows[::2], rows[1::2], strict=True):
        found.setdefault(numbers[place[0].objgen], []).append(str(name))
    return found


def _bookmarks(pdf: pikepdf.Pdf) -> dict[int, str]:
    """Return by page the first bookmark that leads to it."""
    numbers, found = _numbers(pdf), dict[int, str]()

    def gather(items: list[pikepdf.OutlineItem]) -> None:
        for item in items:
            if isinstance(item.destination, pikepdf.Array):
                found.setdefault(numbers[item.destination[0].objgen], item.title)
            gather(item.children)

    with pdf.open_outline() as outline:
        gather(list(outline.root))
    return found


def _numbers(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
