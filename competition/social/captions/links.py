"""Where a caption leads. Pure."""

from competition.social.content import CardContent, Content, Sender


def link(content: Content, sender: Sender, base_url: str) -> str:
    """Return the address of the work's public page, or the campaign's."""
    page = page_of(sender, base_url)
    return f"{page}/works/{content.entry_ref}" if isinstance(content, CardContent) else page


def page_of(sender: Sender, base_url: str) -> str:
    """Return the address of the campaign's page, from which everything is found: for a platform's profile."""
    return f"{base_url}/c/{sender.slug}"
