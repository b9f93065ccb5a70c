"""Dots and whiskers: where a standing lies on its category's scale, in per cent of the drawing's width."""

from dataclasses import dataclass

_MARGIN = 3.0


@dataclass(frozen=True)
class Whisker:
    """A standing's 95 % interval, its calibrated score and raw mean, and the line that wins an award."""

    low: float
    high: float
    dot: float
    raw: float
    line: float | None


@dataclass(frozen=True)
class Scale:
    """The scores at both ends of the drawing, in points, and the line between award and none; whether works
    were only `compared`.
    """

    lowest: float
    highest: float
    line: float | None
    compared: bool = False

    def at(self, score: float) -> float:
        """Return where a score lies, from the start of the drawing."""
        span = (self.highest - self.lowest) or 1.0
        share = min(1.0, max(0.0, (score - self.lowest) / span))
        return round(_MARGIN + share * (100.0 - 2 * _MARGIN), 2)

    def whisker(self, *, low: float, high: float, calibrated: float, raw: float) -> Whisker:
        """Draw one standing on this scale."""
        return Whisker(
            low=self.at(low),
            high=self.at(high),
            dot=self.at(calibrated),
            raw=self.at(raw),
            line=None if self.line is None else self.at(self.line),
        )
