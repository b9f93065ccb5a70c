"""What the made materials are called, on the page and as the title of their file."""

from competition.materials.rules import MaterialKind
from competition.platform.i18n import gettext_noop as _

TITLES = {
    MaterialKind.POSTER: _("Poster for the school"),
    MaterialKind.SHEET: _("The call at a glance"),
    MaterialKind.CONSENT: _("Consent form for parents and guardians"),
}
