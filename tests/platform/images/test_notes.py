"""What a file says beside its picture is told, and a picture is known again."""

from PIL import Image, ImageEnhance, PngImagePlugin

from competition.platform import images
from tests.platform.images.scene import corners, jpeg_bytes, notes


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
