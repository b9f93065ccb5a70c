"""Names that nobody has, planted in everything that can carry one on its way to a judge."""

from io import BytesIO

import pikepdf
from PIL import Image, PngImagePlugin

from tests.support.documents import W, docx, odt, odt_part, para, poem_pdf, run

PUPIL, FAMILY = "Zefirina", "Quastlebaum"
TEACHER, TEACHERS_ADDRESS = "Wilhelmsine Orkentrop", "orkentrop@xylograph.example"
CLASS, SCHOOL, CITY = "Mirabellenhof 4c", "Dreyfusswald School", "Umbrellastad"
FILE_NAMES = {"jpeg": "brontosaurella-on-the-bus.jpg", "png": "schnurrpfeifer.png"}
IN_JPEG = {
    "exif": "Exifantella", "gps": "Gpsarella", "comment": "Kommentarowska", "xmp": "Xmpolina",
    "iptc": "Iptcarina",
}  # fmt: skip
IN_PNG = "Pngelika"

IN_DOCX = {
    "core": "Corellina", "changed by": "Lastmodifredo", "company": "Companiella", "custom": "Customine",
    "comment": "Commentrude", "comment by": "Annotalius", "deleted": "Deletrina", "deleted by": "Revisorek",
    "inserted by": "Einfuegarda",
    "hidden": "Vanishilda", "header": "Kopfzeilda", "footer": "Fusszeilda",
}  # fmt: skip
IN_ODT = {
    "creator": "Odtmetina",
    "comment": "Randnotilla",
    "comment by": "Randschreiberin",
    "header": "Odtkopfine",
}
IN_PDF = {"info": "Pdfinfanta", "xmp": "Pdfxmpilde", "note": "Pdfnotille", "attached": "pdfanhangine"}
DOCUMENT_NAMES = {
    "docx": "archivolda/dokumentella.docx",
    "odt": "archivolda/oasinchen.odt",
    "pdf": "archivolda/pediefla.pdf",
}

IDENTITY = (PUPIL, FAMILY, "Orkentrop", "xylograph", "Mirabellenhof", "Dreyfusswald", CITY)
PICTURES = ("brontosaurella", "schnurrpfeifer", *IN_JPEG.values(), IN_PNG)
DOCUMENTS = (
    "archivolda", "dokumentella", "oasinchen", "pediefla",
    *IN_DOCX.values(), *IN_ODT.values(), *IN_PDF.values(),
)  # fmt: skip
FILES = (*PICTURES, *DOCUMENTS)
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
    place = {1: "N", 2: (59.0, 54.0, 48.0), 3: "E", 4: (10.0, 44.0, 20.0)}
    exif.get_ifd(0x8825).update({**place, 28: b"ASCII\0\0\0" + IN_JPEG["gps"].encode()})
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


def signed_docx(*lines):
    """A Word document that says whose it is in everything but its text."""
    told = IN_DOCX
    deleted = (
        f'<w:del w:author="{told["deleted by"]}"><w:r><w:delText>{told["deleted"]}</w:delText></w:r></w:del>'
    )
    inserted = f'<w:ins w:author="{told["inserted by"]}">{run("The end.")}</w:ins>'
    hidden = run(told["hidden"], "<w:vanish/>")
    comment = f'<w:comment w:author="{told["comment by"]}">{para(told["comment"])}</w:comment>'
    parts = {
        "word/header1.xml": f'<w:hdr xmlns:w="{W}">{para(told["header"])}</w:hdr>',
        "word/footer1.xml": f'<w:ftr xmlns:w="{W}">{para(told["footer"])}</w:ftr>',
        "word/comments.xml": f'<w:comments xmlns:w="{W}">{comment}</w:comments>',
        "docProps/core.xml": f'<c:p xmlns:c="c" xmlns:dc="dc"><dc:creator>{told["core"]}</dc:creator>'
        f"<c:lastModifiedBy>{told['changed by']}</c:lastModifiedBy></c:p>",
        "docProps/app.xml": f"<p><Company>{told['company']}</Company></p>",
        "docProps/custom.xml": f'<p><property name="Pupil"><v>{told["custom"]}</v></property></p>',
    }
    links = {"header": "header1.xml", "footer": "footer1.xml", "comments": "comments.xml"}
    top = {
        "core_properties": "docProps/core.xml",
        "extended_properties": "docProps/app.xml",
        "custom_properties": "docProps/custom.xml",
    }
    return docx(*lines, para(inserted + deleted + hidden), parts=parts, links=links, top=top)


def signed_odt():
    """An OpenDocument text that says whose it is beside its text."""
    told = IN_ODT
    comment = (
        f"<office:annotation><dc:creator>{told['comment by']}</dc:creator>"
        f"<text:p>{told['comment']}</text:p></office:annotation>"
    )
    meta = f"<office:meta><dc:creator>{told['creator']}</dc:creator></office:meta>"
    header = f"<style:header><text:p>{told['header']}</text:p></style:header>"
    master = f"<office:master-styles><style:master-page>{header}</style:master-page></office:master-styles>"
    parts = {"meta.xml": odt_part("meta", meta), "styles.xml": odt_part("styles", master)}
    return odt(f"<text:p>The sea{comment}.</text:p>", parts=parts)


def signed_pdf():
    """A PDF whose properties, XMP, notes and attachments say whose it is."""
    out = BytesIO()
    with pikepdf.open(BytesIO(poem_pdf("The sea is wide,\nwe are wider."))) as document:
        document.docinfo["/Author"] = IN_PDF["info"]
        document.Root.Metadata = document.make_stream(XMP.format(IN_PDF["xmp"]).encode())
        name = f"{IN_PDF['attached']}.txt"
        document.attachments[name] = pikepdf.AttachedFileSpec(document, b"x", filename=name)
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents=IN_PDF["note"], T=IN_PDF["note"]
        )
        note.Rect = [0, 0, 10, 10]
        document.pages[0].Annots = [note]
        document.save(out)
    return out.getvalue()


def found_in(content, names):
    """Which of the names stand in these bytes, in any of the ways that text is written down."""
    lower = content.lower()
    return {
        name
        for name in names
        if any(name.lower().encode(code) in lower for code in ("utf-8", "utf-16-le", "utf-16-be"))
    }
