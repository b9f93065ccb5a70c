"""What whoever hears the file relies on: tags, their order, headings, descriptions, languages, its title."""

import re
from collections import Counter

import pikepdf

from competition.publication.finished.checks import Spot
from competition.publication.finished.looked import Found, Looked

_UA = re.compile(rb"pdfuaid:part\s*(?:=\s*[\"']|>)\s*1\b")
_HEADING = re.compile(r"H([1-6])")


def tagged(looked: Looked) -> tuple[int, Found]:
    """The file says that it is tagged, and something in it is."""
    marked = bool(looked.pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False))
    return len(looked.tree.elements), iter([] if marked and looked.tree.pieces else [Spot()])


def reading(looked: Looked) -> tuple[int, Found]:
    """The tags lead to each piece of a page once, in the order of the pages."""
    return len(looked.tree.pieces), _out_of_order(looked)


def _out_of_order(looked: Looked) -> Found:
    """Yield what the tree does not lead to once, what it leads to in vain, and where it leads back."""
    told = Counter((piece.page, piece.mark) for piece in looked.tree.pieces)
    for page, ink in enumerate(looked.ink, start=1):
        there = Counter((page, mark) for mark in ink.marked)
        for place in there:
            if told[place] != 1:
                yield Spot(page, f"MCID {place[1]}: {told[place]}×", looked.number_at(page))
    drawn = {(page, mark) for page, ink in enumerate(looked.ink, start=1) for mark in ink.marked}
    for page, mark in told.keys() - drawn:
        yield Spot(page, f"MCID {mark}: –", looked.number_at(page))
    last = 0
    for piece in looked.tree.pieces:
        if piece.page < last:
            yield Spot(piece.page, f"{last} → {piece.page}", looked.number_at(piece.page))
        last = max(last, piece.page)


def headings(looked: Looked) -> tuple[int, Found]:
    """No level of headings is left out on the way down."""
    levels = [
        (int(at[1]), each.page) for each in looked.tree.elements if (at := _HEADING.fullmatch(each.kind))
    ]
    jumps = []
    before = 0
    for level, page in levels:
        if level > before + 1:
            jumps.append(
                Spot(page, f"H{before} → H{level}" if before else f"H{level}", looked.number_at(page))
            )
        before = level
    return len(levels), iter(jumps)


def figures(looked: Looked) -> tuple[int, Found]:
    """Every picture has a description."""
    figures = [each for each in looked.tree.elements if each.kind == "Figure"]
    bare = (each for each in figures if not each.alt.strip())
    return len(figures), (Spot(each.page, number=looked.number_at(each.page)) for each in bare)


def decoration(looked: Looked) -> tuple[int, Found]:
    """What is drawn without a tag is marked as decoration."""
    loose = ((page, ink.loose) for page, ink in enumerate(looked.ink, start=1) if ink.loose)
    return len(looked.ink), (Spot(page, ", ".join(sorted(set(drawn)))) for page, drawn in loose)


def language(looked: Looked) -> tuple[int, Found]:
    """The document says the language it is in."""
    own = str(looked.pdf.Root.get("/Lang", ""))
    return 1, iter([] if own == looked.expected.language else [Spot(what=own or "–")])


def languages(looked: Looked) -> tuple[int, Found]:
    """Something on its pages is marked with each language of a work."""
    asked = looked.expected.works
    return sum(len(set(tags)) for _number, tags in asked.values()), _unsaid(looked)


def _unsaid(looked: Looked) -> Found:
    """Yield the languages of works that nothing on their pages is marked with."""
    said: dict[int, set[str]] = {}
    for piece in looked.tree.pieces:
        said.setdefault(piece.page, set()).add(piece.language)
    for place, (number, tags) in looked.expected.works.items():
        pages = looked.pages_of(place)
        heard = set[str]().union(*(said.get(page, set()) for page in pages))
        for tag in dict.fromkeys(tags):
            if pages and tag not in heard:
                yield Spot(pages[0], tag, number)


def title(looked: Looked) -> tuple[int, Found]:
    """The title stands in the document's own words and in XMP, and is what a window shows."""
    pdf, wanted = looked.pdf, looked.expected.title
    with pdf.open_metadata(update_docinfo=False, set_pikepdf_as_editor=False) as metadata:
        in_xmp = str(metadata.get("dc:title", ""))
    amiss = []
    if wanted not in str(pdf.docinfo.get("/Title", "")):
        amiss.append(Spot(what="Info"))
    if wanted not in in_xmp:
        amiss.append(Spot(what="XMP"))
    if not pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False):
        amiss.append(Spot(what="DisplayDocTitle"))
    return 3, iter(amiss)


def ua(looked: Looked) -> tuple[int, Found]:
    """The file says that it keeps PDF/UA-1."""
    metadata = looked.pdf.Root.get("/Metadata")
    said = metadata is not None and _UA.search(metadata.read_bytes())
    return 1, iter([] if said else [Spot()])
