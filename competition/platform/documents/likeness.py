"""A document's own look, near enough to compare with: HTML to be set as pages, nothing fetched for it."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from competition.platform.documents.blocks import Block, Run, Table, Written
from competition.platform.documents.letters import plain
from competition.platform.scripts import direction

MOST_LETTERS = 40_000
MOST_PICTURES = 20
"""What goes far beyond the pages that are shown need not be set."""
_STYLE = """
@page { size: 160mm 226mm; margin: 16mm }
body { font-family: %s; font-size: 11pt; line-height: 1.3; overflow-wrap: anywhere }
p { margin: 0; min-height: 1.3em; white-space: pre-wrap; unicode-bidi: plaintext; tab-size: 3em }
.title { font-size: 18pt } .h { font-size: 14pt }
.center { text-align: center } .end { text-align: end } .justify { text-align: justify }
table { border-collapse: collapse; width: 100%% }
td { border: 0.5pt solid #888; padding: 3pt 5pt; vertical-align: top }
.beside { color: #777; font-size: 9pt; border-bottom: 0.5pt solid #ccc; margin-bottom: 10pt }
.below { color: #777; font-size: 9pt; border-top: 0.5pt solid #ccc; margin-top: 10pt }
img { max-width: 100%%; max-height: 120mm }
"""


class Likeness:
    """Writes one document; stops after as much as is shown."""

    def __init__(self) -> None:
        self.pictures: list[str] = []
        self._left = MOST_LETTERS

    def html(self, written: Written) -> str:
        """Return the document as HTML; `%(fonts)s` stands where the typefaces are named."""
        heads = "".join(f'<p class="beside">{_safe(said)}</p>' for said in written.heads[:2])
        feet = "".join(f'<p class="below">{_safe(said)}</p>' for said in written.feet[:2])
        body = "".join(self._blocks(written.body))
        style = _STYLE % "%(fonts)s"
        head = f'<head><meta charset="utf-8"><title>-</title><style>{style}</style></head>'
        return f'<!doctype html><html lang="und">{head}<body>{heads}{body}{feet}</body></html>'

    def _blocks(self, body: Sequence[Any]) -> Iterator[str]:
        for each in body:
            if self._left <= 0:
                return
            yield self._table(each) if isinstance(each, Table) else self._paragraph(each)

    def _table(self, table: Table) -> str:
        rows = []
        for row in table.rows:
            if self._left <= 0:
                break
            rows.append("".join(f"<td>{''.join(self._blocks(cell))}</td>" for cell in row))
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows if row)}</table>" if any(rows) else ""

    def _paragraph(self, block: Block) -> str:
        inside = "".join(self._run(run) for run in block.runs)
        self._left -= 20
        mark = f"{_safe(block.marker)} " if block.marker else ""
        images = "".join(self._picture(each.part) for each in block.pictures)
        names = " ".join(name for name in (block.role if block.role != "p" else "", block.align) if name)
        room = f"margin:{block.before:.1f}pt 0 {block.after:.1f}pt;margin-inline-start:{block.indent:.1f}pt"
        way = direction(block.text)
        return f'<p dir="{way}" class="{names}" style="{room}">{images}{mark}{inside}</p>'

    def _run(self, run: Run) -> str:
        text = plain(run.text)[: max(self._left, 0)]
        self._left -= len(text)
        inside = _safe(text)
        for on, tag in ((run.look.bold, "b"), (run.look.italic, "i"), (run.look.underline, "u")):
            inside = f"<{tag}>{inside}</{tag}>" if on else inside
        size = run.look.size
        return f'<span style="font-size:{min(size, 48):.1f}pt">{inside}</span>' if size else inside

    def _picture(self, part: str) -> str:
        if part not in self.pictures:
            if len(self.pictures) >= MOST_PICTURES:
                return ""
            self.pictures.append(part)
        return f'<img src="garland:{self.pictures.index(part)}" alt="">'


def _safe(text: str) -> str:
    return escape(text, quote=True)
