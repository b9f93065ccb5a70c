"""Texts typed in a plain subset of Markdown: headings, paragraphs, emphasis, lists, links. Never HTML.

What is not of the subset stands as it was typed. A heading with one sign is the highest inside its text.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

_RULES = ("heading", "list", "emphasis", "link", "newline", "escape")
_SCHEMES = frozenset(("https", "http", "mailto"))
_LEVELS = 6


def rendered(text: str, highest: int = 2, *, closed_up: bool = False) -> Markup:
    """Return the HTML of a text; its highest headings become `h2`, or whatever level is asked for.

    `closed_up`: no level is left out below another, whatever signs were typed.
    """
    renderer = _renderer()
    tokens = renderer.parse(text)
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    depths = [_depth(token) for token in headings]
    for token, depth in zip(headings, _closed_up(depths) if closed_up else depths, strict=True):
        token.tag = f"h{min(depth + highest - 1, _LEVELS)}"
    html = renderer.renderer.render(tokens, renderer.options, {})
    return Markup(html)  # noqa: S704 - the renderer escapes all that was typed


def plain(text: str) -> str:
    """Return the words of a text without its marks, a paragraph a line."""
    inline = (token for token in _renderer().parse(text) if token.type == "inline")
    return "\n".join(_words(token.children or ()) for token in inline)


def addresses(text: str) -> list[str]:
    """Return where the links of a text lead."""
    inline = (token for token in _renderer().parse(text) if token.type == "inline")
    parts = (part for token in inline for part in token.children or () if part.type == "link_open")
    return [str(part.attrs["href"]) for part in parts]


def _words(tokens: Sequence[Token]) -> str:
    return "".join("\n" if token.type in ("softbreak", "hardbreak") else token.content for token in tokens)


def _closed_up(depths: Sequence[int]) -> Iterator[int]:
    """Yield each depth as that below the last higher one, the first as the highest."""
    above = list[int]()
    for depth in depths:
        while above and above[-1] >= depth:
            above.pop()
        above.append(depth)
        yield len(above)


def _depth(token: Token) -> int:
    return int(token.tag[1:])


@cache
def _renderer() -> MarkdownIt:
    made = MarkdownIt("zero", {"html": False}).enable(list(_RULES))
    setattr(made, "validateLink", may_lead)  # noqa: B010 - its name is the library's
    return made


def may_lead(address: str) -> bool:
    """Whether a link may lead there: to the web or to a letter, from a printed page nowhere else."""
    try:
        return urlsplit(address.strip()).scheme.lower() in _SCHEMES
    except ValueError:
        return False
