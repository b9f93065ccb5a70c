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


def token_hash(token: str) -> str:
    """Return what is stored of a secret."""
    return hashlib.sha256(token.encode()).hexdigest()
