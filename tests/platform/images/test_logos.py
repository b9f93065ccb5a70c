"""A logo keeps what lets through, loses its margins, and is refused where nothing of it could be seen."""

import io
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from competition.platform import errors, image_child, images
from tests.platform.images.scene import BLUE, GREEN, RED, big_header, corners, encoded, near, swapped_profile

CLEAR = (0, 0, 0, 0)


def on_a_sheet(drawing, size=(1000, 1000), at=(300, 400), ground=CLEAR):
    sheet = Image.new("RGBA" if len(ground) == 4 else "RGB", size, ground)
    sheet.paste(drawing, at)
    return sheet


def made(path, tmp_path):
    """Return the logo as the child makes it, without starting one."""
    found = image_child.answer({"path": str(path), "folder": str(tmp_path), "logo": True})
    logo = Image.open(io.BytesIO((tmp_path / "logo").read_bytes()))
    assert (found, logo.format) == ({"width": logo.width, "height": logo.height}, "PNG")
    return logo


def test_margins_that_let_through_are_cut_off_and_holes_stay(keep, tmp_path):
    drawing = corners(300, 220).convert("RGBA")
    drawing.paste(CLEAR, (100, 60, 140, 100))
    logo = made(keep(on_a_sheet(drawing)), tmp_path)
    assert (logo.mode, logo.size) == ("RGBA", (300, 220))
    assert logo.getpixel((8, 8)) == (*RED, 255)
    assert logo.getpixel((120, 80))[3] == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_margins_of_one_colour_are_cut_off_where_nothing_lets_through(keep, tmp_path, kind):
    logo = made(keep(on_a_sheet(corners(300, 220), ground=(255, 255, 255)), format=kind), tmp_path)
    assert logo.mode == "RGB"
    assert all(abs(is_so - wanted) <= 16 for is_so, wanted in zip(logo.size, (300, 220), strict=True))
    assert near(logo.getpixel((40, 40)), RED, within=12)


def test_a_picture_that_fills_its_sheet_is_not_cut(keep, tmp_path):
    assert made(keep(corners(300, 220)), tmp_path).size == (300, 220)


@pytest.mark.parametrize(("sent", "fits"), [((3000, 600), (800, 160)), ((600, 3000), (80, 400))])
def test_a_large_logo_fits_its_box(keep, tmp_path, sent, fits):
    assert made(keep(corners(*sent)), tmp_path).size == fits


def test_a_small_logo_on_a_large_sheet_keeps_its_pixels(keep, tmp_path):
    drawing = corners(400, 200).convert("RGBA")
    assert made(keep(on_a_sheet(drawing, (3000, 3000))), tmp_path).size == (400, 200)


def test_a_logo_of_a_palette_with_a_clear_colour_stays_clear(keep, tmp_path):
    drawing = on_a_sheet(corners(300, 220).convert("RGBA"), (400, 300), (50, 40))
    drawing.paste(CLEAR, (100, 90, 150, 120))
    sent = drawing.quantize(8)
    assert sent.mode == "P"
    logo = made(keep(sent), tmp_path)
    assert (logo.mode, logo.size) == ("RGBA", (300, 220))
    assert (logo.getpixel((70, 60))[3], logo.getpixel((10, 10))[3]) == (0, 255)


def test_nothing_is_left_in_the_file_but_pixels_in_srgb(keep, tmp_path):
    noted = PngImagePlugin.PngInfo()
    noted.add_text("Author", "Mina Verysecret")
    sent = on_a_sheet(corners(300, 220).convert("RGBA"))
    path = keep(sent, pnginfo=noted, icc_profile=swapped_profile())
    logo = made(path, tmp_path)
    # Red and green of the profile have changed places.
    assert near(logo.getpixel((8, 8))[:3], (GREEN[0], RED[0], RED[1]), within=60)
    assert logo.getpixel((8, 8))[1] > logo.getpixel((8, 8))[0]
    assert logo.info == {}
    assert b"Verysecret" not in (tmp_path / "logo").read_bytes()


def test_a_logo_that_was_held_sideways_stands_upright(keep, tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    sideways = corners(300, 220).transpose(Image.Transpose.ROTATE_90).convert("RGBA")
    sideways.putpixel((0, 0), (*BLUE, 120))
    logo = made(keep(sideways, exif=exif), tmp_path)
    assert logo.size == (300, 220)
    assert near(logo.getpixel((20, 20))[:3], RED)


def test_print_colours_become_those_of_a_screen(tmp_path):
    drawing = corners(400, 300).convert("CMYK")
    (tmp_path / "sent").write_bytes(encoded(drawing, "JPEG"))
    logo = made(tmp_path / "sent", tmp_path)
    assert (logo.mode, logo.size) == ("RGB", (400, 300))
    assert near(logo.getpixel((20, 20)), RED, within=30)


REFUSED = {
    "a text under a picture's name": (b"Our logo", errors.NotAPictureError),
    "one pixel": (encoded(corners(1, 1), "PNG"), errors.NothingToSeeError),
    "a speck": (encoded(on_a_sheet(corners(9, 6).convert("RGBA")), "PNG"), errors.TooSmallPictureError),
    "nothing but what lets through": (
        encoded(Image.new("RGBA", (400, 400), (9, 9, 9, 0)), "PNG"),
        errors.NothingToSeeError,
    ),
    "a white sheet": (encoded(Image.new("RGB", (400, 400), "white"), "JPEG"), errors.NothingToSeeError),
    "a bomb": (big_header(100_000, 100_000), errors.TooManyPixelsError),
    "half a logo": (encoded(corners(400, 300), "PNG")[:300], errors.BrokenOffError),
    "a drawing made of lines": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", errors.RefusedKindError),
    "a PDF": (b"%PDF-1.7\n", errors.DocumentNotPictureError),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_logo_is_refused_by_its_kind_and_nothing_is_kept(tmp_path, storage, name):
    content, refusal = REFUSED[name]
    (tmp_path / "sent").write_bytes(content)
    with pytest.raises(errors.GarlandError) as refused:
        images.make_logo(tmp_path / "sent", storage)
    assert type(refused.value) is refusal
    assert "Please" in str(refused.value)
    assert [path for path in storage.root.rglob("*") if path.is_file()] == []


def test_a_speck_is_told_with_its_size(tmp_path, storage):
    (tmp_path / "sent").write_bytes(REFUSED["a speck"][0])
    with pytest.raises(errors.TooSmallPictureError, match="9 × 6 pixels; at least 200"):
        images.make_logo(tmp_path / "sent", storage)


def test_the_same_picture_gives_the_same_file(keep, storage):
    path = keep(on_a_sheet(corners(300, 220).convert("RGBA")))
    first = images.make_logo(path, storage)
    assert (first.media_type, first.width, first.height) == ("image/png", 300, 220)
    assert images.make_logo(path, storage) == first
    assert [Path(file).name for file in storage.root.rglob("*") if file.is_file()] == [first.key[3:]]
