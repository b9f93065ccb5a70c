"""Where a line may not break, and what may not be slanted.

Words stay as they were written, only spaces are bound. Titles are left alone: they are bookmarks too.
"""

import re
from dataclasses import replace

from markupsafe import Markup, escape

from competition.platform.languages import script_of
from competition.publication.manuscript import Manuscript, Text, Work
from competition.publication.voices import Voice

NO_BREAK = "\N{NO-BREAK SPACE}"
EAST_ASIAN = frozenset(("Jpan", "Hans", "Hant", "Kore"))
_UNIT = re.compile(
    r"(?<=\d) (?=(?:°[CF]?|%|‰|[kcm]?m[²³]?|km/h|m?g|kg|[mc]?l|k?Wh?|[€$£]|h|min|s|Uhr)(?!\w))"
)
_LAST = re.compile(r"(?<=\S) (?=\S{1,6}\s*$)")
"""Before a last word so short that it looks lost on a line of its own, or a mark set off by a space."""
_EAST_ASIAN_SIGNS = re.compile(r"([\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+)")


def bound(text: str) -> str:
    """Return the text with numbers bound to their units, and a short last word to the one before it."""
    return "\n".join(_LAST.sub(NO_BREAK, _UNIT.sub(NO_BREAK, line)) for line in text.split("\n"))


def bound_work(work: Work) -> Work:
    """Return the work as it is set."""
    translation = _bound(work.translation) if work.translation else None
    return replace(work, original=_bound(work.original), translation=translation)


def bound_manuscript(manuscript: Manuscript) -> Manuscript:
    """Return the manuscript as it is set."""
    sections = (replace(each, works=tuple(map(bound_work, each.works))) for each in manuscript.sections)
    return replace(manuscript, sections=tuple(sections), voices=tuple(map(bound_voice, manuscript.voices)))


def bound_voice(voice: Voice) -> Voice:
    """Return a statement, a story or a quote as it is set."""
    translation = _bound(voice.translation) if voice.translation else None
    return replace(voice, original=_bound(voice.original), translation=translation)


def upright(text: str, language: str) -> Markup:
    """Return a text whose Chinese, Japanese and Korean signs stand upright among italics."""
    if script_of(language) in EAST_ASIAN:
        return escape(text)
    parts = _EAST_ASIAN_SIGNS.split(text)
    marks = Markup("{}"), Markup('<span class="upright">{}</span>')
    return Markup("").join(marks[at % 2].format(part) for at, part in enumerate(parts))


def _bound(text: Text) -> Text:
    return replace(text, text=bound(text.text))
