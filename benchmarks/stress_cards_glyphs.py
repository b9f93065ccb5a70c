"""What HarfBuzz makes of a line, asked for directly: a second opinion on what Pillow has drawn."""

import ctypes
import sys
import unicodedata
from functools import cache

from fontTools.ttLib import TTFont

LIBRARY = "libharfbuzz.0.dylib" if sys.platform == "darwin" else "libharfbuzz.so.0"
DOTTED_CIRCLE = 0x25CC
"""What a shaper puts under a mark that has no letter to stand on."""
JOINED = frozenset(
    ("Arab", "Syrc", "Mong", "Nkoo", "Adlm", "Rohg", "Mand", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml")
) | {"Telu", "Knda", "Mlym", "Sinh", "Khmr", "Mymr", "Tibt"}
"""Scripts whose letters change with what stands beside them: unshaped, they are wrong."""


class _Glyph(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("glyph", "mask", "cluster", "one", "other")]


class _Place(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int32) for name in ("across", "down", "right", "up", "other")]


class Font:
    """A face as HarfBuzz and its own tables know it."""

    def __init__(self, path, index):
        library = _harfbuzz()
        self._blob = library.hb_blob_create_from_file(str(path).encode())
        self._face = library.hb_face_create(self._blob, index)
        self._font = library.hb_font_create(self._face)
        with TTFont(path, fontNumber=index, lazy=True) as font:
            order = {name: number for number, name in enumerate(font.getGlyphOrder())}
            self.units = font["head"].unitsPerEm
            self.characters = {code: order[name] for code, name in font.getBestCmap().items()}

    def shaped(self, text, way, language):
        """Return the glyphs of a text that runs one way, and how wide they are together in ems."""
        library, data = _harfbuzz(), text.encode()
        buffer = library.hb_buffer_create()
        library.hb_buffer_add_utf8(buffer, data, len(data), 0, len(data))
        library.hb_buffer_guess_segment_properties(buffer)
        library.hb_buffer_set_direction(buffer, 5 if way == "rtl" else 4)
        if language:
            library.hb_buffer_set_language(buffer, library.hb_language_from_string(language.encode(), -1))
        library.hb_buffer_set_flags(buffer, 3)  # as Pillow does: the text begins and ends here
        library.hb_shape(self._font, buffer, None, 0)
        count = ctypes.c_uint()
        glyphs = library.hb_buffer_get_glyph_infos(buffer, ctypes.byref(count))
        places = library.hb_buffer_get_glyph_positions(buffer, ctypes.byref(count))
        found = [glyphs[at].glyph for at in range(count.value)]
        wide = sum(places[at].across for at in range(count.value)) / self.units
        library.hb_buffer_destroy(buffer)
        return found, wide

    def unshaped(self, text):
        """Return the glyphs that characters have by themselves."""
        return [self.characters.get(ord(character), 0) for character in text]

    def lacks(self, text):
        """Return the visible characters that the face cannot show, composed or taken apart."""
        forms = [text, *(unicodedata.normalize(form, text) for form in ("NFC", "NFD"))]
        left = [[each for each in form if _seen(each) and ord(each) not in self.characters] for form in forms]
        return min(left, key=len)


@cache
def font(path, index):
    """Return a face, read once."""
    return Font(path, index)


def _seen(character):
    if unicodedata.category(character) == "Cf":
        return unicodedata.bidirectional(character) in ("AN", "AL")
    return unicodedata.category(character)[0] != "Z" and not _selects(ord(character))


def _selects(code):
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or code in (0x34F, 0x180B, 0x180C, 0x180D)


@cache
def _harfbuzz():
    library = ctypes.CDLL(LIBRARY)
    pointer = ctypes.c_void_p
    for name in ("hb_blob_create_from_file", "hb_face_create", "hb_font_create", "hb_buffer_create"):
        getattr(library, name).restype = pointer
    library.hb_language_from_string.restype = pointer
    library.hb_blob_create_from_file.argtypes = [ctypes.c_char_p]
    library.hb_face_create.argtypes = [pointer, ctypes.c_uint]
    library.hb_font_create.argtypes = [pointer]
    library.hb_language_from_string.argtypes = [ctypes.c_char_p, ctypes.c_int]
    library.hb_buffer_add_utf8.argtypes = [
        pointer, ctypes.c_char_p, ctypes.c_int, ctypes.c_uint, ctypes.c_int
    ]  # fmt: skip
    for name in ("hb_buffer_guess_segment_properties", "hb_buffer_destroy"):
        getattr(library, name).argtypes = [pointer]
    library.hb_buffer_set_direction.argtypes = [pointer, ctypes.c_int]
    library.hb_buffer_set_flags.argtypes = [pointer, ctypes.c_int]
    library.hb_buffer_set_language.argtypes = [pointer, pointer]
    library.hb_shape.argtypes = [pointer, pointer, pointer, ctypes.c_uint]
    for name, kind in (("infos", _Glyph), ("positions", _Place)):
        found = getattr(library, f"hb_buffer_get_glyph_{name}")
        found.argtypes, found.restype = [pointer, ctypes.POINTER(ctypes.c_uint)], ctypes.POINTER(kind)
    return library
