"""The card of a campaign itself: its name, its garland, who calls. It tells nothing of works or results.

Its garland is no campaign's own, which grows from the entries: a leaf for each form, over and over.
"""

from pathlib import Path

from competition.campaign.models import Campaign
from competition.platform.i18n import gettext_noop as _
from competition.platform.i18n import use_locale
from competition.platform.storage import Storage
from competition.social import drawing, toolkit
from competition.social.content import Sender, fingerprint
from competition.social.formats import Banner, Safe
from competition.social.keeping import Kept
from competition.social.queries import sender_alone
from competition.social.review.drawing import at_the_easel

CALL = Banner("call", _("Link preview"), 1200, 630, Safe(56, 290, 56, 290), 124, 28)
_TURNS = 9
_kept = Kept(12)


def call_card(campaign: Campaign, instance: Path, storage: Storage) -> bytes:
    """Return the card of a campaign as a PNG, in the campaign's language."""
    forms = tuple(dict.fromkeys(category.form for category in campaign.categories))
    sender = sender_alone(campaign, forms * _TURNS)
    return _kept.get(fingerprint(sender, drawing.version()), lambda: _drawn(sender, instance, storage))


def _drawn(sender: Sender, instance: Path, storage: Storage) -> bytes:
    with at_the_easel(instance, storage) as easel, use_locale(sender.locale):
        return toolkit.drawn(CALL, sender, easel.lettering)
