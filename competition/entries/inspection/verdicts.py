"""What intake makes of one file, as it is told to an operator."""

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """A file is taken, or not; one that needs a look is kept, and a person decides."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    NEEDS_A_LOOK = "needs-a-look"


@dataclass(frozen=True)
class Inspected:
    """One file: `message` is what its sender would read, `peak_mb` resident memory of the child.

    Of what is accepted: `words` and `lines` of a text, `pixels` (width, height) of an upright picture, and
    the hash of what would be shown.
    """

    file: str
    verdict: Verdict
    kind: str
    message: str = ""
    seconds: float = 0.0
    peak_mb: float = 0.0
    words: int | None = None
    lines: int | None = None
    pixels: tuple[int, int] | None = None
    text_sha256: str | None = None
    rendition_sha256: str | None = None

    def measured(self, seconds: float, peak_mb: float) -> "Inspected":
        """Return it with what it took."""
        return replace(self, seconds=round(seconds, 3), peak_mb=round(peak_mb, 1))

    def said(self) -> dict[str, Any]:
        """Return it for JSON, without what does not apply."""
        return {name: value for name, value in asdict(self).items() if value is not None}
