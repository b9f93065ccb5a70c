"""Documents made for a test: DOCX and ODT from their XML, PDF from HTML."""

import zipfile
from functools import cache
from html import escape
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def zipped(parts):
    """A ZIP of these parts, the same bytes every time."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def related(**targets):
    """The links of a part: kind to target, or to (target, id)."""
    links = ""
    for number, (kind, target) in enumerate(targets.items()):
        name, known_as = target if isinstance(target, tuple) else (target, f"r{number}")
        outside = ' TargetMode="External"' if "://" in name else ""
        kind = kind.replace("_", "-")
        links += f'<Relationship Id="{known_as}" Type="{R}/{kind}" Target="{name}"{outside}/>'
    return f'<Relationships xmlns="{_RELATED}">{links}</Relationships>'


def run(text, said=""):
    """A run of letters; a line feed is a soft line break."""
    parts = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{said}</w:rPr>' if said else ''}{parts}</w:r>"


def para(inside="", said=""):
    """A paragraph of text or of runs."""
    inside = inside if inside.startswith("<") or not inside else run(inside)
    return f"<w:p>{f'<w:pPr>{said}</w:pPr>' if said else ''}{inside}</w:p>"


def docx(*paragraphs, parts=None, links=None, top=None, head=""):
    """A Word document of these paragraphs."""
    body = "".join(each if each.startswith("<") else para(each) for each in paragraphs)
    document = f'{head}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": related(officeDocument="word/document.xml", **(top or {})),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": related(**(links or {})),
            **(parts or {}),
        }
    )


_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    f'xmlns:{name}="{_OASIS}{known}:1.0"'
    for name, known in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("meta", "meta"), ("manifest", "manifest"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip


def odt(*paragraphs, styles="", parts=None, head=""):
    """An OpenDocument text of these paragraphs."""
    body = "".join(
        each if each.startswith("<") else f"<text:p>{escape(each)}</text:p>" for each in paragraphs
    )
    content = (
        f"{head}<office:document-content {_SPACES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **(parts or {})}
    )


def odt_part(name, inside):
    """Another part of an OpenDocument text, such as its styles or meta data."""
    return f"<office:document-{name} {_SPACES}>{inside}</office:document-{name}>"


@cache
def faces():
    """The typefaces of PDFs made here."""
    import tempfile
    from pathlib import Path

    from competition.platform import fonts

    return fonts.prepare(Path(tempfile.mkdtemp(prefix="garland-faces-")))


def pdf(body, language="en", style="", direction="ltr"):
    """A PDF of this HTML."""
    from competition.platform.pdf import render

    stack = faces().css_stack(language)
    html = (
        f'<html lang="{language}" dir="{direction}"><head><title>-</title>'
        f"<style>body {{ font-family: {stack}; font-size: 12pt }} {style}</style></head>"
        f"<body>{body}</body></html>"
    )
    return render(html, resources={}, fonts=faces())


def poem_pdf(text, **more):
    """A PDF of a poem, a paragraph for each stanza."""
    stanzas = [f"<p>{escape(stanza).replace(chr(10), '<br>')}</p>" for stanza in text.split("\n\n")]
    return pdf("".join(stanzas), **more)
