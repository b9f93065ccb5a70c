"""The composition in words."""

from collections.abc import Iterator

from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import ngettext
from competition.publication.composing.arrangement import Composed, Wish
from competition.publication.composing.desk import ChapterRow, Desk
from competition.publication.composing.rules import Order, Translations
from competition.publication.excerpts import WHOLE
from competition.publication.manuscript import Chapter, ChapterKind, Layout, Section, Size
from competition.publication.wording import chapter_title, section_label

ORDERS = {
    Order.FACING: _l("By place, and so that facing pages go well together"),
    Order.PLACE: _l("By place: winners first, the others by number"),
    Order.CITY: _l("By city"),
    Order.LANGUAGE: _l("So that languages take turns"),
    Order.HAND: _l("By hand, as the works were moved"),
}
LAYOUTS = {
    Layout.AUTO: _l("As it suits the text"),
    Layout.PAGE: _l("On one page"),
    Layout.SPREAD: _l("On two facing pages"),
    Layout.FOLLOWING: _l("The translation after the original"),
}
SIZES = {
    Size.AUTO: _l("As it suits the text"),
    Size.SMALLER: _l("Smaller"),
    Size.LARGER: _l("Larger"),
}
TRANSLATIONS = {
    Translations.ALL: _l("Originals with every translation there is"),
    Translations.BOOK: _l("Originals with translations into the book’s language only"),
    Translations.NONE: _l("Originals only"),
}


_KNOWN = frozenset((ChapterKind.JURY, ChapterKind.CREDITS))
HINTS = {
    ChapterKind.JURY: _l(
        "The page says how many judges have read how many works. It names nobody by itself: please type the "
        "names of those who have agreed to be named."
    ),
    ChapterKind.CREDITS: _l(
        "Below your words stand the translators, the licence and the typefaces. Name here who else is to be "
        "thanked, such as the coordinators in the cities, once they have agreed."
    ),
    ChapterKind.QUOTES: _l(
        "All quotes are shared among the places kept for them. A title stands above each quote of this place."
    ),
    ChapterKind.STATEMENTS: _l(
        "Every statement that may be printed stands here, on a page with its portrait."
    ),
    ChapterKind.STORIES: _l(
        "Every story that may be printed stands here, original and translation face to face."
    ),
    ChapterKind.PARTICIPANTS: _l(
        "The cities and schools of all entries that were accepted, a leaf for each."
    ),
}
"""What is to be known about a part that is made from what the campaign holds."""


def chapter_name(chapter: Composed) -> str:
    """Return what a chapter is called in the list: its own title, else what it is."""
    if chapter.title or not chapter.category:
        return chapter_title(Chapter(chapter.kind, chapter.title))
    form, _slash, age_group = chapter.category.partition("/")
    return section_label(Section(form, age_group, ()))


def chapter_note(row: ChapterRow, voices: int = 0) -> str:
    """Return what is to be said about a chapter beside its name; `voices`: how many there are of its kind."""
    chapter = row.chapter
    if not chapter.included:
        return _("Left out")
    if chapter.kind is ChapterKind.WORKS:
        if not row.works:
            return _("Still without works: not printed")
        said = ngettext("%(num)s work", "%(num)s works", row.printed)
        return f"{said} · {order_said(chapter.order)}"
    if chapter.kind in _KNOWN:
        return _("What is known, and your words") if chapter.text.strip() else _("What is known alone")
    if chapter.kind.is_written:
        return chapter.author if chapter.text.strip() else _("Still without words: not printed")
    if chapter.kind.is_spoken:
        return _spoken_note(chapter, voices)
    return _("Made by itself")


def _spoken_note(chapter: Composed, voices: int) -> str:
    """Return how many statements, stories or quotes stand in a chapter."""
    if not voices:
        return _("Nothing that may be printed yet: not in the book")
    if chapter.kind is ChapterKind.STATEMENTS:
        return ngettext("%(num)s statement", "%(num)s statements", voices)
    if chapter.kind is ChapterKind.STORIES:
        return ngettext("%(num)s story", "%(num)s stories", voices)
    return _("Its share of all quotes, a page each")


def order_said(order: Order) -> str:
    """Return in short how a section is ordered."""
    return {
        Order.FACING: _("by place, pages facing well"),
        Order.PLACE: _("by place"),
        Order.CITY: _("by city"),
        Order.LANGUAGE: _("languages in turn"),
        Order.HAND: _("by hand"),
    }[order]


def wishes(wish: Wish) -> Iterator[str]:
    """Yield what was chosen for a work, in short."""
    if not wish.included:
        yield _("Left out: %(reason)s", reason=wish.reason)
        return
    if wish.excerpt != WHOLE:
        yield _("Excerpt")
    if wish.layout is not Layout.AUTO:
        yield str(LAYOUTS[wish.layout])
    if wish.size is not Size.AUTO:
        yield str(SIZES[wish.size])


def place_said(desk: Desk, ref: str) -> str:
    """Return where a work stands, in a sentence for whoever just moved it."""
    found = desk.find(ref)
    if found is None:
        return ""
    part, row = found
    return _(
        "“%(title)s” now stands %(place)s of %(total)s in %(section)s.",
        title=row.work.original.title or _("Untitled"),
        place=part.works.index(row) + 1,
        total=len(part.works),
        section=chapter_name(part.chapter),
    )


def part_place_said(desk: Desk, key: str) -> str:
    """Return where a part stands, in a sentence for whoever just moved it."""
    row = desk.chapter(key)
    if row is None:
        return ""
    return _(
        "“%(title)s” is now part %(place)s of %(total)s.",
        title=chapter_name(row.chapter),
        place=desk.chapters.index(row) + 1,
        total=len(desk.chapters),
    )


def after_said(title: str) -> str:
    """Return the place behind a part in words."""
    return _("after “%(title)s”", title=title) if title else _("at the front")


def in_section_said(section: str, title: str) -> str:
    """Return a place in a section in words."""
    if title:
        return _("in %(section)s, after “%(title)s”", section=section, title=title)
    return _("in %(section)s, at the front", section=section)
