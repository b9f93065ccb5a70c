"""Finds words that a page, a mail or a form shows without asking gettext: no translator would see them."""

import ast
import re
from html.parser import HTMLParser

from jinja2 import nodes

# The blocks that name a page's width or kind are words for the style sheet.
TAGS = re.compile(
    r"\{% block (?:width|kind) %\}\w*\{% endblock %\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL
)
SHOWN = {"alt", "title", "placeholder", "aria-label", "aria-description", "data-label", "summary", "label"}
# What is typed into a computer stands alike in every language.
SILENT = {"style", "script", "code"}
WORDS = re.compile(r"[^\W\d_]{2,}")
# What a macro writes into a tag is no word either: attributes without their values, lengths of a style.
ATTRIBUTE = re.compile(r'(?:\s*[a-z-]+="\s*")+\s*|\s*(?:[a-z-]+:\s*(?:mm|pt)(?:;\s*|\s*$))+')
LIKE_A_SENTENCE = re.compile(r"[A-Z][a-z]+(?:[ .,:…]|$)")
ASKS = {"_", "_l", "gettext", "ngettext", "lazy_gettext", "gettext_noop"}

# Names, and what stands alike in every language.
NAMES = {"Garland", "JPEG", "PNG", "PDF", "CSV", "ZIP", "SHA", "QR"}


def _worded(text):
    return set(WORDS.findall(text)) - NAMES


def _to_be_said(text):
    """Words, and the colon: French sets a space before it."""
    return _worded(text) or re.search(r":(?:\s|$)", text)


class _Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self._silent = [], 0

    def handle_starttag(self, tag, attributes):
        self._silent += tag in SILENT
        self.found += [value for name, value in attributes if name in SHOWN and value and _worded(value)]

    def handle_endtag(self, tag):
        self._silent -= tag in SILENT

    def handle_data(self, data):
        if not self._silent and _to_be_said(data) and not ATTRIBUTE.fullmatch(data):
            self.found.append(" ".join(data.split()))


def in_markup(source):
    """The words between the tags of a template, and those in attributes that are shown or read aloud."""
    page = _Page()
    page.feed(TAGS.sub(" ", source))
    page.close()
    return page.found


def in_plain_text(source):
    """The words of a mail in plain text that stand outside its tags."""
    return [line.strip() for line in TAGS.sub(" ", source).splitlines() if _to_be_said(line)]


def in_expressions(tree):
    """The texts within a template's expressions that look like something to read."""
    if isinstance(tree, nodes.Call) and isinstance(tree.node, nodes.Name) and tree.node.name in ASKS:
        return []
    if isinstance(tree, nodes.Const):
        value = tree.value
        worth = isinstance(value, str) and LIKE_A_SENTENCE.match(value) and _worded(value)
        return [value] if worth else []
    return [text for child in tree.iter_child_nodes() for text in in_expressions(child)]


# ---- Python -----------------------------------------------------------------------------------------------

SAYING = re.compile(r"(?:Field|Required|Length|Range|Email|Regexp|ValidationError)$|^flash$")
SAID = {"message", "label", "description", "hint"}


def in_python(source):
    """The plain texts that a flash, a form's field or a validator would show."""
    return [
        text.value
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        for text in _said(call)
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and _worded(text.value)
    ]


def _said(call):
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if not SAYING.search(name):
        return []
    named = [keyword.value for keyword in call.keywords if keyword.arg in SAID]
    texts = [*call.args[:1], *named]
    return [part for text in texts for part in (text.values if isinstance(text, ast.JoinedStr) else [text])]
