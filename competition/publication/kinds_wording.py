"""Kinds and formats of editions in words, and the names of their files."""

from competition.platform.i18n import gettext, gettext_noop
from competition.platform.jobs import Job
from competition.publication.formats import Format
from competition.publication.kinds import Kind, Spec, spec_of
from competition.publication.models import Edition

_KINDS = {
    Kind.SCREEN: gettext_noop("For the screen"),
    Kind.PRINT: gettext_noop("For the printer"),
    Kind.LARGE: gettext_noop("Large print"),
    Kind.EPUB: gettext_noop("EPUB"),
}
_FORMATS = {
    Format.A4: gettext_noop("A4"),
    Format.A5: gettext_noop("A5"),
    Format.SQUARE: gettext_noop("square, 210 mm"),
}
_PURPOSES = {
    Kind.SCREEN: gettext_noop("To read, send and put online: with links, no larger than 15 MB."),
    Kind.PRINT: gettext_noop(
        "To print and bind: 3 mm beyond the cut, marks where to cut, text away from the spine, no links."
    ),
    Kind.LARGE: gettext_noop(
        "For readers with low vision: nothing below 16 points, one column, on any office printer."
    ),
    Kind.EPUB: gettext_noop("For telephones and reading devices: letters as large as each reader likes."),
}


def spec_name(spec: Spec) -> str:
    """Return what an edition is called: "For the printer, A5"; large print has one format only."""
    kind = gettext(_KINDS[spec.kind])
    if spec.kind in (Kind.LARGE, Kind.EPUB):
        return kind
    return gettext("%(kind)s, %(format)s", kind=kind, format=gettext(_FORMATS[spec.format]))


def format_name(paper: Format) -> str:
    """Return what a format is called."""
    return gettext(_FORMATS[paper])


def built(job: Job) -> str:
    """Return which edition a job has built."""
    told = job.result or {}
    if "number" not in told:  # built before it was told
        return ""
    name = spec_name(spec_of(told["kind"], told["format"]))
    return gettext("Edition %(number)s is built: %(name)s.", number=told["number"], name=name)


def purpose(spec: Spec) -> str:
    """Return what an edition is for."""
    return gettext(_PURPOSES[spec.kind])


def file_name(slug: str, edition: Edition, *, archive: bool = False) -> str:
    """Return what the file of an edition is called: of which campaign, what it is, which number."""
    return f"{slug}-{edition.spec.name}-{edition.number}{'-archive' if archive else ''}.{edition.spec.ending}"
