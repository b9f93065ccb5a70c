"""Who acts on a page that only somebody signed in can open."""

from competition.accounts.models import Account
from competition.web.request import viewer


def acting() -> Account:
    """Return the person behind this request; the policies have let nobody else in."""
    account = viewer().account
    assert account is not None
    return account
