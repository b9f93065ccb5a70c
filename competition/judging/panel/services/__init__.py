"""Use cases of coming onto a panel."""
