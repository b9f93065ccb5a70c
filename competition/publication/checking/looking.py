"""The whole preflight of a manuscript: facts read in one go, then everything found from them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from competition.campaign.models import Campaign
from competition.consent.models import Person
from competition.consent.rules import Channel, Level, PersonShown
from competition.contributions.models import Contribution
from competition.entries.checks import needs_translation
from competition.entries.identity import Author
from competition.entries.models import Entry
from competition.platform import i18n
from competition.platform.faces import SERIF
from competition.platform.fonts import FontSet
from competition.publication import layout, preflight
from competition.publication import preflight_matter as _matter  # noqa: F401 - it makes itself known
from competition.publication.checking.measuring import choices, small_portraits, too_wide
from competition.publication.checking.names import (
    full_name,
    hidden,
    names_in,
    names_in_chapter,
    names_in_voice,
)
from competition.publication.composing.arrangement import filled
from competition.publication.composing.queries import arrangement_of
from competition.publication.composing.wording import chapter_name
from competition.publication.kinds import SCREEN_A4, Spec
from competition.publication.letters import ruler
from competition.publication.manuscript import ChapterKind, Manuscript
from competition.publication.preflight import Checks
from competition.publication.problems import Problem, ProblemKind, Room
from competition.publication.queries import awarded_works
from competition.results.models import Award

_OF_PAGES = frozenset((ProblemKind.RESOLUTION,))
"""What hangs on the size at which a picture stands: in an EPUB that is each reader's own."""


@dataclass(frozen=True)
class Facts:
    """What is to be known beside the manuscript: names kept out of credits, and parts that are empty.

    `refs` are the references of awarded works by number; `hidden` are names of whoever made a work, or says
    something, by its anchor; `whole` the whole names of all of them, which stand in nobody's words.
    """

    refs: Mapping[str, str]
    hidden: Mapping[str, Sequence[str]]
    whole: tuple[str, ...]
    empty: tuple[tuple[str, str], ...]
    translation_languages: tuple[str, ...]


def facts_of(session: Session, campaign: Campaign, manuscript: Manuscript) -> Facts:
    """Return what is to be known, in a fixed number of statements."""
    people = [*_makers(session, manuscript), *_speakers(session, manuscript)]
    return Facts(
        refs=_refs(session, campaign.id),
        hidden=_hidden(people),
        whole=tuple(
            dict.fromkeys(name for _anchor, person, level in people if (name := full_name(person, level)))
        ),
        empty=tuple(_empty(session, campaign, manuscript)),
        translation_languages=tuple(campaign.translation_languages),
    )


def look(manuscript: Manuscript, facts: Facts, faces: FontSet, spec: Spec = SCREEN_A4) -> list[Problem]:
    """Return everything that is found before anything is set; what stops the book comes first."""
    checks = Checks(faces.missing, lambda tag: needs_translation(tag, facts.translation_languages), spec.page)
    found = [*_machine(faces), *preflight.problems(manuscript, checks)]
    for key, title in facts.empty:
        found.append(Problem(title, ProblemKind.EMPTY, room=Room.CHAPTER, key=key))
    found += _names(manuscript, facts)
    if manuscript.sections and spec.has_pages:
        found += _planned(manuscript, faces, spec)
    kept = (each for each in found if spec.has_pages or each.kind not in _OF_PAGES)
    return list(located(kept, facts))


def located(problems: Iterable[Problem], facts: Facts) -> Iterator[Problem]:
    """Yield problems so that those of works lead to their pages."""
    for each in problems:
        of_work = each.room is Room.WORK and not each.key
        yield replace(each, key=facts.refs.get(each.number, "")) if of_work else each


def _planned(manuscript: Manuscript, faces: FontSet, spec: Spec) -> list[Problem]:
    plan = layout.plan_of(manuscript, edition=0, fonts=faces, spec=spec)
    with i18n.use_locale(manuscript.language):  # credits are measured in the book's words
        found = list(choices(plan, layout.planner_of(faces, spec.page).alone))
    return [*found, *too_wide(plan, ruler(faces)), *small_portraits(plan)]


def _names(manuscript: Manuscript, facts: Facts) -> Iterator[Problem]:
    """Yield where names stand that are kept out: their own maker's in any form, anybody's in full."""
    for work in manuscript.works:
        yield from names_in(work, facts.hidden.get(work.anchor, ()), facts.whole)
    for voice in manuscript.voices:
        yield from names_in_voice(voice, facts.hidden.get(voice.anchor, ()), facts.whole)
    for chapter in manuscript.chapters:
        if chapter.kind.is_written:
            yield from names_in_chapter(chapter, facts.whole)


def _machine(faces: FontSet) -> Iterator[Problem]:
    """Yield our own faces that are not there: without them nothing looks as it should."""
    absent = sorted({face.file for face in faces.absent if face.family == SERIF})
    for file in absent:
        yield Problem(file, ProblemKind.FACES, {"face": file}, room=Room.MACHINE)


def _refs(session: Session, campaign_id: int) -> dict[str, str]:
    awarded = select(Award.entry_id).where(Award.campaign_id == campaign_id)
    rows = session.execute(select(Entry.number, Entry.ref).where(Entry.id.in_(awarded)))
    return {number: ref for number, ref in rows if number}


def _makers(session: Session, manuscript: Manuscript) -> Iterator[tuple[str, PersonShown, Level]]:
    """Yield by anchor who made the works, and what they allow the book; one statement."""
    anchors = {work.entry_id: work.anchor for work in manuscript.works}
    rows = session.execute(
        select(Author.entry_id, Person)
        .join(Person, Person.id == Author.person_id)
        .where(Author.entry_id.in_(anchors))
        .order_by(Author.entry_id, Author.position)
        .options(joinedload(Person.consents))
    ).unique()
    yield from (_allowing(anchors[entry_id], person) for entry_id, person in rows)


def _speakers(session: Session, manuscript: Manuscript) -> Iterator[tuple[str, PersonShown, Level]]:
    """Yield by anchor who speaks, and what they allow the book; one statement."""
    anchors = {voice.ref: voice.anchor for voice in manuscript.voices}
    rows = session.execute(
        select(Contribution.ref, Person)
        .join(Person, Person.id == Contribution.person_id)
        .where(Contribution.ref.in_(anchors))
        .order_by(Contribution.id)
        .options(joinedload(Person.consents))
    ).unique()
    yield from (_allowing(anchors[ref], person) for ref, person in rows)


def _allowing(anchor: str, person: Person) -> tuple[str, PersonShown, Level]:
    shown = person.as_shown()
    return anchor, shown, shown.levels.get(Channel.BOOK, Level.NO)


def _hidden(people: Iterable[tuple[str, PersonShown, Level]]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for anchor, person, level in people:
        names.setdefault(anchor, []).extend(hidden(person, level))
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
