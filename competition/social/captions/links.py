"""Where a caption leads. Pure."""

from competition.social.content import CardContent, Content, Sender


def link(content: Content, sender: Sender, base_url: str) -> str:
    """Return the address of the work's public page, or the campaign's."""
    page = f"{base_url}/c/{sender.slug}"
    return f"{page}/works/{content.entry_ref}" if isinstance(content, CardContent) else page
