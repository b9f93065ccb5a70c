"""A child that draws as any, but that dies at the third card of certain works, or never ends it."""

import os
from unittest.mock import patch

from competition.social import studio_child
from competition.social.easel import Easel
from competition.social.formats import SINGLE


def answer(request):
    def draw(easel, task, real=Easel.draw):
        if task.content.number in request["dies_at"] and task.format == SINGLE[2]:
            os._exit(1)
        while task.content.number in request["spins_at"]:
            pass
        return real(easel, task)

    with patch.object(Easel, "draw", draw):
        return studio_child.answer(request)
