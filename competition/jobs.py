"""Every concept's background work, imported once, so that a worker knows the names it is asked for."""

from competition.accounts import mails as accounts_mails

__all__ = ["accounts_mails"]
