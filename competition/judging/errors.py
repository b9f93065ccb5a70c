"""The refusals of judging."""

from competition.errors import GarlandError


class ProfileIncompleteError(GarlandError):
    """A judge names no language, or has not accepted the code of conduct."""

    message = (
        "Name at least one language you read, and accept the code of conduct; then the panel can count on "
        "you."
    )


class UnknownLanguageError(GarlandError):
    """A language that is no BCP 47 tag (`language` as typed)."""

    message = "“%(language)s” is not a language code we know. Write codes such as en, fr, el or pt-BR."


class LeftPanelError(GarlandError):
    """A judge who has left the panel wants to go on."""

    message = "You have left this panel. The secretariat can bring you back with one click: write to them."
    status = 403


class NoCategoryError(GarlandError):
    """A round without a category, or with one that is not of the campaign."""

    message = "Choose at least one category of this campaign for the round."


class NoRubricError(GarlandError):
    """A category has no usable rubric (`category` is its key)."""

    message = (
        "The category %(category)s has no rubric with worded levels yet. Complete it under Campaign, "
        "Rubrics; then set up the round."
    )
    status = 409


class RubricIncompleteError(GarlandError):
    """Nobody could score by this rubric."""

    message = (
        "A rubric needs a criterion that does not judge the language, weights above 0, and words for every "
        "level. Complete it, then save it again."
    )


class RubricChangedError(GarlandError):
    """Somebody else changed the rubric since it was shown here."""

    message = (
        "This rubric was changed in another window meanwhile. What you typed is below: save it once more to "
        "keep it instead of what stands there now."
    )
    status = 409


class NothingToReleaseError(GarlandError):
    """There are no draft assignments."""

    message = "There are no assignments to release. Allocate the entries first."
    status = 409


class RoundClosedError(GarlandError):
    """The round is closed; nothing in it changes any more."""

    message = (
        "This round is closed. Everything saved before is kept, and nothing in it can be changed any more."
    )
    status = 409


class RoundNotOpenError(GarlandError):
    """The round has not been opened yet."""

    message = "This round is not open yet. Release its assignments first."
    status = 409


class NothingScoredError(GarlandError):
    """A round cannot close before anything was handed in."""

    message = (
        "No entry of this round has been scored completely yet, so there would be nothing to go on with. "
        "Remind the judges, then close it."
    )
    status = 409


class ReadsMissingError(GarlandError):
    """A round is closed with reads missing, without the word that this is known (`count` entries)."""

    message = (
        "Entries with fewer reads than asked: %(count)s. Look at the list, tick that you know, then close "
        "the round."
    )
    status = 409


class StaleSheetError(GarlandError):
    """The sheet was changed elsewhere since it was shown here."""

    message = (
        "This scoresheet was changed in another window. Reload the page to see what stands there now, then "
        "go on."
    )
    status = 409


class NotAssignedError(GarlandError):
    """An assignment that this judge does not read: a draft, or one that was stepped aside from."""

    message = "This entry is not with you any more. Go back to your list and take the next one."
    status = 404


class UnknownCriterionError(GarlandError):
    """There is no such question on this sheet."""

    message = "That question is not on this scoresheet. Reload the page, then go on."


class ScoreOutOfRangeError(GarlandError):
    """A value outside the scale (`lowest` to `highest`)."""

    message = "A score lies between %(lowest)s and %(highest)s. Choose one of the levels."


class RemarkTooLongError(GarlandError):
    """A remark or a note beyond the limit (`limit` in letters)."""

    message = "The remark or the note is longer than %(limit)s letters. Shorten it, then save it again."


class SheetHandedInError(GarlandError):
    """The sheet is handed in; it must be reopened before it changes."""

    message = "This scoresheet is handed in. Choose “Change my scores” to open it again."
    status = 409


class SheetIncompleteError(GarlandError):
    """Questions are still open (`count` of them)."""

    message = "Questions without a score on this sheet: %(count)s. Answer them, then hand it in."
    status = 409


class RecusalReasonMissingError(GarlandError):
    """A judge steps aside without saying why."""

    message = "Say in a few words why you step aside; only the secretariat reads it."


class SheetsOpenError(GarlandError):
    """A judge signs off with sheets that are not handed in (`count` of them)."""

    message = "Scoresheets not handed in yet: %(count)s. Hand them in or step aside from them, then sign off."
    status = 409


class NothingHeldError(GarlandError):
    """The entry is not held any more: somebody settled it, or it no longer stands."""

    message = "This entry is not held any more. Look at the round again to see how it stands."
    status = 409
