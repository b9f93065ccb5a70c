"""What an entry's words become when a document's text is taken over."""

from dataclasses import replace

from competition.entries.documents.rules import title_of
from competition.entries.facts import Words
from competition.entries.texts import tidy, tidy_line


def taken_over(
    words: Words, *, title: str, text: str, file_name: str, before: tuple[str, str] = ("", "")
) -> Words:
    """Return the words with a document's text in the place of theirs.

    The document's title is used where the entry has none of its own: none at all, the one its file's name
    proposed, or the one that an earlier reading gave (`before`, with its text). Otherwise the first line
    stays in the text, so that nothing is lost.
    """
    proposed, own = tidy_line(title), tidy_line(words.title)
    replaceable = ("", title_of(file_name), tidy_line(before[0]))
    if own in replaceable:
        return replace(words, title=proposed or title_of(file_name), text=tidy(text))
    if not proposed or proposed.casefold() == own.casefold():
        return replace(words, text=tidy(text))
    return replace(words, text=tidy(f"{proposed}\n\n{text}"))


def is_untouched(words: Words, before: tuple[str, str]) -> bool:
    """Whether an entry has no text, or still the one that an earlier reading (title, text) gave it."""
    title, text = before
    return not words.text or words.text in (tidy(text), tidy(f"{title}\n\n{text}"))
