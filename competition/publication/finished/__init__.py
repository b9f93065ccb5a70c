"""The finished file looked over once more: what a reader, a screen reader and a printer rely on."""

from competition.platform import sandbox
from competition.platform.pdf import Pages
from competition.publication.binding.cache import Cache
from competition.publication.errors import BookFailedError
from competition.publication.finished.checks import Checked, Expected, from_row

_LIMITS = sandbox.Limits(seconds=300, cpu=300, memory=4 << 30)


def look_over(pages: Pages, expected: Expected, cache: Cache) -> tuple[Checked, ...]:
    """Return what each check of a finished file came to; a confined child reads it.

    Raises BookFailedError when it cannot be read.
    """
    with cache.aside() as folder:
        path = folder / "book.pdf"
        path.write_bytes(pages.content)
        request = {"path": str(path.resolve()), "expected": expected.as_row()}
        try:
            found = sandbox.run("competition.publication.finished.child", request, limits=_LIMITS)
        except sandbox.ChildFailedError as failure:
            raise BookFailedError(reason=failure.reason) from None
    return tuple(from_row(row) for row in found["checked"])
