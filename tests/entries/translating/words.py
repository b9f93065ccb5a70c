"""A work with a translation."""

from competition.entries.facts import Words

GERMAN = Words(
    title="Das Meer",
    text="Das Meer ist weit.",
    language="de",
    translation_language="en",
    translation_title="The sea",
    translation="The sea is far.",
)
