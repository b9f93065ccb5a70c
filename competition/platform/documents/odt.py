"""An OpenDocument text (ODT): its paragraphs as they are read, without what was deleted or hidden."""

import re
from collections import Counter
from typing import Any

from competition.platform.confined import RefusedError
from competition.platform.documents import odt_beside
from competition.platform.documents.blocks import Block, Body, Picture, Run, Table, Written
from competition.platform.documents.odt_styles import Style, Styles
from competition.platform.documents.package import Package, any_value, child, local, value

MOST_SPACES = 200
"""A number of spaces is only a number in the file: more than a line can hold is nonsense or an attack."""
_SPACES = re.compile(r"[ \t\r\n]+")
_AROUND = frozenset(
    ("section", "index-body", "index-title", "table-of-content", "illustration-index", "table-index",
     "object-index", "user-index", "alphabetical-index", "bibliography", "numbered-paragraph", "list-header",
     "page-sequence", "text")
)  # fmt: skip
_ROWS = frozenset(("table-header-rows", "table-rows", "table-row-group"))
_SKIPPED = frozenset(("page-number", "page-count", "tracked-changes", "forms", "hidden-paragraph"))


def written(package: Package) -> Written:
    """Return what an OpenDocument text says."""
    odt_beside.refuse_locked(package)
    root = package.tree("content.xml")
    text = child(child(root, "body"), "text")
    if text is None:
        raise RefusedError("DamagedDocumentError")
    styles, more = Styles(), package.tree_or_none("styles.xml")
    styles.add(root)
    styles.add(more)
    reader = _Reader(styles, package)
    reader.found.body = reader.body(text)
    odt_beside.gather(package, more, text, reader.found)
    return reader.found


class _Reader:
    """Walks through the body once."""

    def __init__(self, styles: Styles, package: Package) -> None:
        self.found = Written()
        self._styles, self._package = styles, package
        self._boxes: Body = []
        self._marks: list[str] = []
        self._spaced = True

    def body(self, element: Any, list_style: str = "", level: int = 0) -> Body:
        """Return the blocks below an element."""
        blocks: Body = []
        for each in element:
            name = local(each)
            if name in ("p", "h"):
                blocks.extend(self._paragraph(each))
            elif name == "list":
                blocks.extend(self._list(each, value(each, "style-name") or list_style, level + 1))
            elif name == "table":
                blocks.append(Table(self._rows(each)))
            elif name in _AROUND:
                if value(each, "display") != "none":
                    blocks.extend(self.body(each, list_style, level))
                else:
                    self.found.carry("odt.hidden", "".join(each.itertext()))
            elif name in ("frame", "custom-shape", "g"):
                blocks.extend(self._frame(each, Block()))
        return blocks

    def _list(self, element: Any, style: str, level: int) -> Body:
        blocks: Body = []
        count: Counter[str] = Counter()
        for item in element:
            if local(item) == "list-item":
                count[""] += 1
                self._marks.append(self._styles.mark(style, level, count[""]))
            blocks.extend(self.body(item, style, level))
            self._marks.clear()
        return blocks

    def _rows(self, element: Any) -> list[list[list[Any]]]:
        rows = []
        for each in element:
            if local(each) == "table-row":
                rows.append([self.body(cell) for cell in each if local(cell) == "table-cell"])
            elif local(each) in _ROWS:
                rows.extend(self._rows(each))
        return rows

    def _paragraph(self, element: Any) -> Body:
        style = self._styles.paragraph(value(element, "style-name"))
        role = style.role
        if local(element) == "h" and role == "p":
            role = "title" if value(element, "outline-level", "1") == "1" else "h"
        block = Block(role=role, align=style.align, before=style.before, after=style.after)
        block.indent, block.style = style.indent, value(element, "style-name")
        if self._marks:
            block.marker = self._marks.pop()
        outer, self._boxes, self._spaced = self._boxes, [], True
        self._inside(element, block, style)
        boxes, self._boxes = self._boxes, outer
        self.found.count_paragraph()
        return [block, *boxes]

    def _inside(self, element: Any, block: Block, style: Style) -> None:
        self._say(element.text, block, style)
        for each in element:
            self._one(each, block, style)
            self._say(each.tail, block, style)

    def _one(self, element: Any, block: Block, style: Style) -> None:
        name = local(element)
        if name == "span":
            self._inside(element, block, self._styles.letters(value(element, "style-name"), style))
        elif name == "s":
            count = value(element, "c", "1")
            many = min(int(count), MOST_SPACES) if count.isdecimal() and len(count) < 12 else MOST_SPACES
            self._put(" " * many, block, style)
        elif name == "tab":
            self._put("\t", block, style)
        elif name == "line-break":
            self._put("\n", block, style)
            self._spaced = True
        elif name == "note":
            self.found.leave_out("footnotes")
            self.found.carry("odt.footnote", "".join(element.itertext()))
        elif name == "annotation":
            odt_beside.comment(element, self.found)
        elif name == "ruby":
            self.found.leave_out("ruby")
            if (base := child(element, "ruby-base")) is not None:
                self._inside(base, block, style)
        elif name in ("frame", "custom-shape", "g", "rect", "ellipse"):
            self._boxes.extend(self._frame(element, block))
        elif name == "hidden-text":
            self.found.carry("odt.hidden", "".join(element.itertext()))
        elif name not in _SKIPPED:
            self._inside(element, block, style)

    def _frame(self, element: Any, block: Block) -> Body:
        """Return what stands in a text box; remember a picture."""
        blocks: Body = []
        for each in element:
            name = local(each)
            if name == "text-box":
                blocks.extend(self.body(each))
            elif name in ("frame", "custom-shape", "g"):
                blocks.extend(self._frame(each, block))
            elif name in ("p", "h"):
                blocks.extend(self._paragraph(each))
            elif name == "image":
                self.found.leave_out("pictures")
                part = any_value(each, "href").removeprefix("./")
                if self._package.has(part):
                    block.pictures.append(Picture(part))
                elif part:
                    self.found.carry("odt.link", part)
            elif name == "object":
                self.found.leave_out("embedded")
        return blocks

    def _say(self, text: str | None, block: Block, style: Style) -> None:
        """Say letters; white space in the file is one space, and none where one is there already."""
        if not text:
            return
        plain = _SPACES.sub(" ", text)
        if self._spaced:
            plain = plain.removeprefix(" ")
        if plain:
            self._spaced = plain.endswith(" ")
            self._put(plain, block, style)

    def _put(self, text: str, block: Block, style: Style) -> None:
        if style.hidden:
            self.found.carry("odt.hidden", text)
        else:
            self.found.count(text)
            block.runs.append(Run(text, style.look))
