"""Credits and headings in the words of the book's language."""

import re

from markupsafe import Markup, escape

from competition.campaign.wording import age_group_name, award_name, form_name, forms_name
from competition.platform.i18n import format_list, gettext, gettext_noop, ngettext
from competition.platform.i18n import gettext as _
from competition.platform.languages import language_name
from competition.platform.markdown import rendered
from competition.publication.excerpts import omission, parts
from competition.publication.manuscript import (
    QUIET_AWARD,
    Byline,
    Chapter,
    ChapterKind,
    Section,
    Text,
    Work,
)

WINNER = "winner"
CHAPTERS = {
    ChapterKind.FOREWORD: gettext_noop("Foreword"),
    ChapterKind.ABOUT: gettext_noop("About the campaign"),
    ChapterKind.JURY: gettext_noop("The jury"),
    ChapterKind.CREDITS: gettext_noop("Thanks"),
    ChapterKind.TEXT: gettext_noop("Untitled"),
    ChapterKind.CONTENTS: gettext_noop("Contents"),
    ChapterKind.WORKS: gettext_noop("Section of works"),
    ChapterKind.QUOTES: gettext_noop("Quotes"),
    ChapterKind.STATEMENTS: gettext_noop("Mayors’ statements"),
    ChapterKind.STORIES: gettext_noop("Personal stories"),
    ChapterKind.PARTICIPANTS: gettext_noop("Who took part"),
    ChapterKind.LANGUAGES: gettext_noop("The languages of the works"),
    ChapterKind.PLACES: gettext_noop("Cities and schools"),
    ChapterKind.COLOPHON: gettext_noop("Colophon"),
}
OPENING_MOST = 150
"""Characters: more would no longer be a line to open a section with."""
_HANGING = {**dict.fromkeys('“„«"', 0.42), **dict.fromkeys("‘‚‹'", 0.24), **dict.fromkeys("「『", 1.0)}
_CREATIVE_COMMONS = re.compile(r"\s*CC[ -](BY(?:-NC)?(?:-ND|-SA)?)[ -](\d\.\d)\s*$", re.IGNORECASE)
_CREATIVE_COMMONS_WITHIN = re.compile(r"\bCC[ -]BY(?:-NC)?(?:-ND|-SA)?[ -]\d\.\d\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?…。！？։])[”»\"]?\s+|(?<=[。！？])")


def credit(work: Work) -> list[str]:
    """Return the parts of the line below a title: who, from where, and how it was made."""
    line = work.byline
    return [part for part in (_who(line), _where(line), _together(work)) if part]


def award(work: Work) -> str:
    """Return the award to be printed beside a work, empty when it is printed for itself."""
    return "" if work.award == QUIET_AWARD else award_name(work.award)


def section_label(section: Section) -> str:
    """Return a section's name in one line: its own, or "Poems · 11–18"."""
    if section.title:
        return section.title
    return f"{forms_name(section.form)} · {age_group_name(section.age_group)}"


def chapter_title(chapter: Chapter) -> str:
    """Return the title of a chapter that was written for the book."""
    return chapter.title or gettext(CHAPTERS[chapter.kind])


def written(text: str) -> Markup:
    """Return a text of the secretariat's as it is printed, its headings nested below the chapter's title."""
    return rendered(text, closed_up=True)


def works_count(section: Section) -> str:
    """Return how many works a section has, in words of its form."""
    count = len(section.works)
    if {work.form for work in section.works} - {section.form}:
        return ngettext("%(num)s work", "%(num)s works", count)
    if section.form == "poem":
        return ngettext("%(num)s poem", "%(num)s poems", count)
    if section.form == "essay":
        return ngettext("%(num)s essay", "%(num)s essays", count)
    if section.form == "illustration":
        return ngettext("%(num)s picture", "%(num)s pictures", count)
    return ngettext("%(num)s work", "%(num)s works", count)


def opening_line(work: Work) -> str:
    """Return the words of a winning work that may stand at its section's opening, else nothing.

    They are a poem's first line, or an essay's first sentence where it is short.
    """
    line = specimen(work)
    return line if work.award == WINNER and len(line) <= OPENING_MOST else ""


def opening_title(work: Work) -> str:
    """Return the title of a winning picture without words, which stands at its section's opening."""
    silent = work.form == "illustration" and not work.original.text
    title = work.original.title
    return title if silent and work.award == WINNER and len(title) <= OPENING_MOST else ""


def specimen(work: Work) -> str:
    """Return a few words of a work in its own language: a poem's first line, an essay's first sentence."""
    return _beginning(work.original, work.form)


def translated_specimen(work: Work) -> str:
    """Return how these words begin in the translation, empty where there is none."""
    return _beginning(work.translation, work.form) if work.translation else ""


def first_sentence(text: str) -> str:
    """Return the sentence that a text begins with; nothing where it is too long to stand alone."""
    first = _SENTENCE.split(" ".join(text.split()), maxsplit=1)[0]
    return first if len(first) <= OPENING_MOST else ""


def short_language_name(tag: str) -> str:
    """Return a language's name without its script or country: "Serbian", "Chinese"."""
    return language_name(tag.partition("-")[0])


def licence_address(licence: str) -> str:
    """Return where a licence of Creative Commons can be read, empty for any other."""
    found = _CREATIVE_COMMONS.match(licence)
    return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/" if found else ""


def kept_whole(sentence: str) -> Markup:
    """Return a sentence in which the name of a licence of Creative Commons stands on one line."""
    found = _CREATIVE_COMMONS_WITHIN.search(sentence)
    if not found:
        return escape(sentence)
    before, after = sentence[: found.start()], sentence[found.end() :]
    return Markup('{}<span class="unparted">{}</span>{}').format(before, found[0], after)


def hang(line: str) -> float:
    """Return by how many ems a line is set out, so that its letters, not its quotation marks, line up."""
    return _HANGING.get(line[:1], 0.0)


def _beginning(text: Text, form: str) -> str:
    mark = omission(text.language)
    first = next((part.strip() for part in parts(text, form) if part.strip() != mark), "")
    return first if form == "poem" else _SENTENCE.split(first.removeprefix(mark).strip(), maxsplit=1)[0]


def _who(line: Byline) -> str:
    if not line.names:
        return ""
    names = list(line.names)
    if line.unnamed:
        names.append(ngettext("%(num)s other", "%(num)s others", line.unnamed))
    return format_list(names)


def _where(line: Byline) -> str:
    parts = [line.class_name, line.school]
    if not line.school.endswith(line.city):
        parts.append(line.city)
    return ", ".join(part for part in parts if part)


def _together(work: Work) -> str:
    if work.byline.made_by == "pupil" or work.byline.names:
        return ""
    return _("made together") if work.form == "illustration" else _("written together")


FILTERS = {
    "credit": credit,
    "award": award,
    "section_label": section_label,
    "works_count": works_count,
    "chapter_title": chapter_title,
    "markdown": written,
    "opening_line": opening_line,
    "opening_title": opening_title,
    "specimen": specimen,
    "translated_specimen": translated_specimen,
    "hang": hang,
    "short_language_name": short_language_name,
    "licence_address": licence_address,
    "kept_whole": kept_whole,
    "form_name": form_name,
    "forms_name": forms_name,
    "age_group": age_group_name,
}
