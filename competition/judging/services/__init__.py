"""Use cases of judging, for whoever stands above it."""

from competition.judging.services.closing import Closing, close_round
from competition.judging.services.handing_in import hand_in, reopen, sign_off, take_back_sign_off
from competition.judging.services.intake import take_in_late_entries
from competition.judging.services.leaving import come_back, leave_panel
from competition.judging.services.notes import raise_flag, recuse, settle_flag
from competition.judging.services.panel import amend_profile, join_panel, state_profile
from competition.judging.services.rounds import create_round, release
from competition.judging.services.scoring import Saved, save_sheet, score
from competition.judging.services.skipping import skip
from competition.judging.services.versions import settle_copy

__all__ = [
    "Closing",
    "Saved",
    "amend_profile",
    "close_round",
    "come_back",
    "create_round",
    "hand_in",
    "join_panel",
    "leave_panel",
    "raise_flag",
    "recuse",
    "release",
    "reopen",
    "save_sheet",
    "score",
    "settle_copy",
    "settle_flag",
    "sign_off",
    "skip",
    "state_profile",
    "take_back_sign_off",
    "take_in_late_entries",
]
