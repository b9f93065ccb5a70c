"""What will become of a roster: each work with its files, and every problem by its row, all at once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from competition.entries.roster.matching import Matches, Wanted, exactly, match
from competition.entries.roster.one_row import Problem
from competition.entries.roster.reading import Reading, Setting, read_works
from competition.entries.roster.roles import Role
from competition.entries.roster.rows import EntryRow
from competition.platform.i18n import gettext_noop as _

_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".heic", ".heif", ".avif", ".gif", ".bmp")


class Use(StrEnum):
    """What a file is for its work."""

    PICTURE = "picture"
    DOCUMENT = "document"
    TRANSLATION = "translation"


@dataclass(frozen=True)
class SentFile:
    """A file that came with a roster, by its id and its name."""

    id: int
    name: str

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture by its name."""
        return self.name.lower().endswith(_PICTURES)


@dataclass(frozen=True)
class Planned:
    """A work as it will be entered, with its files in their order."""

    work: EntryRow
    files: tuple[SentFile, ...] = ()

    def use(self, file: SentFile) -> Use:
        """Return what the file is for the work."""
        if self.work.translation_file and exactly(file.name).endswith(exactly(self.work.translation_file)):
            return Use.TRANSLATION
        return Use.PICTURE if file.is_picture else Use.DOCUMENT


@dataclass(frozen=True)
class Plan:
    """All works of a roster; `stopped` are the rows that cannot be entered as they are.

    `unclear` are files that fit several rows, `left` those that belong to none.
    """

    works: tuple[Planned, ...]
    problems: tuple[Problem, ...]
    unclear: tuple[tuple[SentFile, tuple[int, ...]], ...]
    left: tuple[SentFile, ...]

    @property
    def stopped(self) -> int:
        """How many rows cannot be entered as they are."""
        return len({problem.row for problem in self.problems if problem.stops})


def make_plan(
    rows: Sequence[Sequence[str]],
    numbers: Sequence[int],
    roles: Sequence[Role],
    setting: Setting,
    files: Sequence[SentFile],
    choices: Mapping[int, int],
    *,
    forms: Sequence[tuple[str, bool]],
) -> Plan:
    """Return what becomes of the rows below the header.

    `choices` are the rows that a person gave to files by their ids, 0 for none; `forms` the forms of the
    class in their order, each with whether it takes a text.
    """
    reading = read_works(rows, numbers, roles, setting, forms=[form for form, _text in forms])
    chosen = {file.id: choices[file.id] for file in files if file.id in choices}
    free = [file for file in files if file.id not in chosen]
    matches = match([wanted(work) for work in reading.works], [file.name for file in free])
    works = tuple(
        _planned(work, _files_of(work, at, matches, free, files, chosen), forms)
        for at, work in enumerate(reading.works)
    )
    left = tuple(free[place] for place in matches.left if place not in matches.unclear)
    unclear = tuple(
        (free[place], tuple(reading.works[at].number for at in ats)) for place, ats in matches.unclear.items()
    )
    aside = tuple(file for file in files if chosen.get(file.id) == 0)
    problems = (*reading.problems, *_missing(reading, matches, works), *_strange(reading, chosen))
    return Plan(works, tuple(sorted(problems, key=lambda one: one.row)), unclear, (*left, *aside))


def wanted(work: EntryRow) -> Wanted:
    """Return what a work's files may be found by."""
    named = tuple(name for name in (*work.images, work.document, work.translation_file) if name)
    names = [(pupil.given_name, pupil.family_name) for pupil in work.pupils]
    return Wanted(
        files=named,
        names=tuple(" ".join(name).strip() for name in names),
        titles=(work.title,) if work.title else (),
    )


def _files_of(
    work: EntryRow,
    at: int,
    matches: Matches,
    free: Sequence[SentFile],
    files: Sequence[SentFile],
    chosen: Mapping[int, int],
) -> list[SentFile]:
    by_hand = {id_ for id_, number in chosen.items() if number in work.numbers}
    found = {free[place].id for place in matches.found.get(at, ())}
    return [file for file in files if file.id in by_hand | found]


def _planned(work: EntryRow, files: Sequence[SentFile], forms: Sequence[tuple[str, bool]]) -> Planned:
    planned = Planned(work, tuple(files))
    return planned if work.form else replace(planned, work=replace(work, form=_form_by(planned, forms)))


def _form_by(planned: Planned, forms: Sequence[tuple[str, bool]]) -> str:
    """Return the form that fits what is sent: a picture alone is one, anything else a text."""
    work = planned.work
    written = work.text or work.document or any(planned.use(file) is Use.DOCUMENT for file in planned.files)
    pictured = bool(planned.files or work.images) and not written
    fitting = [form for form, takes_text in forms if takes_text is not pictured]
    return next(iter([*fitting, *(form for form, _text in forms)]), "")


def _missing(reading: Reading, matches: Matches, works: Sequence[Planned]) -> Iterator[Problem]:
    """Yield the files that rows name and nobody sent, unless a person gave the row a file."""
    for at, names in matches.missing.items():
        if not works[at].files:
            for name in names:
                yield Problem(
                    reading.works[at].number, _("There is no file “%(file)s”."), {"file": name}, stops=False
                )


def _strange(reading: Reading, chosen: Mapping[int, int]) -> Iterator[Problem]:
    """Yield the rows that a person typed for a file and that hold no work."""
    known: Collection[int] = {number for work in reading.works for number in work.numbers}
    for number in sorted({number for number in chosen.values() if number and number not in known}):
        yield Problem(number, _("A file was given to this row, which holds no work."), stops=False)
