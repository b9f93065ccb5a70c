"""A finished document as PDF/A-2u: a file that shows the same when nobody remembers how it was made.

The document is one of ours: tagged, its fonts inside, nothing in it that acts or is fetched. What is added
says which colours are meant and what the file is; `pdf_archive_checks` looks it over.
"""

import io
from functools import cache
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from competition.platform.pdf_finish import written
from competition.platform.pdf_shown import shown, unsaid

PRINTED, HIDING = 4, 1 | 2 | 32 | 256
"""Flags of an annotation: it is printed; it is invisible, hidden, not viewed, or not viewed now and then."""
_DATE, _ID = slice(24, 36), slice(84, 100)
_FIRST_DAY = bytes((0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
_JOINER = "200d"
_DENIED = ("/Interpolate", "/Alternates", "/OPI")
_METADATA = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def archived(content: bytes) -> bytes:
    """Return a finished document of ours as PDF/A-2u; the same document gives the same bytes."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        _show_as_meant(pdf)
        for number, glyphs in unsaid(pdf, shown(pdf)).items():
            _say(pdf.get_object(number), glyphs)
        for page in pdf.pages:
            for note in page.obj.get("/Annots", []):
                note.F = int(note.get("/F", 0)) & ~HIDING | PRINTED
        for each in pdf.objects:
            if isinstance(each, Stream | Dictionary):
                _without_what_is_denied(each)
        pdf.Root.Metadata = Stream(pdf, _metadata(pdf), Type=Name.Metadata, Subtype=Name.XML)
        return written(pdf)


@cache
def screen_profile() -> bytes:
    """Return the colours of screens, sRGB, as an ICC profile; its day is fixed, so that its bytes are."""
    from PIL import ImageCms

    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[_DATE], made[_ID] = _FIRST_DAY, bytes(16)
    return bytes(made)


def _show_as_meant(pdf: pikepdf.Pdf) -> None:
    profile = Stream(pdf, screen_profile(), N=3)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier="sRGB",
                Info="sRGB IEC61966-2.1",
                DestOutputProfile=pdf.make_indirect(profile),
            )
        ]
    )


def _say(font: pikepdf.Object, glyphs: set[int]) -> None:
    """Let a font say of glyphs that are part of the letter before them, such as its dots, that they join it.

    What stands for a letter that the font lacks stays without a word.
    """
    parts = sorted(glyphs - {0})
    lines = "".join(f"1 beginbfchar\n<{glyph:04x}> <{_JOINER}>\nendbfchar\n" for glyph in parts)
    said = font.ToUnicode.read_bytes()
    font.ToUnicode.write(said.replace(b"endcmap", lines.encode() + b"endcmap", 1))


def _without_what_is_denied(each: pikepdf.Object) -> None:
    """Take away what viewers might make of a picture, and lists of glyphs that may be wrong in a subset."""
    denied = ("/CIDSet", "/CharSet") if "/FontName" in each else _DENIED
    for key in denied:
        if key in each:
            del each[key]


def _metadata(pdf: pikepdf.Pdf) -> bytes:
    keys = ("title", "author", "creator", "producer")
    said = {key: escape(str(pdf.docinfo.get(f"/{key.title()}", ""))) for key in keys}
    return _METADATA.format(**said).encode()
