"""The secretariat's rubrics: what judges are asked about the works of a category, and how much it counts."""
