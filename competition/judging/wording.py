"""States and flags of judging in words, and the tones that badges say them in."""

from collections.abc import Sequence

from competition.campaign.wording import age_group_name, forms_name
from competition.judging.pace import Read, minutes_left, rounded
from competition.judging.rules import FlagKind, JudgeState, QueueState, ReadingMode, RoundState
from competition.platform.i18n import gettext, ngettext
from competition.platform.i18n import gettext_noop as _
from competition.platform.languages import language_name

FLAGS = {
    FlagKind.SAFEGUARDING: _("I am worried about a child"),
    FlagKind.COPIED: _("It may be copied"),
    FlagKind.IDENTITY_VISIBLE: _("It shows whose work it is"),
    FlagKind.WRONG_CATEGORY: _("It is in the wrong category"),
}
JUDGES = {
    JudgeState.INVITED: (_("Profile not stated yet"), "pale"),
    JudgeState.READY: (_("Ready"), "ready"),
    JudgeState.LEFT: (_("Has left"), "refused"),
}
ROUNDS = {
    RoundState.DRAFT: (_("In preparation"), "pale"),
    RoundState.OPEN: (_("Open"), "attention"),
    RoundState.CLOSED: (_("Closed"), "ready"),
}
QUEUE = {
    QueueState.UNREAD: (_("Not read yet"), "pale"),
    QueueState.BEGUN: (_("Begun"), "plain"),
    QueueState.WHOLE: (_("Ready to hand in"), "attention"),
    QueueState.HANDED_IN: (_("Handed in"), "ready"),
}


def flag_words(kind: FlagKind) -> str:
    """Return what a flag says."""
    return gettext(FLAGS[kind])


def judge_state(state: JudgeState) -> tuple[str, str]:
    """Return a judge's state in words, and the badge's tone."""
    words, tone = JUDGES[state]
    return gettext(words), tone


def round_state(state: RoundState) -> tuple[str, str]:
    """Return a round's state in words, and the badge's tone."""
    words, tone = ROUNDS[state]
    return gettext(words), tone


def queue_words(state: QueueState) -> tuple[str, str]:
    """Return how far an entry is in words, and the badge's tone."""
    words, tone = QUEUE[state]
    return gettext(words), tone


def work_left(works: Sequence[Read]) -> str:
    """Return about how long the works not handed in will take; nothing when there are none."""
    minutes = minutes_left(works)
    if not minutes:
        return ""
    left = rounded(minutes)
    if not left.hours:
        return gettext("about %(minutes)s min", minutes=left.minutes)
    if not left.minutes:
        return gettext("about %(hours)s h", hours=left.hours)
    return gettext("about %(hours)s h %(minutes)s", hours=left.hours, minutes=f"{left.minutes:02}")


def about_entry(form: str, age_group: str, mode: ReadingMode, language: str, translation: str) -> str:
    """Return an entry's category and how it is read: "Poems, 5–10 · Greek, read in English"."""
    category = category_name(form, age_group)
    if mode is ReadingMode.WORDLESS:
        return category
    if mode is ReadingMode.ORIGINAL:
        return f"{category} · {language_name(language)}"
    languages = {"language": language_name(language), "translation": language_name(translation)}
    return f"{category} · {gettext('%(language)s, read in %(translation)s', **languages)}"


def category_name(form: str, age_group: str) -> str:
    """Return a category as it is said: "Poems, 5–10"."""
    return f"{forms_name(form)}, {age_group_name(age_group)}"


def judges_found(fitting: int, whole: int) -> str:
    """Say how many of all judges a list is narrowed to."""
    if fitting == whole:
        return ngettext("%(num)s judge", "%(num)s judges", whole)
    return ngettext("%(found)s of %(num)s judge", "%(found)s of %(num)s judges", whole, found=fitting)
