"""QR codes as SVG: an address for people, a mark for cameras. The only place that knows segno."""

import io

import segno


def qr_svg(text: str, *, colour: str = "#23211E", error: str = "q", fluid: bool = False) -> str:
    """Return the code of a text, without ground or margin; it reads with a quarter of it damaged.

    With `error` "h" nearly a third may be damaged, at the cost of a larger code for longer texts. `fluid`: it
    fills what it stands in, as pages want it.
    """
    out = io.BytesIO()
    segno.make_qr(text, error=error).save(
        out,
        kind="svg",
        border=0,
        dark=colour,
        light=None,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        omitsize=fluid,
    )
    return out.getvalue().decode()
