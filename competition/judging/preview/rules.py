"""In which ways an entry can come before a judge."""

from competition.judging.rules import ReadingMode


def ways_to_read(*, takes_text: bool, language: str, translation: str) -> tuple[ReadingMode, ...]:
    """Return the modes of reading that an allocation could choose, the original first.

    A drawing has no words to read, whatever language its title is in.
    """
    if not takes_text or not language:
        return (ReadingMode.WORDLESS,)
    return (ReadingMode.ORIGINAL, ReadingMode.TRANSLATION) if translation else (ReadingMode.ORIGINAL,)
