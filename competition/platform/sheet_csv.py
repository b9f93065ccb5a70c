"""CSV in a confined child: any encoding, any delimiter, found out or told."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from competition.platform.confined import RefusedError
from competition.platform.latin import latin_encoding
from competition.platform.sheet_cells import COLUMNS, LETTERS, ROWS, Numbered, bounded

DELIMITERS = (";", ",", "\t", "|")
MOST_BYTES = 20_000_000
_LOOKED_AT = 60
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 200_000
_LIKELY = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "iso8859_5",
    "koi8_r", "mac_roman", "mac_cyrillic", "cp437", "cp850", "cp852", "cp866", "shift_jis", "gb18030",
    "big5", "euc_kr",
)  # fmt: skip


def read(path: Path, encoding: str | None, delimiter: str | None, **most: int) -> dict[str, Any]:
    """Return the rows, with the encoding and the delimiter that were found or told; limits as `bounded`."""
    if path.stat().st_size > MOST_BYTES:
        raise RefusedError("TableTooLargeError", limit=MOST_BYTES // 1_000_000)
    content = path.read_bytes()
    encoding = encoding or encoding_of(content)
    text = _decoded(content, encoding)
    told, text = _told(text)
    delimiter = delimiter or told or delimiter_of(text)
    csv.field_size_limit(max(LETTERS * 40, 200_000))
    try:
        rows, cut = bounded(_rows(text, delimiter, most.get("most", ROWS) * 2), **most)
    except csv.Error:
        raise RefusedError("UnreadableTableError") from None
    return {"rows": rows, "cut": cut, "encoding": encoding, "delimiter": delimiter}


def encoding_of(content: bytes) -> str:
    """Return the encoding: told by a mark, plain UTF-8, UTF-16 without a mark, or the likeliest."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return name
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _wide(content) or latin_encoding(content[:_SAMPLE]) or _likeliest(content)
    return _wide(content) or "utf-8"


def _wide(content: bytes) -> str | None:
    """Return UTF-16 where every second byte of much of the text is zero."""
    head = content[:4_000]
    zeros = (head[0::2].count(0), head[1::2].count(0))
    if len(head) < 4 or max(zeros) * 4 < len(head) // 2 * 3:
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _likeliest(content: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(content[:_SAMPLE], cp_isolation=list(_LIKELY)).best()
    return found.encoding if found is not None else "cp1252"


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding, "replace").removeprefix("\ufeff").replace("\x00", "")
    except LookupError:
        raise RefusedError("UnreadableTableError") from None


def _told(text: str) -> tuple[str | None, str]:
    """Return the delimiter that Excel's first line `sep=;` tells, with that line emptied."""
    first, end, rest = text.partition("\n")
    said = first.strip().strip('"')
    if said.lower().startswith("sep=") and len(said) == 5:
        return said[4], end + rest
    if said.lower() == "sep=":  # a tab was trimmed away
        return "\t", end + rest
    return None, text


def delimiter_of(text: str) -> str:
    """Return the delimiter that parts most lines alike; the comma where none does."""
    return max(DELIMITERS, key=lambda one: (_agreement(text, one), -DELIMITERS.index(one)))


def _agreement(text: str, delimiter: str) -> float:
    """Return how well the first rows agree in their number of cells, weighed by that number."""
    try:
        lengths = [len(cells) for _, cells in _rows(text, delimiter, most=_LOOKED_AT) if any(cells)]
    except csv.Error:
        return 0.0
    if not lengths or max(lengths) == 1:
        return 0.0
    commonest, times = Counter(lengths).most_common(1)[0]
    if commonest == 1:
        return sum(length > 1 for length in lengths) / len(lengths) / 2
    return times / len(lengths) + min(commonest, COLUMNS) / 100


def _rows(text: str, delimiter: str, most: int = ROWS * 2) -> Iterator[Numbered]:
    """Yield rows with the line on which each begins, as an editor counts."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    before = 0
    for position, cells in enumerate(reader):
        if position > most:
            return
        yield before + 1, cells
        before = reader.line_num
