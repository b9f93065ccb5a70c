"""The code of conduct that lies ready, in English and French, until a campaign has its own."""

READY = {
    "en": "\n".join(
        (
            "I read every entry to its end, and score what stands there, not whom I imagine behind it.",
            "I step aside when I recognise a child, a class or a school, or have a stake in a result.",
            "I keep entries and scores to myself, and copy nothing.",
            "I put no entry into another program or service.",
            "I do not talk with other judges about an entry before the round is closed.",
            "What I write about a child’s work could be read out to that child.",
            "When I am worried about a child, I tell the secretariat the same day, and nobody else.",
        )
    ),
    "fr": "\n".join(
        (
            "Je lis chaque œuvre jusqu’au bout et note ce qui est écrit, sans imaginer qui est derrière.",
            "Je me récuse si je reconnais un enfant, une classe ou une école, ou si le résultat me concerne.",
            "Je garde pour moi les œuvres et les notes, et je ne copie rien.",
            "Je ne confie aucune œuvre à un autre logiciel ou service.",
            "Je ne parle d’aucune œuvre avec d’autres membres du jury avant la clôture du tour.",
            "Ce que j’écris sur le travail d’un enfant pourrait lui être lu à voix haute.",
            "Si je m’inquiète pour un enfant, je préviens le secrétariat le jour même, et personne d’autre.",
        )
    ),
}
"""One point on each line."""


def in_language(texts: dict[str, str], *wanted: str) -> tuple[str, str]:
    """Return a text in the first of these languages it is there in, else in any, with that language."""
    there = {tag: text for tag, text in texts.items() if text}
    tag = next((tag for tag in wanted if tag in there), next(iter(there), ""))
    return there.get(tag, ""), tag


def points(text: str) -> list[str]:
    """Return the points of a text: one on each line, whatever mark they begin with."""
    return [line.strip().lstrip("-–—•*· ").strip() for line in text.splitlines() if line.strip()]
