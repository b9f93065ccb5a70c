"""What a French publisher would mark in a translation: marks and spaces, places left out."""

import re

NARROW, WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
WEB = re.compile(r"\b[\w.+-]+://\S*")
PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")

NOT_OUR_WORDS = ("e-mails?", "mails?", "soumettre", "soumis", "screening", "juré", "jurés", "shortlist")

FAULTS = {
    "straight apostrophe": r"'",
    "quotation marks that are not French": r"[“”\"]",
    "three dots": r"\.\.\.",
    "exclamation mark": r"!",
    "no narrow no-break space before ; or ?": rf"(?<!{NARROW})[;?](?=\s|$)",
    "no no-break space before a colon": rf"(?<!{WIDE}):(?=\s|$)",
    "no no-break space after «": rf"«(?!{WIDE})",
    "no no-break space before »": rf"(?<!{WIDE})»",
    "no no-break space before a per cent sign": rf"\d(?!{WIDE})\s?%(?!\()",
    "thousands that are not parted": r"(?<![\w.-])(?!(?:19|20)\d\d\b)\d{4,}",
    "comma in a number": r"\d,\d{3}\b",
    "capital without its accent": r"\bE(?:cole|dition|diteur|tat|leve|largi|cri)|(?<!\w)A (?:faire|la)\b",
    "ordinal in the English way": r"\d(?:ème|ère|ier)\b",
    "doubled or stray space": r"  | [,.](?![\w/.])",
    "word that the glossary does not have": rf"(?i)\b(?:{'|'.join(NOT_OUR_WORDS)})\b",
    "wording with a middle dot": r"\w·\w",
}


def faults(text):
    """What is wrong with the marks of a French text, each by its name."""
    spoken = WEB.sub("web", PLACE.sub("x", text))
    return [name for name, pattern in FAULTS.items() if re.search(pattern, spoken)]


def _forms(text):
    return [text] if isinstance(text, str) else list(text)


def lost_places(message):
    """The places that a translation leaves out or makes up; its singular need not say the number."""
    known = {place for form in _forms(message.id) for place in PLACE.findall(form)}
    wrong = set()
    for form in _forms(message.string):
        said = set(PLACE.findall(form))
        spoken = isinstance(message.id, str) or form != _forms(message.string)[0]
        wanted = known if spoken else known - {"%(num)s"}
        wrong |= (said - known) | (wanted - said)
        # A template fills places even where there are none: a bare per cent sign would stop the page.
        wrong |= (
            {"%"} if "%" in PLACE.sub("", form) and "%" not in PLACE.sub("", _forms(message.id)[0]) else set()
        )
    return sorted(wrong)


def lost_edges(message):
    """Whether a translation begins or ends with a space where the text does not, or the other way round."""

    def edges(text):
        return text[:1] == " ", text[-1:] == " "

    return any(edges(form) != edges(_forms(message.id)[0]) for form in _forms(message.string))
