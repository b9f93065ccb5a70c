"""The drawing of a campaign's days: a stem, and on it a leaf for each day, as tall as what came in. Pure."""

from collections.abc import Mapping, Sequence

from competition.platform.garland import DYES, OLIVE

WIDE, HIGH, GROUND = 10.0, 100.0, 96.0
"""Size of one day, and where the stem lies; the page stretches the drawing to its own width."""
TALLEST = 6
"""So many entries fill the height at least: a single one does not tower over its days."""


def stacks(columns: Sequence[Mapping[str, int]], forms: Sequence[str]) -> str:
    """Return an SVG of stacked columns, the forms in their order from the stem upwards; decoration.

    What it shows stands in a table beside it. It is stretched in width, so it holds no words.
    """
    scale = (GROUND - 4) / max(TALLEST, *(sum(counts.values()) for counts in columns), 0)
    width = WIDE * max(len(columns), 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="stacks" viewBox="0 0 {width:g} {HIGH:g}"'
        ' preserveAspectRatio="none" aria-hidden="true" focusable="false">'
    ]
    for at, counts in enumerate(columns):
        parts += _column(at * WIDE, counts, forms, scale)
    parts.append(
        f'<path class="g-stem" d="M0,{GROUND:g}H{width:g}" stroke="{OLIVE}" stroke-width="1.5"/></svg>'
    )
    return "".join(parts)


def _column(left: float, counts: Mapping[str, int], forms: Sequence[str], scale: float) -> list[str]:
    """Return the pieces of one day from the stem upwards; the topmost ends as a leaf does."""
    shown = [form for form in forms if counts.get(form)]
    bottom, pieces = GROUND, []
    for form in shown:
        top = bottom - counts[form] * scale
        pieces.append(_piece(form, left + 1, bottom, top, tip=form == shown[-1]))
        bottom = top
    return pieces


def _piece(form: str, left: float, bottom: float, top: float, *, tip: bool) -> str:
    right = left + WIDE - 2
    dye = form if form in DYES else "stem-leaf"
    point = min(6.0, bottom - top) if tip else 0.0
    shape = (
        f"M{left:g},{bottom:.2f}V{top + point:.2f}Q{left:g},{top:.2f} {right:g},{top:.2f}V{bottom:.2f}Z"
        if tip
        else f"M{left:g},{bottom:.2f}V{top:.2f}H{right:g}V{bottom:.2f}Z"
    )
    return f'<path class="g-{dye}" fill="{DYES.get(form, OLIVE)}" d="{shape}"/>'
