"""Where a teacher is led after a step: to the next part that lacks something, else to the entry's page."""

from flask import url_for

from competition.entries.desk import room
from competition.entries.dossiers import Dossier
from competition.entries.facts import Section

ORDER = (Section.WORK, Section.PICTURES, Section.PEOPLE)


def next_step(dossier: Dossier, *, after: Section) -> str:
    """Return the page of the next part, in order, that lacks something or is offered and still empty."""
    lacking = {each.section for each in dossier.missing}
    for section in ORDER[ORDER.index(after) + 1 :]:
        offered = section is Section.PICTURES and dossier.category.max_images and not dossier.entry.images
        if section in lacking or offered:
            return room(section, dossier.entry.ref)
    return url_for("entry.page", ref=dossier.entry.ref)
