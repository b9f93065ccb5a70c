"""The refusals of entering; each says what to do next."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from competition.entries.facts import Missing
from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _

if TYPE_CHECKING:
    from competition.entries.quotas import Places


class NotOpenYetError(GarlandError):
    """The call has not opened (`opens` as the campaign's clocks show it)."""

    message = _("The call opens on %(opens)s. Please come back then; nothing needs to be prepared before.")
    status = 409


class DeadlinePassedError(GarlandError):
    """The deadline, or a returned entry's grace, is over (`deadline` as the campaign's clocks show it)."""

    message = _(
        "The deadline was %(deadline)s, so this can no longer be changed or handed in. "
        "Everything you wrote is kept; the secretariat can tell you what is still possible."
    )
    status = 409


class NotChangeableError(GarlandError):
    """The entry stands in a state in which it is not changed."""

    message = _(
        "This entry has been handed in or withdrawn, so it stays as it is. "
        "Until the deadline you can open it again on its page."
    )
    status = 409


class DecidedError(GarlandError):
    """The secretariat has disqualified the entry, so that its teacher cannot move it any more."""

    message = _("The secretariat has decided about this entry. Please write to them if something is wrong.")
    status = 409


class ChangedElsewhereError(GarlandError):
    """What is about to be saved was changed in another window since this one was opened."""

    message = _(
        "This was changed in another window in the meantime. Both versions are below: "
        "put together what you want to keep, then save once more."
    )
    status = 409


class TextTooLargeError(GarlandError):
    """A text has more bytes than a work may have (`limit` in thousands of characters)."""

    message = _("This text is longer than %(limit)s thousand characters. Please send in a shorter one.")
    status = 413


class TitleTooLongError(GarlandError):
    """A title has more characters than fit (`limit`)."""

    message = _("A title can have %(limit)s characters. Please shorten it.")


class UnknownLanguageError(GarlandError):
    """What was typed as a language is neither a name that we know nor a language code."""

    message = _(
        "We do not know this language. Please type its English name or its code, such as “uk” or “pt-BR”."
    )


class WrongCategoryError(GarlandError):
    """The category belongs to another campaign or to another age group than the class."""

    message = _("This form is not open to the age group of the class. Please choose another one.")


class UnknownSchoolError(GarlandError):
    """The city does not take part in the campaign, or the school has no name."""

    message = _("Please choose the city from the list and type the name of your school.")


class RulesChangedError(GarlandError):
    """The rules accepted are not those that hold now."""

    message = _("The rules have changed since you opened this page. Please read and accept them once more.")
    status = 409


class RulesToAcceptError(GarlandError):
    """The class has accepted an earlier version of the rules, so nothing is submitted yet."""

    message = _(
        "The rules have changed since the class accepted them. Please read and accept them on its page; "
        "then the entries can be submitted. Everything is kept meanwhile."
    )
    status = 409


class IncompleteError(GarlandError):
    """Something is missing; `missing` tells what."""

    message = _("This entry cannot be handed in yet. What is missing stands below.")
    status = 409

    def __init__(self, missing: Sequence[Missing]) -> None:
        self.missing = tuple(missing)
        super().__init__()


class QuotaFullError(GarlandError):
    """The class or the school has no place left; `places` tells which places these are."""

    message = _(
        "There is no place left for this entry. Another one can be withdrawn to make room; until then this "
        "one stays a draft, and nothing of it is lost."
    )
    status = 409

    def __init__(self, places: "Places", **values: int) -> None:
        self.places = places
        super().__init__(**values)


class TooFewPlacesError(QuotaFullError):
    """Several entries are handed in at once (`wanted`), and only some have a place (`left`)."""

    message = _(
        "You would submit %(wanted)s entries, and there is room for %(left)s. Please choose which, and "
        "submit them one by one; the others stay drafts."
    )


class NothingToSubmitError(GarlandError):
    """No draft of the class is complete."""

    message = _("No entry is ready to be handed in yet. What is missing stands beside each.")
    status = 409
