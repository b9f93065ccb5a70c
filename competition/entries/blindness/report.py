"""What the blindness check says about an entry: the names found, what was decided, what is covered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from competition.entries.blindness.finding import Finding, Whose


@dataclass(frozen=True)
class Ruling:
    """What was decided about a word."""

    word: str
    masked: bool


@dataclass(frozen=True)
class Mask:
    """What is covered on a picture, and the file it was drawn on."""

    file_id: int
    areas: Sequence[Sequence[float]]


@dataclass(frozen=True)
class BlindnessReport:
    """Everything that the blindness check says about an entry."""

    findings: tuple[Finding, ...]
    rulings: Sequence[Ruling]
    masks: Mapping[int, Mask]
    """What is covered, by the id of the picture."""

    @property
    def open(self) -> tuple[Finding, ...]:
        """The names that judges would read and nobody has decided about."""
        return tuple(finding for finding in self.findings if finding.is_open)

    @property
    def read(self) -> tuple[Finding, ...]:
        """The names that stand where judges read."""
        return tuple(finding for finding in self.findings if finding.read)

    @property
    def masked_unasked(self) -> tuple[Finding, ...]:
        """Those of `open` that judges get masked if nobody decides anything."""
        return tuple(finding for finding in self.open if _is_sure(finding))

    @property
    def for_a_person(self) -> tuple[Finding, ...]:
        """Those of `open` that stay if nobody decides anything: the city, and what is perhaps a name."""
        return tuple(finding for finding in self.open if not _is_sure(finding))

    @property
    def sure(self) -> tuple[Finding, ...]:
        """Those of `read` that are names beyond doubt."""
        return tuple(finding for finding in self.read if not finding.is_guess)

    @property
    def guessed(self) -> tuple[Finding, ...]:
        """Those of `read` that are perhaps a name in another form."""
        return tuple(finding for finding in self.read if finding.is_guess)

    @property
    def aside(self) -> tuple[Finding, ...]:
        """The names that stand only where no judge reads."""
        return tuple(finding for finding in self.findings if not finding.read)

    @property
    def names(self) -> list[str]:
        """The names that stand where judges read, and the other words that are masked."""
        return [finding.name.text for finding in self.read] + [ruling.word for ruling in self.words]

    @property
    def hidden(self) -> list[str]:
        """Those of `names` that are masked unless somebody decides otherwise: a city or a guess is not."""
        ruled = [finding for finding in self.read if finding.masked]
        return [finding.name.text for finding in (*ruled, *self.masked_unasked)] + [
            ruling.word for ruling in self.words
        ]

    @property
    def words(self) -> tuple[Ruling, ...]:
        """The masked words that are no name known to Garland: somebody typed them."""
        known = {finding.name.text.casefold() for finding in self.findings}
        return tuple(each for each in self.rulings if each.masked and each.word.casefold() not in known)


def _is_sure(finding: Finding) -> bool:
    return finding.name.whose is not Whose.CITY and not finding.is_guess
