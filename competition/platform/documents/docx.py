"""A Word document (DOCX): its paragraphs as they are read, without what was deleted or hidden."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from competition.platform.confined import RefusedError
from competition.platform.documents import docx_beside
from competition.platform.documents.blocks import Block, Body, Picture, Run, Table, Written
from competition.platform.documents.docx_lists import Lists
from competition.platform.documents.docx_styles import (
    Letters,
    Paragraph,
    Styles,
    letters_said,
    paragraph_said,
)
from competition.platform.documents.docx_tree import above, chosen, deep, runs_on, sign
from competition.platform.documents.package import Package, child, local, value

_WITHIN = frozenset(
    ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo",
     "rubyBase", "ruby", "oMath", "oMathPara")
)  # fmt: skip
_DELETED = frozenset(("del", "moveFrom"))
_CHANGES = _DELETED | {"ins", "moveTo"}
_AROUND = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "sect"))
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}


def written(package: Package) -> Written:
    """Return what a Word document says."""
    docx_beside.refuse_macros(package)
    main = docx_beside.main_part(package)
    root = package.tree(main)
    body = child(root, "body")
    if body is None:
        raise RefusedError("DamagedDocumentError")
    links = docx_beside.links(package, main)
    reader = _Reader(
        Styles(package.tree_or_none(links.one("styles"))),
        Lists(package.tree_or_none(links.one("numbering"))),
        links.pictures,
    )
    reader.found.body = reader.body(body)
    reader.finish()
    docx_beside.gather(package, links, reader.found)
    return reader.found


class _Reader:
    """Walks through the body once."""

    def __init__(self, styles: Styles, lists: Lists, pictures: dict[str, str]) -> None:
        self.found = Written()
        self._styles, self._lists, self._pictures = styles, lists, pictures
        self._in_field: list[bool] = []
        self._open: Block | None = None
        self._boxes: Body = []

    def body(self, element: Any) -> Body:
        """Return the blocks below an element."""
        blocks: Body = []
        for each in element:
            name = local(each)
            if name == "p":
                blocks.extend(self._paragraph(each))
            elif name == "tbl":
                blocks.append(self._table(each))
            elif name in _AROUND:
                self._changed(each)
                blocks.extend(self.body(each))
            elif name == "AlternateContent":
                blocks.extend(self.body(chosen(each)))
            elif name in _DELETED:
                self._deleted(each)
            elif name == "altChunk":
                self.found.leave_out("embedded")
        return blocks

    def finish(self) -> None:
        """Put at the end what still waits for a paragraph to be joined to."""
        if self._open is not None:
            self.found.body.append(self._open)
            self._open = None

    def _table(self, element: Any) -> Table:
        rows = []
        for row in deep(element, "tr", _AROUND):
            if child(child(row, "trPr"), "del") is None:
                rows.append([self.body(cell) for cell in deep(row, "tc", _AROUND)])
            else:
                self._deleted(row)
        return Table(rows)

    def _paragraph(self, element: Any) -> Body:
        """Return a paragraph with the text boxes that hang on it; a letter set large joins what follows."""
        said = child(element, "pPr")
        style = value(named) if (named := child(said, "pStyle")) is not None else ""
        ground = self._styles.paragraph(style)
        paragraph = paragraph_said(said, ground)
        block = self._block(paragraph, style)
        outer, self._boxes = self._boxes, []
        self._runs(element, block, paragraph.letters)
        boxes, self._boxes = self._boxes, outer
        self.found.count_paragraph()
        self._in_field = [False for _each in self._in_field]  # one that is never closed swallows no text
        if runs_on(said):
            self._open = block
            return boxes
        return [block, *boxes]

    def _block(self, paragraph: Paragraph, style: str) -> Block:
        block, self._open = self._open or Block(), None
        block.role, block.align, block.style = paragraph.role, paragraph.align, style
        block.before, block.after = paragraph.before, paragraph.after
        if paragraph.contextual:
            block.before = block.after = 0.0
        block.indent = paragraph.indent
        block.marker = block.marker or self._lists.mark(paragraph.number)
        return block

    def _runs(self, element: Any, block: Block, letters: Letters) -> None:
        for each in element:
            name = local(each)
            if name == "r":
                self._run(each, block, letters)
            elif name in _WITHIN:
                self._changed(each)
                self._runs(each, block, letters)
            elif name == "AlternateContent":
                self._runs(chosen(each), block, letters)
            elif name in _DELETED:
                self._deleted(each)

    def _run(self, element: Any, block: Block, letters: Letters) -> None:
        said = child(element, "rPr")
        if (style := child(said, "rStyle")) is not None:
            letters = self._styles.letters(value(style), letters)
        letters = letters_said(said, letters)
        text = "".join(self._letters(element, block, letters))
        if letters.hidden:
            self.found.carry("docx.hidden", text)
        elif text:
            self.found.count(text)
            block.runs.append(Run(text, letters.look))

    def _letters(self, element: Any, block: Block, letters: Letters) -> Iterator[str]:
        for each in element:
            name = local(each)
            if name == "fldChar":
                self._field(value(each, "fldCharType"))
            elif name == "t":
                yield "" if any(self._in_field) else (each.text or "")
            elif name == "delText":
                self.found.carry("docx.deleted", each.text)
            elif name == "br":
                yield "\n" if value(each, "type") not in ("page", "column") else ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "sym":
                yield sign(value(each, "char"))
            elif name in ("drawing", "pict", "object"):
                self._drawn(each, block)
            elif name == "AlternateContent":
                yield from self._letters(chosen(each), block, letters)
            elif name in ("footnoteReference", "endnoteReference"):
                self.found.leave_out("footnotes")
            elif name == "ruby":
                self.found.leave_out("ruby")
                for base in each:
                    if local(base) == "rubyBase":
                        self._runs(base, block, replace(letters))

    def _field(self, what: str) -> None:
        """Keep what a field shows, not what it is told to do."""
        if what == "begin":
            self._in_field.append(True)
        elif what == "separate" and self._in_field:
            self._in_field[-1] = False
        elif what == "end" and self._in_field:
            self._in_field.pop()

    def _drawn(self, element: Any, block: Block) -> None:
        for each in element.iter():
            name = local(each)
            if name == "txbxContent":
                if not any(local(outer) in ("txbxContent", "Fallback") for outer in above(each, element)):
                    self._boxes.extend(self.body(each))
            elif name in ("blip", "imagedata"):
                self.found.leave_out("pictures")
                link = next((said for at, said in each.attrib.items() if at.endswith(("}embed", "}id"))), "")
                if link in self._pictures:
                    block.pictures.append(Picture(self._pictures[link]))
            elif name == "OLEObject":
                self.found.leave_out("embedded")

    def _changed(self, element: Any) -> None:
        """Take down who put in, moved or took out what stands in a tracked change."""
        if local(element) in _CHANGES:
            self.found.carry("docx.change.author", value(element, "author"))

    def _deleted(self, element: Any) -> None:
        self._changed(element)
        words = [each.text or "" for each in element.iter() if local(each) in ("delText", "t")]
        self.found.carry("docx.deleted", "".join(words))
