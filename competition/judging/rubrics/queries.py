"""The versions of rubrics, and the rounds that are scored by them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.judging.models import Assignment, Criterion, Round, RoundCategory, Rubric, Scoresheet
from competition.judging.rubric import GO_ON, RubricSpec
from competition.judging.rules import RoundState
from competition.judging.services.rubrics import as_spec, versions_of


@dataclass(frozen=True)
class Use:
    """A round that is scored by a version; `begun`: whether anything was saved in it.

    A `first_pass` asks a question of its own, whatever the category's rubric says.
    """

    category_id: int
    rubric_id: int
    version: int
    ref: str
    name: str
    state: RoundState
    begun: bool
    first_pass: bool

    @property
    def can_change(self) -> bool:
        """Whether the round would take a new wording up."""
        return self.state is RoundState.DRAFT and not self.begun and not self.first_pass


@dataclass(frozen=True)
class Version:
    """A version of a category's rubric with the rounds that are scored by it."""

    number: int
    spec: RubricSpec
    uses: tuple[Use, ...]

    @property
    def is_frozen(self) -> bool:
        """Whether it stays word for word whatever is typed."""
        return any(use.begun or use.state is not RoundState.DRAFT for use in self.uses)


def uses_of_rubrics(session: Session, *, category_ids: Sequence[int]) -> list[Use]:
    """Return the rounds that these categories are judged in, in their order; one statement."""
    begun = (
        select(Scoresheet.id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .where(Assignment.round_id == Round.id)
        .correlate(Round)
        .exists()
    )
    asks = (Criterion.rubric_id == Rubric.id) & (Criterion.key == GO_ON)
    first_pass = select(Criterion.id).where(asks).correlate(Rubric).exists()
    of_round = (Round.ref, Round.name, Round.state, begun, first_pass)
    rows = session.execute(
        select(RoundCategory.category_id, Rubric.id, Rubric.version, *of_round)
        .join(Round, Round.id == RoundCategory.round_id)
        .join(Rubric, Rubric.id == RoundCategory.rubric_id)
        .where(RoundCategory.category_id.in_(category_ids))
        .order_by(Round.number)
    )
    return [Use(*row[:6], begun=bool(row[6]), first_pass=bool(row[7])) for row in rows]


def versions_with_uses(session: Session, *, category_id: int) -> list[Version]:
    """Return a category's versions, the newest first; three statements."""
    uses = uses_of_rubrics(session, category_ids=[category_id])
    return [
        Version(each.version, as_spec(each), tuple(use for use in uses if use.rubric_id == each.id))
        for each in versions_of(session, category_id=category_id)
    ]
