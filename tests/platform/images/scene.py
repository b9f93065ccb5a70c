"""Pictures whose corners are known, and what becomes of them."""

import io
import tempfile
import zlib
from pathlib import Path

from PIL import Image, ImageCms

from competition.platform import image_child
from competition.platform.renditions import RenditionKind

THUMB, JUDGE, PRINT = RenditionKind.THUMB, RenditionKind.JUDGE, RenditionKind.PRINT
RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 200, 30), (30, 30, 200), (255, 255, 255)


def corners(width=60, height=40):
    """A picture that is red at the top left, green at the top right, blue at the bottom."""
    image = Image.new("RGB", (width, height), BLUE)
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    return image


def rendered(path, kind=JUDGE):
    """Return the rendition as the child makes it, without starting one."""
    with tempfile.TemporaryDirectory() as folder:
        found = image_child.answer({"path": str(path), "folder": folder, "kinds": [kind.value]})
        image = Image.open(io.BytesIO((Path(folder) / kind.value).read_bytes()))
    assert [image.size] == [tuple(size) for size in found["made"].values()]
    return image


def look(path):
    found = image_child.answer({"path": str(path), "folder": "", "kinds": []})
    return found["media_type"], found["width"], found["height"]


def notes(path):
    return {
        tuple(each) for each in image_child.answer({"path": str(path), "folder": "", "kinds": []})["notes"]
    }


def near(colour, wanted, within=6):
    return all(abs(a - b) <= within for a, b in zip(colour, wanted, strict=True))


def swapped_profile():
    """An sRGB profile whose red and green primaries have changed places: an unmistakable camera."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.find(b"rXYZ", 128), profile.find(b"gXYZ", 128)
    profile[red : red + 4], profile[green : green + 4] = profile[green : green + 4], profile[red : red + 4]
    return bytes(profile)


def big_header(width, height):
    """A PNG that claims a size and holds no pixels."""
    content = bytearray(png_bytes(corners()))
    content[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    return bytes(content)


def png_bytes(image, **options):
    file = io.BytesIO()
    image.save(file, "PNG", **options)
    return file.getvalue()


def jpeg_bytes(image, **options):
    file = io.BytesIO()
    image.save(file, "JPEG", **options)
    return file.getvalue()


def encoded(image, kind):
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()
