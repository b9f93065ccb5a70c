"""The type case: every face Garland sets with, what it is for, and which package brings its file.

Each family has a name of our own: a name that nothing else on the machine can have. The order is the order of
preference.
"""

import re
from dataclasses import dataclass

VENDORED = "Garland"
NOTO = "fonts-noto-core"
NOTO_CJK = "fonts-noto-cjk"
NOTO_EMOJI = "fonts-noto-color-emoji"


@dataclass(frozen=True)
class Face:
    """One face: the name of its font file, its place in a collection, its scripts (ISO 15924)."""

    family: str
    file: str
    package: str
    scripts: tuple[str, ...]
    weight: int = 400
    italic: bool = False
    index: int = 0

    @property
    def scale(self) -> float:
        """By how much to set it larger or smaller so that it looks as large as Alegreya beside it."""
        usual = next((_SCALES[code] for code in self.scripts if code in _SCALES), 1.0)
        return _BROAD.get(self.family, usual)


SERIF = "garland-alegreya"
SANS = "garland-alegreya-sans"
LATIN = ("Latn", "Grek", "Cyrl")

PAIRS: dict[str, dict[str, str]] = {
    "": {},
    "noto": {SERIF: "garland-noto-serif", SANS: "garland-noto-sans"},
}
"""By the name of a pair of faces for Latin, Greek and Cyrillic: what stands in the place of the usual two."""

# Judged by eye, words of each script between words in Alegreya; never so small that marks close up.
_SCALES = {
    **dict.fromkeys(("Arab",), 1.14),
    **dict.fromkeys(("Beng", "Deva", "Gujr", "Guru", "Telu", "Thai", "Laoo"), 0.96),
    **dict.fromkeys(("Hang", "Hani", "Knda", "Khmr", "Thaa", "Vaii", "Nkoo", "Cans"), 0.92),
    **dict.fromkeys(("Armn", "Ethi", "Geor", "Cher", "Tfng", "Mlym", "Mymr", "Sinh", "Taml"), 0.88),
}

# These are drawn larger in their square than Alegreya, by the height of an x.
_BROAD = {"garland-noto-serif": 0.88, "garland-noto-sans": 0.9}

# By script; those in Noto Serif are also there in bold.
_NOTO_SERIF = {
    "Armn": "Armenian",
    "Beng": "Bengali",
    "Deva": "Devanagari",
    "Ethi": "Ethiopic",
    "Geor": "Georgian",
    "Gujr": "Gujarati",
    "Guru": "Gurmukhi",
    "Hmnp": "NyiakengPuachueHmong",
    "Khmr": "Khmer",
    "Knda": "Kannada",
    "Laoo": "Lao",
    "Mlym": "Malayalam",
    "Mymr": "Myanmar",
    "Sinh": "Sinhala",
    "Taml": "Tamil",
    "Telu": "Telugu",
    "Thai": "Thai",
    "Tibt": "Tibetan",
    "Yezi": "Yezidi",
}
_NOTO_SANS_BOLD = {
    "Adlm": "Adlam",
    "Bamu": "Bamum",
    "Cans": "CanadianAboriginal",
    "Cham": "Cham",
    "Cher": "Cherokee",
    "Java": "Javanese",
    "Kali": "KayahLi",
    "Lana": "TaiTham",
    "Lisu": "Lisu",
    "Medf": "Medefaidrin",
    "Mtei": "MeeteiMayek",
    "Olck": "OlChiki",
    "Orya": "Oriya",
    "Rohg": "HanifiRohingya",
    "Sora": "SoraSompeng",
    "Sund": "Sundanese",
    "Thaa": "Thaana",
}
_NOTO_SANS = {
    "Bass": "BassaVah",
    "Batk": "Batak",
    "Bugi": "Buginese",
    "Buhd": "Buhid",
    "Cakm": "Chakma",
    "Copt": "Coptic",
    "Dsrt": "Deseret",
    "Glag": "Glagolitic",
    "Gong": "GunjalaGondi",
    "Gonm": "MasaramGondi",
    "Goth": "Gothic",
    "Hano": "Hanunoo",
    "Hmng": "PahawhHmong",
    "Lepc": "Lepcha",
    "Limb": "Limbu",
    "Mand": "Mandaic",
    "Mend": "MendeKikakui",
    "Mong": "Mongolian",
    "Mroo": "Mro",
    "Newa": "Newa",
    "Nkoo": "NKo",
    "Ogam": "Ogham",
    "Osge": "Osage",
    "Osma": "Osmanya",
    "Phag": "PhagsPa",
    "Plrd": "Miao",
    "Rjng": "Rejang",
    "Runr": "Runic",
    "Samr": "Samaritan",
    "Saur": "Saurashtra",
    "Sylo": "SylotiNagri",
    "Syrc": "Syriac",
    "Tagb": "Tagbanwa",
    "Tale": "TaiLe",
    "Talu": "NewTaiLue",
    "Tavt": "TaiViet",
    "Tfng": "Tifinagh",
    "Tglg": "Tagalog",
    "Vaii": "Vai",
    "Wara": "WarangCiti",
    "Wcho": "Wancho",
    "Yiii": "Yi",
}
# Where each language's forms stand in the collection.
_CJK = (
    ("jp", 0, ("Jpan", "Hira", "Kana", "Hrkt", "Hani")),
    ("kr", 1, ("Kore", "Hang", "Hani")),
    ("sc", 2, ("Hans", "Hani")),
    ("tc", 3, ("Hant", "Hanb", "Bopo", "Hani")),
)


def _vendored(name: str, scripts: tuple[str, ...], *cuts: str) -> list[Face]:
    family = _family(name)
    return [
        Face(family, f"{name}_{cut}.ttf", VENDORED, scripts, int(cut[:3]), "Italic" in cut) for cut in cuts
    ]


def _noto(name: str, scripts: tuple[str, ...], *cuts: str) -> list[Face]:
    weight = {"Bold": 700, "BoldItalic": 700}
    return [
        Face(_family(name), f"{name}-{cut}.ttf", NOTO, scripts, weight.get(cut, 400), "Italic" in cut)
        for cut in cuts
    ]


def _cjk(area: str, index: int, scripts: tuple[str, ...]) -> list[Face]:
    family = f"garland-noto-serif-cjk-{area}"
    return [
        Face(family, "NotoSerifCJK-Regular.ttc", NOTO_CJK, scripts, index=index),
        Face(family, "NotoSerifCJK-Bold.ttc", NOTO_CJK, scripts, 700, index=index),
    ]


def _family(name: str) -> str:
    """Return our own name for a font: NotoSerifThai becomes garland-noto-serif-thai."""
    return "garland-" + re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


FACES: tuple[Face, ...] = (
    *_vendored(
        "Alegreya", LATIN, "400Regular", "400Regular_Italic", "500Medium", "700Bold", "700Bold_Italic"
    ),
    *_noto("NotoSerif", LATIN, "Regular", "Italic", "Bold", "BoldItalic"),
    *_vendored("AlegreyaSans", (), "400Regular", "400Regular_Italic", "500Medium", "700Bold"),
    *_vendored("Amiri", ("Arab",), "400Regular", "700Bold"),
    *_noto("NotoNaskhArabic", ("Arab",), "Regular", "Bold"),
    *_vendored("FrankRuhlLibre", ("Hebr",), "400Regular", "700Bold"),
    *_noto("NotoSerifHebrew", ("Hebr",), "Regular", "Bold"),
    *(
        face
        for code, name in _NOTO_SERIF.items()
        for face in _noto(f"NotoSerif{name}", (code,), "Regular", "Bold")
    ),
    *(
        face
        for code, name in _NOTO_SANS_BOLD.items()
        for face in _noto(f"NotoSans{name}", (code,), "Regular", "Bold")
    ),
    *(face for code, name in _NOTO_SANS.items() for face in _noto(f"NotoSans{name}", (code,), "Regular")),
    *(face for area in _CJK for face in _cjk(*area)),
    *_noto("NotoSans", (), "Regular", "Italic", "Bold", "BoldItalic"),
    *_noto("NotoSansMath", (), "Regular"),
    *_noto("NotoSansSymbols", (), "Regular", "Bold"),
    *_noto("NotoSansSymbols2", (), "Regular"),
    *_noto("NotoMusic", (), "Regular"),
)

EMOJI = Face("garland-noto-color-emoji", "NotoColorEmoji.ttf", NOTO_EMOJI, ("Zsye",))
"""Pictures of one size in colour, for cards; pages are set without it."""
