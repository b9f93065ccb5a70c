"""What pages and the concepts above ask of judging."""

from competition.judging.queries.results import Verdict, has_live_assignments, scores_of_round

__all__ = ["Verdict", "has_live_assignments", "scores_of_round"]
