"""What can be said of a plan at a glance, by division alone, before anything is rehearsed."""

from dataclasses import dataclass

from competition.allocation.rules import JudgeOnPanel
from competition.rehearsal.expected import expected_judges
from competition.rehearsal.rules import Plan, World


@dataclass(frozen=True)
class Glance:
    """Entries, the reads they want, the room that judges have, and the mean load of a judge."""

    entries: int
    wanted: int
    room: int
    judges: int
    load: float
    minutes: float

    @property
    def carries(self) -> float:
        """For how many reads per entry there is room."""
        return self.room / self.entries if self.entries else 0.0


def glance(plan: Plan, world: World) -> Glance:
    """Divide the reads among the judges, without asking who can read what."""
    judges: list[JudgeOnPanel] = expected_judges(plan, world)
    room, wanted = sum(judge.room for judge in judges), plan.entries * plan.reads
    each = sum(plan.grown(cell) * plan.minutes.get(cell.category, 0.0) for cell in plan.cells)
    load = min(wanted, room) / len(judges) if judges else 0.0
    return Glance(
        entries=plan.entries,
        wanted=wanted,
        room=room,
        judges=len(judges),
        load=load,
        minutes=load * each / plan.entries if plan.entries else 0.0,
    )
