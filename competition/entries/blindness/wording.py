"""Findings of the blindness check in words."""

from competition.entries.blindness.finding import Finding, Part, Place, Whose
from competition.entries.masking import mask
from competition.platform.i18n import gettext, ngettext
from competition.platform.i18n import gettext_noop as _

WHOSE = {
    Whose.PUPIL: _("A pupil"),
    Whose.TEACHER: _("A teacher"),
    Whose.SCHOOL: _("The school"),
    Whose.CLASS: _("The class"),
    Whose.CITY: _("The city"),
    Whose.FILE: _("Perhaps a child’s name: the file is called so"),
}
_PARTS = {
    Part.TITLE: _("in the title"),
    Part.TEXT: _("in the text"),
    Part.TRANSLATION_TITLE: _("in the translated title"),
    Part.TRANSLATION: _("in the translation"),
    Part.CAPTION: _("in the description of picture %(detail)s"),
    Part.FILE_NAME: _("in the name of a file"),
    Part.PROPERTY: _("in the properties of a file"),
}
_CONTEXT = 32


def whose(finding: Finding) -> str:
    """Return whose name was found, or of which name it is perhaps a form."""
    said = gettext(WHOSE[finding.name.whose])
    if not finding.is_guess or finding.name.whose is Whose.FILE:
        return said
    return gettext("Perhaps “%(name)s” (%(whose)s)", name=finding.name.like, whose=said)


def where(places: tuple[Place, ...]) -> str:
    """Return where a name stands, each place once."""
    said = dict.fromkeys(gettext(_PARTS[place.part], detail=place.detail) for place in places)
    return ", ".join(said)


def excerpts(finding: Finding, most: int = 3) -> list[tuple[str, str, str]]:
    """Return the first places in which judges would read the name: what stands before, it, and after."""
    found = []
    for place in finding.read:
        hidden = mask(place.text, [finding.name.text]).text
        at = next((at for at, (a, b) in enumerate(zip(place.text, hidden, strict=False)) if a != b), None)
        if at is not None:
            found.append(_excerpt(place.text, at, len(finding.name.text)))
    return found[:most]


def state(finding: Finding) -> tuple[str, str]:
    """Return what was decided about a name, as label and tone of a badge."""
    if finding.masked is None:
        return gettext("Not decided yet"), "attention"
    return (
        (gettext("Masked for the judges"), "ready") if finding.masked else (gettext("Left as it is"), "pale")
    )


def open_sentence(number: int) -> str:
    """Return how many names want a decision."""
    return ngettext(
        "A name stands where judges would read it.",
        "%(num)s names stand where judges would read them.",
        number,
    )


def _excerpt(text: str, at: int, length: int) -> tuple[str, str, str]:
    """Return the words round a name on one line, with an ellipsis where the text goes on."""
    start, end = max(0, at - _CONTEXT), at + length + _CONTEXT
    before = ("… " if start else "") + " ".join(f"{text[start:at]}|".split())[:-1]
    after = " ".join(f"|{text[at + length : end]}".split())[1:] + (" …" if end < len(text) else "")
    return before, text[at : at + length], after
