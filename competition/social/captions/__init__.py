"""Captions and alt texts: what stands beside a card, on each platform and in each language."""

from competition.social.captions.alts import alt_text
from competition.social.captions.links import link
from competition.social.captions.writing import OWN, caption, captions_of, key_of, languages_for

__all__ = ["OWN", "alt_text", "caption", "captions_of", "key_of", "languages_for", "link"]
