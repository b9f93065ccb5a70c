"""What a browser has to fetch for a page besides pictures and fonts, in bytes as they lie on the disk."""

import re
from functools import cache
from urllib.parse import urljoin, urlsplit

from competition.config import ROOT

LINKED = re.compile(r"<(?:link|script)\b[^>]*>")
LATER = re.compile(r'<meta name="htmx-source" content="([^"]+)"')
PLACE = re.compile(r'\b(?:href|src)="([^"]+)"')
IMPORTED = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+\.m?js)["']""")


def weight(html):
    """Return the bytes of a page with all its style sheets and scripts, and what these import."""
    return len(html.encode()) + sum(len(content(place)) for place in parts(html))


def parts(html):
    """Return the places of a page's style sheets and scripts."""
    found = set()
    for tag in LINKED.findall(html):
        if tag.startswith("<script") or 'rel="stylesheet"' in tag:
            found |= whole(PLACE.search(tag).group(1))
    return found | set(LATER.findall(html))


@cache
def whole(place):
    """Return a file's place and those of all that it imports."""
    found = {urlsplit(place).path}
    if place.partition("?")[0].endswith("js"):
        for name in IMPORTED.findall(content(place).decode()):
            inner = urlsplit(urljoin(place, name)).path
            found |= {inner} if "/vendor/" in inner else whole(inner)
    return frozenset(found)


@cache
def content(place):
    """Return a file of `static/`."""
    path = (ROOT / urlsplit(place).path.lstrip("/")).resolve()
    assert path.is_relative_to(ROOT / "static"), f"{place} is not served by Garland itself"
    return path.read_bytes()
