"""A photographed drawing that says in its metadata who took it."""

from io import BytesIO

from PIL import Image, ImageDraw

ARTIST = "Exifantella"


def signed_jpeg():
    """Two suns above one house, as bytes."""
    drawing = Image.new("RGB", (1600, 1200), "#f6efe2")
    pen = ImageDraw.Draw(drawing)
    for x in (200, 1000):
        pen.ellipse((x, 150, x + 300, 450), fill="#c98a1b")
    pen.polygon([(500, 800), (800, 550), (1100, 800), (1100, 1150), (500, 1150)], fill="#b3402e")
    exif = Image.Exif()
    exif[0x013B] = ARTIST
    stream = BytesIO()
    drawing.save(stream, "JPEG", exif=exif)
    return stream.getvalue()
