"""The pages of a roster, from the table to the report."""

from competition.entries.roster import views_columns, views_rows  # noqa: F401 - they make themselves known
from competition.entries.roster.views_start import bp

__all__ = ["bp"]
