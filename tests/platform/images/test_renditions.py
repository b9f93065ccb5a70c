"""Renditions are upright, fit their boxes, and hold nothing but pixels."""

import io
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from competition.platform import image_child, images
from competition.platform.renditions import SPECS, RenditionKind
from tests.platform.images.scene import (
    BLUE,
    GREEN,
    JUDGE,
    PRINT,
    RED,
    THUMB,
    WHITE,
    corners,
    look,
    near,
    notes,
    rendered,
    swapped_profile,
)

SAMPLES = Path(__file__).parent / "samples"


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "AVIF"])
def test_every_picture_comes_out_upright(keep, turned, kind):
    upright = corners()
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    exif = Image.Exif()
    exif[0x0112] = turned
    stored = upright.transpose(undo[turned]) if turned in undo else upright
    path = keep(stored, format=kind, exif=exif)
    assert look(path)[1:] == (60, 40)
    shown = rendered(path)
    assert near(shown.getpixel((8, 8)), RED)
    assert near(shown.getpixel((52, 8)), GREEN)
    assert near(shown.getpixel((30, 32)), BLUE)


def test_renditions_fit_their_boxes_and_none_is_enlarged(keep, storage):
    path = keep(corners(3000, 4500), format="JPEG")
    made = images.make_renditions(path, list(RenditionKind), storage)
    assert {kind: (one.width, one.height) for kind, one in made.items()} == {
        THUMB: (267, 400),
        RenditionKind.SCREEN: (1067, 1600),
        JUDGE: (1067, 1600),
        RenditionKind.CARD: (1280, 1920),
        PRINT: (2339, 3508),
    }
    small = images.make_renditions(keep(corners(), "small"), list(RenditionKind), storage)
    assert {(one.width, one.height) for one in small.values()} == {(60, 40)}
    assert rendered(keep(corners(2000, 1), "line"), THUMB).size == (400, 1)


def test_the_same_picture_gives_the_same_bytes(keep, storage):
    path = keep(corners(900, 700), format="JPEG")
    first = images.make_renditions(path, list(RenditionKind), storage)
    assert images.make_renditions(path, list(RenditionKind), storage) == first


def test_a_look_keeps_nothing_and_tells_the_size_as_it_is_seen(keep, storage):
    for kind in ("JPEG", "PNG", "TIFF", "WEBP", "AVIF"):
        found = images.inspect(keep(corners(90, 70), format=kind))
        assert (found.media_type, found.width, found.height) == (f"image/{kind.lower()}", 90, 70)
    assert [path for path in storage.root.rglob("*") if path.is_file()] == []


def test_nothing_but_pixels_is_left(keep, storage):
    secret = "Amina Yılmaz"
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = secret
    exif.get_ifd(0x8825)[1] = "N"
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", secret)
    text.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{secret}</x:xmpmeta>")
    profile = swapped_profile()
    planted = [
        keep(corners(), "a.jpg", format="JPEG", exif=exif, comment=secret.encode(), icc_profile=profile),
        keep(corners(), "b.png", pnginfo=text, exif=exif, icc_profile=profile),
    ]
    for path in planted:
        assert secret.encode() in path.read_bytes()
        for made in images.make_renditions(path, list(RenditionKind), storage).values():
            content = storage.path(made.key).read_bytes()
            assert all(
                mark not in content for mark in (secret.encode(), b"Amina", b"Exif", b"ICC_PROFILE", b"http")
            )
            assert set(Image.open(io.BytesIO(content)).info) <= {
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
                "progressive",
                "progression",
            }


def test_only_the_first_frame_is_shown(keep):
    red, blue = Image.new("RGB", (50, 50), RED), Image.new("RGB", (50, 50), BLUE)
    for kind in ("PNG", "MPO"):
        path = keep(red, kind, format=kind, save_all=True, append_images=[blue] * 5)
        assert look(path) == ("image/png" if kind == "PNG" else "image/jpeg", 50, 50)
        assert near(rendered(path).getpixel((25, 25)), RED)


def test_the_formats_that_are_read_are_exactly_these():
    assert set(image_child.OPENED.values()) == {"JPEG", "PNG", "TIFF", "WEBP", "HEIF", "AVIF"}
    assert set(SPECS) == set(RenditionKind)


def test_the_largest_picture_fits_into_the_memory_of_a_child(keep, storage):
    path = keep(Image.new("RGBA", (10_900, 11_000), (0, 0, 0, 0)), compress_level=1)
    look = images.look(path, [PRINT, THUMB], storage)
    assert (look.picture.width, look.picture.height) == (10_900, 11_000)
    assert look.usage.peak_mb < 1024
    with Image.open(storage.path(look.made[PRINT].key)) as made:
        assert made.size == (2480, 2503)
        assert near(made.getpixel((1200, 1200)), WHITE)


def test_a_photograph_of_an_iphone_is_opened_and_turned_once():
    for name, size in (("upright.heic", (64, 48)), ("turned.heic", (48, 64))):
        path = SAMPLES / name
        assert look(path) == ("image/heic", *size)
        shown = rendered(path)
        assert near(shown.getpixel((6, 6)), RED, 24)
        assert near(shown.getpixel((size[0] - 7, 6)), GREEN, 24)
        assert near(shown.getpixel((size[0] // 2, size[1] - 7)), BLUE, 24)
        assert (("exif.artist", "Amina") in notes(path)) is (name == "turned.heic")


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"])
def test_a_scan_shows_its_first_page(keep, compression):
    pages = [Image.new("RGB", (50, 50), BLUE)] * 2
    path = keep(corners(), "scan", format="TIFF", compression=compression, save_all=True, append_images=pages)
    assert look(path) == ("image/tiff", 60, 40)
    assert near(rendered(path).getpixel((8, 8)), RED, 12)
