"""Names that nobody has, planted in everything that can carry one on its way to a judge."""

from io import BytesIO

from PIL import Image, PngImagePlugin

PUPIL, FAMILY = "Zefirina", "Quastlebaum"
TEACHER, TEACHERS_ADDRESS = "Wilhelmsine Orkentrop", "orkentrop@xylograph.example"
CLASS, SCHOOL, CITY = "Mirabellenhof 4c", "Dreyfusswald School", "Umbrellastad"
FILE_NAMES = {"jpeg": "brontosaurella-on-the-bus.jpg", "png": "schnurrpfeifer.png"}
IN_JPEG = {"exif": "Exifantella", "comment": "Kommentarowska", "xmp": "Xmpolina", "iptc": "Iptcarina"}
IN_PNG = "Pngelika"

IDENTITY = (PUPIL, FAMILY, "Orkentrop", "xylograph", "Mirabellenhof", "Dreyfusswald", CITY)
FILES = ("brontosaurella", "schnurrpfeifer", *IN_JPEG.values(), IN_PNG)
PLACES = ("Dreyfusswald", CITY)

XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{}</dc:creator>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def _pixels():
    """A picture with something on it, so that no rendition is smaller than a name."""
    return Image.effect_noise((900, 700), 60).convert("RGB")


def signed_jpeg():
    """A photograph whose EXIF (with a place), comment, XMP and IPTC say whose it is."""
    exif = Image.Exif()
    exif[0x013B], exif[0x010E] = IN_JPEG["exif"], f"by {IN_JPEG['exif']}"
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 54.0, 48.0), 3: "E", 4: (10.0, 44.0, 20.0)})
    stream = BytesIO()
    _pixels().save(
        stream,
        "JPEG",
        exif=exif,
        comment=IN_JPEG["comment"].encode(),
        xmp=XMP.format(IN_JPEG["xmp"]).encode(),
    )
    plain = stream.getvalue()
    return plain[:2] + _iptc(IN_JPEG["iptc"].encode()) + plain[2:]


def _iptc(name):
    """An APP13 segment with the by-line of a picture."""
    record = b"\x1c\x02\x50" + len(name).to_bytes(2, "big") + name
    record += b"\0" * (len(record) % 2)
    body = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(record).to_bytes(4, "big") + record
    return b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body


def signed_png():
    """A drawing whose text chunks say whose it is."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", IN_PNG)
    text.add_itxt("Title", f"by {IN_PNG}")
    stream = BytesIO()
    _pixels().save(stream, "PNG", pnginfo=text)
    return stream.getvalue()


def found_in(content, names):
    """Which of the names stand in these bytes, in any of the ways that text is written down."""
    lower = content.lower()
    return {
        name
        for name in names
        if any(name.lower().encode(code) in lower for code in ("utf-8", "utf-16-le", "utf-16-be"))
    }
