"""What stands beside the works in the words of the book's language."""

from collections.abc import Sequence

from competition.contributions.rules import Kind
from competition.contributions.wording import kind_name
from competition.platform.countries import country_name
from competition.platform.i18n import format_list, ngettext
from competition.platform.i18n import gettext as _
from competition.publication.manuscript import ChapterKind, Manuscript
from competition.publication.voices import Matter, PartIn, Silent, Voice


def voice_name(voice: Voice | Silent) -> str:
    """Return what the secretariat calls a voice: what it is, from where, and by whom if that is said."""
    name = voice.name if isinstance(voice, Voice) else ""
    return " · ".join(part for part in (kind_name(voice.kind), voice.city, name) if part)


def speaker(voice: Voice) -> str:
    """Return who speaks, as far as they allow."""
    if voice.name:
        return voice.name
    if voice.kind is Kind.STATEMENT:
        return _("The mayor of %(city)s", city=voice.city)
    return _("A voice from %(city)s", city=voice.city)


def voices_count(voices: Sequence[Voice]) -> str:
    """Return how many voices a chapter has, in words of its kind."""
    count = len(voices)
    if voices[0].kind is Kind.STATEMENT:
        return ngettext("%(num)s statement", "%(num)s statements", count)
    return ngettext("%(num)s story", "%(num)s stories", count)


def entries_count(place: PartIn) -> str:
    """Return how many entries a city sent in."""
    return ngettext("%(num)s entry", "%(num)s entries", len(place.forms))


def took_part(matter: Matter) -> str:
    """Return how many took part, in a sentence."""
    schools = sum(len(place.schools) for place in matter.places)
    return _(
        "%(entries)s came from %(schools)s in %(cities)s. Each leaf is an entry.",
        entries=ngettext("%(num)s entry", "%(num)s entries", sum(len(each.forms) for each in matter.places)),
        schools=ngettext("%(num)s school", "%(num)s schools", schools),
        cities=ngettext("%(num)s city", "%(num)s cities", len(matter.places)),
    )


def known_of(book: Manuscript, kind: ChapterKind) -> list[str]:
    """Return what is known beside the secretariat's words, a sentence to a paragraph."""
    if book.matter is None:
        return []
    if kind is ChapterKind.JURY and book.matter.readings.judges:
        return [_read(book.matter)]
    return _credits(book, book.matter) if kind is ChapterKind.CREDITS else []


def _read(matter: Matter) -> str:
    read = matter.readings
    return _(
        "%(judges)s read without knowing who had made the works: %(works)s in %(readings)s.",
        judges=ngettext("%(num)s judge", "%(num)s judges", read.judges),
        works=ngettext("%(num)s work", "%(num)s works", read.works),
        readings=ngettext("%(num)s reading", "%(num)s readings", read.readings),
    )


def _credits(book: Manuscript, matter: Matter) -> list[str]:
    said = []
    if matter.translators:
        said.append(_("Translations: %(names)s.", names=format_list(list(matter.translators))))
    if book.imprint.licence:
        licence = book.imprint.licence
        said.append(_("Texts and pictures are printed under the licence %(licence)s.", licence=licence))
    said.append(_("The typefaces are free for everybody under the SIL Open Font License."))
    return said


FILTERS = {
    "speaker": speaker,
    "voices_count": voices_count,
    "entries_count": entries_count,
    "took_part": took_part,
    "country_name": country_name,
}
