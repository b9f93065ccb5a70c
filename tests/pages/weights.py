"""What a browser fetches to open a page, besides pictures and fonts, in bytes as they lie on the disk."""

import re
from functools import cache
from urllib.parse import urljoin, urlsplit

from competition.config import ROOT

LINKED = re.compile(r"<(?:link|script)\b[^>]*>")
PLACE = re.compile(r'\b(?:href|src)="([^"]+)"')
IMPORTED = re.compile(r'\bfrom "([^"]+)"|^import "([^"]+)"', re.MULTILINE)
WHERE_NEEDED = re.compile(r'if \(document\.querySelector\("\[([\w-]+)\]"\)\) \S*import\("([^"]+)"\)')


def weight(html):
    """Return the bytes of a page with all its style sheets and scripts, and what these import."""
    return len(html.encode()) + sum(len(content(place)) for place in parts(html))


def parts(html):
    """Return the places of a page's style sheets and scripts."""
    found = set()
    for tag in LINKED.findall(html):
        if tag.startswith("<script") or 'rel="stylesheet"' in tag:
            found |= _whole(urlsplit(PLACE.search(tag).group(1)).path, html)
    return found


def _whole(place, html):
    """Return a file's place and those of all that it imports for a page like this."""
    if not place.endswith(".js"):
        return {place}
    script = content(place).decode()
    names = [first or second for first, second in IMPORTED.findall(script)]
    names += [name for attribute, name in WHERE_NEEDED.findall(script) if attribute in html]
    return {place}.union(*(_whole(urljoin(place, name), html) for name in names))


@cache
def content(place):
    """Return a file of `static/`."""
    path = (ROOT / place.lstrip("/")).resolve()
    assert path.is_relative_to(ROOT / "static"), f"{place} is not served by Garland itself"
    return path.read_bytes()
