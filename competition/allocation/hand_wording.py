"""What the rules say of a judge and an entry, and how far an assignment is, in words."""

from collections import Counter
from collections.abc import Iterable

from competition.allocation.hand_queries import Held
from competition.allocation.rules import FIRST_LANGUAGE, Conflict
from competition.allocation.verdicts import Doubt, Verdict
from competition.judging.rules import AssignmentState, ReadingMode, SheetState
from competition.platform.i18n import gettext, ngettext
from competition.platform.i18n import gettext_noop as _

BARRED = {
    Conflict.CITY: _("From the entry's own city"),
    Conflict.SCHOOL: _("Teaches at the entry's school, or named it"),
    Conflict.ENTRY: _("Stepped aside from it, or it is kept from them"),
    Conflict.HOLDS_IT: _("Has it already"),
}
NOT_READ = _("Reads neither its language nor a translation")
DOUBTS = {
    Doubt.CATEGORY: _("did not ask for this category"),
    Doubt.FULL: _("has no room left"),
}
MODES = {
    ReadingMode.ORIGINAL: _("In the original"),
    ReadingMode.TRANSLATION: _("Through a translation"),
    ReadingMode.WORDLESS: _("A picture without words"),
}


def verdict_in_words(verdict: Verdict) -> str:
    """Say how a judge would read an entry, or what bars them, and what else should be known."""
    said = _reason(verdict) or _fit(verdict)
    doubts = [gettext(DOUBTS[doubt]) for doubt in verdict.doubts] if verdict.may else []
    return "; ".join([said, *doubts])


def barred_in_words(verdicts: Iterable[Verdict]) -> list[str]:
    """Say how many may not, for each reason; who has it already is seen above."""
    counts = Counter(_reason(each) for each in verdicts if each.barred is not Conflict.HOLDS_IT)
    counts.pop("", None)
    return [
        ngettext("%(reason)s: %(num)s judge", "%(reason)s: %(num)s judges", number, reason=reason)
        for reason, number in counts.most_common()
    ]


def mode_in_words(mode: ReadingMode) -> str:
    """Say how an entry is read."""
    return gettext(MODES[mode])


def state_in_words(held: Held) -> tuple[str, str]:
    """Say how far an assignment is, and the tone of its badge."""
    if held.state is AssignmentState.DRAFT:
        return gettext("Not released yet"), "pale"
    if held.state is AssignmentState.RECUSED:
        return gettext("Given up"), "refused"
    if held.sheet is SheetState.SUBMITTED:
        return gettext("Handed in"), "ready"
    return (gettext("Begun"), "plain") if held.sheet else (gettext("Not read yet"), "pale")


def _reason(verdict: Verdict) -> str:
    if verdict.barred is not None:
        return gettext(BARRED[verdict.barred])
    return gettext(NOT_READ) if verdict.mode is None else ""


def _fit(verdict: Verdict) -> str:
    if verdict.mode is ReadingMode.ORIGINAL:
        return (
            gettext("In the first language")
            if verdict.value == FIRST_LANGUAGE
            else gettext("In another language")
        )
    return gettext(MODES[verdict.mode]) if verdict.mode else ""
