"""The secretariat's task list: each concept adds its step, so that the dashboard shows the whole campaign."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from competition.campaign.growth import Growth
from competition.campaign.models import Campaign


class TaskState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    OPEN = "todo"
    ATTENTION = "attention"
    WAITING = "waiting"


@dataclass(frozen=True)
class Figure:
    """A number that says how a campaign stands, with its words."""

    number: int
    label: str


@dataclass(frozen=True, order=True)
class Task:
    """One step on the way from the call to the book; `action` says on a button what is to be done, `leads`
    that it is what this stage of the campaign is about and not done.
    """

    position: int
    label: str
    url: str
    state: TaskState
    note: str = ""
    form: str | None = None
    action: str = ""
    leads: bool = False
    figures: tuple[Figure, ...] = field(default=(), compare=False)
    growth: Growth | None = field(default=None, compare=False)


FindTasks = Callable[[Session, Campaign, datetime], Iterable[Task]]
_finders: list[FindTasks] = []


def add_tasks(find: FindTasks) -> FindTasks:
    """Have `find(session, campaign, now)` asked for its steps; it should need one statement."""
    _finders.append(find)
    return find


def tasks(session: Session, campaign: Campaign, now: datetime) -> list[Task]:
    """Return all steps in their order."""
    return sorted(
        (task for find in _finders for task in find(session, campaign, now)), key=lambda t: t.position
    )


def most_urgent(steps: Sequence[Task]) -> Task | None:
    """Return the one thing to do now: what the stage is about, else the first that needs attention."""
    leading = next((step for step in steps if step.leads), None)
    return leading or next((step for step in steps if step.state is TaskState.ATTENTION), None)


def other_tasks(steps: Sequence[Task], first: Task | None) -> list[Task]:
    """Return what needs attention besides the first."""
    return [step for step in steps if step.state is TaskState.ATTENTION and step is not first]


def growth(steps: Sequence[Task]) -> Growth | None:
    """Return how the garland has grown, as the step of the entries tells it."""
    return next((step.growth for step in steps if step.growth is not None), None)


def figures(steps: Sequence[Task]) -> list[Figure]:
    """Return the figures of all steps in their order."""
    return [figure for step in steps for figure in step.figures]
