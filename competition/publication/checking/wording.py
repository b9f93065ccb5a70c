"""The preflight in words: what each kind of problem is called, what it does, and how it is mended."""

from competition.platform.i18n import lazy_gettext as _l
from competition.publication.problems import ProblemKind, Severity

SEVERITIES = {
    Severity.STOPS: _l("Stops the book"),
    Severity.LEAVES_OUT: _l("Left out of the book"),
    Severity.HOLDS_NOTE: _l("A note stands in its place"),
    Severity.WARNS: _l("Printed, and worth a look"),
}
SAID = {
    Severity.STOPS: _l("Until this is mended the book cannot be built."),
    Severity.LEAVES_OUT: _l("The book is built without these; nothing has to be done if that is meant."),
    Severity.HOLDS_NOTE: _l("The page is kept, and says that something could not be set."),
    Severity.WARNS: _l("The book is built with these as they are."),
}
KINDS = {
    ProblemKind.FACES: _l("Typefaces"),
    ProblemKind.CONSENT: _l("Consent"),
    ProblemKind.EMPTY: _l("Empty parts"),
    ProblemKind.STOPS: _l("Texts that cannot be set"),
    ProblemKind.REMARK: _l("Remarks of the typesetter"),
    ProblemKind.GLYPH: _l("Characters without a glyph"),
    ProblemKind.PICTURE: _l("Missing pictures"),
    ProblemKind.RESOLUTION: _l("Pictures that are too small"),
    ProblemKind.ALT: _l("Pictures without a description"),
    ProblemKind.TRANSLATION: _l("Missing translations"),
    ProblemKind.CREDIT: _l("Credits"),
    ProblemKind.NAME: _l("Names that the consents keep out"),
    ProblemKind.TOWER: _l("Letters with too many marks"),
    ProblemKind.CHOICE: _l("Choices that cannot be had"),
    ProblemKind.WIDE: _l("Words wider than their line"),
    ProblemKind.LONG: _l("Texts longer than their room"),
    ProblemKind.LINK: _l("Links"),
    ProblemKind.IMPRINT: _l("Imprint"),
    ProblemKind.WITHHELD: _l("Statements, stories and quotes that may not be printed"),
    ProblemKind.TOO_MANY: _l("Quotes beyond what a city may have"),
    ProblemKind.TOO_LONG: _l("Statements and stories over their page"),
    ProblemKind.PATTERN: _l("Quotes without their pattern"),
    ProblemKind.QUESTIONS: _l("Guiding questions"),
    ProblemKind.PORTRAIT: _l("Missing portraits"),
    ProblemKind.PORTRAIT_SMALL: _l("Portraits that are too small"),
    ProblemKind.NAMELESS: _l("Names that are missing"),
    ProblemKind.NO_LANGUAGE: _l("Texts without a language"),
}
WAYS = {
    ProblemKind.FACES: _l("Ask the operator to install the typefaces; “garland doctor” names them."),
    ProblemKind.CONSENT: _l("Ask the teacher to settle what the family allows, or leave it at that."),
    ProblemKind.EMPTY: _l("Write it, move works into it, or leave it out."),
    ProblemKind.STOPS: _l("Print an excerpt without the place that is at fault, or ask for a sound text."),
    ProblemKind.REMARK: _l("Look at the page in the book."),
    ProblemKind.GLYPH: _l("Ask what is meant, or have the operator install a typeface that has it."),
    ProblemKind.PICTURE: _l("Ask for the picture once more: the class, or the city for a portrait."),
    ProblemKind.RESOLUTION: _l("Ask the class for a larger file of the same picture."),
    ProblemKind.ALT: _l(
        "Ask the class to say in a sentence what the picture shows; beside a portrait, write it yourself."
    ),
    ProblemKind.TRANSLATION: _l("Write the translation, or ask somebody for it by a link."),
    ProblemKind.CREDIT: _l("Look at what is known of the class and its school."),
    ProblemKind.NAME: _l(
        "Ask whether the name may stand there: the teacher of a work, the city of a statement, a story or a "
        "quote. Else change the words, print an excerpt, or leave it out."
    ),
    ProblemKind.TOWER: _l(
        "Ask what is meant, and correct it for print, or print an excerpt without the place."
    ),
    ProblemKind.CHOICE: _l("Choose otherwise, print an excerpt, or let it stand as it suits the text."),
    ProblemKind.WIDE: _l("Choose a smaller size or another layout for the work."),
    ProblemKind.LONG: _l("Look at its pages; another size, layout or an excerpt mends it."),
    ProblemKind.LINK: _l("Write the address as it stands in a browser."),
    ProblemKind.IMPRINT: _l("Complete the imprint in the campaign’s words."),
    ProblemKind.WITHHELD: _l("Ask once more whether the book may show it, or leave it at that."),
    ProblemKind.TOO_MANY: _l("Delete a quote of the city if another one is to be printed."),
    ProblemKind.TOO_LONG: _l("Ask the city for a shorter text, or print it over more pages."),
    ProblemKind.PATTERN: _l("Ask the city whether it may be said after the pattern."),
    ProblemKind.QUESTIONS: _l("Read it, and say so beside it."),
    ProblemKind.PORTRAIT: _l("Ask the city for a portrait."),
    ProblemKind.PORTRAIT_SMALL: _l("Ask the city for a larger file of the same portrait."),
    ProblemKind.NAMELESS: _l("Ask the city for the name, or show less of it."),
    ProblemKind.NO_LANGUAGE: _l("Choose the language beside the text."),
}


def kind_name(kind: ProblemKind) -> str:
    """Return what a kind of problem is called; one that has no name here goes by its own."""
    return str(KINDS.get(kind, kind.value))


def way(kind: ProblemKind) -> str:
    """Return how a problem is mended."""
    return str(WAYS.get(kind, ""))
