"""Names in Latin letters, whatever their script: so that “Олена” in a roster meets “Olena.jpg”.

A romanisation is a rough one, by a table: what two spellings of a name have in common matters, not how it
is written by a standard.
"""

import unicodedata

_TABLE: dict[str, str] = {}


def _add(letters: str, latin: str) -> None:
    _TABLE.update(zip(letters.split(), ["" if said == "-" else said for said in latin.split()], strict=True))


# Cyrillic, with the letters of Ukrainian, Belarusian, Serbian, Macedonian and of Central Asia.
_add(
    "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya",
)
_add(
    "ґ є і ї ў ђ ѓ ј љ њ ћ ќ џ ѕ ө ү ұ қ ғ ң ә һ җ ѣ ѳ",
    "g ye i yi u dj gj j lj nj c kj dz dz o u u k g n a h j e f",
)
# Greek
_add(
    "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω",
    "a v g d e z i th i k l m n x o p r s s t y f ch ps o",
)
# Georgian
_add(
    "ა ბ გ დ ე ვ ზ თ ი კ ლ მ ნ ო პ ჟ რ ს ტ უ ფ ქ ღ ყ შ ჩ ც ძ წ ჭ ხ ჯ ჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
)
# Armenian
_add(
    "ա բ գ դ ե զ է ը թ ժ ի լ խ ծ կ հ ձ ղ ճ մ յ ն շ ո չ պ ջ ռ ս վ տ ր ց ւ փ ք օ ֆ և",
    "a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev",
)
# Hebrew and Arabic write consonants; Persian, Urdu and Kurdish add some.
_add(
    "א ב ג ד ה ו ז ח ט י כ ך ל מ ם נ ן ס ע פ ף צ ץ ק ר ש ת",
    "a b g d h v z h t y k k l m m n n s a p p ts ts k r sh t",
)
_add(
    "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي ى ة ء پ چ ژ گ ک ی ھ ہ ۆ ێ ە ڕ ڵ ڤ ں ے",
    "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a - p ch zh g k y h h o e a r l v n e",
)
# Latin letters that do not fall apart into a letter and a mark.
_add("ı ł ø đ ð þ ß æ œ ŋ ħ ŧ ĸ ə ƒ", "i l o d d th ss ae oe n h t k a f")

_SAME = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("sh", "s"), ("ch", "c"), ("kh", "h"), ("gh", "g"),
    ("zh", "z"), ("th", "t"), ("ph", "f"), ("dj", "j"), ("dz", "z"), ("ts", "c"), ("tz", "c"), ("cz", "c"),
    ("sz", "s"), ("ck", "k"),
    ("qu", "k"), ("ks", "x"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ij", "i"), ("w", "v"),
    ("q", "k"), ("j", "i"), ("y", "i"), ("g", "h"),
)  # fmt: skip
_ARTICLE = "ال"
_VOWELS = frozenset("aeiou")
_CONSONANTAL = ("HEBREW", "ARABIC")


def plain(text: str) -> str:
    """Return text without regard to case and accents, so that no computer's way of writing it matters."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).upper().casefold())
    return unicodedata.normalize("NFC", "".join(c for c in folded if not unicodedata.combining(c)))


def romanised(text: str) -> str:
    """Return a `plain` text in Latin letters; a script that the table does not know stays."""
    words = (word.removeprefix(_ARTICLE) if len(word) > 4 else word for word in plain(text).split())
    return "".join(_TABLE.get(char, char) for char in " ".join(words))


def sound(text: str) -> str:
    """Return a romanised text as it is roughly said: one spelling for a sound, doubled letters single."""
    said = romanised(text)
    for written, one in _SAME:
        said = said.replace(written, one)
    return "".join(char for at, char in enumerate(said) if at == 0 or said[at - 1] != char)


def bones(text: str) -> str:
    """Return the consonants of what is said, word by word; a vowel in front is kept as one."""
    return " ".join(_bones(word) for word in sound(text).split())


def _bones(word: str) -> str:
    kept = word[:1] if word[:1] not in _VOWELS else "a"
    rest = [char for char in word[1:] if char not in _VOWELS and char != "v"]
    return "".join(
        char for at, char in enumerate([kept, *rest]) if at == 0 or (kept + "".join(rest))[at - 1] != char
    )


def is_consonantal(text: str) -> bool:
    """Whether it stands in a script that leaves vowels out."""
    return any(unicodedata.name(char, "").startswith(_CONSONANTAL) for char in text)
