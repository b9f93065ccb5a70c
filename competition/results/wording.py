"""Standings in words: places with their range, chances, severity."""

from competition.platform.i18n import format_number, format_percent
from competition.platform.i18n import gettext as _
from competition.results.models import JudgeEffect, Standing

MINUS = "\N{MINUS SIGN}"
_NOTICEABLE = 2.0  # standard errors: below it, a judge may well be as strict as the panel
_NEARLY = 0.005


def labels(standing: Standing | None) -> dict[str, str]:
    """Return what a standing's figures are called: those of scores, or those of comparisons."""
    if standing is not None and standing.was_compared:
        return {"calibrated": _("Strength"), "raw": _("Put first"), "reads": _("Compared")}
    return {"calibrated": _("Calibrated"), "raw": _("Raw mean"), "reads": _("Reads")}


def place(standing: Standing) -> str:
    """Return the place, with the range that holds it in nine cases of ten."""
    if standing.rank is None:
        return _("not read")
    if standing.rank_low == standing.rank_high:
        return str(standing.rank)
    return f"{standing.rank} ({standing.rank_low}–{standing.rank_high})"


def score(value: float | None, error: float | None = None) -> str:
    """Return points with one digit, and their error where there is one."""
    if value is None:
        return "–"
    # Nothing below zero that is zero once rounded: "−0.0" would puzzle its reader.
    said = format_number(value if round(value, 1) else 0.0, digits=1).replace("-", MINUS)
    return said if error is None else f"{said} ± {format_number(error, digits=1)}"


def chance(probability: float | None) -> str:
    """Return the chance of an award; what is nearly certain is not said to be certain."""
    if probability is None:
        return "–"
    if probability >= 1 - _NEARLY:
        return _("over %(share)s", share=format_percent(1 - 2 * _NEARLY))
    if probability < _NEARLY:
        return _("under %(share)s", share=format_percent(2 * _NEARLY))
    return format_percent(probability)


def severity(effect: JudgeEffect) -> str:
    """Return whether a judge scored higher or lower than the panel, and by how much."""
    if abs(effect.severity) < _NOTICEABLE * effect.se or effect.severity == 0:
        return _("like the panel")
    points = format_number(abs(effect.severity), digits=1)
    if effect.severity < 0:
        return _("stricter by %(points)s", points=points)
    return _("more generous by %(points)s", points=points)


def consistency(effect: JudgeEffect) -> str:
    """Return how predictable a judge's scores are, by the usual bounds of infit (0.5 and 1.5)."""
    if effect.infit is None:
        return _("cannot be told")
    if effect.infit > 1.5:
        return _("hard to predict")
    return _("very even") if effect.infit < 0.5 else _("as expected")


WORDS = {
    "labels": labels,
    "place": place,
    "score": score,
    "chance": chance,
    "severity": severity,
    "consistency": consistency,
}
