"""A comparison in words: what is beside what, and a plain sentence with its size first."""

from collections.abc import Sequence

from competition.campaign.wording import age_group_name, form_name
from competition.platform.countries import country_name
from competition.platform.i18n import format_number, ngettext
from competition.platform.i18n import gettext as _
from competition.platform.languages import language_name
from competition.results.fairness.facts import OTHERS, TYPED, Aspect, Comparison, Hindrance
from competition.results.wording import score

_NOTHING = 0.05  # points that are 0.0 once rounded


def aspect_said(aspect: Aspect) -> str:
    """Return what is compared."""
    return {
        Aspect.LANGUAGE: _("Language"),
        Aspect.TRANSLATION: _("Translation"),
        Aspect.COUNTRY: _("Country"),
        Aspect.AGE: _("Age group"),
        Aspect.FORM: _("Form"),
        Aspect.ORDER: _("Reading order"),
        Aspect.HAND: _("Typed or handwritten"),
    }[aspect]


def group_said(one: Comparison) -> str:
    """Return what is compared with all others, as a label."""
    if one.group == OTHERS:
        return _("The smaller groups together")
    if one.aspect is Aspect.LANGUAGE:
        return language_name(one.group)
    if one.aspect is Aspect.COUNTRY:
        return country_name(one.group)
    if one.aspect is Aspect.AGE:
        return age_group_name(one.group)
    if one.aspect is Aspect.FORM:
        return form_name(one.group)
    if one.aspect is Aspect.HAND:
        return _("Typed") if one.group == TYPED else _("Handwritten")
    return _("Works read in translation") if one.aspect is Aspect.TRANSLATION else _("The last of a pile")


def left_out(lines: Sequence[Comparison]) -> list[str]:
    """Return what the list would compare and cannot here."""
    there = {one.aspect for one in lines}
    return [aspect_said(aspect) for aspect in Aspect if aspect not in there]


def beside_said(one: Comparison) -> str:
    """Return what the group stands beside."""
    return {
        Aspect.LANGUAGE: _("the other languages"),
        Aspect.TRANSLATION: _("the same works in the original"),
        Aspect.COUNTRY: _("the other countries"),
        Aspect.AGE: _("the other age groups"),
        Aspect.FORM: _("the other forms"),
        Aspect.ORDER: _("the first of a pile"),
        Aspect.HAND: _("what is handwritten") if one.group == TYPED else _("what is typed"),
    }[one.aspect]


def interval_said(one: Comparison) -> str:
    """Return both ends of the interval."""
    if one.low is None or one.high is None:
        return "–"
    return _("%(low)s to %(high)s", low=score(one.low), high=score(one.high))


def size_said(one: Comparison) -> str:
    """Return the difference in deviations of works' scores."""
    if one.standardised is None:
        return "–"
    return format_number(one.standardised + 0.0, digits=2).replace("-", "\N{MINUS SIGN}")


def sentence(one: Comparison, comparisons: int) -> str:
    """Return a comparison as a sentence; `comparisons`: how many of them can be told."""
    if one.hindrance is not None or one.difference is None:
        return _hindrance(one.hindrance)
    points, beside = score(abs(one.difference)), beside_said(one)
    if abs(one.difference) < _NOTHING:
        said = _("As many points as %(beside)s.", beside=beside)
    elif one.difference < 0:
        said = _("%(points)s points lower than %(beside)s.", points=points, beside=beside)
    else:
        said = _("%(points)s points higher than %(beside)s.", points=points, beside=beside)
    return f"{said} {_certainty(one, comparisons)}"


def _certainty(one: Comparison, comparisons: int) -> str:
    if not one.differs:
        return _("This may well be chance.")
    if one.surely_differs:
        return _("More than chance would leave.")
    return ngettext(
        "Chance alone would seldom leave so much.",
        "Chance alone would seldom leave so much, but among %(num)s comparisons it may.",
        comparisons,
    )


def _hindrance(hindrance: Hindrance | None) -> str:
    return {
        Hindrance.ALONE: _("This cannot be told: nothing lies beside it that is alike in all else."),
        Hindrance.OWN_JUDGES: _(
            "This cannot be told: only judges of its own have read it, so it and how strict they are look "
            "the same."
        ),
        Hindrance.TRANSLATION: _(
            "This cannot be told: it was read in translation and the others were not, or the other way round."
        ),
        Hindrance.FEW_SCHOOLS: _(
            "This cannot be told: there are too few schools to know how far they differ."
        ),
        Hindrance.FEW_JUDGES: _(
            "This cannot be told: too few judges have read both to know how far their tastes differ."
        ),
    }.get(hindrance or Hindrance.FEW_READS, _("This cannot be told: there are too few reads."))


WORDS = {
    "aspect": aspect_said,
    "group": group_said,
    "left_out": left_out,
    "interval": interval_said,
    "size": size_said,
    "sentence": sentence,
    "score": score,
}
