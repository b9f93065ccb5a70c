"""The refusal of a file as a results bundle."""


class BundleRefusedError(Exception):
    """A sentence that says what is wrong with the file."""


BROKEN = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What reading and computing raise where other things stand in a bundle than a freeze writes."""


def plainly(value: object) -> str:
    """Return what a file says of itself, short and fit for a terminal."""
    return "".join(letter for letter in str(value)[:40] if letter.isprintable())
