"""A plain text in whatever encoding."""

import codecs
from unicodedata import normalize

import pytest

from competition.platform.documents import errors, plain

POEMS = {
    "pl": ("Żółta gęś", "Żółta gęś leci nad łąką,\nśpiewa cicho o słońcu."),
    "cs": ("Příliš", "Příliš žluťoučký kůň\núpěl ďábelské ódy."),
    "hu": ("Árvíztűrő", "Árvíztűrő tükörfúrógép,\nhosszú út a hűvös erdőn."),
    "de": ("Größe", "Über den Dächern hängt ein süßer Mond,\nschöne Grüße."),
    "fr": ("L'été", "Là-bas, l'été s'achève déjà,\nla forêt rêve à Noël."),
    "is": ("Þögn", "Það er þögn yfir öllu,\nég sé fjöllin í fjarska."),
    "tr": ("Güneş", "Güneş doğuyor, ışık düşüyor,\nçocuklar şarkı söylüyor."),
    "lv": ("Rīts", "Saule lec pār mežu, šķērsojot upi,\nbērni dzied ģimenē."),
    "ru": ("Море", "Море широко и спокойно,\nмы идём домой вечером."),
    "uk": ("Їжак", "Їжак іде крізь ліс,\nзорі сяють над ґанком, є тиша."),
    "el": ("Θάλασσα", "Η θάλασσα είναι πλατιά,\nκαι εμείς ταξιδεύουμε."),
    "he": ("הים", "הים רחב מאוד,\nואנחנו הולכים הביתה."),
    "ar": ("البحر", "البحر واسع جدا،\nونحن نعود إلى البيت."),
    "th": ("ทะเล", "ทะเลกว้างใหญ่\nพวกเรากลับบ้าน"),
    "ja": ("うみ", "海はひろいな、\nぼくたちはかえるよ。"),
    "zh-Hans": ("大海", "大海是我们的家，\n我们在这里看着天上的月亮。"),
    "zh-Hant": ("大海", "大海是我們的家，\n我們在這裡看著天上的月亮。"),
    "ko": ("바다", "바다는 넓고 푸르다,\n우리는 집으로 간다."),
    "vi": (
        "Biê\u0309n",
        "Ha\u0300 Nô\u0323i mu\u0300a thu, ca\u0301nh đô\u0300ng xanh,\nđươ\u0300ng vê\u0300 nha\u0300.",
    ),
}
OLD = [
    ("pl", "cp1250"), ("pl", "iso8859_2"), ("cs", "cp1250"), ("cs", "cp852"), ("hu", "cp1250"),
    ("hu", "iso8859_2"), ("de", "cp1252"), ("de", "mac_roman"), ("de", "cp850"), ("fr", "cp1252"),
    ("fr", "mac_roman"), ("is", "cp1252"), ("tr", "cp1254"), ("lv", "cp1257"), ("ru", "cp1251"),
    ("ru", "koi8_r"), ("ru", "cp866"), ("ru", "iso8859_5"), ("uk", "cp1251"), ("uk", "koi8_u"),
    ("el", "cp1253"), ("el", "iso8859_7"), ("he", "cp1255"), ("ar", "cp1256"), ("ar", "iso8859_6"),
    ("th", "cp874"), ("ja", "shift_jis"), ("ja", "euc_jp"), ("ja", "iso2022_jp"), ("zh-Hans", "gb18030"),
    ("zh-Hant", "big5"), ("ko", "euc_kr"), ("ko", "johab"), ("vi", "cp1258"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "encoding"), OLD)
def test_an_old_encoding_is_told_by_the_language_of_the_work(look, language, encoding):
    title, text = POEMS[language]
    found = look(f"{title}\r\n\r\n{text}\r\n".encode(encoding), "txt", language=language)
    wanted = normalize("NFC", f"{title}/{text}")
    assert f"{found.title}/{found.text}" == wanted


@pytest.mark.parametrize(("language", "encoding"), OLD)
def test_without_a_language_the_right_reading_is_there_or_offered(look, language, encoding):
    title, text = POEMS[language]
    found = look(f"{title}\n\n{text}\n".encode(encoding), "txt")
    first = normalize("NFC", text.split("\n")[0])
    offered = [normalize("NFC", preview) for _encoding, preview in found.readings]
    assert first in found.text or any(first in preview for preview in offered)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", b""),
    ],
)
def test_unicode_leaves_no_doubt(look, encoding, mark):
    found = look(mark + "Море\n\nМоре широко,\nмы идём.".encode(encoding), "txt")
    assert (found.title, found.text, list(found.readings)) == ("Море", "Море широко,\nмы идём.", [])


def test_where_several_encodings_read_sensibly_a_person_chooses(look):
    content = "Rīts\n\nRīts nāk pār mežu.".encode("cp1257")
    found = look(content, "txt")
    readings = [list(each) for each in found.readings]
    assert ["cp1257", "Rīts\nRīts nāk pār mežu."] in readings
    assert ["cp1250", "Rîts\nRîts nâk pâr meţu."] in readings
    chosen = look(content, "txt", encoding="cp1257")
    assert (chosen.encoding, chosen.text) == ("cp1257", "Rīts nāk pār mežu.")
    assert found.encoding in [encoding for encoding, _preview in chosen.readings]


def test_lines_and_stanzas_stay_and_their_ends_are_made_plain(text_of):
    assert text_of(b"one,\r\n  two\t\r\n\r\n\r\nthree.\r", "txt") == "one,\n  two\n\n\nthree."


def test_prose_that_was_broken_at_a_margin_is_joined(text_of):
    line = "We walked along the river and nobody said one word of the day bef\n"
    essay = (line * 4 + "ore.\n\n" + line * 4 + "ore.").encode()
    joined = text_of(essay, "txt", verse=False)
    assert joined.count("\n") == 2
    assert text_of(essay, "txt").count("\n") == 10


@pytest.mark.parametrize("content", [b"\x00\x01\x02\xff" * 50, bytes(range(256)) * 4, b"\xff\xfe\x00"])
def test_what_is_no_text_is_told_kindly(look, content):
    assert isinstance(look(content, "txt").problem, errors.DamagedDocumentError)


def test_an_empty_file_is_told_so(look):
    assert isinstance(look(b" \n\t\n", "txt").problem, errors.EmptyDocumentError)


@pytest.mark.parametrize("language", ["en", "fr", "hr"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Всички хора се раждат свободни\nи равни по достойнство и права.", "cp1251"),
        ("すべての人間は、\n生まれながらにして自由であり、", "shift_jis"),
        ("يولد جميع الناس أحرارا\nمتساوين في الكرامة", "cp1256"),
        ("Visi cilvēki piedzimst brīvi\nun vienlīdzīgi savā pašcieņā", "cp1257"),
    ],
)
def test_a_language_chosen_wrongly_does_not_hide_what_the_letters_say(text, encoding, language):
    readings = plain.read(text.encode(encoding), language=language)
    assert readings[0].text == text
