"""The pieces of a book in order, each set on its own, with the side of the book that it may begin on."""

from collections.abc import Iterator, Sequence

from competition.platform import i18n
from competition.publication import design, pieces_matter, wording
from competition.publication.binding.order import BLANK_BEFORE, Side
from competition.publication.layout import Plan
from competition.publication.manuscript import Chapter, ChapterKind, Manuscript, Section
from competition.publication.piece import Piece
from competition.publication.plan import Placed
from competition.publication.wording_matter import known_of


def pieces(plan: Plan) -> Iterator[Piece]:
    """Yield the pieces of a book in order."""
    yield Piece("front", "_front.html", (plan.manuscript.language,))
    before = None
    for at, chapter in enumerate(plan.manuscript.outline):
        if chapter.section is not None:
            yield from _section(plan.manuscript, chapter.section, *plan.sections[chapter.section])
        elif chapter.kind.is_written:
            yield _written(plan.manuscript, chapter, behind=at > _last_works(plan.manuscript))
        elif chapter.kind.is_spoken:
            yield from pieces_matter.spoken(plan, chapter, at)
        elif chapter.kind is ChapterKind.PARTICIPANTS:
            yield pieces_matter.participants(plan, chapter, at)
        elif _holds_something(plan, chapter):
            yield _list(plan.manuscript, chapter, at, after_text=bool(before and before.kind.is_written))
        before = chapter
    if plan.spec.is_print:
        whole = 4 if plan.spec.fours else 2
        yield Piece("back-cover", "_back_cover.html", (plan.manuscript.language,), whole=whole)


def _holds_something(plan: Plan, chapter: Chapter) -> bool:
    """Whether there is anything to list: one language alone is not, nor are no cities."""
    least = {
        ChapterKind.LANGUAGES: len(plan.common["tongues"]) > 1,
        ChapterKind.PLACES: plan.common["index"],
    }
    return bool(least.get(chapter.kind, True))


def _last_works(manuscript: Manuscript) -> int:
    """Return which chapter the last works stand in, -1 without any."""
    return max((at for at, each in enumerate(manuscript.outline) if each.section is not None), default=-1)


def _written(manuscript: Manuscript, chapter: Chapter, *, behind: bool) -> Piece:
    """Return a text that the secretariat wrote: on a right page, but for those behind the works."""
    with i18n.use_locale(manuscript.language):
        running, known = wording.chapter_title(chapter), known_of(manuscript, chapter.kind)
    return Piece(
        chapter.anchor,
        "_prose.html",
        (manuscript.language,),
        {"chapter": chapter, "known": known, "behind": behind},
        wish=Side.ANY if behind else Side.RIGHT,
        running=running,
    )


def _list(manuscript: Manuscript, chapter: Chapter, at: int, *, after_text: bool) -> Piece:
    """Return contents, index or colophon; contents after a foreword begin on a right page, as that does."""
    contents = chapter.kind is ChapterKind.CONTENTS
    return Piece(
        f"{chapter.kind}-{at}",
        "_contents.html" if contents else "_back.html",
        tuple(design.languages(manuscript)),
        {"chapter": chapter},
        wish=Side.RIGHT if contents and after_text else Side.ANY,
        lists=chapter.kind is not ChapterKind.COLOPHON,
    )


def _section(manuscript: Manuscript, at: int, section: Section, works: Sequence[Placed]) -> Iterator[Piece]:
    """Yield the opening of a section, which is a right page, and its works."""
    with i18n.use_locale(manuscript.language):
        running = wording.section_label(section)
    yield Piece(
        f"section-{at}",
        "_section_opening.html",
        design.languages_of(manuscript, section.works[:1]),
        {"section": section, "at": at},
        wish=Side.RIGHT,
        blank=BLANK_BEFORE,
        running=running,
    )
    for each in works:
        yield Piece(
            each.work.anchor,
            "_section_work.html",
            design.languages_of(manuscript, [each.work]),
            {"section": section, "placed": each},
            wish=Side.LEFT if each.from_left else Side.ANY,
            running=running,
        )
