"""The finished file looked over once more: what a reader, a screen reader and a printer rely on."""

from functools import cache
from pathlib import Path

from competition.platform import sandbox
from competition.platform.pdf import Pages
from competition.publication.binding.cache import Cache
from competition.publication.errors import BookFailedError
from competition.publication.finished.checks import Checked, Expected, from_row
from competition.publication.manuscript import digest

_LIMITS = sandbox.Limits(seconds=300, cpu=300, memory=4 << 30)
_READINGS = "-readings"
_READER = Path(__file__).parent / "reading.py"


def look_over(pages: Pages, expected: Expected, cache: Cache) -> tuple[Checked, ...]:
    """Return what each check of a finished file came to; a confined child reads it.

    Raises BookFailedError when it cannot be read.
    """
    name = digest([_reader(), expected.edition, expected.title]) + _READINGS
    with cache.aside() as folder:
        path, out = (folder.resolve() / each for each in ("book.pdf", "readings"))
        path.write_bytes(pages.content)
        kept = cache.find(name)
        request = {
            "path": str(path),
            "expected": expected.as_row(),
            "kept": str(kept.resolve()) if kept else "",
            "out": str(out),
        }
        try:
            found = sandbox.run("competition.publication.finished.child", request, limits=_LIMITS)
        except sandbox.ChildFailedError as failure:
            raise BookFailedError(reason=failure.reason) from None
        if out.exists():
            cache.keep(name, out)
    return tuple(from_row(row) for row in found["checked"])


@cache
def _reader() -> str:
    """Return the fingerprint of the code that reads content."""
    return digest([_READER.read_text(encoding="utf-8")])
