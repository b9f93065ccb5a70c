"""What templates can say: dates, languages, the lines of a work, and the garland."""

from datetime import datetime

from flask import Flask

from competition.platform import i18n
from competition.platform.garland import jinja_globals


def stanzas(text: str) -> list[list[str]]:
    """Return the stanzas of a poem, each a list of lines; blank lines part them."""
    parts: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            parts[-1].append(line.rstrip())
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a prose text: what blank lines part, or every line where there are none."""
    blocks = [" ".join(lines) for lines in stanzas(text)]
    return blocks if len(blocks) > 1 else [line.strip() for line in text.splitlines() if line.strip()]


def moment(value: datetime | None, zone: str = "UTC", style: i18n.Style = "long") -> str:
    """Return a moment as the clocks of `zone` show it; nothing for none."""
    return i18n.format_datetime(value, zone=zone, style=style) if value else ""


def day(value: datetime | None, zone: str = "UTC", style: i18n.Style = "long") -> str:
    """Return the day of a moment as the calendars of `zone` show it; nothing for none."""
    return i18n.format_date(i18n.in_zone(value, zone).date(), style=style) if value else ""


def install_markup(app: Flask) -> None:
    """Give the templates their filters and functions."""
    i18n.install_into(app.jinja_env)
    app.jinja_env.globals.update(jinja_globals())
    app.jinja_env.filters.update(
        moment=moment,
        day=day,
        language_name=i18n.language_name,
        direction=i18n.text_direction,
        number=i18n.format_number,
        stanzas=stanzas,
        paragraphs=paragraphs,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
