"""One subset of a font for all the glyphs that parts of a document use of it, as WeasyPrint would make it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from competition.platform.pdf import font_map, weasyprint_with


def subset(fonts: Path, key: str, face: Mapping[str, Any], letters: Mapping[int, str]) -> bytes:
    """Return the file of a font with these glyphs alone, under their own numbers.

    `key` and `face` are what `pdf_parts` says of it. Raises
    LookupError when the font map does not give that very font.
    """
    weasyprint_with(fonts)
    from weasyprint.pdf.fonts import Font
    from weasyprint.text.fonts import get_pango_font_key

    pango_font = _load(font_map(fonts).font_map, face)
    _key, description, size = get_pango_font_key(pango_font)
    font = Font(pango_font, description, size)
    if font.hash != key:
        raise LookupError(f"another font stands in for {key}")
    font.clean(dict(letters), False)
    content: bytes = font.file_content
    return content


def _load(map_of_fonts: Any, face: Mapping[str, Any]) -> Any:
    from weasyprint.text.ffi import TO_UNITS, ffi, gobject, pango

    wanted = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
    family = ffi.new("char[]", face["family"].encode())
    pango.pango_font_description_set_family(wanted, family)
    pango.pango_font_description_set_style(wanted, face["style"])
    pango.pango_font_description_set_weight(wanted, face["weight"])
    pango.pango_font_description_set_absolute_size(wanted, 12 * TO_UNITS)
    context = ffi.gc(pango.pango_font_map_create_context(map_of_fonts), gobject.g_object_unref)
    return ffi.gc(pango.pango_font_map_load_font(map_of_fonts, context, wanted), gobject.g_object_unref)
