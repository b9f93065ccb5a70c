"""The four reminders: whom each is for, their templates, the places filled in for each judge."""

import re
from collections.abc import Mapping
from enum import StrEnum

from competition.judging.oversight.rules import QUIET_DAYS
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, use_locale

SUBJECT_LIMIT = 150
WORDS_LIMIT = 4000
PLACES = ("name", "round", "done", "total", "left", "until")
_PLACE = re.compile(r"\{([^{}\s]*)\}")


class LetterKind(StrEnum):
    """Whom a reminder is for."""

    NOT_BEGUN = "not-begun"
    HALF_WAY = "half-way"
    LAST_DAYS = "last-days"
    SILENT = "silent"


def fits(kind: LetterKind, *, done: int, begun: int, total: int, silent: bool = False) -> bool:
    """Whether a reminder is for a judge who is so far: never for one who has finished."""
    if done >= total:
        return False
    if kind is LetterKind.NOT_BEGUN:
        return not (done or begun)
    if kind is LetterKind.SILENT:
        return silent
    return kind is LetterKind.LAST_DAYS or bool(done or begun)


def template(kind: LetterKind, locale: str, *, closes: bool, days: int = QUIET_DAYS) -> dict[str, str]:
    """Return subject and words of a reminder in a language; `closes`: whether the round has a last day;
    `days`: for how long the silent have saved nothing.
    """
    with use_locale(locale):
        subject, middle = {
            LetterKind.NOT_BEGUN: (
                _("Your entries are waiting for you"),
                _(
                    "In {round} entries are waiting for your reading: {total} in all, and none is opened "
                    "yet. You can stop after any of them, as every choice is saved at once."
                ),
            ),
            LetterKind.HALF_WAY: (
                _("Thank you for {done} of {total}"),
                _(
                    "You have handed in {done} of {total} in {round}. Thank you for every one of them. What "
                    "is left ({left}) is still with you."
                ),
            ),
            LetterKind.LAST_DAYS: (
                _("The last days of {round}"),
                _(
                    "The round is nearly over. You have handed in {done} of {total} in {round}. What is left "
                    "({left}) still waits for your reading, and every sheet counts."
                ),
            ),
            LetterKind.SILENT: (
                _("Is all well with your entries?"),
                ngettext(
                    "For %(num)s day nothing of yours has been saved in {round}. You have handed in {done} "
                    "of {total}, and what is left ({left}) is still with you. Where something is in your "
                    "way, tell us: we gladly help.",
                    "For %(num)s days nothing of yours has been saved in {round}. You have handed in {done} "
                    "of {total}, and what is left ({left}) is still with you. Where something is in your "
                    "way, tell us: we gladly help.",
                    days,
                ),
            ),
        }[kind]
        parts = [
            _("Dear {name},"),
            middle,
            _("The round closes on {until}.") if closes else "",
            _("If you cannot finish, answer this letter: somebody else will gladly take over."),
        ]
        return {"subject": subject, "words": "\n\n".join(part for part in parts if part)}


def unknown_places(text: str) -> list[str]:
    """Return the places in a text that nothing is filled into, as they were typed."""
    return [found.group(0) for found in _PLACE.finditer(text) if found.group(1) not in PLACES]


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its places filled; what is no place of ours stays as it is."""
    return _PLACE.sub(lambda found: values.get(found.group(1), found.group(0)), text)
