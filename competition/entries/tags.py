"""Languages of works; they live in `platform/tags.py`, where the settings of a campaign know them too."""

from competition.platform.tags import COMMON, choices, language_tag

__all__ = ["COMMON", "choices", "language_tag"]
