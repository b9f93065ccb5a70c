"""From the manuscript to the whole book: what is not kept is set, what names pages after the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from competition.platform import sandbox
from competition.platform.pdf import Pages, Resource
from competition.publication import design, layout
from competition.publication.binding import furniture, subsets
from competition.publication.binding.cutting import Cut
from competition.publication.binding.laying import Layer, Tell
from competition.publication.binding.links import PLACE
from competition.publication.binding.order import Place, Side, Wish, placed
from competition.publication.binding.part import Laid, Part, Unset
from competition.publication.errors import BookFailedError, DeadLinkError, DoubledPlaceError
from competition.publication.layout import Plan
from competition.publication.piece import Piece
from competition.publication.pieces import pieces

ROWS = 44
"""About so many rows stand on a page of the contents."""
COMPOSING = sandbox.Limits(seconds=300, cpu=300, memory=4 << 30, file_size=512 << 20)
_ERRORS = {each.__name__: each for each in (DeadLinkError, DoubledPlaceError)}


@dataclass
class Binder:
    """Sets the pieces of one book and joins them. `given` are its style sheets, ornaments and pictures."""

    plan: Plan
    layer: Layer
    given: Mapping[str, Resource]

    def __post_init__(self) -> None:
        """Take the pieces apart once."""
        self.pieces = list(pieces(self.plan))

    def set_works(self, tell: Tell = lambda pages: None) -> dict[str, Laid | Unset]:
        """Set everything that does not depend on page numbers."""
        return self.layer.lay(self.parts(), tell)

    def parts(self, *names: str) -> list[Part]:
        """Return what does not depend on page numbers, or those of it that go by these names."""
        wanted = (piece for piece in self.pieces if not piece.lists and (not names or piece.name in names))
        return [self._part(piece, {}) for piece in wanted]

    def bind(self, works: Mapping[str, Laid]) -> Pages:
        """Return the book of these works. Raises BookFailedError, DeadLinkError, DoubledPlaceError."""
        laid = {**works}
        lengths = {**_lengths(works), **self._guesses()}
        numbers: dict[str, int] = {}
        for _ in range(3):  # contents that are as long as was thought have the right numbers
            before, numbers = numbers, _numbers(self._places(lengths), laid)
            if numbers == before:
                break
            laid |= self._lists(numbers)
            lengths |= _lengths(laid)
        return self._composed(laid, self._places(lengths))

    def _guesses(self) -> dict[str, int]:
        """Return how long lists were when they were last set, whatever the numbers in them; else a guess."""
        guesses = {}
        for part, key in self._list_keys:
            noted = self.layer.cache.noted(key)
            guesses[part.name] = int(noted) if noted else 1 + part.html.count("<li>") // ROWS
        return guesses

    def _lists(self, numbers: Mapping[str, int]) -> dict[str, Laid]:
        laid = _whole(self.layer.lay(self._list_parts(numbers)))
        for part, key in self._list_keys:
            length = str(len(laid[part.name].sheets))
            if self.layer.cache.noted(key) != length:
                self.layer.cache.note(key, length)
        return laid

    @cached_property
    def _list_keys(self) -> list[tuple[Part, str]]:
        """The lists without their numbers, with the keys that how long they are is noted under."""
        return [(part, self.layer.key(part)) for part in self._list_parts({})]

    def _list_parts(self, numbers: Mapping[str, int]) -> list[Part]:
        return [self._part(piece, numbers) for piece in self.pieces if piece.lists]

    def _part(self, piece: Piece, numbers: Mapping[str, int]) -> Part:
        html = layout.piece_html(self.plan, piece.template, **piece.values, place=PLACE, numbers=numbers)
        faces = design.faces_of(piece.languages, self.layer.fonts, self.plan.spec.page)
        given = {**self.given, design.LANGUAGES: faces}
        return Part(piece.name, html, design.sheets(self.plan.spec, self.plan.manuscript.design), given)

    def _places(self, lengths: Mapping[str, int]) -> list[Place]:
        faces = self.plan.spec.page.faces
        wishes = [
            Wish(each.name, each.wish if faces else Side.ANY, each.blank, each.whole) for each in self.pieces
        ]
        return placed(wishes, lengths)

    def _furniture(self, laid: Mapping[str, Laid], places: Sequence[Place]) -> Laid:
        running = {piece.name: piece.running for piece in self.pieces}
        sheets = furniture.sheets(places, laid, running)
        html = layout.furniture_html(self.plan.manuscript, sheets)
        styles = design.furniture(self.plan.spec, self.plan.manuscript.design)
        part = Part(furniture.NAME, html, styles, self.given, tagged=False)
        return _whole(self.layer.lay([part]))[furniture.NAME]

    def alone(self, piece: Laid) -> Pages:
        """Return a piece by itself, without running heads and folios."""
        return self._joined([piece], None)

    def _composed(self, laid: Mapping[str, Laid], places: Sequence[Place]) -> Pages:
        over = self._furniture(laid, places)
        parts = [path for place in places for path in (*[None] * place.blanks, laid[place.name])]
        return self._joined(parts, over)

    def _joined(self, parts: Sequence[Laid | None], over: Laid | None) -> Pages:
        with self.layer.cache.aside() as folder:
            request = {
                "parts": [str(each.path) if each else None for each in parts],
                "furniture": str(over.path) if over else "",
                "fonts": str(self.layer.fonts.folder),
                "cache": str(self.layer.cache.root),
                "by": self.layer.made_by,
                "language": self.plan.manuscript.language,
                "cut": asdict(cut) if (cut := self._cut()) else None,
                "out": str(folder / "book.pdf"),
            }
            found = _ask(request)
            content = (folder / "book.pdf").read_bytes()
            subsets.take(folder, self.layer.cache)
        remarks = tuple(dict.fromkeys(each for one in parts if one for each in one.remarks))
        return Pages(content, found["count"], found["anchors"], remarks, ())

    def _cut(self) -> Cut | None:
        """Return how pages are cut and bound, where they go to a printer."""
        page, opens_right = self.plan.spec.page, layout.opens_right(self.plan.manuscript)
        return Cut(page.bleed, page.binding, opens_right) if self.plan.spec.is_print else None


def _ask(request: Mapping[str, Any]) -> dict[str, Any]:
    """Have the parts joined by a child."""
    try:
        found: dict[str, Any] = sandbox.run(
            "competition.publication.binding.compose_child", request, limits=COMPOSING
        )
    except sandbox.ChildFailedError as failure:
        raise BookFailedError(reason=failure.reason) from None
    except sandbox.ChildRefusedError as refusal:
        raise _ERRORS[refusal.name](**refusal.values) from None
    return found


def _whole(found: Mapping[str, Laid | Unset]) -> dict[str, Laid]:
    """Return the parts that were set; what is not a work has to be among them."""
    for each in found.values():
        if isinstance(each, Unset):
            raise BookFailedError(reason=each.reason)
    return {name: each for name, each in found.items() if isinstance(each, Laid)}


def _lengths(laid: Mapping[str, Laid]) -> dict[str, int]:
    return {name: len(each.sheets) for name, each in laid.items()}


def _numbers(places: Iterable[Place], laid: Mapping[str, Laid]) -> dict[str, int]:
    """Return the page of every anchor in what is laid out."""
    numbers: dict[str, int] = {}
    for place in places:
        for at, sheet in enumerate(laid[place.name].sheets if place.name in laid else ()):
            for anchor in sheet["places"]:
                numbers.setdefault(anchor, place.first + at)
    return numbers
