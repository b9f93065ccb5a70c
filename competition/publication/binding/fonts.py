"""One subset of each font for the whole book, in place of one for each part. Glyphs keep their numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from competition.platform.pdf_parts import better
from competition.publication.binding.subsets import Subsets

_CMAP = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n"
    "<< /Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n/CMapName /Adobe-Identity-UCS def\n"
    "/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{}endcmap\n"
    "CMapName currentdict /CMap defineresource pop\nend\nend\n"
)
_FIXED_PITCH = 1


@dataclass
class _Use:
    """What all parts use of a font: `font` stands for all of theirs, in `tables` by name."""

    face: Mapping[str, Any]
    font: pikepdf.Object
    tables: list[pikepdf.Object] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)
    letters: dict[int, str] = field(default_factory=dict)


@dataclass
class Fonts:
    """The fonts of a book, cut to its letters."""

    book: pikepdf.Pdf
    subsets: Subsets
    _uses: dict[str, _Use] = field(default_factory=dict)

    def gather(self, table: pikepdf.Object, faces: Mapping[str, Any]) -> None:
        """Take down what a part uses: its table of fonts in the book, and what it says of them."""
        for key, face in faces.items():
            name = f"/{key}"
            if face["whole"] or name not in table:
                continue
            use = self._uses.setdefault(key, _Use(face, table[name]))
            use.tables.append(table)
            use.widths |= {int(glyph): width for glyph, width in face["widths"].items()}
            for glyph, letters in face["letters"].items():
                known = use.letters.get(int(glyph), letters)
                use.letters[int(glyph)] = known if known == letters else better(known, letters)

    def join(self) -> None:
        """Give every part the fonts of all."""
        for key, use in sorted(self._uses.items()):
            content = self.subsets.of(key, use.face, use.letters)
            self._widen(use, content)
            for table in use.tables:
                table[f"/{key}"] = use.font

    def _widen(self, use: _Use, content: bytes) -> None:
        """Let a part's font hold what all use."""
        use.font.ToUnicode = Stream(self.book, _CMAP.format("".join(_blocks(use.letters))).encode())
        inner = use.font.DescendantFonts[0]
        inner.W = Array(list(_widths(use.widths)))
        descriptor = inner.FontDescriptor
        self._embed(inner, descriptor, content)
        box = descriptor.FontBBox
        descriptor.FontBBox = Array([box[0], box[1], max(use.widths.values(), default=0), box[3]])
        fixed = len(use.widths) > 1 and len(set(use.widths.values())) == 1
        descriptor.Flags = int(descriptor.Flags) & ~_FIXED_PITCH | (_FIXED_PITCH if fixed else 0)

    def _embed(self, inner: pikepdf.Object, descriptor: pikepdf.Object, content: bytes) -> None:
        """Put the file of a font in the place of what the part had; a collection may hold either kind."""
        file = self.book.make_indirect(Stream(self.book, content))
        for kind in ("/FontFile2", "/FontFile3"):
            if kind in descriptor:
                del descriptor[kind]
        if content.startswith(b"OTTO"):
            inner.Subtype, file.Subtype = Name.CIDFontType0, Name.OpenType
            descriptor.FontFile3 = file
        else:
            inner.Subtype, file.Length1 = Name.CIDFontType2, len(content)
            descriptor.FontFile2 = file


def table_of(page: pikepdf.Object) -> pikepdf.Object:
    """Return the fonts that a page, or a form, may set with."""
    return page.Resources.get("/Font", Dictionary())


def _blocks(letters: Mapping[int, str]) -> Iterator[str]:
    """Yield which letters each glyph stands for, a hundred glyphs at a time."""
    known = sorted(letters.items())
    for start in range(0, ceil(len(known) / 100) * 100, 100):
        block = known[start : start + 100]
        lines = (f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>\n" for glyph, text in block)
        yield f"{len(block)} beginbfchar\n{''.join(lines)}endbfchar\n"


def _widths(widths: Mapping[int, int]) -> Iterator[int | Array]:
    """Yield widths by runs of glyphs: the first glyph, then their widths."""
    run: list[int] = []
    for glyph in sorted(widths):
        run.append(widths[glyph])
        if glyph + 1 not in widths:
            yield glyph - len(run) + 1
            yield Array(run)
            run = []
