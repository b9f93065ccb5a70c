"""Changes of the composition; each is one transaction with its entry in the history."""
