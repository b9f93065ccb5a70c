"""Duels: two works side by side, and a judge who says which goes first."""
