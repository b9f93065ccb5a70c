"""The whole preflight of a manuscript: facts read in one go, then everything found from them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from competition.campaign.models import Campaign
from competition.consent.models import Person
from competition.consent.rules import Channel, Level
from competition.entries.checks import needs_translation
from competition.entries.identity import Author
from competition.platform.faces import SERIF
from competition.platform.fonts import FontSet
from competition.publication import layout, preflight
from competition.publication import preflight_matter as _matter  # noqa: F401 - it makes itself known
from competition.publication.checking.measuring import too_wide
from competition.publication.checking.names import hidden, names_in
from competition.publication.composing.arrangement import filled
from competition.publication.composing.queries import arrangement_of
from competition.publication.composing.wording import chapter_name
from competition.publication.kinds import SCREEN_A4, Spec
from competition.publication.letters import ruler
from competition.publication.manuscript import ChapterKind, Manuscript
from competition.publication.preflight import Checks, Problem, ProblemKind, Room
from competition.publication.queries import awarded_works

_OF_PAGES = frozenset((ProblemKind.RESOLUTION, ProblemKind.PORTRAIT_SMALL))
"""What hangs on the size at which a picture stands: in an EPUB that is each reader's own."""


@dataclass(frozen=True)
class Facts:
    """What is to be known beside the manuscript: names kept out of credits, and parts that are empty."""

    hidden: Mapping[int, Sequence[str]]
    empty: tuple[tuple[str, str], ...]
    translation_languages: tuple[str, ...]


def facts_of(session: Session, campaign: Campaign, manuscript: Manuscript) -> Facts:
    """Return what is to be known, in a fixed number of statements."""
    return Facts(
        hidden=_hidden(session, [work.entry_id for work in manuscript.works]),
        empty=tuple(_empty(session, campaign, manuscript)),
        translation_languages=tuple(campaign.translation_languages),
    )


def look(manuscript: Manuscript, facts: Facts, faces: FontSet, spec: Spec = SCREEN_A4) -> list[Problem]:
    """Return everything that is found before anything is set; what stops the book comes first."""
    checks = Checks(faces.missing, lambda tag: needs_translation(tag, facts.translation_languages), spec.page)
    found = [*_machine(faces), *preflight.problems(manuscript, checks)]
    for key, title in facts.empty:
        found.append(Problem(title, ProblemKind.EMPTY, room=Room.CHAPTER, key=key))
    for work in manuscript.works:
        found += names_in(work, facts.hidden.get(work.entry_id, ()))
    if manuscript.sections and spec.has_pages:
        found += too_wide(layout.plan_of(manuscript, edition=0, fonts=faces, spec=spec), ruler(faces))
    return [each for each in found if spec.has_pages or each.kind not in _OF_PAGES]


def _machine(faces: FontSet) -> Iterator[Problem]:
    """Yield our own faces that are not there: without them nothing looks as it should."""
    absent = sorted({face.file for face in faces.absent if face.family == SERIF})
    for file in absent:
        yield Problem(file, ProblemKind.FACES, {"face": file}, room=Room.MACHINE)


def _hidden(session: Session, entry_ids: Sequence[int]) -> dict[int, list[str]]:
    """Return by entry the names that its people keep out of the book; one statement."""
    rows = session.execute(
        select(Author.entry_id, Person)
        .join(Person, Person.id == Author.person_id)
        .where(Author.entry_id.in_(entry_ids))
        .order_by(Author.entry_id, Author.position)
        .options(joinedload(Person.consents))
    ).unique()
    names: dict[int, list[str]] = {}
    for entry_id, person in rows:
        shown = person.as_shown()
        names.setdefault(entry_id, []).extend(hidden(shown, shown.levels.get(Channel.BOOK, Level.NO)))
    return names


def _empty(session: Session, campaign: Campaign, manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    """Yield by key and title the parts that are wanted and hold neither words nor a printed work.

    What usually stands in a book without anybody's doing is told only once somebody has touched it.
    """
    arrangement = arrangement_of(session, campaign.id)
    found = awarded_works(session, campaign=campaign, pictures=False)
    for each in filled(found.sections, arrangement):
        chapter = each.chapter
        printed = [work for work in each.works if arrangement.wish(work).included]
        touched = bool(chapter.version or chapter.moves)
        unwritten = touched and not manuscript.holds(chapter.kind, chapter.text)
        unfilled = chapter.kind is ChapterKind.WORKS and not printed
        apart = chapter.kind is ChapterKind.WORKS and bool(chapter.category) and not each.works
        if chapter.included and (unwritten or unfilled) and not apart:
            yield chapter.key, chapter_name(chapter)
