"""A card as a file: what no face can show is taken out and told, then the design is drawn and encoded."""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import name

from PIL import Image, __version__

from competition.platform import garland
from competition.platform.i18n import use_locale
from competition.social.content import CardContent, Excerpt, Sender, Words
from competition.social.designs import compose, shows_picture
from competition.social.formats import Format
from competition.social.job import Job
from competition.social.lettering import Lettering, UndrawableError

_QUALITY = 90
_OF_THE_LOOK = (
    "designs", "poems", "quotations", "illustrations", "placing", "grounds", "job", "parts", "stack",
    "drawing", "sheet", "leaves", "lettering", "emoji", "ordering", "setting", "text", "breaking",
    "sentences", "quotes", "colours", "toolkit",
)  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """A finished card, the words of the work it shows, and the characters it had to leave out."""

    content: bytes
    media_type: str
    excerpt: Excerpt
    problems: tuple[dict[str, Any], ...]


@cache
def version() -> str:
    """Return a hash of everything that decides how cards look: when it changes, they are drawn anew."""
    digest = hashlib.sha256(__version__.encode())
    ours = [Path(__file__).parent / f"{module}.py" for module in _OF_THE_LOOK]
    for path in (*ours, *sorted(Path(garland.__file__).parent.glob("*.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def draw_card(
    content: CardContent,
    sender: Sender,
    fmt: Format,
    lettering: Lettering,
    open_picture: Callable[[str], Image.Image],
) -> Drawn:
    """Draw one card: a picture as JPEG, words as PNG; the same content always gives the same bytes."""
    missing = {each.character for each in lettering.fonts.missing("\n".join(_texts(content)))}
    while True:
        try:
            with use_locale(sender.locale):
                job = Job(without(content, missing), sender, fmt, lettering, open_picture)
                sheet, excerpt = compose(job)
            break
        except UndrawableError as undrawable:
            missing |= undrawable.characters
    problems = _named(missing)
    out = BytesIO()
    if shows_picture(content):
        sheet.image.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
        return Drawn(out.getvalue(), "image/jpeg", excerpt, problems)
    sheet.image.save(out, "PNG", compress_level=7)
    return Drawn(out.getvalue(), "image/png", excerpt, problems)


def without(content: CardContent, characters: Collection[str]) -> CardContent:
    """Return the content without these characters, and without the spaces they leave at the ends."""
    drop = {ord(each): None for each in characters}
    return replace(
        content,
        original=_words_without(content.original, drop),
        translation=_words_without(content.translation, drop) if content.translation else None,
        who=content.who.translate(drop).strip(),
        city=content.city.translate(drop).strip(),
    )


def _words_without(words: Words, drop: dict[int, None]) -> Words:
    return replace(
        words, title=words.title.translate(drop).strip(), text=words.text.translate(drop).strip("\n")
    )


def _texts(content: CardContent) -> list[str]:
    both = [content.original, content.translation or content.original]
    return [content.who, content.city, *(text for words in both for text in (words.title, words.text))]


def _named(characters: Collection[str]) -> tuple[dict[str, Any], ...]:
    """Return characters by their names, in the order of their codes."""
    codes = sorted(ord(each) for each in characters)
    return tuple({"codepoint": f"U+{code:04X}", "name": name(chr(code), f"U+{code:04X}")} for code in codes)
