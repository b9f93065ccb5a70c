"""What is no picture, or too large, is refused with a sentence; nothing of it is kept."""

import random
import tempfile

import pytest
from PIL import Image, ImageFile

from competition.errors import GarlandError
from competition.platform import errors, image_child, images
from competition.platform.confined import RefusedError
from tests.platform.images.scene import (
    RED,
    THUMB,
    big_header,
    corners,
    encoded,
    jpeg_bytes,
    near,
    png_bytes,
    rendered,
)

GRADIENT = Image.linear_gradient("L").rotate(30).convert("RGB")
NOISE = Image.frombytes("L", (300, 300), random.Random(9).randbytes(90_000))
REFUSED = {
    "nothing": (b"", errors.NotAPictureError),
    "a text under a picture's name": ("Мой дом".encode(), errors.NotAPictureError),
    "only the first bytes of a JPEG": (b"\xff\xd8\xff", errors.BrokenOffError),
    "half a photograph": (jpeg_bytes(NOISE)[:9000], errors.BrokenOffError),
    "half a progressive photograph": (jpeg_bytes(NOISE, progressive=True)[:9000], errors.BrokenOffError),
    "half a drawing": (png_bytes(NOISE)[:9000], errors.BrokenOffError),
    "half a drawing with the end of a photograph in it": (
        png_bytes(NOISE)[:9000] + b"\xff\xd9",
        errors.BrokenOffError,
    ),
    "a drawing with wrong bytes inside": (
        png_bytes(GRADIENT)[:1000] + b"\x00" * 90 + png_bytes(GRADIENT)[1090:],
        errors.DamagedPictureError,
    ),
    "a bomb": (big_header(100_000, 100_000), errors.TooManyPixelsError),
    "the first bytes of an iPhone's": (
        b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
        errors.DamagedPictureError,
    ),
    "an AVIF without its end": (encoded(NOISE, "AVIF")[:-40], errors.BrokenOffError),
    "a WebP without its end": (encoded(NOISE, "WEBP")[:-400], errors.DamagedPictureError),
    "half a TIFF": (encoded(NOISE, "TIFF")[:9000], errors.DamagedPictureError),
    "the first bytes of a TIFF": (b"II*\x00\x08\x00\x00\x00", errors.DamagedPictureError),
    "a script in an SVG": (b"<svg onload='alert(1)'/>", errors.RefusedKindError),
    "a GIF": (encoded(NOISE, "GIF"), errors.RefusedKindError),
    "a BMP": (encoded(NOISE, "BMP"), errors.RefusedKindError),
    "a JPEG 2000": (encoded(NOISE, "JPEG2000"), errors.RefusedKindError),
    "a PDF": (b"%PDF-1.7\n", errors.DocumentNotPictureError),
    "a Word file": (b"PK\x03\x04\x14\x00\x06\x00", errors.DocumentNotPictureError),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_refused_by_its_kind_and_nothing_is_kept(tmp_path, storage, monkeypatch, name):
    content, refusal = REFUSED[name]
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    (tmp_path / "sent").write_bytes(content)
    with pytest.raises(refusal) as refused:
        images.make_renditions(tmp_path / "sent", [THUMB], storage)
    assert "Please" in str(refused.value) or "please" in str(refused.value)
    assert type(refused.value) is refusal
    assert [path for path in storage.root.rglob("*") if path.is_file()] == []
    assert list(scratch.iterdir()) == []


def test_refusals_say_what_it_is_and_what_to_do(tmp_path):
    for name, sentence in (
        ("a bomb", "has 10000 million pixels; we can take up to 120 million. Please save it smaller"),
        ("a GIF", "This is a GIF"),
    ):
        (tmp_path / "sent").write_bytes(REFUSED[name][0])
        with pytest.raises(GarlandError, match=sentence):
            images.inspect(tmp_path / "sent")


def test_half_a_picture_is_refused_also_where_a_library_has_allowed_it_to_the_whole_process(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does when it is loaded
    (tmp_path / "sent").write_bytes(REFUSED["half a photograph"][0])
    asked = {"path": str(tmp_path / "sent"), "folder": str(tmp_path), "kinds": []}
    with pytest.raises(RefusedError, match="BrokenOffError"):
        image_child.answer(asked)


def test_a_photograph_with_something_appended_is_taken(tmp_path):
    (tmp_path / "sent").write_bytes(jpeg_bytes(corners()) + b"PK\x05\x06 something appended")
    assert near(rendered(tmp_path / "sent").getpixel((8, 8)), RED)


@pytest.mark.parametrize(("megapixels", "taken"), [(120, True), (121, False)])
def test_pixels_are_counted_before_any_is_decoded(tmp_path, megapixels, taken):
    (tmp_path / "sent").write_bytes(big_header(megapixels * 1000, 1000))
    with pytest.raises(errors.PictureError) as refused:
        images.inspect(tmp_path / "sent")
    assert isinstance(refused.value, errors.TooManyPixelsError) is not taken
