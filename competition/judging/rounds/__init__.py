"""Rounds: what goes in, how often it is read and in which mode, what goes on from one to the next."""
