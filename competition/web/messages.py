"""What was just done, said on the next page; with the way to undo it where there is one."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from flask import flash

from competition.platform.i18n import gettext as _


@dataclass(frozen=True)
class Undo:
    """The way back from what was done: the address that takes it, and what is sent along."""

    url: str
    values: Mapping[str, str | list[str]] = field(default_factory=dict)
    label: str = ""


def say(text: str, tone: str = "message", *, undo: Undo | None = None) -> None:
    """Say on the next page what was done; `tone`: message, success, warning, error."""
    if undo is None:
        flash(text, tone)
        return
    way = {**asdict(undo), "label": undo.label or _("Undo")}
    flash({"text": text, "undo": way}, tone)  # type: ignore[arg-type]
