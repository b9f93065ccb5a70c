"""How the elements of a Word document lie in one another, and what some of them stand for."""

from collections.abc import Iterator
from typing import Any

from competition.platform.documents.package import child, local, value


def chosen(element: Any) -> Any:
    """Return the first of the alternatives: what newer programs show."""
    return next((each for each in element if local(each) in ("Choice", "Fallback")), ())


def above(element: Any, top: Any) -> Iterator[Any]:
    """Yield the elements round this one, up to the one on top."""
    for outer in element.iterancestors():
        if outer is top:
            return
        yield outer


def deep(element: Any, name: str, around: frozenset[str]) -> Iterator[Any]:
    """Yield the children of this name, also those in wrappers."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in around:
            yield from deep(each, name, around)


def runs_on(said: Any) -> bool:
    """Whether a paragraph has no end of its own: its mark was deleted, or it is a letter set large."""
    frame = child(said, "framePr")
    if frame is not None and value(frame, "dropCap") in ("drop", "margin"):
        return True
    return child(child(said, "rPr"), "del") is not None


def sign(code: str) -> str:
    """Return a sign chosen from a symbol font; what only that font knows becomes a bullet."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return (
        "•" if 0xE000 <= number <= 0xF8FF or number > 0x10FFFF or 0xD800 <= number < 0xE000 else chr(number)
    )
