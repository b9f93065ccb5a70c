"""The documents of what stands beside the works: statements, stories, quotes, and who took part."""

from collections.abc import Iterator, Mapping, Sequence

from competition.platform.i18n import gettext as _
from competition.publication import wording
from competition.publication.epub.document import Document, name_of, own
from competition.publication.manuscript import Chapter, ChapterKind, Manuscript, Text
from competition.publication.voices import Voice, quotes_in_turn
from competition.publication.wording_matter import speaker


def spoken(book: Manuscript, at: int, chapter: Chapter) -> Document:
    """Return the opening of the statements or the stories, and each of them inside it."""
    voices = [each for each in book.voices if each.chapter is chapter.kind]
    inside = (
        Document(
            name_of(voice.anchor),
            "voice.html",
            own(book, speaker(voice)),
            _beside(book, voice),
            {"voice": voice},
        )
        for voice in voices
    )
    label, values = own(book, wording.chapter_title(chapter)), {"chapter": chapter, "voices": voices}
    return Document(f"chapter-{at}.xhtml", "voices.html", label, values=values, inside=tuple(inside))


def quotes(book: Manuscript, chapter: Chapter, voices: Sequence[Voice]) -> Iterator[Document]:
    """Yield the quotes that stand at one place, each a document of its own."""
    for voice in voices:
        label = own(book, _("A quote from %(city)s", city=voice.city))
        yield Document(
            name_of(voice.anchor), "quote.html", label, values={"voice": voice, "chapter": chapter}
        )


def quotes_by_place(book: Manuscript) -> Mapping[int, Sequence[Voice]]:
    """Return the quotes of each place for them, as many at one as at another: no page is to be filled."""
    places = [at for at, each in enumerate(book.outline) if each.kind is ChapterKind.QUOTES]
    voices, count = quotes_in_turn(book.voices), len(places)
    bounds = [len(voices) * at // count for at in range(count + 1)] if count else []
    return {at: voices[bounds[turn] : bounds[turn + 1]] for turn, at in enumerate(places)}


def participants(book: Manuscript, at: int, chapter: Chapter) -> Document:
    """Return the cities and schools that took part."""
    label = own(book, wording.chapter_title(chapter))
    return Document(f"chapter-{at}.xhtml", "participants.html", label, values={"chapter": chapter})


def _beside(book: Manuscript, voice: Voice) -> Text | None:
    """Return what the contents say of a person beside the name."""
    parts = (voice.office, "" if voice.city in speaker(voice) + voice.office else voice.city)
    said = ", ".join(part for part in parts if part)
    return own(book, said) if said else None
