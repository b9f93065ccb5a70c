"""The secretariat's pages of entries, all in one room of addresses."""

from competition.entries import (  # noqa: F401 - they make themselves known
    views_intake,
    views_screening,
    views_screening_correct,
    views_screening_many,
)
from competition.entries.concerns import sight, views  # noqa: F401
from competition.entries.likeness import views as likeness_views  # noqa: F401
from competition.entries.views_screening_list import bp

__all__ = ["bp"]
