"""What the pages of a translation show: its versions, whose they are, and the links of translators."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, Category
from competition.entries.models import Entry
from competition.entries.translating.forms import InviteForm
from competition.entries.translating.models import TranslationBy, TranslatorLink
from competition.entries.translating.services import links_of, secret_of
from competition.entries.translating.versions import judged_version, versions
from competition.platform.i18n import gettext
from competition.platform.i18n import gettext_noop as _
from competition.platform.languages import text_direction
from competition.platform.text import paragraphs, stanzas
from competition.web.request import config

BY = {
    TranslationBy.TEACHER: _("by the teacher"),
    TranslationBy.SECRETARIAT: _("by the secretariat"),
    TranslationBy.TRANSLATOR: _("by an invited translator"),
}


@dataclass(frozen=True)
class LinkShown:
    """A translator's link with its whole address."""

    link: TranslatorLink
    address: str


def original_of(entry: Entry, category: Category) -> dict[str, Any]:
    """Return the original as the macro of works takes it."""
    return work_of(category, entry.language, entry.title, entry.text)


def work_of(category: Category, language: str, title: str, text: str) -> dict[str, Any]:
    """Return words as the macro of works takes them: a poem in stanzas, anything else in paragraphs."""
    prose = category.max_lines is None
    return {
        "title": title,
        "language": language,
        "direction": text_direction(language) if language else "auto",
        "stanzas": [] if prose else stanzas(text),
        "paragraphs": paragraphs(text) if prose else [],
    }


def facts_of(session: Session, campaign: Campaign, entry: Entry) -> dict[str, Any]:
    """Return what both pages show beside the translation."""
    form = InviteForm(formdata=None)
    form.offer(campaign)
    return {
        "versions": versions(session, entry.id),
        "judged": judged_version(session, entry.id),
        "links": [LinkShown(link, address_of(link)) for link in links_of(session, entry.id)],
        "invite": form,
        "by_words": lambda by: gettext(BY[by]),
    }


def address_of(link: TranslatorLink) -> str:
    """Return the whole address at which a translator works."""
    path = url_for("translator.page", ref=link.ref, secret=secret_of(link, config().secret_key))
    return f"{config().base_url}{path}"


def asked_language(campaign: Campaign) -> str | None:
    """Return the language that an invitation asks for, None for one that the campaign does not take."""
    language = request.form.get("language", "")
    return language if language in campaign.translation_languages else None


def find_own(links: Sequence[TranslatorLink]) -> TranslatorLink | None:
    """Return the link that a form names."""
    return next((link for link in links if link.ref == request.form.get("link")), None)
