"""What a publication says of itself to readers who cannot see, or cannot hold, a book: only what is so."""

from dataclasses import dataclass

from competition.platform.i18n import gettext as _
from competition.publication.manuscript import ChapterKind, Manuscript


@dataclass(frozen=True)
class Access:
    """Facts by the words of schema.org, and a summary in sentences."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    summary: str


def access_of(manuscript: Manuscript) -> Access:
    """Return what holds for a manuscript; `sufficient` are the modes by which all of it can be read.

    It says nothing of a standard: that is for whoever has looked at the finished book by one.
    """
    found = list(manuscript.pictures)
    described = all(picture.alt.strip() for picture in found)
    lists = any(chapter.kind is ChapterKind.PLACES for chapter in manuscript.outline)
    optional = {"alternativeText": described, "index": lists}
    features = ("displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")
    return Access(
        modes=("textual", "visual") if found else ("textual",),
        sufficient=("textual",) if described else ("textual,visual",),
        features=tuple(sorted((*features, *(name for name, holds in optional.items() if holds)))),
        summary=_summary(some=bool(found), described=described),
    )


def _summary(*, some: bool, described: bool) -> str:
    said = [
        _("Every text is marked with its language and direction. Each work is reached from the contents."),
        _("Type can be made larger and changed; poems keep their lines."),
    ]
    if some:
        said.append(
            _("Every picture has a description.") if described else _("Some pictures have no description.")
        )
    return " ".join(said)
