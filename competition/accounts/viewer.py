"""Who is looking at a page: an account with its roles, or a visitor."""

from dataclasses import dataclass

from competition.accounts.models import Account
from competition.accounts.rules import Role


@dataclass(frozen=True)
class Viewer:
    """The person behind a request; `roles` holds pairs of campaign id (None: the installation) and role.

    `bound_to` is the one campaign that this browser may reach, where it was not signed in by mail.
    """

    account: Account | None = None
    roles: frozenset[tuple[int | None, Role]] = frozenset()
    bound_to: int | None = None
    safeguards: frozenset[int] = frozenset()
    """The campaigns in which this person is responsible for concerns about a child."""

    @property
    def is_signed_in(self) -> bool:
        """Whether this is a known person."""
        return self.account is not None

    @property
    def account_id(self) -> int | None:
        """The account's id, for audit entries and the like."""
        return self.account.id if self.account else None

    @property
    def is_operator(self) -> bool:
        """Whether this person runs the installation."""
        return (None, Role.OPERATOR) in self.roles

    def reaches(self, campaign_id: int) -> bool:
        """Whether this browser may be shown what the account has in that campaign."""
        return self.bound_to in (None, campaign_id)

    def has(self, role: Role, campaign_id: int) -> bool:
        """Whether this person holds `role` in that campaign."""
        return (campaign_id, role) in self.roles

    def runs(self, campaign_id: int) -> bool:
        """Whether this person belongs to the campaign's secretariat (the operator does to every one's)."""
        return self.is_operator or self.has(Role.SECRETARIAT, campaign_id)

    def campaign_ids(self, role: Role) -> frozenset[int]:
        """Return the campaigns in which this person holds `role`."""
        return frozenset(campaign for campaign, held in self.roles if held is role and campaign is not None)


VISITOR = Viewer()
