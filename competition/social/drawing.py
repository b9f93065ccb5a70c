"""A card as a file: what no face can show is taken out and told, then the design is drawn and encoded."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, __version__

from competition.platform.fonts import FontSet
from competition.platform.i18n import use_locale
from competition.social.content import CardContent, Sender, Words
from competition.social.designs import draw, shows_picture
from competition.social.formats import Format
from competition.social.lettering import Lettering

_QUALITY = 90
_OF_THE_LOOK = (
    "designs",
    "parts",
    "drawing",
    "sheet",
    "leaves",
    "lettering",
    "text",
    "breaking",
    "sentences",
    "quotes",
    "colours",
)


@dataclass(frozen=True)
class Drawn:
    """A finished card, the words of the work it shows, and the characters it had to leave out."""

    content: bytes
    media_type: str
    excerpt: str
    problems: tuple[dict[str, Any], ...]


@cache
def version() -> str:
    """Return a hash of everything that decides how cards look: when it changes, they are drawn anew."""
    digest = hashlib.sha256(__version__.encode())
    for name in _OF_THE_LOOK:
        digest.update((Path(__file__).parent / f"{name}.py").read_bytes())
    return digest.hexdigest()


def draw_card(
    content: CardContent,
    sender: Sender,
    fmt: Format,
    lettering: Lettering,
    open_picture: Callable[[str], Image.Image],
) -> Drawn:
    """Draw one card: a picture as JPEG, words as PNG; the same content always gives the same bytes."""
    shown, problems = without_missing(content, lettering.fonts)
    with use_locale(sender.locale):
        image, excerpt = draw(shown, sender, fmt, lettering, open_picture)
    out = BytesIO()
    if shows_picture(content):
        image.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
        return Drawn(out.getvalue(), "image/jpeg", excerpt, tuple(problems))
    image.save(out, "PNG", optimize=True)
    return Drawn(out.getvalue(), "image/png", excerpt, tuple(problems))


def without_missing(content: CardContent, fonts: FontSet) -> tuple[CardContent, list[dict[str, Any]]]:
    """Return the content without the characters that no face can show, and these by their names."""
    texts = [content.who, content.city, *_texts(content.original), *_texts(content.translation)]
    missing = fonts.missing("\n".join(texts))
    drop = {ord(each.character): None for each in missing}
    shown = replace(
        content,
        original=_without(content.original, drop),
        translation=_without(content.translation, drop) if content.translation else None,
        who=content.who.translate(drop),
        city=content.city.translate(drop),
    )
    return shown, [{"codepoint": f"U+{each.codepoint:04X}", "name": each.name} for each in missing]


def _texts(words: Words | None) -> tuple[str, ...]:
    return (words.title, words.text) if words else ()


def _without(words: Words, drop: dict[int, None]) -> Words:
    return replace(words, title=words.title.translate(drop), text=words.text.translate(drop))
