"""Which letters languages are written with, and in which old encodings: plain facts to tell them apart."""

_WEST = ("cp1252", "cp850", "mac_roman")
_CENTRAL = ("cp1250", "iso8859_2", "cp852", "mac_latin2")
_BALTIC = ("cp1257", "iso8859_13", "iso8859_4", "cp775")
_CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic")
_TURKISH = ("cp1254", "iso8859_9", "cp857")
_CHINESE = ("gb18030", "big5", "cp950", "big5hkscs")
LATIN = frozenset(
    (*_WEST, *_CENTRAL, *_BALTIC, *_TURKISH, "iso8859_15", "cp1258", "iso8859_3", "iso8859_10", "iso8859_14")
) | {"iso8859_16"}
OTHERS = _WEST
"""In which a Latin language is written that stands nowhere below."""
EVERY = (
    *_WEST, "iso8859_15", *_CENTRAL, *_CYRILLIC, "cp1253", "iso8859_7", "cp737", *_TURKISH, *_BALTIC,
    "cp1255", "cp862", "cp1256", "iso8859_6", "cp874", "cp1258", "iso8859_10", "iso8859_14", "iso8859_16",
    "iso8859_3", "shift_jis", "cp932", "euc_jp", *_CHINESE, "euc_kr", "cp949", "johab",
)  # fmt: skip
PREFERRED = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "cp1255", "cp1256", "cp874", "shift_jis",
    "gb18030", "euc_kr", "big5", "cp1258",
)  # fmt: skip
"""What most programs write, where two encodings read the same."""
OF = {
    **dict.fromkeys(("cs", "sk", "pl", "hu", "hr", "bs", "sl", "sr-Latn", "hsb"), _CENTRAL),
    **dict.fromkeys(("lv", "lt"), _BALTIC),
    **dict.fromkeys(("tr", "az"), _TURKISH),
    **dict.fromkeys(("eo", "mt"), ("iso8859_3",)),
    "et": (*_BALTIC, *_WEST),
    "ro": (*_CENTRAL, "iso8859_16"),
    "cy": ("iso8859_14", *_WEST),
    "vi": ("cp1258",),
}
OF_SCRIPT = {
    "Cyrl": _CYRILLIC,
    "Grek": ("cp1253", "iso8859_7", "cp737"),
    "Hebr": ("cp1255", "iso8859_8", "cp862"),
    "Arab": ("cp1256", "iso8859_6"),
    "Thai": ("cp874",),
    "Jpan": ("shift_jis", "cp932", "euc_jp"),
    "Hans": _CHINESE,
    "Hant": ("big5", "cp950", "big5hkscs", "gb18030"),
    "Kore": ("euc_kr", "cp949", "johab"),
}
SCRIPTS = {
    "CYRILLIC": "Cyrl", "GREEK": "Grek", "HEBREW": "Hebr", "ARABIC": "Arab", "THAI": "Thai",
    "HANGUL": "Kore", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "CJK": "Hani", "LATIN": "Latn",
    "HALFWIDTH": "Half", "BOPOMOFO": "Hani",
}  # fmt: skip
"""By the first word of a letter's name."""
LETTERS = {
    "af": "áéèêëíîïóôöúû", "az": "çəğıöşü", "br": "âêîôûùüñ", "bs": "čćđšž", "ca": "àçéèíïòóúü",
    "cs": "áčďéěíňóřšťúůýž", "cy": "âêîôûŵŷ", "da": "æøåé", "de": "äöüß", "en": "éèêñçöüï", "eo": "ĉĝĥĵŝŭ",
    "es": "áéíñóúü", "et": "äöõüšž", "eu": "ñçü", "fi": "äöåšž", "fo": "áðíóúýæø", "fr": "àâæçéèêëîïôœùûüÿ",
    "ga": "áéíóú", "gd": "àèìòù", "gl": "áéíñóúü", "hr": "čćđšž", "hsb": "čćěłńóřśšźž", "hu": "áéíóöőúüű",
    "is": "áðéíóúýþæö", "it": "àèéìíîòóùú", "lb": "äëéöü", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž",
    "mt": "ċġħż", "nb": "æøåéòô", "nl": "áéëïóöü", "nn": "æøåéòô", "no": "æøåéòô", "oc": "àáçèéíïòóúü",
    "pl": "ąćęłńóśźż", "pt": "áâãàçéêíóôõúü", "rm": "àèéìòùü", "ro": "ăâîșțşţ", "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž", "sq": "çë", "sr-Latn": "čćđšž", "sv": "åäöé", "tr": "çğıöşüâîû",
    "vi": "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip
CYRILLIC_LETTERS = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґўјљњћђџѓќѕ")
COMMON_SIGNS = frozenset(
    "的一是不了在人有我他这個们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年過发后作里"
    "用道行所然家種事成方多经么去法学如都同现當没动面起看定天分还進好小部其些主样理心她本前开但因只从想实"
    "日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政"
    "美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員"
    "解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件"
    "計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象"
    "完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運這對國說時"
    "會為來發後裡經學現沒動還樣開從實"
)
"""Chinese signs that make up most of any text, simplified and traditional."""
