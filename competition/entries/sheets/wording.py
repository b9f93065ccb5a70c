"""Sheets and scans in words."""

from competition.entries.sheets.models import Scan
from competition.entries.sheets.queries import Lying, ScanRow, SheetRow
from competition.entries.sheets.rules import PageState, Paper, ScanState, Trouble
from competition.platform.i18n import gettext, ngettext, translate_key
from competition.platform.i18n import gettext_noop as _

PAPERS = {Paper.A4: _("A4"), Paper.LETTER: _("Letter")}
TROUBLES = {
    Trouble.UNREADABLE: _("No sheet was recognised on it."),
    Trouble.OTHER_CLASS: _("This sheet was not printed for this class."),
    Trouble.TWICE: _("This sheet has come in before. The work that is here stays until you decide."),
    Trouble.EMPTY: _("Nothing seems to be drawn or written on it."),
    Trouble.UNSURE: _("Only one of its four codes could be read. Please look whether it is cut out rightly."),
    Trouble.HANDED_IN: _("Its entry takes no more pictures: it is submitted, withdrawn or full."),
}
_LEFT = {
    PageState.BLANK: _("Taken for the blank back of a sheet"),
    PageState.ASIDE: _("Set aside"),
    PageState.PLACED: _("Its picture was removed from the entry"),
}


def sheet_label(name: str, number: int) -> str:
    """Return what a sheet is called: its pupil's name, else its number."""
    return name or gettext("Sheet %(number)s", number=number)


def sheet_badge(row: SheetRow) -> tuple[str, str]:
    """Return how a sheet stands."""
    return (gettext("Here"), "ready") if row.is_here else (gettext("Not back yet"), "pale")


def why(found: Lying) -> str:
    """Say why a page lies in the tray, or what became of it."""
    page = found.page
    if page.state is not PageState.TRAY:
        return gettext(_LEFT[page.state])
    return gettext(TROUBLES[page.trouble]) if page.trouble else ""


def where(found: Lying) -> str:
    """Say where in the stack a page lies: the name of its file, its number, whose pages lie round it."""
    said = [found.scan.file_name]
    if (found.scan.pages or 1) > 1:
        said.append(gettext("page %(number)s", number=found.page.number))
    if found.before and found.after:
        said.append(
            gettext("between the pages of %(before)s and %(after)s", before=found.before, after=found.after)
        )
    elif found.before or found.after:
        name = found.before or found.after
        said.append(
            gettext("after the page of %(name)s", name=name)
            if found.before
            else gettext("before the page of %(name)s", name=name)
        )
    return " · ".join(said)


def scan_badge(row: ScanRow) -> tuple[str, str]:
    """Return how a scan stands."""
    if row.scan.state is ScanState.NEEDS_A_LOOK:
        return gettext("Needs a look"), "attention"
    if row.scan.state is ScanState.RECEIVED:
        return gettext("Received; it is being read"), "pale"
    return (gettext("Read"), "ready") if not row.tray else (gettext("Partly in the tray"), "attention")


def scan_words(row: ScanRow) -> str:
    """Say what came of a scan, or how far it is."""
    scan = row.scan
    if scan.state is ScanState.NEEDS_A_LOOK:
        return problem(scan)
    if scan.state is ScanState.RECEIVED:
        return gettext("%(done)s of %(total)s pages", done=row.read, total=scan.pages or 1)
    said = [
        ngettext("%(num)s page found its entry", "%(num)s pages found their entries", row.placed),
        *([ngettext("%(num)s lies in the tray", "%(num)s lie in the tray", row.tray)] if row.tray else []),
        *([ngettext("%(num)s blank back", "%(num)s blank backs", row.blank)] if row.blank else []),
        *([ngettext("%(num)s set aside", "%(num)s set aside", row.aside)] if row.aside else []),
    ]
    return " · ".join(said)


def problem(scan: Scan) -> str:
    """Say why a scan cannot be read."""
    return translate_key(scan.problem, scan.problem_values)
