"""The words of an entry, from what is typed to what is kept."""

from competition.entries.errors import TextTooLargeError, TitleTooLongError, UnknownLanguageError
from competition.entries.facts import Words
from competition.entries.models import Entry
from competition.entries.stamps import words_stamp
from competition.entries.tags import language_tag
from competition.entries.texts import MAX_BYTES, tidy, tidy_line

MAX_TITLE = 300


def stamp_of(entry: Entry) -> str:
    """Return the stamp of an entry's words as they stand."""
    return words_stamp(str(entry.category_id), words_of(entry))


def words_of(entry: Entry) -> Words:
    """Return the words of an entry."""
    return Words(
        title=entry.title,
        text=entry.text,
        language=entry.language,
        translation_language=entry.translation_language,
        translation_title=entry.translation_title,
        translation=entry.translation,
    )


def tidy_words(words: Words) -> Words:
    """Return the words as they are kept, or raise the refusal that fits."""
    text, translation = tidy(words.text), tidy(words.translation)
    if max(len(text.encode()), len(translation.encode())) > MAX_BYTES:
        raise TextTooLargeError(limit=MAX_BYTES // 1000)
    return Words(
        title=_title(words.title),
        text=text,
        language=_tag(words.language),
        translation_language=_tag(words.translation_language),
        translation_title=_title(words.translation_title),
        translation=translation,
    )


def _title(typed: str) -> str:
    title = tidy_line(typed)
    if len(title) > MAX_TITLE:
        raise TitleTooLongError(limit=MAX_TITLE)
    return title


def _tag(typed: str) -> str:
    tag = language_tag(typed)
    if tag is None:
        raise UnknownLanguageError
    return tag
