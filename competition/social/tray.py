"""Where processes agree who draws which cards, and lay down what they have drawn: a folder of files."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from competition.social.content import Excerpt
from competition.social.drawing import Drawn

_STOP, _CLAIM = "stop", "post-"


@dataclass(frozen=True)
class Tray:
    """The folder. Cards are told by their place among all, posts by their number, processes by a mark."""

    folder: Path

    def claim(self, post: int, mark: str) -> bool:
        """Whether nobody draws a post yet; from now on the process of this mark does."""
        try:
            claim = os.open(self.folder / f"{_CLAIM}{post}", os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return False
        with os.fdopen(claim, "w") as file:
            file.write(mark)
        return True

    def last_claim(self, mark: str) -> int | None:
        """Return the post that a process took last."""
        claims = [path for path in self.folder.glob(f"{_CLAIM}*") if path.read_text() == mark]
        return max((int(path.name.removeprefix(_CLAIM)) for path in claims), default=None)

    def put(self, place: int, cards: tuple[Drawn, ...]) -> None:
        """Lay down a card or its slides: whole or not at all."""
        told = [
            {
                "size": len(card.content),
                "media_type": card.media_type,
                "excerpt": asdict(card.excerpt),
                "problems": card.problems,
            }
            for card in cards
        ]
        aside = self.folder / f".{place}"
        contents = b"".join(card.content for card in cards)
        aside.write_bytes(json.dumps(told, ensure_ascii=False).encode() + b"\n" + contents)
        aside.rename(self.folder / str(place))

    def take(self, place: int) -> tuple[Drawn, ...] | None:
        """Return what was laid down for a place and clear it away; None while nothing is there."""
        path = self.folder / str(place)
        try:
            head, _, contents = path.read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        path.unlink()
        cards, at = [], 0
        for told in json.loads(head):
            content, at = contents[at : at + told["size"]], at + told["size"]
            excerpt = Excerpt(**told["excerpt"])
            cards.append(Drawn(content, told["media_type"], excerpt, tuple(told["problems"])))
        return tuple(cards)

    def has(self, place: int) -> bool:
        """Whether something lies there."""
        return (self.folder / str(place)).exists()

    def stop(self) -> None:
        """Tell everybody that nobody waits for the rest."""
        (self.folder / _STOP).touch()

    @property
    def stopped(self) -> bool:
        """Whether nobody waits any more."""
        return (self.folder / _STOP).exists()
