"""Keeping proofs, sending them, answering them, and correcting what is printed; one transaction each."""
