"""Whether scores differ by what should not matter: a fixed list of comparisons, each with its uncertainty."""
