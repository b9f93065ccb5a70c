"""From the cells of a roster to works: every problem with its row, all at once."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from competition.consent.rules import Channel
from competition.entries.roster import cells
from competition.entries.roster.cells import PupilRow
from competition.entries.roster.one_row import Problem, Row
from competition.entries.roster.roles import CONSENT_OF, Role
from competition.entries.roster.rows import EntryRow
from competition.entries.roster.together import together
from competition.entries.tags import language_tag
from competition.entries.texts import MAX_BYTES
from competition.entries.words import MAX_TITLE
from competition.platform.i18n import gettext_noop as _

MOST_PUPILS, MOST_COUNTED = 40, 500
_LABELS = {
    Channel.BOOK: "book",
    Channel.WEB: "web",
    Channel.SOCIAL: "social",
}


@dataclass(frozen=True)
class Setting:
    """What holds for rows that do not say it themselves. `together`: rows of one title are one work."""

    form: str = ""
    language: str = ""
    together: bool = False


@dataclass(frozen=True)
class Reading:
    """The works of a roster, what is wrong, and the works of rows that cannot be entered like this."""

    works: tuple[EntryRow, ...]
    problems: tuple[Problem, ...]
    stopped: tuple[EntryRow, ...] = ()


def read_works(
    rows: Sequence[Sequence[str]],
    numbers: Sequence[int],
    roles: Sequence[Role],
    setting: Setting,
    *,
    forms: Collection[str],
) -> Reading:
    """Read the rows below the header; `forms` are those that the campaign (or the class) has."""
    read = [Row(number, roles, row) for number, row in zip(numbers, rows, strict=True)]
    works = [(row, _work(row, roles, setting, forms)) for row in read if row]
    stopped = {row.number for row in read if any(problem.stops for problem in row.problems)}
    whole = [work for row, work in works if row.number not in stopped]
    problems = tuple(problem for row in read for problem in row.problems)
    unfit = tuple(work for row, work in works if row.number in stopped)
    return Reading(tuple(together(whole) if setting.together else whole), problems, unfit)


def _work(row: Row, roles: Sequence[Role], setting: Setting, forms: Collection[str]) -> EntryRow:
    pupils = tuple(_pupils(row))
    if len(pupils) > MOST_PUPILS:
        row.note(
            _("A work can name %(limit)s pupils; give the number of the class instead."), limit=MOST_PUPILS
        )
    headcount = 1
    if counted := row.get(Role.HEADCOUNT):
        headcount = row.read(cells.whole_number, counted, Role.HEADCOUNT.value, otherwise=1)
        if not 1 <= headcount <= MOST_COUNTED:
            row.note(_("“%(value)s” is no number of pupils."), value=counted[:40])
    text, document = _text(row)
    return EntryRow(
        key=row.get(Role.ENTRY),
        form=_form(row, setting, forms),
        age_group=row.get(Role.AGE_GROUP).replace("–", "-"),
        language=_language(row, Role.LANGUAGE) or setting.language,
        title=_title(row, Role.TITLE),
        text=text,
        document=document,
        translation_language=_language(row, Role.TRANSLATION_LANGUAGE),
        translation_title=_title(row, Role.TRANSLATION_TITLE),
        **_translation(row),
        images=cells.cells(row.get(Role.PICTURE)),
        alts=_alts(row),
        class_name=row.get(Role.CLASS),
        school=row.get(Role.SCHOOL),
        city=row.get(Role.CITY),
        teacher_email=row.get(Role.TEACHER),
        pupils=pupils,
        headcount=len(pupils) or headcount,
        ages=(None, None) if pupils else _ages(row),
        consents=_consents(row, roles, len(pupils) or 1),
        made=row.read(cells.made_by, row.get(Role.MADE_BY), otherwise=None, stops=False),
        numbers=(row.number,),
    )


def _ages(row: Row) -> tuple[int | None, int | None]:
    """Return the ages of those who are counted."""
    none: tuple[int | None, int | None] = (None, None)
    return row.read(cells.ages, row.get(Role.AGE), otherwise=none, stops=False)


def _pupils(row: Row) -> Iterator[PupilRow]:
    """Yield the pupils: whole names, else given and family names side by side; ages in their order."""
    named = [
        row.read(cells.person, part, otherwise=None, stops=False) for part in cells.cells(row.get(Role.PUPIL))
    ]
    found = [pupil for pupil in named if pupil is not None] or list(_side_by_side(row))
    told = cells.cells(row.get(Role.AGE)) if found else ()
    ages = [row.read(cells.age, part, otherwise=None, stops=False) for part in told]
    for position, pupil in enumerate(found):
        given = ages[position] if position < len(ages) else ages[0] if len(ages) == 1 else None
        yield replace(pupil, age=given if pupil.age is None else pupil.age)


def _side_by_side(row: Row) -> Iterator[PupilRow]:
    given, family = cells.cells(row.get(Role.GIVEN_NAME)), cells.cells(row.get(Role.FAMILY_NAME))
    for position in range(max(len(given), len(family))):
        yield PupilRow(_at(given, position), _at(family, position), None)


def _at(values: Sequence[str], position: int) -> str:
    return values[position] if position < len(values) else ""


def _form(row: Row, setting: Setting, forms: Collection[str]) -> str:
    said = row.get(Role.FORM)
    found = cells.form(said) if said else setting.form
    if found in forms or not (said or setting.form):
        return found
    row.note(
        _("“%(value)s” is no form of this call. It has: %(forms)s."),
        value=(said or found)[:40],
        forms=", ".join(sorted(forms)),
    )
    return ""


def _language(row: Row, role: Role) -> str:
    said = row.get(role)
    found = language_tag(said)
    if found is None:
        row.note(
            _("We do not know the language “%(value)s”. Write its English name or its code, such as uk."),
            value=said[:40],
        )
    return found or ""


def _title(row: Row, role: Role) -> str:
    title = row.get(role)
    if len(title) > MAX_TITLE:
        row.note(_("A title can have %(limit)s characters."), limit=MAX_TITLE)
    return title[:MAX_TITLE]


def _text(row: Row) -> tuple[str, str]:
    """Return the text, and the name of the file that holds it; a cell of either may hold the other."""
    text, document = row.get(Role.TEXT), row.get(Role.DOCUMENT)
    if not document and cells.is_file_name(text):
        text, document = "", text
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        row.note(_("The text is longer than %(limit)s thousand characters."), limit=MAX_BYTES // 1000)
    return text, document


def _translation(row: Row) -> dict[str, str]:
    said = row.get(Role.TRANSLATION)
    if cells.is_file_name(said):
        return {"translation": "", "translation_file": said}
    return {"translation": said, "translation_file": ""}


def _alts(row: Row) -> tuple[str, ...]:
    """Return the descriptions: one for each picture, whole where there is one picture."""
    said = row.get(Role.ALT)
    if len(cells.cells(row.get(Role.PICTURE))) > 1:
        return cells.cells(said)
    return (said,) if said else ()


def _consents(row: Row, roles: Sequence[Role], people: int) -> dict[Channel, Any]:
    """Return what is allowed in each channel that the roster has a column for; an empty cell means no."""
    found = {}
    for channel, role in CONSENT_OF.items():
        column = role if role in roles else Role.CONSENT_ALL
        if column not in roles:
            continue
        given = row.read(cells.levels, row.get(column), _LABELS[channel], people, otherwise=None, stops=False)
        if given is not None:
            found[channel] = given
    return found
