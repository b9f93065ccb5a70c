"""How judges come onto a panel: by a list or a link, what they agree to, what keeps them from an entry."""
