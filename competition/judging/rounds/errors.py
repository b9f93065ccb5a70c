"""The refusals of setting up a round; `field` is the field of the form that needs another look."""

from typing import ClassVar

from competition.errors import GarlandError


class PlanError(GarlandError):
    """A round as it is planned cannot be."""

    field: ClassVar[str] = ""


class ClosesBeforeOpeningError(PlanError):
    """The round would close before it opens."""

    message = (
        "Judges would have to finish before the round opens. Choose a later day here or an earlier one above."
    )
    field = "closes_at"


class ClosesInThePastError(PlanError):
    """The moment by which judges finish has passed."""

    message = "That moment has passed. Choose one that is still to come, so that judges have time to read."
    field = "closes_at"


class SameClosingError(PlanError):
    """The closing date is what it was."""

    message = "That is the day it already has. Choose another one, or leave everything as it is."
    field = "closes_at"
    status = 409


class NoEntryGoesInError(PlanError):
    """There would be nothing to read."""

    message = (
        "No entry would go in: none of the categories that you chose has an accepted entry. Accept entries "
        "in screening first, or choose other categories."
    )
    status = 409


class NothingGoesOnError(PlanError):
    """By the rule of the earlier round nothing goes on in the chosen categories."""

    message = (
        "Nothing goes on from “%(round)s” in the categories that you chose. Choose other categories, or "
        "change its rule for going on."
    )
    field = "source"
    status = 409


class NotASourceError(PlanError):
    """The earlier round is not closed, or has no rule for going on."""

    message = "Entries go on from a round that is closed and has a rule for going on. Choose one of those."
    field = "source"


class NoStandingsYetError(PlanError):
    """The standings of the earlier round are not computed."""

    message = (
        "What goes on from “%(round)s” follows from its standings. Compute them first, on the page of the "
        "results; then come back."
    )
    field = "source"
    status = 409


class RuleValueError(PlanError):
    """A rule with a number that makes no sense (`highest`: the greatest that it takes)."""

    message = "How many go on? This rule needs a whole number from 1 to %(highest)s."
    field = "rule_value"


class RoundNotDraftError(GarlandError):
    """The round has been released or closed."""

    message = (
        "This round has begun, so its entries, its reads and its mode stay as they are. When judges finish "
        "and what goes on can still be changed."
    )
    status = 409


class RuleUsedError(GarlandError):
    """A later round was filled by this rule (`round`: its name)."""

    message = (
        "“%(round)s” was filled by this rule, so it stays as it is. Delete that round first, as long as it "
        "has not begun."
    )
    status = 409
