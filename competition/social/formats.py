"""The formats of a card: one line each. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Platform:
    """Where a card is posted, and how many characters its caption may have there."""

    name: str
    limit: int


@dataclass(frozen=True)
class Format:
    """A size in pixels; `margin` is the edge that every platform shows, but that stays free of words."""

    key: str
    width: int
    height: int
    margin: int
    platforms: tuple[Platform, ...]

    @property
    def longest(self) -> int:
        """The caption limit of the most patient platform."""
        return max(platform.limit for platform in self.platforms)


FORMATS = (
    Format(
        "square",
        1080,
        1080,
        84,
        (Platform("Instagram", 2200), Platform("Facebook", 2200), Platform("X", 280)),
    ),
)
