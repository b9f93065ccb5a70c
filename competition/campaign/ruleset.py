"""The rules of a campaign as sections: a paragraph's leading words are its heading."""

import re
from dataclasses import dataclass

from competition.platform.text import paragraphs

LONGEST_HEADING = 48
_LED = re.compile(r"(?P<heading>[^.!?:\n]+)[.:]\s+(?P<rest>\S.*)", re.DOTALL)


@dataclass(frozen=True)
class Section:
    """A part of the rules; without `heading` for what stands before the first one."""

    number: int
    heading: str
    paragraphs: tuple[str, ...]

    @property
    def first_sentence(self) -> str:
        """What the part says, in short."""
        return re.split(r"(?<=[.!?])\s", self.paragraphs[0], maxsplit=1)[0]


def sections(text: str) -> list[Section]:
    """Return the rules in their parts: "Who can enter. Classes of …" begins one called "Who can enter".

    A paragraph that does not begin in that way belongs to the part before it.
    """
    parts: list[tuple[str, list[str]]] = []
    for paragraph in paragraphs(text):
        heading, rest = _led(paragraph)
        if heading or not parts:
            parts.append((heading, [rest]))
        else:
            parts[-1][1].append(rest)
    return [Section(at, heading, tuple(rest)) for at, (heading, rest) in enumerate(parts, start=1)]


def _led(paragraph: str) -> tuple[str, str]:
    """Split a paragraph into its leading words and the rest; no heading where it begins with a sentence."""
    found = _LED.fullmatch(paragraph)
    if found is None or len(found["heading"]) > LONGEST_HEADING:
        return "", paragraph
    return found["heading"].strip(), found["rest"]
