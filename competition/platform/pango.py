"""Which way each character of a line runs (Unicode Standard Annex 9).

Asked of pango, which sets our pages too: by FriBidi it knows brackets and isolates.
"""

import ctypes
import re
import sys
from functools import cache, lru_cache

_ENDS = re.compile("[\0\n\r\x1c\x1d\x1e\x85\u2029]")


@lru_cache(4096)
def levels(text: str, *, rtl: bool) -> tuple[int, ...]:
    """Return the level of each character in a line of this direction: even ones run left to right."""
    data, way = _utf8(text), ctypes.c_int(int(rtl))
    found = _pango().pango_log2vis_get_embedding_levels(data, len(data), ctypes.byref(way))
    try:
        return tuple(found[: len(text)])
    finally:
        _library("glib-2.0").g_free(found)


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
    _library("glib-2.0").g_free.argtypes = [ctypes.c_void_p]
    return pango


@cache
def _library(name: str) -> ctypes.CDLL:
    return ctypes.CDLL(f"lib{name}.0.dylib" if sys.platform == "darwin" else f"lib{name}.so.0")
