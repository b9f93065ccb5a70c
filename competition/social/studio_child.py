"""Draws posts in a confined child, each that no other has begun, until none is left or nobody waits."""

import base64
import os
import pickle
import signal
from pathlib import Path
from typing import Any

from PIL import Image

from competition.platform import pango, scripts
from competition.platform.storage import Storage
from competition.social.easel import Easel
from competition.social.lettering import Lettering
from competition.social.tray import Tray


def warm_up() -> None:
    """Load what every child would have to load."""
    Image.preinit()
    scripts.script("a")
    pango.levels("a", rtl=False)


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Draw the cards of `posts` into the `tray`; without a `mark`, all of them, claimed or not.

    A card that takes more than `patience` seconds of CPU time ends the process.
    """
    tray = Tray(Path(request["tray"]))
    # From the process that started this one, as its own kind of plain values.
    fonts, posts = pickle.loads(base64.b64decode(request["work"]))  # noqa: S301
    # The first process of a room of its own ignores signals that it has no answer to.
    signal.signal(signal.SIGPROF, lambda *_: os._exit(1))
    easel = Easel(Lettering(fonts), Storage(Path(request["files"])))
    for number, post in enumerate(posts):
        if request["mark"] and not tray.claim(number, request["mark"]):
            continue
        for place, task in post.items():
            if tray.stopped:
                return {}
            signal.setitimer(signal.ITIMER_PROF, request["patience"])
            tray.put(place, easel.draw(task))
    return {}
