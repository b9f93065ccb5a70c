"""The page of a rubric as a test reads it."""

import re
from html import unescape

from competition.judging.rubric import spec_of

OFFICE = "/c/mtm-2026/office"


def fields(page):
    """What the form holds: every input and text by its name, a tick as "y"."""
    form = re.search(r'<form[^>]*id="rubric".*?</form>', page, re.S)[0]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        values = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if values.get("type") != "checkbox" or " checked" in tag:
            found[values["name"]] = unescape(values.get("value", ""))
    for name, text in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\s*(.*?)</textarea>', form, re.S):
        found[name] = unescape(text)
    return found


def stored(session, poems):
    """The rubric as the database has it; nothing is left open, as SQLite has one writer."""
    session.refresh(poems)
    spec = spec_of(poems.rubric)
    session.commit()
    return spec


def errors(page):
    """What is said at the fields, by the field's name."""
    found = re.findall(r'<p class="field__error" id="([^"]+)-error">([^<]+)</p>', page)
    return {name: unescape(said) for name, said in found}


def shares(page):
    return [unescape(said) for said in re.findall(r'data-share="\d+">([^<]*)<', page)]


def scales(page):
    """The questions as they are set, whatever their fields are called."""
    found = re.findall(r'<fieldset class="scale".*?</fieldset>', page, re.S)
    return [re.sub(r'(id|name|aria-describedby)="[^"]*"', r"\1", one) for one in found]


def asked(page):
    """The names of the questions that the preview asks."""
    return re.findall(r'<legend class="scale__legend"[^>]*>([^<]+)<', page)
