"""How cards look: each design has a composition for every template and shape that it draws."""

from collections.abc import Mapping, Sequence

from competition.social.designs.broadside import BROADSIDE
from competition.social.designs.composing import Composed, Composition, Design
from competition.social.designs.garland import GARLAND
from competition.social.designs.showing import as_wished
from competition.social.formats import FORMATS, Format, Shape
from competition.social.job import Job
from competition.social.posts.templates import Template

USUAL = "garland"
DESIGNS: Mapping[str, Design] = {USUAL: GARLAND, "broadside": BROADSIDE}
"""By name; the first is the usual one."""


def compose(job: Job) -> Sequence[Composed]:
    """Draw a card, or the slides of a carousel; nothing where the format has no use for what is said."""
    return _composition(job.wish.design, job.content.template, job.format.shape)(as_wished(job))


def formats_of(template: Template, design: str = USUAL) -> tuple[Format, ...]:
    """Return the formats that a design draws a template in; what it does not draw, the usual one does."""
    own, usual = DESIGNS.get(design, DESIGNS[USUAL]), DESIGNS[USUAL]
    drawn = {*own.get(template, {}), *usual.get(template, {})}
    return tuple(fmt for fmt in FORMATS if fmt.shape in drawn)


def _composition(design: str, template: Template, shape: Shape) -> Composition:
    own, usual = DESIGNS.get(design, DESIGNS[USUAL]), DESIGNS[USUAL]
    return own.get(template, {}).get(shape) or usual[template][shape]
