"""The rooms of the results, and the steps that lead through them."""

import re

from competition.results.services import compute_standings, decide_awards, freeze
from tests.results.scene import CLOSED

OFFICE = "/c/mtm-2026/office/results"


def compute(scene):
    compute_standings(scene.session, round_=scene.round, actor=None, now=CLOSED)
    scene.session.commit()


def decide(scene):
    compute(scene)
    decide_awards(scene.session, campaign=scene.campaign, round_=scene.round, actor=None, now=CLOSED)
    scene.session.commit()


def seal(scene, storage):
    decide(scene)
    freeze(
        scene.session, campaign=scene.campaign, round_=scene.round, storage=storage, actor=None, now=CLOSED
    )
    scene.session.commit()


def text_of(response):
    """What the page says, without its marks."""
    main = re.search(r"<main.*</main>", response.text, re.S).group()
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def post(client, path, **values):
    """Send a form with the token of its page."""
    page = client.get(OFFICE).text + client.get(f"{OFFICE}/freeze").text + client.get(f"{OFFICE}/awards").text
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page).group(1)
    return client.post(path, data={"csrf_token": token, **values}, follow_redirects=True)
