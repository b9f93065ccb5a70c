"""From an outbox row to the words of the mail, in the recipient's language."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, select_autoescape
from sqlalchemy.orm import Session

from competition.config import ROOT, Config
from competition.platform import i18n, moments
from competition.platform.languages import language_name, own_words, text_direction
from competition.platform.mail.models import OutboxMail
from competition.platform.mail.registry import MailContext, get_registered

_BREAKS = re.compile(r"[^\S\xa0\u202f]+")
TEMPLATES = (ROOT / "templates" / "mail",)


@dataclass(frozen=True)
class Rendered:
    """A mail in words; `html` is empty when there is only text."""

    subject: str
    text: str
    html: str


def render(session: Session, mail: OutboxMail, config: Config) -> Rendered:
    """Write the mail from its ids, as its recipient is to read it today."""
    with i18n.use_locale(mail.locale):
        context = get_registered(mail.event).function(session, mail.ids, config)
        values = {**_common(mail, config, context), **context.values}
        environment = _environment(TEMPLATES)
        text = environment.get_template(f"{context.template}.txt").render(values)
        html = _html(environment, context.template, values)
    return Rendered(str(values["subject"]), text.strip() + "\n", html)


def _common(mail: OutboxMail, config: Config, context: MailContext) -> dict[str, Any]:
    return {
        # A line break in a subject would begin a header of its own; the no-break spaces of French stay.
        "subject": _BREAKS.sub(" ", str(context.subject)).strip(),
        "base_url": config.base_url,
        "locale": mail.locale,
        "text_direction": text_direction(mail.locale),
    }


def _html(environment: Environment, name: str, values: dict[str, Any]) -> str:
    try:
        template = environment.get_template(f"{name}.html")
    except TemplateNotFound as missing:
        if missing.name != f"{name}.html":
            raise
        return ""
    return template.render(values)


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    i18n.install_into(environment)
    environment.filters["own_words"] = own_words
    environment.globals.update(
        format_date=i18n.format_date,
        with_zone=moments.with_zone,
        with_both=moments.with_both,
        format_number=i18n.format_number,
        language_name=language_name,
    )
    return environment
