"""What the page of an entry says to the secretariat: consents, checks, refusals to accept."""

from collections.abc import Sequence
from datetime import timedelta

from markupsafe import Markup, escape

from competition.accounts.models import Account
from competition.consent.models import Person, PersonKind
from competition.consent.rules import Channel, Level, Shown, shown
from competition.entries.dossiers import Dossier
from competition.entries.facts import Note, Remark
from competition.entries.likeness.queries import Alike
from competition.entries.likeness.rules import LikenessKind
from competition.entries.masking import mask_all
from competition.entries.models import Entry
from competition.entries.rules import EntryState, ScreeningDecision
from competition.entries.wording import CHANNELS, GROUP_LEVELS, LEVELS, missing_sentence
from competition.platform.i18n import current_locale, format_percent, gettext, ngettext
from competition.platform.i18n import gettext_noop as _
from competition.platform.languages import own_words

LETTER_WAITS = timedelta(minutes=3)
"""The letter about a return leaves so much later, so that the return can be undone until then."""
_DONE = {
    ScreeningDecision.ACCEPT: _("“%(title)s” is accepted."),
    ScreeningDecision.RETURN: _("“%(title)s” is returned; the teacher gets your note by mail."),
    ScreeningDecision.DISQUALIFY: _("“%(title)s” is disqualified; the teacher gets your reason by mail."),
}


def with_title(message: str, entry: Entry) -> Markup:
    """Return a sentence about an entry, its title in the title's own language."""
    return escape(gettext(message)) % {"title": own_words(entry.title, entry.language)}


def decided_sentence(decision: ScreeningDecision, entry: Entry) -> Markup:
    """Return what was just done."""
    return with_title(_DONE[decision], entry)


def person_name(person: Person) -> str:
    """Return who somebody behind an entry is, as far as the name is kept."""
    if person.kind is PersonKind.GROUP:
        return ngettext("%(num)s pupil of the class", "%(num)s pupils of the class", person.count)
    return f"{person.given_name} {person.family_name}".strip() or gettext("A pupil without a name")


def allowed(person: Person, channel: Channel) -> str:
    """Return what somebody allows in a channel."""
    said = {consent.channel: consent.level for consent in person.consents}
    if channel not in said:
        return gettext("Nothing said yet: the work stays out")
    levels = {**LEVELS, **GROUP_LEVELS} if person.kind is PersonKind.GROUP else LEVELS
    return gettext(levels[said[channel]])


def consents(people: Sequence[Person]) -> list[tuple[str, str]]:
    """Return for each channel what it may show of a work by these people."""
    asked = [person.as_shown() for person in people]
    return [(gettext(label), _channel(shown(asked, channel))) for channel, label in CHANNELS.items()]


def _channel(answer: Shown) -> str:
    if not answer.allowed:
        return gettext(LEVELS[Level.NO])
    if not answer.names:
        return gettext(LEVELS[Level.ANONYMOUS])
    named = gettext("The work, by %(names)s", names=", ".join(answer.names))
    if not answer.unnamed:
        return named
    unnamed = ngettext("%(num)s stays without a name", "%(num)s stay without a name", answer.unnamed)
    return f"{named}; {unnamed}"


def check_sentences(dossier: Dossier) -> list[str]:
    """Return what the checks say: what is missing, then what is worth a remark."""
    return [*map(missing_sentence, dossier.missing), *map(_remark, dossier.remarks)]


def _remark(note: Note) -> str:
    if note.kind is Remark.NEEDS_A_LOOK:
        return gettext("Picture %(picture)s could not be opened; ask for another copy.", picture=note.picture)
    return gettext("Picture %(picture)s is small and would look coarse in print.", picture=note.picture)


def why_it_stays(entry: Entry) -> Markup:
    """Return why an entry was not accepted together with the others."""
    if entry.state is EntryState.SUBMITTED:
        return with_title(_("“%(title)s” stays: a picture is not ready for the judges yet."), entry)
    return with_title(_("“%(title)s” stays as it is: it does not wait for screening any more."), entry)


def other_locales(teachers: Sequence[Account]) -> list[str]:
    """Return the languages of the teachers in which a reason is read, but for the reader's own."""
    return sorted({teacher.locale for teacher in teachers} - {current_locale()})


def judges_copy(entry: Entry, names: Sequence[str]) -> dict[str, str]:
    """Return the words of an entry as judges would read them with these names masked."""
    fields = ("title", "text", "translation_title", "translation")
    masked, _found = mask_all([getattr(entry, name) for name in fields], names)
    return dict(zip(fields, masked, strict=True))


_ALIKE = {
    LikenessKind.SAME_TEXT: _("The same text:"),
    LikenessKind.TEXT: _("%(score)s of the text:"),
    LikenessKind.SAME_FILE: _("The same file:"),
    LikenessKind.PICTURE: _("A picture that looks alike, %(score)s:"),
}


def likeness_sentence(other: Alike) -> str:
    """Return how another entry is like the one at hand."""
    return gettext(_ALIKE[other.kind], score=format_percent(other.score / 100))
