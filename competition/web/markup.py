"""What templates can say: dates, languages, the lines of a work, and the garland."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask

from competition.platform import i18n, moments
from competition.platform.garland import jinja_globals
from competition.platform.languages import language_name, own_name, own_words, text_direction
from competition.platform.sizes import file_size
from competition.platform.text import paragraphs, stanzas


def moment(value: datetime | None, zone: str = "UTC", style: i18n.Style = "long") -> str:
    """Return a moment as the clocks of `zone` show it; nothing for none."""
    return moments.format_datetime(value, zone=zone, style=style) if value else ""


def day(value: datetime | None, zone: str = "UTC", style: i18n.Style = "long") -> str:
    """Return the day of a moment as the calendars of `zone` show it; nothing for none."""
    return i18n.format_date(value.astimezone(ZoneInfo(zone)).date(), style=style) if value else ""


def install_markup(app: Flask) -> None:
    """Give the templates their filters and functions."""
    i18n.install_into(app.jinja_env)
    app.jinja_env.globals.update(jinja_globals())
    app.jinja_env.filters.update(
        moment=moment,
        day=day,
        in_words=moments.in_words,
        with_zone=moments.with_zone,
        with_both=moments.with_both,
        time_city=moments.time_city,
        language_name=language_name,
        own_words=own_words,
        own_name=own_name,
        direction=text_direction,
        number=i18n.format_number,
        list_words=i18n.format_list,
        file_size=file_size,
        stanzas=stanzas,
        paragraphs=paragraphs,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
