"""Whose data a folder holds."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """One hub account, one agent, one payment account. Empty or 0 is not yet known.

    `hub` is the hub's address, `psp` the payment account (`stripe:acct_…`).
    """

    hub: str
    account_id: int
    user_id: int
    psp: str

    def merged(self, other: "Profile") -> "Profile | None":
        """Return both together, or None where they contradict each other."""
        mine, theirs = asdict(self), asdict(other)
        if any(mine[name] and theirs[name] and mine[name] != theirs[name] for name in mine):
            return None
        return Profile(**{name: mine[name] or theirs[name] for name in mine})

    def __str__(self) -> str:
        return (
            f"account {self.account_id} of {self.hub}, agent {self.user_id}, "
            f"payments by {self.psp or 'nobody yet'}"
        )
