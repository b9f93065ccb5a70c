"""Quotation marks, per language. Pure; as in CLDR's delimiters, save where a language's printers differ."""

from competition.platform.languages import script_of

_MARKS = {
    ("“", "”"): "",
    ("«\u00a0", "\u00a0»"): "fr br",
    ("«", "»"): (
        "es pt it ca el ru be uk hy kk ky sq als ar arb fa ps prs no nb nn am ti lv eu gl oc "
        "ast gsw rm lij pms sc mg os rw kab sdh mzn"
    ),
    ("„", "“"): "de cs sk sl bg is mk lb ka lt et hsb dsb nds",
    ("„", "”"): "pl ro hu sr bs hr szl",
    ("‘", "’"): "nl",
    ("”", "”"): "fi sv he yi se",
    ("”", "“"): "ur",
    ("「", "」"): "ja",
}
_BY_LANGUAGE = {language: marks for marks, languages in _MARKS.items() for language in languages.split()}
_CHINESE = ("zh", "yue")
_TRADITIONAL = ("Hant", "Hani")


def quotation_marks(language: str) -> tuple[str, str]:
    """Return the opening and the closing mark of a language (BCP 47)."""
    base = language.split("-")[0].lower()
    if base in _CHINESE and script_of(language) in _TRADITIONAL:
        return "「", "」"
    return _BY_LANGUAGE.get(base, ("“", "”"))
