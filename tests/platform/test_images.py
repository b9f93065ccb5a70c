import io
import tempfile
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageEnhance, PngImagePlugin

from competition.errors import GarlandError
from competition.platform import errors, image_child, images, pixels
from competition.platform.renditions import SPECS, Edit, RenditionKind
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


def notes(path):
    return {
        tuple(each) for each in image_child.answer({"path": str(path), "folder": "", "kinds": []})["notes"]
    }


def near(colour, wanted, within=6):
    return all(abs(a - b) <= within for a, b in zip(colour, wanted, strict=True))


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


def encoded(image, kind):
    file = io.BytesIO()
    image.save(file, kind)
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


def test_a_photograph_with_something_appended_is_taken(tmp_path):
    (tmp_path / "sent").write_bytes(jpeg_bytes(corners()) + b"PK\x05\x06 something appended")
    assert near(rendered(tmp_path / "sent").getpixel((8, 8)), RED)


def test_the_formats_that_are_read_are_exactly_these():
    assert set(image_child.OPENED.values()) == {"JPEG", "PNG", "TIFF", "WEBP", "HEIF", "AVIF"}
    assert set(SPECS) == set(RenditionKind)


@pytest.mark.parametrize(("megapixels", "taken"), [(120, True), (121, False)])
def test_pixels_are_counted_before_any_is_decoded(tmp_path, megapixels, taken):
    (tmp_path / "sent").write_bytes(big_header(megapixels * 1000, 1000))
    with pytest.raises(errors.PictureError) as refused:
        images.inspect(tmp_path / "sent")
    assert isinstance(refused.value, errors.TooManyPixelsError) is not taken


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
        path = Path(__file__).parent / "samples" / name
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


def test_scans_in_other_tones_come_out_right(keep):
    black = Image.new("CMYK", (30, 30), (0, 0, 0, 255))
    assert near(rendered(keep(black, "cmyk", format="TIFF")).getpixel((9, 9)), (0, 0, 0))
    grey = Image.new("I;16", (30, 30), 32768)
    assert near(rendered(keep(grey, "16", format="TIFF")).getpixel((9, 9)), (127, 127, 127), 1)
    light = Image.new("F", (30, 30), 0.5)
    light.putpixel((0, 0), 1.0)
    assert near(rendered(keep(light, "float", format="TIFF")).getpixel((9, 9)), (128, 128, 128), 1)
    lab = Image.new("LAB", (30, 30), (138, 209, 198))  # a strong red
    red, green, blue = rendered(keep(lab, "lab", format="TIFF")).getpixel((9, 9))
    assert red > 200 > 100 > max(green, blue)


def test_a_large_picture_is_converted_in_bands_without_a_seam(keep, monkeypatch):
    picture = Image.linear_gradient("L").resize((700, 900)).convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").rotate(90).resize((700, 900)))
    whole = rendered(keep(picture), THUMB)
    monkeypatch.setattr(pixels, "_BAND", 7_000)
    banded = rendered(keep(picture), THUMB)
    difference = ImageChops.difference(whole, banded)
    assert max(high for _, high in difference.getextrema()) <= 2


TURNED = {0: (RED, GREEN), 1: (BLUE, RED), 2: (BLUE, BLUE), 3: (GREEN, BLUE)}


@pytest.mark.parametrize("turn", range(4))
def test_a_teacher_turns_a_picture_by_quarters(keep, storage, turn):
    path = keep(corners(600, 400), format="JPEG")
    look = images.look(path, [JUDGE], storage, Edit(turn=turn))
    size = (600, 400) if turn % 2 == 0 else (400, 600)
    assert (look.picture.width, look.picture.height) == size
    with Image.open(storage.path(look.made[JUDGE].key)) as shown:
        assert shown.size == size
        assert near(shown.getpixel((20, 20)), TURNED[turn][0])
        assert near(shown.getpixel((size[0] - 20, 20)), TURNED[turn][1])


def test_what_is_cut_off_is_gone_and_what_stays_is_as_sharp_as_the_original(keep, storage):
    path = keep(corners(4000, 3000), format="JPEG")
    edit = Edit(turn=0, left=0.5, top=0.0, right=0.0, bottom=0.5)
    look = images.look(path, [JUDGE, THUMB], storage, edit)
    assert (look.picture.width, look.picture.height) == (2000, 1500)
    assert (look.made[JUDGE].width, look.made[JUDGE].height) == (1600, 1200)
    with Image.open(storage.path(look.made[THUMB].key)) as shown:
        assert all(near(shown.getpixel(spot), GREEN) for spot in ((9, 9), (390, 9), (390, 290), (9, 290)))
    edges = images.look(path, [THUMB], storage, Edit(turn=1, left=0.1, top=0.2, right=0.3, bottom=0.4))
    assert (edges.picture.width, edges.picture.height) == (1800, 1600)


def test_a_picture_is_known_again_whatever_its_size_format_and_colours(keep):
    def likeness(image, name, **options):
        return int(images.inspect(keep(image, name, **options)).likeness, 16)

    scene = Image.effect_mandelbrot((600, 400), (-2.2, -1.2, 0.8, 1.2), 60).convert("RGB")
    first = likeness(scene, "a", format="JPEG")
    again = likeness(scene.resize((300, 200)), "b", format="WEBP", quality=40)
    paler = likeness(ImageEnhance.Brightness(scene).enhance(1.3), "c")
    other = likeness(scene.transpose(Image.Transpose.FLIP_LEFT_RIGHT), "d")
    assert len(images.inspect(keep(scene, "e")).likeness) == 16
    assert (first ^ again).bit_count() <= 4
    assert (first ^ paler).bit_count() <= 6
    assert (first ^ other).bit_count() > 12


def test_what_a_file_says_beside_its_picture_is_told(keep):
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = "for grandmother", "Amina Yılmaz".encode(), "4a, Fjord School"
    exif[0x9C9D] = "Mina\0".encode("utf-16-le")
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0her boat"
    exif.get_ifd(0x8825)[1] = "N"
    xmp = (
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='x'><rdf:Description photoshop:Credit='Ada'>"
        "<dc:creator><rdf:Seq><rdf:li>Bo &amp; Cy</rdf:li></rdf:Seq></dc:creator></rdf:Description>"
        "</rdf:RDF></x:xmpmeta>"
    )
    told = {
        ("exif.description", "for grandmother"),
        ("exif.artist", "Amina Yılmaz"),
        ("exif.copyright", "4a, Fjord School"),
        ("exif.author", "Mina"),
        ("exif.comment", "her boat"),
        ("exif.gps", "GPS"),
        ("xmp.dc-creator", "Bo & Cy"),
        ("xmp.photoshop-credit", "Ada"),
    }
    assert told <= notes(keep(corners(), "a", format="JPEG", exif=exif, xmp=xmp.encode()))
    assert told <= notes(keep(corners(), "b", format="WEBP", exif=exif, xmp=xmp.encode()))
    assert told <= notes(keep(corners(), "c", format="AVIF", exif=exif, xmp=xmp.encode()))
    assert ("jpeg.comment", "Ada's") in notes(keep(corners(), "d", format="JPEG", comment=b"Ada's"))
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "Ada")
    text.add_itxt("XML:com.adobe.xmp", xmp)
    text.add_text("Comment", "x" * 5000, zip=True)
    found = notes(keep(corners(), "e", pnginfo=text))
    assert found >= {("png.author", "Ada"), ("xmp.dc-creator", "Bo & Cy"), ("png.comment", "x" * 2000)}


def test_a_caption_for_newspapers_is_told(tmp_path):
    def entry(number, text):
        return b"\x1c\x02" + bytes([number]) + len(text).to_bytes(2, "big") + text

    told = entry(80, b"Amina") + entry(120, "Mut zur Lücke".encode())
    block = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + len(told).to_bytes(4, "big") + told
    plain = jpeg_bytes(corners())
    segment = b"\xff\xed" + (len(block) + 2).to_bytes(2, "big") + block
    (tmp_path / "sent").write_bytes(plain[:2] + segment + plain[2:])
    assert notes(tmp_path / "sent") == {("iptc.byline", "Amina"), ("iptc.caption", "Mut zur Lücke")}


def test_notes_of_a_hostile_file_stay_few_and_short(keep):
    text = PngImagePlugin.PngInfo()
    for number in range(300):
        text.add_text(f"Key {number}", "y\n" * 4000)
    text.add_itxt("XML:com.adobe.xmp", "<dc:a>" * 20_000)
    found = notes(keep(corners(), "a", pnginfo=text))
    assert len(found) == 60
    assert max(len(each) for _, each in found) <= 2000
