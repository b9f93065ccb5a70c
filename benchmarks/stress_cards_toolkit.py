"""Banners and the frame of a campaign that is named in any language, looked over as cards are."""

from types import SimpleNamespace

from benchmarks import stress_cards_checks as checks
from competition.social import toolkit
from competition.social.formats import BANNERS, FRAME


def looked(sender, lettering):
    """Draw what a campaign puts over its pages; return what is wrong, and the pictures."""
    lettering.begin()
    toolkit.pieces(sender, lettering)
    # Each is drawn on trial first: only the last picture of each size is what somebody gets.
    images = list({line.image.size: line.image for line in lettering.inked}.values())
    found = list(lettering.wrong)
    for banner, image in zip((*BANNERS, FRAME), images, strict=True):
        lines = [line for line in lettering.inked if line.image is image]
        bare = SimpleNamespace(image=image, placed=())
        found += [*checks.inked(bare, lines), *checks.readable(bare, lines), *_within(banner, lines)]
    return found, images


def _within(banner, lines):
    safe = banner.safe
    for line in lines:
        if line.box is None:
            continue
        left, top, right, bottom = map(int, line.box)
        beyond = checks.BEYOND * line.size
        if not (
            safe.start - beyond <= left
            and right <= banner.width - safe.end + beyond
            and safe.top - beyond <= top
            and bottom <= banner.height - safe.bottom + beyond
        ):
            yield "outside", f"{banner.key}: ink {(left, top, right, bottom)}: {line.text!r}"
        if line.size < banner.smallest - 0.5 and banner is not FRAME:
            yield "too small", f"{banner.key}: {line.size:.0f} px: {line.text!r}"
