"""Who would read what, as the secretariat sees it before anybody is asked."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.allocation.shortage_wording import Said, shortages_in_words
from competition.campaign.models import Category
from competition.judging.duration import duration
from competition.judging.minutes import usual_minutes
from competition.judging.models import Judge, Round
from competition.judging.queries.minutes import minutes_of
from competition.judging.wording import category_name
from competition.results.line.rules import Plan
from competition.results.page_queries import Line, lines_of_entries


@dataclass(frozen=True)
class Asked:
    """A judge who would be asked: the works by their numbers, and about how long they take."""

    name: str
    works: Sequence[str]
    time: str


@dataclass(frozen=True)
class Preview:
    """A plan in words: works with their further reads, judges with theirs, what is not given and why."""

    plan: Plan
    works: Sequence[tuple[Line, int]]
    judges: Sequence[Asked]
    longest: str
    lacking: Sequence[Said]


def minutes_of_category(session: Session, category: Category) -> float:
    """Return about how long a read of a category takes; one statement."""
    usual = usual_minutes(category.form, category.age_max)
    return minutes_of(session, campaign_id=category.campaign_id).get(category.id, usual)


def preview(session: Session, *, round_: Round, category: Category, plan: Plan, minutes: float) -> Preview:
    """Put a plan into words, at so many minutes for a read; two statements."""
    lines = lines_of_entries(session, round_id=round_.id, entry_ids=list(plan.of_entries))
    numbers = {line.standing.entry_id: line.number for line in lines}
    return Preview(
        plan=plan,
        works=[(line, plan.of_entries[line.standing.entry_id]) for line in lines],
        judges=_asked(session, plan, numbers, minutes),
        longest=duration(minutes * max(plan.of_judges.values(), default=0)),
        lacking=shortages_in_words(
            plan.shortages, {category.id: category_name(category.form, category.age_group)}
        ),
    )


def _asked(session: Session, plan: Plan, numbers: dict[int, str], minutes: float) -> list[Asked]:
    """Return the judges by name."""
    works: defaultdict[int, list[str]] = defaultdict(list)
    for read in plan.reads:
        works[read.judge_id].append(numbers.get(read.entry_id, ""))
    rows = session.execute(
        select(Judge.id, Account.name)
        .join(Account, Account.id == Judge.account_id)
        .where(Judge.id.in_(works))
        .order_by(Account.name, Judge.id)
    )
    return [
        Asked(name, sorted(works[judge_id]), duration(minutes * len(works[judge_id])))
        for judge_id, name in rows
    ]
