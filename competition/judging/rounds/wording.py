"""What a round will do, in sentences."""

from collections.abc import Mapping

from competition.judging.models import Round
from competition.judging.rounds.outlook import Outlook
from competition.judging.rounds.rules import Choice, Course, GoingOn, RoundMode
from competition.platform.i18n import format_list, format_number, gettext, ngettext
from competition.platform.i18n import gettext_noop as _n
from competition.platform.moments import with_zone

_ = gettext
MODES = {
    RoundMode.RATING: _n("Rating: every question of the category’s rubric"),
    RoundMode.FIRST_PASS: _n("First pass: one question, answered with No, Maybe or Yes"),
}
RULES = {
    GoingOn.NONE: _n("Nothing: this round is the last one"),
    GoingOn.TOP: _n("The best, so many of each category"),
    GoingOn.SHARE: _n("The best, so many of every 100 in each category"),
    GoingOn.THRESHOLD: _n("Every entry from a score on"),
}


def outlook_in_words(outlook: Outlook, names: Mapping[int, str]) -> list[str]:
    """Say what goes in, what it makes, and what the panel has room for."""
    if not outlook.entries:
        return [_("No entry would go in yet: no category that you chose has an accepted one.")]
    said = [_amount(outlook)]
    if outlook.lacking:
        said.append(_lacking(outlook.lacking))
    if outlook.empty:
        empty = format_list([names[category] for category in outlook.empty])
        said.append(_("There is no entry of %(categories)s yet.", categories=empty))
    return said


def _amount(outlook: Outlook) -> str:
    entries = ngettext("%(num)s entry goes in", "%(num)s entries go in", outlook.entries)
    reads = ngettext("%(num)s read", "%(num)s reads", outlook.reads)
    if outlook.fewest == outlook.most:
        each = ngettext("%(num)s read each makes", "%(num)s reads each make", outlook.most)
    else:
        each = _("%(fewest)s to %(most)s reads each make", fewest=outlook.fewest, most=outlook.most)
    if not outlook.judges:
        return _(
            "%(entries)s; %(each)s %(reads)s; nobody on the panel is ready yet.",
            entries=entries,
            each=each,
            reads=reads,
        )
    panel = ngettext(
        "the panel of %(num)s judge has room for %(room)s",
        "the panel of %(num)s has room for %(room)s",
        outlook.judges,
        room=format_number(outlook.room),
    )
    return _(
        "%(entries)s; %(each)s %(reads)s; %(panel)s.", entries=entries, each=each, reads=reads, panel=panel
    )


def _lacking(number: int) -> str:
    return ngettext(
        "%(num)s read more than there is room for: invite judges, or ask for fewer reads per entry.",
        "%(num)s reads more than there is room for: invite judges, or ask for fewer reads per entry.",
        number,
    )


def course_in_words(course: Course, source: str | None, zone: str, opened: bool = False) -> list[str]:
    """Say where the entries come from, what judges do, what goes on, and when it is meant to open."""
    said = []
    if source:
        said.append(_("What goes on from “%(round)s” goes in.", round=source))
    else:
        said.append(_("Every accepted entry of its categories goes in; what is accepted later can be added."))
    if course.mode is RoundMode.FIRST_PASS:
        said.append(_("It is a first pass: should this go on? No, Maybe or Yes."))
    said.append(rule_in_words(course.rule, course.rule_value))
    if course.opens_at and not opened:
        when = with_zone(course.opens_at, zone)
        said.append(_("It is meant to open on %(when)s; releasing the assignments opens it.", when=when))
    return said


def rule_in_words(rule: GoingOn, value: int) -> str:
    """Say what goes on from a round."""
    if rule is GoingOn.TOP:
        return ngettext(
            "The best entry of each category goes on; if several are equal, all of them.",
            "The best %(num)s entries of each category go on; entries that are equal at the line all go on.",
            value,
        )
    if rule is GoingOn.SHARE:
        return ngettext(
            "The best %(num)s of every 100 entries of each category goes on, rounded up; entries that are "
            "equal at the line all go on.",
            "The best %(num)s of every 100 entries of each category go on, rounded up; entries that are "
            "equal at the line all go on.",
            value,
        )
    if rule is GoingOn.THRESHOLD:
        return ngettext(
            "Every entry with %(num)s point of 100 or more goes on.",
            "Every entry with %(num)s points of 100 or more goes on.",
            value,
        )
    return _("Nothing goes on from it: it is the last round.")


def choice_in_words(choice: Choice) -> str:
    """Say aloud what was settled in the entries' favour in a category, and what stays out unread."""
    said = []
    if choice.tied:
        said.append(
            ngettext(
                "%(num)s more than the rule gives, as it is equal to the last one.",
                "%(num)s more than the rule gives, as they are equal to the last one.",
                choice.tied,
            )
        )
    if choice.unread:
        said.append(
            ngettext(
                "%(num)s was read by nobody, so it stays out.",
                "%(num)s were read by nobody, so they stay out.",
                choice.unread,
            )
        )
    return " ".join(said)


def course_of(round_: Round) -> Course:
    """Return how a round goes."""
    return Course(round_.mode, round_.rule, round_.rule_value, round_.opens_at, round_.source_id)
