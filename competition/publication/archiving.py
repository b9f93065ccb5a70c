"""The book's file for archives, which stands beside the one for the screen."""

from competition.platform import sandbox
from competition.platform.pdf import Pages
from competition.publication.binding.cache import Cache

_LIMITS = sandbox.Limits(seconds=300, cpu=300, memory=4 << 30, file_size=512 << 20)


def archive_of(pages: Pages, cache: Cache) -> bytes | None:
    """Return the book as PDF/A; None where it cannot be one, as with an empty box in place of a character.

    No book waits for that: whatever goes amiss, there is no file for archives then.
    """
    with cache.aside() as folder:
        path, out = (folder.resolve() / name for name in ("book.pdf", "archive.pdf"))
        path.write_bytes(pages.content)
        request = {"path": str(path), "out": str(out)}
        try:
            found = sandbox.run("competition.platform.pdf_archive_child", request, limits=_LIMITS)
        except sandbox.ChildFailedError:
            return None
        return None if found["lacks"] else out.read_bytes()
