"""Quotation marks, per language. Pure; as in CLDR's delimiters."""

_MARKS = {
    ("“", "”"): "",
    ("«\u00a0", "\u00a0»"): "fr br",
    (
        "«",
        "»",
    ): "es pt it ca el ru be uk hy kk ky sq als ar arb fa ps prs no nb nn am ti lt lv et eu gl oc mt",
    ("„", "“"): "de cs sk sl bg is mk lb ka",
    ("„", "”"): "pl ro hu sr bs nl hr",
    ("”", "”"): "fi sv",
    ("「", "」"): "ja zh yue",
    ("”", "“"): "he yi",
}
_BY_LANGUAGE = {language: marks for marks, languages in _MARKS.items() for language in languages.split()}


def quotation_marks(language: str) -> tuple[str, str]:
    """Return the opening and the closing mark of a language (BCP 47)."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), ("“", "”"))
