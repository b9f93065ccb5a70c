"""What oversight says in words: kinds of reminders, how fast, what is worth a look."""

from competition.judging.oversight.letters import LetterKind
from competition.judging.oversight.rules import QUIET_DAYS, Finding, Odd
from competition.platform.i18n import gettext, ngettext
from competition.platform.i18n import gettext_noop as _

KINDS = {
    LetterKind.NOT_BEGUN: (_("Not begun yet"), _("To judges who have not saved anything.")),
    LetterKind.HALF_WAY: (_("Half-way"), _("To judges who have begun and not finished.")),
    LetterKind.LAST_DAYS: (_("The last days"), _("To everybody who has something left.")),
}


def kind_words(kind: LetterKind, days: int = QUIET_DAYS) -> tuple[str, str]:
    """Return what a reminder is called and whom it is for: the silent, who have saved nothing for `days`."""
    if kind is LetterKind.SILENT:
        whom = ngettext(
            "To judges with something left who have saved nothing for %(num)s day.",
            "To judges with something left who have saved nothing for %(num)s days.",
            days,
        )
        return gettext("Silent"), whom
    name, whom = KINDS[kind]
    return gettext(name), gettext(whom)


def seconds_words(seconds: float) -> str:
    """Say how long a sheet takes, roughly: "40 seconds", "6 minutes"."""
    if seconds < 90:
        return ngettext("%(num)s second", "%(num)s seconds", round(seconds))
    return ngettext("%(num)s minute", "%(num)s minutes", round(seconds / 60))


def finding_words(finding: Finding) -> str:
    """Say what is worth a look, without a word of blame: there may be a good reason."""
    if finding.odd is Odd.LEVEL:
        return gettext(
            "On %(number)s of %(whole)s sheets every question has the same score.",
            number=finding.number,
            whole=finding.whole,
        )
    if finding.odd is Odd.RUN:
        return gettext("%(number)s sheets in a row have the same scores.", number=finding.number)
    return gettext(
        "A sheet takes %(own)s; usual in these categories are %(usual)s.",
        own=seconds_words(finding.number),
        usual=seconds_words(finding.whole),
    )
