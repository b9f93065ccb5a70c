"""Entries in words: states, what is missing, what may be shown, what is wrong with a picture."""

from collections.abc import Sequence

from competition.campaign.models import Campaign
from competition.campaign.wording import age_group_name, form_name
from competition.consent.rules import Channel, Level
from competition.entries.corrections import Correction
from competition.entries.facts import Lack, Missing, Note, Remark
from competition.entries.models import EntryImage
from competition.entries.picturing.print_size import PrintSize
from competition.entries.rules import EntryState, ImageState, MadeBy, ScreeningDecision
from competition.platform.i18n import format_date, format_list, gettext, ngettext, translate_key
from competition.platform.i18n import gettext_noop as _
from competition.platform.languages import language_name

STATES = {
    EntryState.DRAFT: (_("Draft"), "pale"),
    EntryState.SUBMITTED: (_("Submitted"), "ready"),
    EntryState.RETURNED: (_("Returned to you"), "attention"),
    EntryState.ACCEPTED: (_("Accepted"), "ready"),
    EntryState.DISQUALIFIED: (_("Disqualified"), "refused"),
    EntryState.WITHDRAWN: (_("Withdrawn"), "refused"),
}
OFFICE_STATES = {
    **STATES,
    EntryState.SUBMITTED: (_("To be screened"), "attention"),
    EntryState.RETURNED: (_("Returned"), "pale"),
}
DECISIONS = {
    ScreeningDecision.ACCEPT: _("Accepted"),
    ScreeningDecision.RETURN: _("Returned to the teacher"),
    ScreeningDecision.DISQUALIFY: _("Disqualified"),
}
MADE_BY = {
    MadeBy.CLASS: _("The whole class together"),
    MadeBy.GROUP: _("A group of pupils"),
    MadeBy.PUPIL: _("One pupil"),
}
CHANNELS = {
    Channel.BOOK: _("In the book"),
    Channel.WEB: _("On the website"),
    Channel.SOCIAL: _("On social media"),
}
LEVELS = {
    Level.NO: _("Not at all: the work stays out"),
    Level.ANONYMOUS: _("The work, without a name"),
    Level.FIRST: _("The work, with the first name"),
    Level.FIRST_INITIAL: _("The work, with first name and initial"),
    Level.FULL: _("The work, with the full name"),
}
SHORT_LEVELS = {
    Level.NO: _("Not at all"),
    Level.ANONYMOUS: _("Without a name"),
    Level.FIRST: _("First name"),
    Level.FIRST_INITIAL: _("First name, initial"),
    Level.FULL: _("Full name"),
}
# A group that is counted has no names to show.
GROUP_LEVELS = {Level.NO: LEVELS[Level.NO], Level.ANONYMOUS: _("The work, as that of the class")}
PICTURES = {
    ImageState.RECEIVED: (_("Received; we are looking at it"), "pale"),
    ImageState.READY: (_("Ready"), "ready"),
    ImageState.NEEDS_A_LOOK: (_("Needs a look"), "attention"),
}
_LACKS = {
    Lack.TITLE: _("A title is missing."),
    Lack.TEXT: _("The text is missing."),
    Lack.TEXT_NOT_TAKEN: _("This form is a picture without a text. Remove the text or choose another form."),
    Lack.LANGUAGE: _("Say which language it is in."),
    Lack.TRANSLATION_LANGUAGE: _("Say which language the translation is in."),
    Lack.TRANSLATION_TITLE: _("The title needs a translation."),
    Lack.TRANSLATION: _("The text needs a translation."),
    Lack.TOO_MANY_LINES: _("The text has %(lines)s lines; %(limit)s is the most."),
    Lack.TOO_MANY_WORDS: _("The text has %(words)s words; %(limit)s is the most."),
    Lack.TOO_MANY_CHARACTERS: _("The text has %(characters)s characters; %(limit)s is the most."),
    Lack.TOO_FEW_WORDS: _("The text has %(words)s words; %(limit)s is the least."),
    Lack.LANGUAGE_NOT_TAKEN: _("Works can be in %(taken)s; this one is in %(language)s."),
    Lack.TOO_LARGE: _("The text is too long to be printed. Please shorten it."),
    Lack.NO_SPACES: _("Somewhere more than 1,000 letters stand without a space. Please part them."),
    Lack.TOO_MANY_MARKS: _("Somewhere more than 16 accents stand on one letter. Please take some away."),
    Lack.DESCRIPTION: _("Picture %(picture)s needs a description for those who cannot see it."),
    Lack.PEOPLE: _("Say who made it."),
    Lack.AGES: _("Say how old the youngest and the oldest of the pupils are."),
    Lack.AGES_OUTSIDE: _(
        "The pupils are %(lowest)s to %(highest)s years old; "
        "this category is for ages %(youngest)s to %(oldest)s."
    ),
}
_OF_A_PERSON = {
    Lack.NAME: (_("Pupil %(person)s needs a first name, since it may be shown."),) * 2,
    Lack.AGE: (_("Pupil %(person)s needs an age."), _("%(name)s needs an age.")),
    Lack.AGE_OUTSIDE: (
        _("Pupil %(person)s is %(age)s; this category is for ages %(youngest)s to %(oldest)s."),
        _("%(name)s is %(age)s; this category is for ages %(youngest)s to %(oldest)s."),
    ),
    Lack.CONSENT: (
        _("Say what may be shown, in the book, on the website and on social media."),
        _("Say what may be shown of %(name)s, in the book, on the website and on social media."),
    ),
}
_AGE_ON = (
    _("Pupil %(person)s is %(age)s; this category is for ages %(youngest)s to %(oldest)s on %(day)s."),
    _("%(name)s is %(age)s; this category is for ages %(youngest)s to %(oldest)s on %(day)s."),
)
_AGES_ON = _(
    "The pupils are %(lowest)s to %(highest)s years old; "
    "this category is for ages %(youngest)s to %(oldest)s on %(day)s."
)


def state_badge(state: EntryState, *, office: bool = False) -> tuple[str, str]:
    """Return the label and tone of a state, for its teacher or for the secretariat."""
    label, tone = (OFFICE_STATES if office else STATES)[state]
    return gettext(label), tone


def missing_badge(number: int) -> tuple[str, str]:
    """Return the label and tone of what lacks so many things."""
    return ngettext("%(num)s thing missing", "%(num)s things missing", number), "attention"


def picture_badge(state: ImageState) -> tuple[str, str]:
    """Return the label and tone of a picture's state."""
    label, tone = PICTURES[state]
    return gettext(label), tone


def picture_problem(image: EntryImage) -> str:
    """Return what is wrong with a picture and what to do."""
    return translate_key(image.problem, image.problem_values)


def missing_sentence(missing: Missing) -> str:
    """Return what is missing, as one says it to a teacher."""
    if missing.kind is Lack.TOO_FEW_PICTURES:
        number = missing.values["number"]
        return ngettext("A picture is missing.", "%(num)s pictures are missing.", number)
    if missing.kind is Lack.TOO_MANY_PICTURES:
        limit = missing.values["limit"]
        return ngettext(
            "Only %(num)s picture fits; please remove the others.",
            "Only %(num)s pictures fit; please remove the others.",
            limit,
        )
    if missing.kind is Lack.LANGUAGE_NOT_TAKEN:
        taken = format_list([language_name(tag) for tag in missing.values["taken"]], either=True)
        said = {"taken": taken, "language": language_name(missing.values["language"])}
        return gettext(_LACKS[missing.kind], **said)
    if missing.kind is Lack.AGE_OUTSIDE and "day" in missing.values:
        unnamed, named = _AGE_ON
        day = {"day": format_date(missing.values["day"])}
        return gettext(named if missing.values["name"] else unnamed, **{**missing.values, **day})
    if missing.kind is Lack.AGES_OUTSIDE and "day" in missing.values:
        return gettext(_AGES_ON, **{**missing.values, "day": format_date(missing.values["day"])})
    if missing.kind in _OF_A_PERSON:
        unnamed, named = _OF_A_PERSON[missing.kind]
        return gettext(named if missing.values["name"] else unnamed, **missing.values)
    return gettext(_LACKS[missing.kind], **missing.values)


def remark_sentence(note: Note) -> str:
    """Return a remark about a picture."""
    if note.kind is Remark.NEEDS_A_LOOK:
        said = _("Picture %(picture)s could not be opened. Please look at it; you can submit all the same.")
    else:
        said = _(
            "Picture %(picture)s is sharp in print up to %(sharp)s cm wide and would be printed %(wide)s cm "
            "wide. A larger copy is welcome."
        )
    sizes = {"sharp": note.size.sharp_cm, "wide": note.size.wide_cm} if note.size else {}
    return gettext(said, picture=note.picture, **sizes)


def small_picture(size: PrintSize) -> str:
    """Return how wide a small picture prints well, and how to come by a larger one."""
    return gettext(
        "This picture is sharp in print up to %(sharp)s cm wide; in the book it would be %(wide)s cm wide. "
        "A larger copy is welcome: please send the original from the phone or camera, by cable or by e-mail "
        "in full size. Messengers make pictures small.",
        sharp=size.sharp_cm,
        wide=size.wide_cm,
    )


def corrected_sentences(campaign: Campaign, made: Sequence[Correction]) -> list[str]:
    """Return what the secretariat has corrected of an entry, for its teacher, with the reasons."""
    return [sentence for each in made for sentence in _corrected(campaign, each)]


def _corrected(campaign: Campaign, made: Correction) -> list[str]:
    names = {
        each.id: f"{form_name(each.form)}, {age_group_name(each.age_group)}" for each in campaign.categories
    }
    said = []
    if made.language_before != made.language_after:
        before, after = language_name(made.language_before), language_name(made.language_after)
        said.append(gettext(_("Language: %(after)s instead of %(before)s."), before=before, after=after))
    if made.category_before_id != made.category_after_id:
        before, after = (names.get(key, "–") for key in (made.category_before_id, made.category_after_id))
        said.append(gettext(_("Category: %(after)s instead of %(before)s."), before=before, after=after))
    return [*said, made.reason]
