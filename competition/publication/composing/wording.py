"""The composition in words."""

from collections.abc import Iterator, Mapping

from competition.contributions.rules import MOST_QUOTES
from competition.platform.i18n import LazyText, format_list, ngettext
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.publication.composing.choices import Composed, Wish
from competition.publication.composing.choosing import Denied
from competition.publication.composing.desk import Desk
from competition.publication.composing.rows import ChapterRow, VoiceRow
from competition.publication.composing.rules import Order, Translations
from competition.publication.excerpts import WHOLE
from competition.publication.kinds_wording import format_name
from competition.publication.manuscript import Chapter, ChapterKind, Layout, Section, Size
from competition.publication.voices import Voice
from competition.publication.wishes import Unmet
from competition.publication.wording import chapter_title, section_label

ORDERS = {
    Order.FACING: _l("By place, and so that facing pages go well together"),
    Order.PLACE: _l("By place: winners first, the others by number"),
    Order.CITY: _l("By city"),
    Order.LANGUAGE: _l("So that languages take turns"),
    Order.HAND: _l("By hand, as the works were moved"),
}
VOICE_ORDERS = {
    Order.FACING: _l("By city, and so that facing pages go well together"),
    Order.HAND: _l("By hand, as they were moved"),
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


_WHY = {
    Unmet.PAGE_LONG: _l("too long for one page"),
    Unmet.PAGE_ESSAY: _l("an essay and its translation take two pages"),
    Unmet.PAGE_BESIDE: _l("its translation has no room beside it"),
    Unmet.SPREAD_LONG: _l("text or translation is longer than a page"),
    Unmet.SPREAD_PICTURE: _l("it has no translation, and its picture stands opposite already"),
    Unmet.SPREAD_NONE: _l("no pages face each other"),
    Unmet.NOTHING_AFTER: _l("no translation of it is printed"),
    Unmet.LARGER: _l("there is no room"),
    Unmet.SMALLER: _l("it has the smallest size already"),
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
        "Quotes are shared among the places kept for them, so that few pages stay blank. A title stands "
        "above each quote of this place."
    ),
    ChapterKind.STATEMENTS: _l(
        "Every statement that may be printed stands here, on a page with its portrait, unless it is left out."
    ),
    ChapterKind.STORIES: _l(
        "Every story that may be printed stands here, original and translation face to face, unless it is "
        "left out."
    ),
    ChapterKind.PARTICIPANTS: _l(
        "The cities and schools of all entries that were accepted, a leaf for each."
    ),
}
"""What is to be known about a part that is made from what the campaign holds."""


def chapter_name(chapter: Composed) -> str:
    """Return what a chapter is called in the list: its own title, else what it is."""
    if chapter.title or not chapter.category or chapter.kind is ChapterKind.QUOTES:
        return chapter_title(Chapter(chapter.kind, chapter.title))
    form, _slash, age_group = chapter.category.partition("/")
    return section_label(Section(form, age_group, ()))


def orders_of(kind: ChapterKind) -> Mapping[Order, LazyText]:
    """Return the orders that what is in a chapter of this kind may have; none where it has no order."""
    if kind is ChapterKind.WORKS:
        return ORDERS
    return VOICE_ORDERS if kind in (ChapterKind.STATEMENTS, ChapterKind.STORIES) else {}


def part_name(desk: Desk, row: ChapterRow) -> str:
    """Return what a chapter is called on its own: a place for quotes by what stands before it."""
    name = chapter_name(row.chapter)
    if row.chapter.kind is not ChapterKind.QUOTES or row.chapter.title:
        return name
    return f"{name}, {place_name(desk, row)}"


def place_name(desk: Desk, row: ChapterRow) -> str:
    """Return what a place for quotes is called: what stands before it tells it from the others."""
    at = desk.chapters.index(row)
    if row.chapter.title:
        return row.chapter.title
    title = chapter_name(desk.chapters[at - 1].chapter) if at else ""
    return _("after “%(title)s”", title=title) if title else _("at the front")


def place_of(desk: Desk, row: VoiceRow) -> str:
    """Return the place that was chosen for a quote; empty where none was, or it is gone."""
    return next((place_name(desk, each) for each in desk.places if each.chapter.key == row.wish.chapter), "")


def voice_title(voice: Voice) -> str:
    """Return what a voice is called in the list: where it is from, and who speaks if that is said."""
    return " · ".join(part for part in (voice.city, voice.name) if part)


def chapter_note(row: ChapterRow) -> str:
    """Return what is to be said about a chapter beside its name."""
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
        return _spoken_note(row)
    return _("Made by itself")


def _spoken_note(row: ChapterRow) -> str:
    """Return how many statements, stories or quotes stand in a chapter."""
    if not row.voices:
        return _("Nothing that may be printed yet: not in the book")
    if not row.printed:
        return _("All left out: not in the book")
    if row.chapter.kind is ChapterKind.QUOTES:
        return _("Its share of all quotes, a page each")
    said = _count(row.chapter.kind, row.printed)
    return f"{said} · {order_said(row.chapter.order)}" if row.chapter.order is Order.HAND else said


def _count(kind: ChapterKind, number: int) -> str:
    if kind is ChapterKind.STATEMENTS:
        return ngettext("%(num)s statement", "%(num)s statements", number)
    return ngettext("%(num)s story", "%(num)s stories", number)


def order_said(order: Order) -> str:
    """Return in short how a section is ordered."""
    return {
        Order.FACING: _("by place, pages facing well"),
        Order.PLACE: _("by place"),
        Order.CITY: _("by city"),
        Order.LANGUAGE: _("languages in turn"),
        Order.HAND: _("by hand"),
    }[order]


def voice_notes(row: VoiceRow, place: str) -> Iterator[str]:
    """Yield what is to be told of a voice, in short; `place` is the one chosen for a quote, if any."""
    if not row.wish.included:
        yield _("Left out: %(reason)s", reason=row.wish.reason)
    elif row.over:
        yield _("Not printed: a city has at most %(most)s quotes", most=MOST_QUOTES)
    elif row.faced:
        yield faced_said()
    elif place:
        yield _("Kept for: %(place)s", place=place)


def marked(choice: LazyText, lacking: Denied | None) -> str:
    """Return what a choice is called, with what stands in its way."""
    if lacking is None:
        return str(choice)
    if lacking.everywhere:
        return _("%(choice)s (cannot be had: %(why)s)", choice=choice, why=_WHY[lacking.why])
    papers = format_list([format_name(each) for each in lacking.formats])
    return _("%(choice)s (not in the format %(formats)s)", choice=choice, formats=papers)


def faced_said() -> str:
    """Return in short why something does not stand where its order would put it."""
    return _("here so that pages face well")


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
