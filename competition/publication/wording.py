"""Credits and headings in the words of the book's language."""

from competition.campaign.wording import age_group_name, award_name, form_name, forms_name
from competition.platform.i18n import format_list, ngettext
from competition.platform.i18n import gettext as _
from competition.publication.manuscript import Byline, Section, Work

QUIET_AWARD = "published"
"""A work that is printed without a prize needs no label for it."""


def credit(work: Work) -> list[str]:
    """Return the parts of the line below a title: who, from where, and how it was made."""
    line = work.byline
    return [part for part in (_who(line), _where(line), _together(work)) if part]


def award(work: Work) -> str:
    """Return the award to be printed beside a work, empty when it is printed for itself."""
    return "" if work.award == QUIET_AWARD else award_name(work.award)


def section_label(section: Section) -> str:
    """Return a section's name in one line: "Poems · 11–18"."""
    return f"{forms_name(section.form)} · {age_group_name(section.age_group)}"


def works_count(section: Section) -> str:
    """Return how many works a section has, in words of its form."""
    count = len(section.works)
    if section.form == "poem":
        return ngettext("%(num)s poem", "%(num)s poems", count)
    if section.form == "essay":
        return ngettext("%(num)s essay", "%(num)s essays", count)
    if section.form == "illustration":
        return ngettext("%(num)s picture", "%(num)s pictures", count)
    return ngettext("%(num)s work", "%(num)s works", count)


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
    "form_name": form_name,
    "forms_name": forms_name,
    "age_group": age_group_name,
}
