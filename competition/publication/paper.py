"""The style sheet of a page: its paper, and what follows from its measures. Made anew for each format."""

from competition.publication.formats import Box, Page
from competition.publication.paper_matter import matter_css

NAME = "format.css"


def format_css(page: Page) -> str:
    """Return the rules of a page: its size and margins, and what fills it or reaches over its edges."""
    return "\n".join(
        (*_paper(page), *_filled(page.sheet), *_heads(page), *_over_edges(page), *matter_css(page))
    )


def _paper(page: Page) -> tuple[str, ...]:
    top, side, bottom = page.margins
    bleed = f"; bleed: {page.bleed:g}mm" if page.bleed else ""
    size = f"{page.sheet.width:g}mm {page.sheet.height:g}mm"
    return (
        f"@page {{ size: {size}; margin: {top:g}mm {side:g}mm {bottom:g}mm{bleed} }}",
        "@page cover { margin: 0 }",
        # Pictures of the youngest go over the edges; captions and foot keep to the margins of every page.
        "@page bleed { margin-top: 0 }",
        "@page whole { margin: 0 }",
    )


def _filled(sheet: Box) -> tuple[str, ...]:
    size = f"width: {sheet.width:g}mm; height: {sheet.height:g}mm"
    return (
        f".cover, .opening {{ {size} }}",
        f".opening {{ background-size: {sheet.width:g}mm {sheet.height:g}mm }}",
    )


def _heads(page: Page) -> tuple[str, ...]:
    heads = page.heads
    return (
        f".eyebrow {{ line-height: {heads.eyebrow:g}mm }}",
        f".also {{ font-size: {heads.also_size:g}pt; line-height: {heads.also:g}mm }}",
        f".credit {{ font-size: {heads.credit_size:g}pt; line-height: {heads.credit:g}mm }}",
        f".pair__translation {{ padding-inline-start: {page.verses.gap:g}mm }}",
    )


def _over_edges(page: Page) -> tuple[str, ...]:
    bleed, side = page.bleed, page.margins[1]
    wide = page.sheet.width + 2 * bleed
    rules = (f".work--bleed .plate--wide {{ width: {wide:g}mm; margin-left: -{side + bleed:g}mm }}",)
    if not bleed:
        return rules
    return (
        *rules,
        f".plates--bleed .plate {{ width: {wide:g}mm; margin-left: -{bleed:g}mm }}",
        # A sprig grows from beyond the cut.
        f".opening {{ margin: -{bleed:g}mm; border: {bleed:g}mm solid transparent }}",
        ".opening { background-origin: border-box; background-position: center bottom }",
        f".opening {{ background-size: {wide:g}mm auto }}",
    )
