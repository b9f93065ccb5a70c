"""Use cases of entering and screening: all take a session, an actor and `now`; none commits."""

from competition.entries.services.classes import find_or_add_school, start_class
from competition.entries.services.drafts import create_entry, save_words
from competition.entries.services.people import Maker, set_consents, set_people
from competition.entries.services.pictures import add_picture, describe_pictures, look_at, remove_picture
from competition.entries.services.screening import accept_all, screen, screen_all, take_back
from competition.entries.services.submission import bring_back, reopen, submit, submit_class, withdraw

__all__ = [
    "Maker",
    "accept_all",
    "add_picture",
    "bring_back",
    "create_entry",
    "describe_pictures",
    "find_or_add_school",
    "look_at",
    "remove_picture",
    "reopen",
    "save_words",
    "screen",
    "screen_all",
    "set_consents",
    "set_people",
    "start_class",
    "submit",
    "submit_class",
    "take_back",
    "withdraw",
]
