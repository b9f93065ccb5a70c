"""What the page of an entry says to the secretariat: consents, checks, refusals to accept."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from competition.consent.models import Person, PersonKind
from competition.consent.rules import Channel, Level, Shown, shown
from competition.entries.dossiers import Dossier
from competition.entries.facts import Note, Remark
from competition.entries.models import Entry
from competition.entries.rules import EntryState, ScreeningDecision
from competition.entries.wording import CHANNELS, GROUP_LEVELS, LEVELS, missing_sentence
from competition.platform.i18n import gettext, ngettext
from competition.platform.i18n import gettext_noop as _
from competition.platform.languages import own_words

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
