"""The refusals of paper."""

from competition.errors import GarlandError


class NothingToPrintError(GarlandError):
    """A judge has no entry in the round that could be printed."""

    message = "There is no entry with this judge that could be printed. Release some first."
    status = 409


class JudgesOwnSheetError(GarlandError):
    """The judge has handed the sheet in, or changed what was typed: only the judge changes it now."""

    message = "The judge handed this sheet in, so only the judge changes it. Nothing was overwritten."
    status = 409
