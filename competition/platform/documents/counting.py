"""Numbers as lists show them."""

BULLET = "•"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def numeral(number: int, form: str) -> str:
    """Return a number as a list of this form counts; what is unknown counts in figures."""
    if form in ("lowerLetter", "a") and 0 < number <= 26:
        return chr(96 + number)
    if form in ("upperLetter", "A") and 0 < number <= 26:
        return chr(64 + number)
    if form in ("lowerRoman", "i") and 0 < number < 4000:
        return _roman(number)
    if form in ("upperRoman", "I") and 0 < number < 4000:
        return _roman(number).upper()
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    said = ""
    for size, letters in _ROMAN:
        while number >= size:
            number, said = number - size, said + letters
    return said
