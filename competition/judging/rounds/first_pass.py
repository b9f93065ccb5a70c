"""The one question of a first pass, as a rubric: so sheet, scores and standings stay what they are."""

from competition.judging.rubric import GO_ON, CriterionSpec, RubricSpec
from competition.platform.i18n import gettext as _
from competition.platform.i18n import use_locale

NO, MAYBE, YES = 1, 2, 3


def first_pass_rubric(locale: str) -> RubricSpec:
    """Return the rubric of a first pass, worded in the campaign's language as its other rubrics are."""
    with use_locale(locale):
        question = CriterionSpec(
            key=GO_ON,
            label=_("Should this go on?"),
            question=_("Your first answer is the right one; the next round looks more closely."),
            weight=1.0,
            language=False,
            levels=(_("No"), _("Maybe"), _("Yes")),
        )
    return RubricSpec(NO, YES, (question,))
