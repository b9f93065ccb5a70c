"""What may be amiss with what the book is made of: kinds, what each does, and a sentence for each."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from competition.platform.i18n import gettext, translate_key
from competition.platform.i18n import gettext_noop as _
from competition.publication.wishes import Unmet


class ProblemKind(StrEnum):
    """What is wrong with a work."""

    CONSENT = "consent"
    STOPS = "stops"
    REMARK = "remark"
    GLYPH = "glyph"
    PICTURE = "picture"
    RESOLUTION = "resolution"
    ALT = "alt"
    TRANSLATION = "translation"
    CREDIT = "credit"
    NAME = "name"
    TOWER = "tower"
    CHOICE = "choice"
    WIDE = "wide"
    LONG = "long"
    LINK = "link"
    EMPTY = "empty"
    IMPRINT = "imprint"
    FACES = "faces"
    WITHHELD = "withheld"
    TOO_MANY = "too-many"
    TOO_LONG = "too-long"
    PATTERN = "pattern"
    QUESTIONS = "questions"
    PORTRAIT = "portrait"
    PORTRAIT_SMALL = "portrait-small"
    NAMELESS = "nameless"
    NO_LANGUAGE = "no-language"


class Severity(StrEnum):
    """What a problem does, the worst first: it keeps the book from being built, or what it is about from

    standing in it, or it is printed all the same.
    """

    STOPS = "stops"
    LEAVES_OUT = "leaves-out"
    HOLDS_NOTE = "holds-note"
    WARNS = "warns"


class Room(StrEnum):
    """Where a problem is mended."""

    WORK = "work"
    CHAPTER = "chapter"
    CONTRIBUTION = "contribution"
    CAMPAIGN = "campaign"
    MACHINE = "machine"


SENTENCES = {
    ProblemKind.CONSENT: _(
        "Left out: somebody shown has not allowed the book, or the entry does not stand any more."
    ),
    ProblemKind.STOPS: _(
        "Its page holds a note instead: it stops the typesetting (%(reason)s). "
        "Very long words or thousands of marks on one letter do that."
    ),
    ProblemKind.REMARK: _("The typesetter stumbled over it. Please look at its page in the book."),
    ProblemKind.GLYPH: _(
        "No typeface here has the character %(name)s (%(code)s); it would print as an empty box."
    ),
    ProblemKind.PICTURE: _("A picture could not be opened and is missing from the page."),
    ProblemKind.RESOLUTION: _(
        "A picture prints at %(dpi)s dots per inch; from %(least)s on it looks sharp. "
        "Please ask the class for a larger one."
    ),
    ProblemKind.ALT: _("A picture has no description for readers who cannot see it."),
    ProblemKind.TRANSLATION: _("The text has no translation into a language of the book."),
    ProblemKind.CREDIT: _(
        "Nothing may be said of who made it: neither a name nor a school stands beside it."
    ),
    ProblemKind.NAME: _("A name that stays out of the credits stands in the words themselves: “%(context)s”"),
    ProblemKind.TOWER: _(
        "The letter “%(letter)s” carries %(marks)s marks: they reach into the lines above and below."
    ),
    ProblemKind.WIDE: _("“%(word)s” is wider than the line it stands on, and is broken without a hyphen."),
    ProblemKind.LONG: _(
        "It takes %(pages)s pages instead of %(planned)s: something is longer than its room."
    ),
    ProblemKind.LINK: _("The address of a link cannot be right: %(address)s"),
    ProblemKind.EMPTY: _("Nothing stands in it, so it is not in the book."),
    ProblemKind.IMPRINT: _("The imprint does not say who publishes the book, or how to reach them."),
    ProblemKind.FACES: _("The book’s own typeface is missing on this machine: %(face)s"),
    ProblemKind.WITHHELD: _("Left out: the person, or a guardian, has not allowed the book."),
    ProblemKind.TOO_MANY: _("Left out: a city has %(most)s quotes in the book at most."),
    ProblemKind.TOO_LONG: _("It is longer than an A4 page of the book."),
    ProblemKind.PATTERN: _("The quote does not follow its pattern."),
    ProblemKind.QUESTIONS: _("Somebody still has to read whether it answers the guiding questions."),
    ProblemKind.PORTRAIT: _("The portrait is missing."),
    ProblemKind.PORTRAIT_SMALL: _(
        "The portrait prints at %(dpi)s dots per inch; from %(least)s on it looks sharp. "
        "Please ask for a larger one."
    ),
    ProblemKind.NAMELESS: _("A part of the name is missing that may be shown."),
    ProblemKind.NO_LANGUAGE: _("Nobody has said which language it is in."),
}
CHOICES = {
    Unmet.PAGE_LONG: _("Chosen: on one page. It is too long for that, and stands as it suits the text."),
    Unmet.PAGE_ESSAY: _(
        "Chosen: on one page. An essay and its translation take two; it stands as it suits the text."
    ),
    Unmet.PAGE_BESIDE: _(
        "Chosen: on one page. In this edition nothing stands side by side; the translation comes after it."
    ),
    Unmet.SPREAD_LONG: _(
        "Chosen: on two facing pages. Text or translation is longer than a page; it stands as it suits them."
    ),
    Unmet.SPREAD_PICTURE: _(
        "Chosen: on two facing pages. It has no translation, and its picture stands opposite already."
    ),
    Unmet.SPREAD_NONE: _(
        "Chosen: on two facing pages. This edition has none; the translation comes after it."
    ),
    Unmet.NOTHING_AFTER: _("Chosen: the translation after the original. No translation of it is printed."),
    Unmet.LARGER: _("Chosen: larger. There is no room for that; it is set as it suits the text."),
    Unmet.SMALLER: _("Chosen: smaller. It is set in the smallest size already."),
}
"""The sentences of a choice that cannot be had, by why."""
SEVERITIES = {
    ProblemKind.FACES: Severity.STOPS,
    ProblemKind.CONSENT: Severity.LEAVES_OUT,
    ProblemKind.EMPTY: Severity.LEAVES_OUT,
    ProblemKind.STOPS: Severity.HOLDS_NOTE,
    ProblemKind.WITHHELD: Severity.LEAVES_OUT,
    ProblemKind.TOO_MANY: Severity.LEAVES_OUT,
}
"""What each kind does; those that are not named warn."""
PLACES = {
    "title": _("Title"),
    "text": _("Text"),
    "translation_title": _("Translated title"),
    "translation": _("Translation"),
    "credit": _("Credit"),
    "alt": _("Description of a picture"),
}


@dataclass(frozen=True)
class Problem:
    """One thing about one work, by the work's number, or about a chapter, by its title.

    `values` fill the kind's sentence; `where` is one of `PLACES`. `room` is where it is mended, `key` the
    key or reference of what stands there.
    """

    number: str
    kind: ProblemKind
    values: dict[str, Any] = field(default_factory=dict)
    where: str = ""
    room: Room = Room.WORK
    key: str = ""

    @property
    def severity(self) -> Severity:
        """What it does."""
        return SEVERITIES.get(self.kind, Severity.WARNS)

    @property
    def said(self) -> str:
        """The sentence in the current language, with the part of a work that it is about."""
        key = CHOICES[Unmet(self.values["why"])] if self.kind is ProblemKind.CHOICE else SENTENCES[self.kind]
        sentence = translate_key(key, self.values)
        if not self.where:
            return sentence
        return gettext("%(part)s: %(sentence)s", part=gettext(PLACES[self.where]), sentence=sentence)

    def as_row(self) -> dict[str, Any]:
        """Return the problem as it is kept in the database."""
        return asdict(self)


def from_row(row: dict[str, Any]) -> Problem:
    """Return a problem that was kept."""
    where, key = row.get("where", ""), row.get("key", "")
    room = Room(row.get("room", Room.WORK))
    return Problem(row["number"], ProblemKind(row["kind"]), row["values"], where, room, key)
