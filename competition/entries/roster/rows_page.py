"""The rows of a roster looked over before they are entered: what each becomes, its files, its problems."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template

from competition.campaign.models import Campaign
from competition.campaign.wording import form_name
from competition.entries.identity import SchoolClass
from competition.entries.roster.models import Roster
from competition.entries.roster.plan import Plan, Planned, SentFile
from competition.entries.roster.queries import categories_of
from competition.entries.roster.services import plan_of, rows_of
from competition.entries.roster.wording import problem_sentence
from competition.entries.wording import MADE_BY
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.platform.languages import language_name
from competition.web.forms import Form
from competition.web.paging import leaf, page_asked
from competition.web.request import db

PAGE = 50
MOST_SHOWN = 100


@dataclass(frozen=True)
class RowShown:
    """A row as the page shows it."""

    number: int
    numbers: str
    title: str
    language: str
    facts: str
    people: str
    files: Sequence[SentFile]


def page_of_rows(campaign: Campaign, school_class: SchoolClass, roster: Roster) -> str:
    """Return the page."""
    plan = plan_of(roster, categories_of(db(), school_class))
    shown, pages = leaf(plan.works, _("Rows %(first)s to %(last)s"), PAGE)
    return render_template(
        "entries/roster/rows.html",
        campaign=campaign,
        school_class=school_class,
        roster=roster,
        form=Form(),
        rows=[_shown(planned) for planned in shown],
        page=page_asked(),
        pages=pages,
        number=len(plan.works),
        works=plan.works,
        stopped=plan.stopped,
        problems=[(each.row, problem_sentence(each), each.stops) for each in plan.problems[:MOST_SHOWN]],
        more_problems=max(0, len(plan.problems) - MOST_SHOWN),
        unclear=[(file, _list(numbers)) for file, numbers in plan.unclear[:MOST_SHOWN]],
        left=plan.left[:MOST_SHOWN],
        more_files=max(0, len(plan.left) - MOST_SHOWN) + max(0, len(plan.unclear) - MOST_SHOWN),
        matched=sum(len(planned.files) for planned in plan.works),
        files=len(roster.files),
        enter_label=_enter_label(plan),
        without_language=sum(not planned.work.language for planned in plan.works),
        nothing_below=not rows_of(roster)[roster.header :],
    )


def _enter_label(plan: Plan) -> str:
    number = len(plan.works)
    return ngettext("Enter %(num)s entry", "Enter %(num)s entries", number)


def _shown(planned: Planned) -> RowShown:
    work = planned.work
    facts = [form_name(work.form) if work.form else "", language_name(work.language) if work.language else ""]
    return RowShown(
        number=work.number,
        numbers=_list(work.numbers),
        title=work.title,
        language=work.language,
        facts=" · ".join(fact for fact in facts if fact),
        people=_people(planned),
        files=planned.files,
    )


def _people(planned: Planned) -> str:
    """Return who made it, with ages."""
    work = planned.work
    if not work.pupils:
        if work.headcount > 1:
            return ngettext("%(num)s pupil, not named", "%(num)s pupils, not named", work.headcount)
        return _(MADE_BY[work.made]) if work.made else _("Nobody named yet")
    said = [
        f"{pupil.given_name} {pupil.family_name}".strip() + (f", {pupil.age}" if pupil.age else "")
        for pupil in work.pupils
    ]
    return "; ".join(said)


def _list(numbers: Sequence[int]) -> str:
    return ", ".join(str(number) for number in numbers)
