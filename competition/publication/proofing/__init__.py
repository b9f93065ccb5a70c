"""Proofs: the printed pages of a work, shown to its teacher before the book goes out, and corrected."""
