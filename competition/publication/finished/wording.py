"""What was checked in the finished file, in words."""

from competition.platform.i18n import gettext, ngettext
from competition.platform.i18n import gettext_noop as _
from competition.publication.finished.checks import Check, Checked, Spot

NAMES = {
    Check.PAGES: _("Every page is there"),
    Check.WORKS: _("Every work is there"),
    Check.TAGGED: _("Pages are tagged for readers who hear them"),
    Check.READING: _("Tags lead through the words in reading order, and to each once"),
    Check.HEADINGS: _("Headings are nested, and no level is left out"),
    Check.FIGURES: _("Every picture has its description"),
    Check.DECORATION: _("What is no text or picture of a work is marked as decoration"),
    Check.LANGUAGE: _("The document says its language"),
    Check.LANGUAGES: _("Each text says its own language"),
    Check.BOOKMARKS: _("Bookmarks lead to every work"),
    Check.TITLE: _("The title stands in the file, and in the window’s frame"),
    Check.UA: _("The file says that it keeps PDF/UA-1"),
    Check.LINKS: _("No link leads nowhere"),
    Check.LINK_WORDS: _("Every link says in words where it leads"),
    Check.FONTS: _("Every typeface lies in the file, and is one of ours"),
    Check.BOXES: _("Pages are of one size, their boxes for print within each other"),
    Check.PICTURES: _("Pictures are sharp at the size they stand at"),
    Check.DOCUMENTS: _("Every document is whole, as XML has to be"),
    Check.FILES: _("Every file that is named is there, and every one that is there is named"),
    Check.CONTENTS: _("The contents lead to every work"),
}


def name_of(check: Check) -> str:
    """Return what was checked."""
    return gettext(NAMES[check])


def outcome(checked: Checked) -> str:
    """Return what it came to: over how many things, or in how many places it does not hold."""
    if checked.holds:
        return ngettext("holds; %(num)s looked at", "holds; %(num)s looked at", checked.seen)
    return ngettext("does not hold in %(num)s place", "does not hold in %(num)s places", checked.amiss)


def place_said(spot: Spot) -> str:
    """Return where a check found something: the work, the page and what."""
    page = gettext("page %(page)s", page=spot.page) if spot.page else ""
    return " · ".join(part for part in (spot.number, page, spot.what) if part)
