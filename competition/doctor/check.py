"""What the doctor says: findings, each with its next step."""

from dataclasses import dataclass
from enum import StrEnum

from competition.platform.i18n import gettext as _


class State(StrEnum):
    """Whether something is there, missing, or missing without harm."""

    OK = "ok"
    NOTE = "note"
    MISSING = "missing"


@dataclass(frozen=True)
class Check:
    """One finding and, where something is to be done, the next step."""

    state: State
    finding: str
    next_step: str = ""

    @property
    def ok(self) -> bool:
        """Whether Garland can work as it is."""
        return self.state is not State.MISSING

    def __str__(self) -> str:
        lines = [f"{self.state:<9}{self.finding}"]
        if self.next_step:
            lines.append(" " * 9 + _("Next: %(step)s", step=self.next_step))
        return "\n".join(lines)
