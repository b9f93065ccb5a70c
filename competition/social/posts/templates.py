"""The templates of posts, and the keys that posts are known by. Pure."""

from enum import StrEnum


class Template(StrEnum):
    """What a post says. A carousel of a poem is its post in another format, not a post of its own."""

    POEM = "poem"
    ESSAY = "essay"
    ILLUSTRATION = "illustration"
    WINNERS = "winners"
    ANNOUNCEMENT = "announcement"
    COUNTDOWN = "countdown"
    THANKS = "thanks"
    STATEMENT = "statement"
    QUOTE = "quote"
    PUBLICATION = "publication"

    @property
    def of_work(self) -> bool:
        """Whether it shows one winning work."""
        return self in _WORKS

    @property
    def of_voice(self) -> bool:
        """Whether it shows what somebody says: a contribution."""
        return self in (Template.STATEMENT, Template.QUOTE)

    @property
    def in_own_words(self) -> bool:
        """Whether its words are Garland's, so that it is drawn in each language of the kit."""
        return not (self.of_work or self.of_voice)


_WORKS = (Template.POEM, Template.ESSAY, Template.ILLUSTRATION)
_WORK = "work"


def key_of(template: Template, subject: str = "") -> str:
    """Return a post's key: `work-REF`, `quote-REF`, `winners-REF`, `countdown-3`, `announcement`."""
    kind = _WORK if template.of_work else template.value
    return f"{kind}-{subject}" if subject else kind
