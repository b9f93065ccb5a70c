"""What a preview says of an entry: who sees it so far, and in which ways it can be read."""

from competition.entries.blind import BlindEntry
from competition.judging.models import Round
from competition.judging.rules import ReadingMode, RoundState
from competition.platform.i18n import gettext
from competition.platform.i18n import gettext_noop as _

WAYS = {
    ReadingMode.ORIGINAL: _("Read in the original"),
    ReadingMode.TRANSLATION: _("Read in translation"),
    ReadingMode.WORDLESS: _("A picture without words"),
}


def way_words(mode: ReadingMode) -> str:
    """Return what a way of reading is called."""
    return gettext(WAYS[mode])


def standing_words(copy: BlindEntry, round_: Round | None, *, has_questions: bool) -> str:
    """Say who sees the entry so far, where that is not plain."""
    if not has_questions:
        return gettext("The rubric of this category is not complete yet, so there are no questions.")
    if copy.held_at is not None:
        return gettext("This entry is held: no judge sees it until you have settled it.")
    if round_ is None:
        return gettext("It is in no round yet; the questions are those of its category as they stand now.")
    if round_.state is RoundState.DRAFT:
        return gettext("No judge sees it before the round is released.")
    return ""
