"""Beginnings that point back to what a passage leaves out. Pure.

Closed lists for the languages that most works are written in; of others nothing is known, and nothing said.
"""

from competition.social.excerpts.words import words

_BACK = {
    "en": "and but so then because or yet therefore however also that this these those he she it they him "
    "her his its their them yes there",
    "fr": "et mais donc alors puis ensuite car ou or pourtant aussi ça cela c ce cet cette ces il elle ils "
    "elles lui leur leurs son sa ses qui dont oui",
    "de": "und aber also dann denn da oder doch trotzdem deshalb danach dafür das dies diese dieser er sie "
    "es ihr ihre sein seine ihn ihm ja",
    "es": "y e pero entonces luego porque o así pues eso esto él ella ellos ellas su sus le les lo que sí",
    "ca": "i però llavors després perquè o així això allò ell ella ells elles li els el seu la seva sí",
    "pt": "e mas então depois porque ou assim isso isto ele ela eles elas seu sua lhe que sim",
    "it": "e ed ma allora poi perché o così quindi ciò questo quello lui lei loro gli suo sua sì",
    "ro": "și dar atunci apoi pentru sau așa deci asta el ea ei ele lui său sa da",
    "nl": "en maar dus toen dan want of toch daarna daarom dat dit die hij zij ze het hun zijn haar hem ja",
    "sv": "och men så då sedan sen för eller därför det den detta han hon de hans hennes deras dem honom ja",
    "pl": "i a ale więc potem bo albo lecz to ten ta te on ona ono oni one jego jej ich mu tak",
    "uk": "і й та а але тож тоді потім бо або отже це той ця він вона воно вони його її їх йому їй так то",
    "ru": "и а но так тогда потом или поэтому это этот эта он она оно они его её ее их ему ей да",
    "sr": "и а али па онда затим јер или зато то тај та он она оно они њега њу њен његов њихов да значи",
    "el": "και κι αλλά όμως τότε μετά γιατί ή έτσι αυτό αυτός αυτή αυτοί του της τους ναι",
    "tr": "ve ama sonra çünkü ya o onlar bu şu ona onun demek evet",
    "ar": "ثم ثمّ لكن لكنّ ولكن ولكنّ هو هي هم هن هذا هذه ذلك تلك لأن لأنّ نعم",
    "he": "אבל אז אחר כי או הוא היא הם הן זה זאת זו לכן כן",
    "hy": "և բայց հետո ուրեմն որովհետև նա նրանք դա այդ այո",
    "ka": "და მაგრამ მერე შემდეგ ან ის ისინი ეს მან მას დიახ კი",
    "ko": "그리고 그러나 하지만 그런데 그래서 그 그는 그녀는 그들은 그것은 이것은 네",
}
_LISTS = {language: frozenset(listed.split()) for language, listed in _BACK.items()}
_OPENINGS = {
    "ja": (
        "でも",
        "だから",
        "そして",
        "それ",
        "これ",
        "その",
        "この",
        "しかし",
        "すると",
        "かれ",
        "彼",
        "はい",
    ),
    "zh": ("但", "可是", "所以", "然后", "于是", "因为", "不过", "而", "他", "她", "它", "这", "那", "可"),
}
"""How sentences begin where no space parts their first word."""


def points_back(text: str, language: str) -> bool:
    """Whether a text begins with a connective, or with a pronoun whose noun stands before it."""
    base = language.split("-")[0].lower()
    first = words(text)[:1]
    if not first:
        return False
    if base in _OPENINGS:
        return first[0].startswith(_OPENINGS[base])
    return first[0].casefold() in _LISTS.get(base, frozenset())
