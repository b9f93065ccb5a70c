"""What an edition changes against the one before it of the same kind and format: pages that differ, seen."""
