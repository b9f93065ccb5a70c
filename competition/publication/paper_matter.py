"""What stands beside the works on paper of a format: rules that follow from its measures."""

from competition.publication.formats import Page
from competition.publication.lists import CLOSER, NEARER, OF
from competition.publication.speaking import scale_of

_LARGE = 15.0
"""Where prose is at least so large, nothing is set small."""
_LOW = 18


def matter_css(page: Page) -> tuple[str, ...]:
    """Return the rules for statements, stories, quotes and who took part."""
    return (*_heads(page), *_quotes(page), *_lists(page), *_closer(page), *_small_words(page))


def _heads(page: Page) -> tuple[str, ...]:
    large, usual, small = page.heads.titles
    middle = (round((large[0] + usual[0]) / 2, 2), round((large[1] + usual[1]) / 2, 2))
    return (
        f".voice__who h2 {{ font-size: {middle[0]:g}pt; line-height: {middle[1]:g}mm }}",
        f".voice__who--small h2 {{ font-size: {small[0]:g}pt; line-height: {small[1]:g}mm }}",
        f".voice__office {{ font-size: {page.prose.sizes[0]:g}pt; line-height: {page.grid:g}mm }}",
    )


def _quotes(page: Page) -> tuple[str, ...]:
    sheet, scale, bleed = page.sheet, scale_of(page), page.bleed
    wide, high = sheet.width - 4 * scale, sheet.height - 21 * scale
    side = round((wide - 98 * scale) / 2, 2)
    # Many lines of large letters would begin where the garland closes in; lower down it is at its widest.
    low = _LOW if page.prose.sizes[0] >= _LARGE else 0
    return (
        f".quote {{ width: {sheet.width:g}mm; height: {sheet.height:g}mm }}",
        f".quote__ring {{ top: {6 * scale:g}mm; left: {2 * scale:g}mm }}",
        f".quote__ring {{ width: {wide:g}mm; height: {high:g}mm }}",
        f".quote__middle {{ height: {high - 10 * scale - low:g}mm; padding: {low:g}mm {side:g}mm 0 }}",
        f".quote__portrait {{ margin-bottom: {9 * scale:g}mm }}",
        f".quote .quote__also {{ margin-top: {page.grid:g}mm }}",
        f".quote__name {{ margin-top: {1.5 * page.grid:g}mm; font-size: {page.prose.sizes[0]:g}pt;"
        f" line-height: {page.grid:g}mm }}",
        f".quote__foot {{ bottom: {11 * scale:g}mm }}",
        *([f".quote {{ margin: 0 0 -{bleed:g}mm }}"] if bleed else []),
    )


def _lists(page: Page) -> tuple[str, ...]:
    size = max(page.prose.second[-1] - 0.5, 8.75)
    return (
        f".part-in__columns {{ font-size: {size:g}pt; line-height: {size * 0.4524:.2f}mm;"
        f" columns: {1 if page.prose.sizes[0] >= _LARGE else 2} }}",
        f".part-in__sum {{ width: auto; font-size: {page.prose.sizes[0]:g}pt }}",
        f".front__known {{ font-size: {page.prose.sizes[-1]:g}pt; line-height: {page.grid:g}mm }}",
        f"section.front--alone {{ padding-top: {page.height * 0.28 // page.grid * page.grid:g}mm }}",
        f"div.front__known--alone {{ font-size: {page.prose.sizes[0] * 1.35:g}pt;"
        f" line-height: {page.grid * 1.5:g}mm }}",
    )


def _closer(page: Page) -> tuple[str, ...]:
    """Return the rules for lists that are a little too long for their pages."""
    of = OF[page.name]
    heights = {".index__columns": of.apart, ".part-in__columns": of.part_in_apart}
    return (
        f".contents--closer .contents__section {{ margin-top: {of.section - page.grid - 3.5:.2f}mm }}",
        *(
            f"section {name}--closer {{ line-height: {of.school * CLOSER:.2f}mm }}"
            f" {name}--closer > div {{ margin-bottom: {apart * NEARER:g}mm }}"
            f" {name}--closer > div h2 {{ line-height: {of.city * CLOSER:.2f}mm }}"
            for name, apart in heights.items()
        ),
    )


def _small_words(page: Page) -> tuple[str, ...]:
    """Return the rules for what is set small elsewhere, in large print."""
    if page.prose.sizes[0] < _LARGE:
        return ()
    small = ".quote__city, .quote__foot, .part-in__country, .part-in__count, .part-in__city h2"
    return (f"{small} {{ font-size: {page.heads.credit_size:g}pt; line-height: {page.heads.credit:g}mm }}",)
