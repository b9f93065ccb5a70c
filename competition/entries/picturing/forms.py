"""Shape of what a teacher does to pictures, and says of them."""

from typing import Any

from flask import request
from wtforms import IntegerField
from wtforms.validators import NumberRange

from competition.entries.models import Entry
from competition.entries.picturing.describing import Typed
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.renditions import Edit
from competition.web.forms import Form

MOST = 90
_SHARE = NumberRange(0, MOST, _l("Please type a number from 0 to 90."))


def _edge(label: Any) -> IntegerField:
    return IntegerField(
        label,
        [_SHARE],
        default=0,
        render_kw={"type": "number", "min": 0, "max": MOST, "inputmode": "numeric"},
    )


class CutForm(Form):
    """How much of a picture is cut off at each edge, in hundredths of what is seen."""

    left = _edge(_l("Left"))
    top = _edge(_l("Top"))
    right = _edge(_l("Right"))
    bottom = _edge(_l("Bottom"))

    @property
    def shares(self) -> dict[str, float]:
        """Return what is cut off, of 1."""
        edges = (self.left, self.top, self.right, self.bottom)
        return {edge.name: (edge.data or 0) / 100 for edge in edges}


def edit_from(values: dict[str, str]) -> Edit | None:
    """Return the edit that an undo brings along; None when it is none."""
    try:
        edges = (float(values[name]) for name in ("left", "top", "right", "bottom"))
        return Edit(int(values["turn"]), *edges)
    except (KeyError, ValueError):
        return None


def descriptions(entry: Entry) -> Typed:
    """Return the descriptions that were typed, and those that the page was opened with."""
    refs = [image.ref for image in entry.images]
    return Typed(
        _answers({ref: f"alt-{ref}" for ref in refs}), _answers({ref: f"{ref}-seen" for ref in refs})
    )


def seen_as(entry: Entry) -> dict[str, str]:
    """Return the descriptions as they stand, by the hidden fields that hold what a page was opened with."""
    return {f"{image.ref}-seen": image.alt for image in entry.images}


def _answers(names: dict[str, str]) -> dict[str, str]:
    given = {ref: request.form.get(name) for ref, name in names.items()}
    return {ref: text for ref, text in given.items() if text is not None}
