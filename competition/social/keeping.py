"""Small pictures that are drawn once and kept in memory, since whoever asks for them does so often."""

from collections.abc import Callable


class Kept:
    """The newest of what was made, by what it was made of."""

    def __init__(self, most: int) -> None:
        """Keep `most` at a time."""
        self._most = most
        self._made: dict[str, bytes] = {}

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key, made now where nothing is."""
        found = self._made.get(key)
        if found is None:
            found = make()
            while len(self._made) >= self._most:
                self._made.pop(next(iter(self._made)), None)
            self._made[key] = found
        return found
