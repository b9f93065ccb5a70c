"""Default deny: every route names its policy, and the policy both allows and loads.

A policy's `resolve` turns the URL's arguments into the objects that the view is called with, so a view
cannot hold an object that nobody was asked about. What somebody may not see looks like what does not exist.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask

View = TypeVar("View", bound=Callable[..., Any])


class MissingPolicyError(RuntimeError):
    """A route was added without saying who may use it; the app refuses to start."""


@dataclass(frozen=True)
class Policy:
    """Who may use a route.

    `resolve(session, viewer, **url_arguments)` returns the view's keyword arguments, or None to refuse.
    `signed_in`: a visitor is asked to sign in first, whether or not the object exists.
    """

    name: str
    resolve: Callable[..., dict[str, Any] | None]
    signed_in: bool = True


PUBLIC = Policy("public", lambda _session, _viewer, **arguments: arguments, signed_in=False)
OPERATOR = Policy("operator", lambda _session, viewer, **arguments: arguments if viewer.is_operator else None)


def allow(policy: Policy, *, writing: bool | None = None) -> Callable[[View], View]:
    """Name a view's policy. `writing`: whether its session may write (by default: all but GET)."""

    def mark(view: View) -> View:
        view.policy = policy  # type: ignore[attr-defined]
        view.writing = writing  # type: ignore[attr-defined]
        return view

    return mark


def policy_of(app: Flask, endpoint: str) -> Policy | None:
    """Return the policy that the route behind `endpoint` names, or None."""
    return getattr(app.view_functions[endpoint], "policy", None)


def require_policies(app: Flask) -> None:
    """Raise MissingPolicyError naming every route without a policy."""
    bare = sorted({r.endpoint for r in app.url_map.iter_rules() if policy_of(app, r.endpoint) is None})
    if bare:
        raise MissingPolicyError("routes without a policy: " + ", ".join(bare))
