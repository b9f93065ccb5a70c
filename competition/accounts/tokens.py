"""Secrets that travel in links and cookies; the database keeps their hashes only."""

import hashlib
import hmac
import secrets


def new_token() -> str:
    """Return a fresh secret for a cookie: 256 random bits."""
    return secrets.token_urlsafe(32)


def link_token(secret_key: str, purpose: str, ref: str) -> str:
    """Return the secret of an e-mailed link.

    It follows from the installation's key and the link's row, so that an outbox row can be rendered (and sent
    once more) without the secret lying in the database.
    """
    digest = hmac.new(secret_key.encode(), f"{purpose}:{ref}".encode(), hashlib.sha256)
    return digest.hexdigest()


def short_token(secret_key: str, purpose: str, ref: str) -> str:
    """Return the secret of an address for somebody without an account: 96 bits.

    It can be typed, if it must be, and never guessed. The database keeps nothing of it.
    """
    return link_token(secret_key, purpose, ref)[:24]


def is_same(token: str, said: str) -> bool:
    """Return whether somebody knows a secret, in a time that tells nothing about it."""
    return hmac.compare_digest(token.encode(), said.encode())


def token_hash(token: str) -> str:
    """Return what is stored of a secret."""
    return hashlib.sha256(token.encode()).hexdigest()
