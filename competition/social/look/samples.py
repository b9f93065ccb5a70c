"""A card of each design in the campaign's own colours, letters and logo, with words of Garland's own."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from competition.campaign.models import Campaign
from competition.platform.i18n import gettext as _
from competition.platform.i18n import use_locale
from competition.platform.storage import Storage
from competition.social import drawing
from competition.social.content import CardContent, Sender, Words, fingerprint
from competition.social.easel import Task
from competition.social.formats import FORMATS
from competition.social.keeping import Kept
from competition.social.posts.choices import Wish
from competition.social.queries import sender_alone
from competition.social.review.drawing import at_the_easel

MEDIA_TYPE = "image/jpeg"
SIDE = 540
_TURNS = 9
_kept = Kept(24)


def sample(campaign: Campaign, design: str, instance: Path, storage: Storage) -> bytes:
    """Return a square card in small: a poem as the design shows it, in the campaign's language."""
    forms = tuple(dict.fromkeys(category.form for category in campaign.categories))
    sender = sender_alone(campaign, forms * _TURNS)
    key = fingerprint(sender, design, drawing.version())
    return _kept.get(key, lambda: _drawn(sender, design, instance, storage))


def _drawn(sender: Sender, design: str, instance: Path, storage: Storage) -> bytes:
    square = next(fmt for fmt in FORMATS if fmt.key == "square")
    with use_locale(sender.locale):
        content = _poem(sender)
    with at_the_easel(instance, storage) as easel:
        card = easel.draw(Task(content, Wish(design), sender, square))[0]
    out = BytesIO()
    with Image.open(BytesIO(card.content)) as image:
        image.convert("RGB").reduce(image.width // SIDE).save(out, "JPEG", quality=85)
    return out.getvalue()


def _poem(sender: Sender) -> CardContent:
    text = _(
        "My grandmother keeps a key\n"
        "to a door that is not there.\n"
        "She lends it to me on Sundays,\n"
        "and I open the sea."
    )
    return CardContent(
        entry_id=0, entry_ref="sample", number="", form="poem", age_group="11-18", award="winner", place=1,
        original=Words(sender.locale, _("The key"), text), translation=None, picture=None,
        who="Mina", school="", city="Bergen",
    )  # fmt: skip
