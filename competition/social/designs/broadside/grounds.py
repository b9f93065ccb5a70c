"""What a broadside is printed on: the form's dye all over, or paper with a band of it, and the leaf."""

from PIL import Image

from competition.platform.contrast import RGB, contrast, rgb
from competition.platform.garland import OLIVE, Leaf
from competition.social.colours import INK, PAPER, Palette, dye, mixed, on_dye, on_paper
from competition.social.content import Message
from competition.social.designs.broadside import ornament
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.posts.templates import Template
from competition.social.sheet import Sheet

_BRIGHT = 5.2
"""A dye on which ink has so much contrast is printed as it is, and ink on it; others are made deep."""
_GHOST_DEEP, _GHOST_BRIGHT = 0.09, 0.17
"""How far a leaf that words may run over stands off its ground, away from their ink."""
_IN_TURN = ("illustration", "essay", "poem")
"""Whose dyes posts of one template have in turn: the days before the results, and quotes."""
_DYES = {
    Template.ANNOUNCEMENT: "poem",
    Template.THANKS: "illustration",
    Template.STATEMENT: "essay",
    Template.PUBLICATION: "essay",
}
"""Whose dye a post has that belongs to no form."""
_OUT = 1.17
"""How far beyond the edge where lines end a leaf that is a sheet's picture grows, to the sheet's width."""


def form(job: Job) -> str:
    """Return the form whose dye and leaf a card has."""
    content = job.content
    if content.form or not isinstance(content, Message):
        return content.form
    if content.template is Template.COUNTDOWN:
        return _IN_TURN[content.figure("days").bit_length() % len(_IN_TURN)]
    if content.template is Template.QUOTE:
        return _IN_TURN[sum(map(ord, content.subject)) % len(_IN_TURN)]
    return _DYES.get(content.template, _IN_TURN[0])


def dyed(job: Job) -> Palette:
    """Return the colours on the form's dye: ink on a bright one, paper on a deep one."""
    own = form(job)
    bright = rgb(dye(own, job.sender.dyes))
    ink = rgb(INK)
    if contrast(ink, bright) < _BRIGHT:
        return on_dye(own, job.sender.dyes, OLIVE)
    return Palette(
        ground=bright,
        ink=ink,
        quiet=mixed(ink, bright, 0.06),
        accent=ink,
        rule=mixed(bright, ink, 0.4),
        leaves=((own, mixed(bright, rgb(PAPER), 0.45)),),
        stem=ink,
    )


def paper(job: Job) -> Palette:
    """Return the colours on paper."""
    return on_paper(form(job), job.sender.dyes, OLIVE)


def solid(job: Job, palette: Palette) -> Image.Image:
    """Return a ground of one colour."""
    return Image.new("RGB", job.size, palette.ground)


def plain(job: Job, palette: Palette) -> Sheet:
    """Return a sheet of one colour, such as to try on it how much room words take."""
    return job.on(solid(job, palette))


def ghost(palette: Palette) -> RGB:
    """Return the ink of a leaf that words may run over: they are read on it better than on the ground."""
    off = _GHOST_DEEP if sum(palette.ink) > sum(palette.ground) else _GHOST_BRIGHT
    red, green, blue = (min(255, max(0, each)) for each in mixed(palette.ground, palette.ink, -off))
    return red, green, blue


def overprinted(job: Job, palette: Palette) -> Sheet:
    """Return a sheet of dye with the leaf across it, cut by two edges, under the words."""
    ground = solid(job, palette)
    ornament.printed(ground, _across(job), ghost(palette))
    return job.on(ground)


def pictured(job: Job, palette: Palette, top: float, foot: float) -> Sheet:
    """Return a sheet of dye whose picture is the leaf, in a lighter ink, as large as these heights allow."""
    ground, wide = solid(job, palette), job.format.width
    leaf = ornament.between(form(job), (job.format.safe.start, _OUT * wide), (top, foot))
    ornament.printed(ground, leaf, palette.leaf(form(job)))
    return job.on(ground)


def _across(job: Job) -> Leaf:
    wide, high = job.size
    if job.format.shape is Shape.TALL:
        return ornament.blade(form(job), (1.16 * wide, 1.04 * high), -2.02, 0.92 * high)
    if job.format.shape is Shape.BLOCK or job.format.shape is Shape.SLIDES:
        return ornament.blade(form(job), (1.12 * wide, 1.08 * high), -2.1, 1.16 * high)
    return ornament.blade(form(job), (1.02 * wide, 1.2 * high), -2.5, 0.86 * wide)


def at_end(job: Job, palette: Palette) -> Sheet:
    """Return a low sheet of dye with the leaf where lines end, in a lighter ink, clear of the words."""
    wide, high = job.size
    ground = solid(job, palette)
    leaf = ornament.blade(form(job), (0.86 * wide, 1.16 * high), -1.36, 1.3 * high)
    ornament.printed(ground, leaf, palette.leaf(form(job)))
    return job.on(ground)


def banded(job: Job, page: Palette, deep: Palette, edge: int, top: float) -> Sheet:
    """Return paper with a band of dye from `edge` down, and the leaf over it: dye on paper, paper on dye."""
    wide, high = job.size
    ground, band = solid(job, page), (0, edge, wide, high)
    ground.paste(deep.ground, band)
    low = edge + 0.7 * (high - edge) if job.format.shape is Shape.TALL else 1.02 * high
    leaf = ornament.largest(form(job), (1.04 * wide, low), -2.42, 0.64 * wide, top)
    ornament.printed(ground, leaf, deep.ground)
    ornament.printed(ground, leaf, page.ground, within=band)
    return job.on(ground)


def with_column(job: Job, page: Palette, deep: Palette, edge: float, top: float) -> Sheet:
    """Return paper with a column of dye where lines end, and the leaf in it from `top` down."""
    wide, high = job.size
    ground = solid(job, page)
    column = (round(edge), 0, wide, high)
    ground.paste(deep.ground, column)
    foot = wide - 0.1 * (wide - edge), 1.06 * high
    leaf = ornament.largest(form(job), foot, -1.86, edge + 0.12 * (wide - edge), top)
    ornament.printed(ground, leaf, page.ground, within=column)
    return job.on(ground)
