"""A card as a file: what no face can show is taken out and told, then the design is drawn and encoded."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import name

from PIL import __version__

from competition.platform import garland
from competition.platform.i18n import use_locale
from competition.social.content import CardContent, Content, Excerpt, Listed, Message, Sender, Words
from competition.social.decoded import Decoded
from competition.social.designs import compose
from competition.social.formats import Format, Shape
from competition.social.job import Job
from competition.social.lettering import Lettering, UndrawableError
from competition.social.posts.choices import Wish
from competition.social.sheet import Sheet

_QUALITY = 90
_PACKED = 2
"""How hard a PNG is packed: at 7 it would be a tenth smaller, and take nearly twice as long."""
PASSAGE = "passage"
"""The kind of problem that is a passage too long for its card; the others name characters."""
_FOLDERS = ("designs", "excerpts")
_MODULES = (
    "job", "placing", "decoded", "drawing", "sheet", "leaves", "lettering", "emoji", "ordering", "setting",
    "text", "breaking", "sentences", "quotes", "colours", "toolkit", "wording",
)  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """A finished card, the words of the work it shows, and what of it could not be shown."""

    content: bytes
    media_type: str
    excerpt: Excerpt
    problems: tuple[dict[str, Any], ...]


@cache
def version() -> str:
    """Return a hash of everything that decides how cards look: when it changes, they are drawn anew."""
    digest = hashlib.sha256(__version__.encode())
    own = Path(__file__).parent
    parts = [path for folder in _FOLDERS for path in sorted((own / folder).rglob("*.py"))]
    modules = [own / f"{module}.py" for module in _MODULES]
    for path in (*parts, *modules, *sorted(Path(garland.__file__).parent.glob("*.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def draw_cards(
    content: Content,
    wish: Wish,
    sender: Sender,
    fmt: Format,
    lettering: Lettering,
    open_picture: Callable[[str], Decoded],
) -> tuple[Drawn, ...]:
    """Draw a card, or the slides of a carousel, in order; the same content always gives the same bytes.

    Nothing comes back where the format has no use for what is said. A picture is a JPEG, words are a PNG.
    """
    missing = {each.character for each in lettering.fonts.missing("\n".join(_texts(content)))}
    while True:
        try:
            with use_locale(sender.locale):
                voice = lettering.paired(sender.faces)
                job = Job(without(content, missing), sender, fmt, voice, open_picture, wish)
                composed = compose(job)
            break
        except UndrawableError as undrawable:
            missing |= undrawable.characters
    told = (*_named(missing), *_unfitting(wish, fmt, [excerpt for _, excerpt in composed]))
    return tuple(_encoded(sheet, excerpt, told) for sheet, excerpt in composed)


def _unfitting(wish: Wish, fmt: Format, excerpts: Sequence[Excerpt]) -> tuple[dict[str, Any], ...]:
    """Tell that a passage chosen by hand is too long for this format: its card shows the title alone."""
    if wish.passage is None or fmt.shape in (Shape.LOW, Shape.SLIDES) or any(each.text for each in excerpts):
        return ()
    return ({"kind": PASSAGE, "format": fmt.key},)


def _encoded(sheet: Sheet, excerpt: Excerpt, problems: tuple[dict[str, Any], ...]) -> Drawn:
    out = BytesIO()
    if any(one.what == "picture" for one in sheet.placed):
        sheet.image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
        return Drawn(out.getvalue(), "image/jpeg", excerpt, problems)
    sheet.image.save(out, "PNG", compress_level=_PACKED)
    return Drawn(out.getvalue(), "image/png", excerpt, problems)


def without(content: Content, characters: Collection[str]) -> Content:
    """Return the content without these characters, and without the spaces they leave at the ends."""
    drop = {ord(each): None for each in characters}
    less = replace(
        content,
        original=_words_without(content.original, drop),
        translation=_words_without(content.translation, drop) if content.translation else None,
        who=content.who.translate(drop).strip(),
        city=content.city.translate(drop).strip(),
    )
    if isinstance(less, CardContent):
        return less
    listed = tuple(
        replace(
            each,
            original=_words_without(each.original, drop),
            translation=_words_without(each.translation, drop) if each.translation else None,
            who=each.who.translate(drop).strip(),
            city=each.city.translate(drop).strip(),
        )
        for each in less.listed
    )
    cities = tuple(city.translate(drop).strip() for city in less.cities)
    return replace(less, office=less.office.translate(drop).strip(), listed=listed, cities=cities)


def _words_without(words: Words, drop: dict[int, None]) -> Words:
    return replace(
        words, title=words.title.translate(drop).strip(), text=words.text.translate(drop).strip("\n")
    )


def _texts(content: Content) -> list[str]:
    """Return every text of a content that others wrote."""
    told: list[Listed | Content] = [content]
    more: list[str] = []
    if isinstance(content, Message):
        told += content.listed
        more = [content.office, *content.cities]
    for each in told:
        both = [each.original, each.translation or each.original]
        more += [each.who, each.city, *(text for words in both for text in (words.title, words.text))]
    return more


def _named(characters: Collection[str]) -> tuple[dict[str, Any], ...]:
    """Return characters by their names, in the order of their codes."""
    codes = sorted(ord(each) for each in characters)
    return tuple({"codepoint": f"U+{code:04X}", "name": name(chr(code), f"U+{code:04X}")} for code in codes)
