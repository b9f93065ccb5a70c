"""The lines of a work: how a typed text falls into stanzas and paragraphs."""


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
