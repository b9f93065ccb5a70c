"""Contact sheets: all cards of one kind beside each other, for the eye."""

from io import BytesIO

from PIL import Image, ImageDraw

_WIDE, _ACROSS, _GAP = 320, 7, 12


def thumbnail(image):
    """Return a card as small as it stands on a contact sheet, as bytes."""
    small = image.convert("RGB")
    small.thumbnail((_WIDE, 2 * _WIDE), Image.Resampling.LANCZOS, reducing_gap=1.1)
    out = BytesIO()
    small.save(out, "PNG", compress_level=1)
    return out.getvalue()


def write(path, cards):
    """Write cards, each with its name, as one picture or, where they are many, several."""
    for number, start in enumerate(range(0, len(cards), 7 * _ACROSS), start=1):
        _write_one(path.with_name(f"{path.stem}-{number}{path.suffix}"), cards[start : start + 7 * _ACROSS])


def _write_one(path, cards):
    opened = [(name, Image.open(BytesIO(content))) for name, content in cards]
    high = max(image.height for _, image in opened) + 2 * _GAP
    rows = -(-len(opened) // _ACROSS)
    sheet = Image.new("RGB", (_ACROSS * (_WIDE + _GAP) + _GAP, rows * high + _GAP), "#888888")
    pen = ImageDraw.Draw(sheet)
    for at, (name, image) in enumerate(opened):
        left, top = _GAP + at % _ACROSS * (_WIDE + _GAP), _GAP + at // _ACROSS * high
        pen.text((left, top - 2), name, fill="white")
        sheet.paste(image, (left, top + _GAP))
    sheet.save(path)
