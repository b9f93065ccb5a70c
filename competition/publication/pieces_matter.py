"""The pieces of what stands beside the works: statements, stories, quotes, and who took part."""

from collections.abc import Iterator

from competition.platform import i18n
from competition.publication import design, wording
from competition.publication.binding.order import BLANK_BEFORE, Side
from competition.publication.layout import Plan
from competition.publication.manuscript import Chapter, ChapterKind
from competition.publication.piece import Piece
from competition.publication.voices import Voice


def spoken(plan: Plan, chapter: Chapter, at: int) -> Iterator[Piece]:
    """Yield the pieces of statements and stories, behind an opening, or of the quotes of one place."""
    if chapter.kind is ChapterKind.QUOTES:
        for voice in plan.quotes[at]:
            yield _piece(plan, voice, "_quote.html", chapter)
        return
    voices = plan.voices_of(chapter.kind)
    yield Piece(
        f"{chapter.kind}-{at}",
        "_voices_opening.html",
        (plan.manuscript.language,),
        {"chapter": chapter, "voices": voices},
        wish=Side.RIGHT,
        blank=BLANK_BEFORE,
        running=_running(plan, chapter),
    )
    for voice in voices:
        yield _piece(plan, voice, "_voice.html", chapter)


def participants(plan: Plan, chapter: Chapter, at: int) -> Piece:
    """Return the page of the cities that took part."""
    return Piece(
        f"{chapter.kind}-{at}",
        "_participants.html",
        (plan.manuscript.language,),
        {"chapter": chapter},
        running=_running(plan, chapter),
    )


def _piece(plan: Plan, voice: Voice, template: str, chapter: Chapter) -> Piece:
    speech = plan.speeches[voice.anchor]
    return Piece(
        voice.anchor,
        template,
        design.languages_of(plan.manuscript, [voice]),
        {"voice": voice, "speech": speech, "chapter": chapter},
        wish=Side.LEFT if speech.from_left else Side.ANY,
        running=_running(plan, chapter),
    )


def _running(plan: Plan, chapter: Chapter) -> str:
    with i18n.use_locale(plan.manuscript.language):
        return wording.chapter_title(chapter)
