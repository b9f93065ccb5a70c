"""What a page asks to be done to a picture."""

from flask import request

from competition.entries.picturing.edits import AS_IT_CAME, cut, turned
from competition.entries.picturing.forms import CutForm, edit_from
from competition.platform.renditions import Edit


def wanted_edit(before: Edit, form: CutForm) -> Edit:
    """Return the edit that was asked for; what is not understood changes nothing. Raises CutTooMuchError."""
    match request.form.get("do"):
        case "left":
            return turned(before, 3)
        case "right":
            return turned(before, 1)
        case "cut":
            return cut(before, **form.shares)
        case "as-it-came":
            return AS_IT_CAME
        case "set":
            return edit_from(request.form.to_dict()) or before
    return before
