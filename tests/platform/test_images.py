import io
import tempfile
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw, JpegImagePlugin, PngImagePlugin

from competition.platform import errors, image_child, images
from competition.platform.renditions import SPECS, RenditionKind
from competition.platform.storage import Storage

THUMB, JUDGE, PRINT = RenditionKind.THUMB, RenditionKind.JUDGE, RenditionKind.PRINT
RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 200, 30), (30, 30, 200), (255, 255, 255)


@pytest.fixture
def storage(tmp_path):
    return Storage(tmp_path / "files")


@pytest.fixture
def keep(tmp_path):
    def write(image, name="drawing", **options):
        path = tmp_path / name
        image.save(path, **{"format": "PNG", **options})
        return path

    return write


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


def near(colour, wanted, within=6):
    return all(abs(a - b) <= within for a, b in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
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
    assert images.inspect(keep(corners(90, 70), format="JPEG")) == images.Picture("image/jpeg", 90, 70)
    assert images.inspect(keep(corners(90, 70))) == images.Picture("image/png", 90, 70)
    assert [path for path in storage.root.rglob("*") if path.is_file()] == []


def transparent(mode):
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((20, 0, 39, 39), fill=(0, 0, 0, 255))
    return image.convert(mode)


@pytest.mark.parametrize(
    ("image", "options"),
    [
        (transparent("RGBA"), {}),
        (transparent("LA"), {}),
        (transparent("RGBA").quantize(4), {}),
        (
            Image.linear_gradient("L").resize((40, 40)).rotate(90).point(lambda v: 255 * (v < 128)),
            {"transparency": 255},
        ),
        (Image.new("RGB", (40, 40), (0, 0, 0)), {"transparency": (0, 0, 0)}),
    ],
    ids=["RGBA", "LA", "palette", "grey", "one colour"],
)
def test_what_is_transparent_turns_white(keep, image, options):
    assert near(rendered(keep(image, **options)).getpixel((3, 20)), WHITE)


def test_half_transparent_edges_keep_no_dark_rim_when_scaled(keep):
    image = Image.new("RGBA", (1200, 1200), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((600, 0, 1199, 1199), fill=(255, 255, 255, 255))
    assert rendered(keep(image), THUMB).getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize("value", [0, 257, 32768, 65535])
def test_sixteen_bits_are_scaled_not_cut(keep, value):
    image = Image.new("I;16", (30, 30), value)
    assert near(rendered(keep(image)).getpixel((15, 15)), (value // 257,) * 3, within=1)


@pytest.mark.parametrize(
    ("mode", "black", "white"), [("1", 0, 1), ("L", 0, 255), ("CMYK", (0, 0, 0, 255), (0, 0, 0, 0))]
)
def test_black_is_black_and_white_is_white_in_every_mode(keep, mode, black, white):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    for index, (colour, wanted) in enumerate(((black, (0, 0, 0)), (white, WHITE))):
        path = keep(Image.new(mode, (30, 30), colour), f"{mode}{index}", format=kind)
        assert near(rendered(path).getpixel((15, 15)), wanted)


def swapped_profile():
    """An sRGB profile whose red and green primaries have changed places: an unmistakable camera."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.find(b"rXYZ", 128), profile.find(b"gXYZ", 128)
    profile[red : red + 4], profile[green : green + 4] = profile[green : green + 4], profile[red : red + 4]
    return bytes(profile)


def test_colours_are_converted_by_the_profile_they_came_with(keep):
    image = Image.new("RGB", (30, 30), (220, 20, 20))
    assert near(rendered(keep(image, icc_profile=swapped_profile())).getpixel((9, 9)), (20, 220, 20), 12)


@pytest.mark.parametrize("profile", [b"not a profile", swapped_profile()[:200]])
def test_a_broken_profile_is_left_aside(keep, profile):
    image = Image.new("RGB", (30, 30), RED)
    assert near(rendered(keep(image, format="JPEG", icc_profile=profile)).getpixel((9, 9)), RED)


def test_a_profile_for_other_channels_is_left_aside(keep):
    image = Image.new("L", (30, 30), 100)
    path = keep(image, format="JPEG", icc_profile=swapped_profile())
    assert near(rendered(path).getpixel((9, 9)), (100, 100, 100))


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


GRADIENT = Image.linear_gradient("L").rotate(30).convert("RGB")
NOISE = Image.effect_noise((300, 300), 80)
REFUSED = {
    "nothing": (b"", errors.NotAPictureError),
    "a text under a picture's name": ("Мой дом".encode(), errors.NotAPictureError),
    "only the first bytes of a JPEG": (b"\xff\xd8\xff", errors.BrokenOffError),
    "half a photograph": (jpeg_bytes(NOISE)[:9000], errors.BrokenOffError),
    "half a progressive photograph": (jpeg_bytes(NOISE, progressive=True)[:9000], errors.BrokenOffError),
    "half a drawing": (png_bytes(NOISE)[:9000], errors.BrokenOffError),
    "a drawing with wrong bytes inside": (
        png_bytes(GRADIENT)[:1000] + b"\x00" * 90 + png_bytes(GRADIENT)[1090:],
        errors.DamagedPictureError,
    ),
    "a bomb": (big_header(100_000, 100_000), errors.TooManyPixelsError),
    "an iPhone photograph": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", errors.HeicPictureError),
    "a TIFF": (b"II*\x00\x08\x00\x00\x00", errors.OtherFormatError),
    "a script in an SVG": (b"<svg onload='alert(1)'/>", errors.OtherFormatError),
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
    assert type(refused.value) is refusal
    assert [path for path in storage.root.rglob("*") if path.is_file()] == []
    assert list(scratch.iterdir()) == []


def test_refusals_say_what_it_is_and_what_to_do(tmp_path):
    for name, sentence in (
        ("a bomb", "has 10000 million pixels; we can take up to 80 million. Please save it smaller"),
        ("a TIFF", "This is a TIFF picture"),
        ("an iPhone photograph", "HEIC photograph, which we cannot open yet. Please send it as JPEG"),
    ):
        (tmp_path / "sent").write_bytes(REFUSED[name][0])
        with pytest.raises(errors.PictureError, match=sentence):
            images.inspect(tmp_path / "sent")


def test_a_photograph_with_something_appended_is_taken(tmp_path):
    (tmp_path / "sent").write_bytes(jpeg_bytes(corners()) + b"PK\x05\x06 something appended")
    assert near(rendered(tmp_path / "sent").getpixel((8, 8)), RED)


def test_the_formats_that_are_read_are_exactly_these():
    assert set(image_child.OPENED) == {"JPEG", "PNG"}
    assert {JpegImagePlugin.JpegImageFile.format, PngImagePlugin.PngImageFile.format} == set(
        image_child.OPENED
    )
    assert set(SPECS) == set(RenditionKind)
