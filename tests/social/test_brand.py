"""A campaign's logo and faces on the cards of its kit."""

import io
import shutil
from dataclasses import replace

import pytest
from PIL import Image, ImageChops
from sqlalchemy import select

from competition.accounts.rules import Role
from competition.campaign.logo import keep_logo, remove_logo
from competition.config import ROOT
from competition.platform import fonts, images
from competition.social import jobs  # noqa: F401 - the job has to be known
from competition.social.drawing import draw_cards
from competition.social.formats import FORMATS
from competition.social.lettering import Lettering
from competition.social.models import Card
from competition.social.posts.choices import AS_PROPOSED
from competition.social.queries import file_of
from competition.social.services import request_kit
from tests import factories as make
from tests.social.approving import approve
from tests.social.cards import POEM, SENDER

GREEN = (0, 120, 40)
SQUARE = next(each for each in FORMATS if each.key == "square")
OURS = ROOT / "static" / "fonts"


@pytest.fixture
def square(frozen, session, runner, now, storage):
    """Make the kit as the worker does; return the poem's square card."""

    def made():
        approve(session, frozen.campaign, now)
        request_kit(session, campaign=frozen.campaign, actor=None, now=now)
        session.commit()
        runner.run_waiting()
        session.expire_all()
        card = session.scalars(select(Card).where(Card.format == "square", Card.entry_id.is_not(None))).one()
        with storage.open(file_of(session, card.file_id).key) as file:
            return Image.open(file).convert("RGB")

    return made


def greens(card):
    """How many pixels have the logo's colour, which nothing else on a card has."""
    found = card.getcolors(card.width * card.height)
    return sum(number for number, colour in found if colour == GREEN)


def test_a_logo_stands_on_the_cards_made_after_it_was_sent_and_goes_again(
    frozen, session, square, storage, tmp_path, now
):
    frozen.award("P-1", "poem")
    assert greens(square()) == 0
    sheet = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    sheet.paste((*GREEN, 255), (50, 50, 350, 250))
    sheet.save(tmp_path / "sent", "PNG")
    logo = images.make_logo(tmp_path / "sent", storage)
    office = make.make_member(session, frozen.campaign, Role.SECRETARIAT)
    by = {"campaign": frozen.campaign, "actor": office, "now": now}
    keep_logo(session, made=logo, size=storage.path(logo.key).stat().st_size, **by)
    card = square()
    assert greens(card) > 5000
    left, top, right, bottom = _box(card)
    assert (left, bottom > 0.85 * card.height) == (SQUARE.safe.start, True)
    assert abs((right - left) / (bottom - top) - 1.5) < 0.05
    remove_logo(session, **by)
    assert greens(square()) == 0


def _box(card):
    unlike = ImageChops.difference(card, Image.new("RGB", card.size, GREEN)).convert("L")
    return unlike.point(lambda value: 255 * (value == 0)).getbbox()


def test_words_are_set_in_the_campaigns_pair_of_faces(tmp_path):
    other = tmp_path / "noto"
    other.mkdir()
    shutil.copy(
        OURS / "frank-ruhl-libre-0.4.1" / "FrankRuhlLibre_400Regular.ttf", other / "NotoSerif-Regular.ttf"
    )
    lettering = Lettering(fonts.prepare(tmp_path, folders=[OURS, other]))

    def drawn(faces):
        (card,) = draw_cards(POEM, AS_PROPOSED, replace(SENDER, faces=faces), SQUARE, lettering, None)
        return Image.open(io.BytesIO(card.content)).convert("RGB").tobytes()

    usual = drawn("")
    assert drawn("noto") != usual
    assert drawn("a pair that nobody knows") == usual
    assert drawn("") == usual
