"""The size of a file in words."""

from competition.platform.i18n import format_number, gettext

KILOBYTE, MEGABYTE = 1000, 1_000_000


def file_size(size: int) -> str:
    """Return a number of bytes as one says it: "34 kB", "2.1 MB"; at least one kilobyte."""
    if size < MEGABYTE:
        return gettext("%(size)s kB", size=format_number(max(1, round(size / KILOBYTE))))
    return gettext("%(size)s MB", size=format_number(round(size / MEGABYTE, 1)))
