"""Materials in words: what each is called, on which paper, under which name it is saved."""

from competition.campaign.models import Campaign
from competition.campaign.services import slugify
from competition.materials.models import Material
from competition.materials.rules import MaterialKind
from competition.materials.titles import TITLES
from competition.platform.i18n import gettext
from competition.platform.i18n import gettext_noop as _

NOTES = {
    MaterialKind.POSTER: _("A3, to hang up"),
    MaterialKind.SHEET: _("one page A4"),
    MaterialKind.CONSENT: _("one page A4, one for each work"),
}
EXTENSIONS = {"docx": "Word", "odt": "OpenDocument", "jpg": "JPEG", "jpeg": "JPEG"}


def title(material: Material) -> str:
    """Return what a material is called."""
    return gettext(TITLES[material.kind]) if material.kind in TITLES else material.title


def note(material: Material) -> str:
    """Return on which paper it is printed; nothing for the secretariat's own."""
    return gettext(NOTES[material.kind]) if material.kind in NOTES else ""


def file_kind(material: Material) -> str:
    """Return what kind of file it is, as people call it."""
    return EXTENSIONS.get(material.extension, material.extension.upper())


def file_name(campaign: Campaign, material: Material) -> str:
    """Return the name under which it is saved: plain letters, whatever its title is written in."""
    what = material.kind.value if material.kind in TITLES else _plain(material)
    parts = [campaign.slug, what, *([material.language] if material.language else [])]
    return f"{'-'.join(parts)}.{material.extension}"


def _plain(material: Material) -> str:
    """Return a title in plain letters; its reference where it has none of them."""
    letters = any(character.isascii() and character.isalnum() for character in material.title)
    return slugify(material.title) if letters else material.ref
