"""What Unicode's rules say of a text: which way each character runs (UAX 9), where a line may end (UAX 14).

Asked of pango, which sets our pages too: it knows brackets and isolates by FriBidi, Thai words by libthai.
"""

import ctypes
import re
import sys
from functools import cache, lru_cache

_ENDS = re.compile("[\0\n\r\x1c\x1d\x1e\x85\u2029]")


class _Attributes(ctypes.Structure):
    """The beginning of pango's PangoLogAttr: one for each place between characters."""

    _fields_ = [("ends_line", ctypes.c_uint, 1), ("others", ctypes.c_uint, 31)]


@lru_cache(4096)
def levels(text: str, *, rtl: bool) -> tuple[int, ...]:
    """Return the level of each character in a line of this direction: even ones run left to right."""
    data, way = _utf8(text), ctypes.c_int(int(rtl))
    found = _pango().pango_log2vis_get_embedding_levels(data, len(data), ctypes.byref(way))
    try:
        return tuple(found[: len(text)])
    finally:
        _library("glib-2.0").g_free(found)


@lru_cache(4096)
def line_ends(text: str) -> tuple[int, ...]:
    """Return the places within a text at which a line may end, as indexes of what follows."""
    data, count = _utf8(text), len(text) + 1
    places = (_Attributes * count)()
    # -1: no level is given; no language: none changes where lines end in the scripts we ask for.
    _pango().pango_get_log_attrs(data, len(data), -1, None, places, count)
    return tuple(at for at in range(1, len(text)) if places[at].ends_line)


def _utf8(text: str) -> bytes:
    """Return one paragraph: pango stops at what ends one, and answers for fewer characters than asked."""
    return _ENDS.sub(" ", text).encode("utf-8", "replace")


@cache
def _pango() -> ctypes.CDLL:
    pango = _library("pango-1.0")
    pango.pango_log2vis_get_embedding_levels.restype = ctypes.POINTER(ctypes.c_uint8)
    pango.pango_log2vis_get_embedding_levels.argtypes = [
        ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(ctypes.c_int)
    ]  # fmt: skip
    pango.pango_get_log_attrs.restype = None
    pango.pango_get_log_attrs.argtypes = [
        ctypes.c_char_p, ctypes.c_int, ctypes.c_int,
        ctypes.c_void_p, ctypes.POINTER(_Attributes), ctypes.c_int,
    ]  # fmt: skip
    _library("glib-2.0").g_free.argtypes = [ctypes.c_void_p]
    return pango


@cache
def _library(name: str) -> ctypes.CDLL:
    return ctypes.CDLL(f"lib{name}.0.dylib" if sys.platform == "darwin" else f"lib{name}.so.0")
