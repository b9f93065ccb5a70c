"""Turns and crops as plain values: each is made to what is seen, and adds to what was done before."""

from dataclasses import replace
from typing import Protocol

from competition.entries.picturing.errors import CutTooMuchError
from competition.platform.renditions import Edit

AS_IT_CAME = Edit()
LEAST = 0.1
"""Of each side of the whole picture so much stays."""
_DIGITS = 6


class Edited(Protocol):
    """A picture with what was done to it: one of an entry, or a portrait."""

    turn: int
    crop_left: float
    crop_top: float
    crop_right: float
    crop_bottom: float


def edit_of(image: Edited) -> Edit:
    """Return what was done to a picture."""
    return Edit(image.turn, image.crop_left, image.crop_top, image.crop_right, image.crop_bottom)


def keep_edit(image: Edited, edit: Edit) -> None:
    """Write down what is done to a picture."""
    image.turn = edit.turn
    image.crop_left, image.crop_top = edit.left, edit.top
    image.crop_right, image.crop_bottom = edit.right, edit.bottom


def turned(edit: Edit, quarters: int) -> Edit:
    """Turn by quarters, clockwise; what is cut off turns along."""
    for _ in range(quarters % 4):
        edit = Edit((edit.turn + 1) % 4, edit.bottom, edit.left, edit.top, edit.right)
    return edit


def cut(edit: Edit, *, left: float, top: float, right: float, bottom: float) -> Edit:
    """Cut these shares off the edges of what is seen. Raises CutTooMuchError."""
    across, down = 1 - edit.left - edit.right, 1 - edit.top - edit.bottom
    return checked(
        replace(
            edit,
            left=edit.left + across * left,
            top=edit.top + down * top,
            right=edit.right + across * right,
            bottom=edit.bottom + down * bottom,
        )
    )


def checked(edit: Edit) -> Edit:
    """Return the edit, rounded. Raises CutTooMuchError when too little of the picture would stay."""
    edges = (edit.left, edit.top, edit.right, edit.bottom)
    too_much = 1 - edit.left - edit.right < LEAST or 1 - edit.top - edit.bottom < LEAST
    if too_much or not all(0 <= edge < 1 for edge in edges):
        raise CutTooMuchError
    return Edit(edit.turn % 4, *(round(edge, _DIGITS) for edge in edges))


def stamp_of(image: Edited) -> str:
    """Return a short word that is another after every change, for the addresses of what is made of it."""
    edit = edit_of(image)
    edges = (edit.left, edit.top, edit.right, edit.bottom)
    return "-".join(str(number) for number in (edit.turn, *(round(edge * 10_000) for edge in edges)))
