"""What `work` says on the command line: which jobs wait and why, what became of money meanwhile,
and a service's trouble without the window's words. Ids and amounts only, no names.
"""

from collections.abc import Callable, Collection, Iterable

from desktop.models.job import Job, JobState
from desktop.models.money import Money
from desktop.models.payment_list import StuckCase
from desktop.models.stuck_kind import StuckKind

_HAPPENED = {
    StuckKind.PAID_TWICE: "paid twice; look which payment goes back",
    StuckKind.DISPUTED: "the payment is disputed; answer it in the provider's dashboard",
    StuckKind.REFUND_FAILED: "a refund failed; give the money back another way",
    StuckKind.TICKET_VALID: "all was refunded and the ticket still flies; void it",
    StuckKind.TICKET_UNPAID: "a ticket was issued and the payment failed afterwards",
    StuckKind.AFTER_LAPSE: "paid after the price had ended; price it again, or give it back",
    StuckKind.NOT_TICKETED: "paid, and not ticketed yet",
    StuckKind.NOT_TOLD: "ticketed, and the customer was not told yet",
    StuckKind.RESIDUAL_DUE: "paid, and the promised voucher or refund was not asked for yet",
    StuckKind.CANCEL_FAILED: "the link should have ended and can still be paid",
}
"""What waits for somebody here. A refund on its way waits for the provider alone."""
_STEPS = (StuckKind.NOT_TICKETED, StuckKind.NOT_TOLD)
"""Where every paid link is for a while: told, and no trouble yet."""

_OF_THE_WINDOW = (
    (" What is shown is what was last known.", ""),
    (" It is read again by itself.", ""),
    (" Press Check now to read again.", ""),
)
_SETTINGS = "enter it in the settings, and try again."
_HUB_TOKEN = (
    "store it with “keyring set social-pay-desk hub_token” (or in DESK_HUB_TOKEN), and run this"
    " again."
)
_STRIPE_KEY = (
    "store it with “keyring set social-pay-desk stripe_key” (or in DESK_STRIPE_KEY), and run this"
    " again."
)

Seen = frozenset[tuple[str, StuckKind]]
"""Cases by quote and kind."""


def seen(cases: Iterable[StuckCase]) -> Seen:
    """What is known, for `news`."""
    return frozenset((one.quote_id, one.stuck.kind) for one in cases)


def news(cases: Collection[StuckCase], before: Seen, say: Callable[[str], None]) -> bool:
    """Say in a line each what is stuck now and was not `before`; returns whether any of it is more
    than a step that each paid link takes, so that a person must look."""
    fresh = [
        one
        for one in cases
        if one.stuck.kind in _HAPPENED and (one.quote_id, one.stuck.kind) not in before
    ]
    for one in fresh:
        amount = (
            f"{Money(one.stuck.amount, one.currency).decimal} {one.currency}: "
            if one.currency
            else ""
        )
        say(
            f"quote {one.quote_id} (conversation {one.conversation_id}): {amount}"
            f"{_HAPPENED[one.stuck.kind]}."
        )
    return any(one.stuck.kind not in _STEPS for one in fresh)


def waiting(jobs: Iterable[Job], say: Callable[[str], None]) -> None:
    """Name each job that asks a person, with what it asks."""
    for job in jobs:
        if job.state is JobState.ASKING:
            question, colon, words = job.error.partition(": ")
            say(f"{job.kind} {job.client_id} waits: {words if colon else question}")


def on_the_command_line(detail: str) -> str:
    """A service's trouble, as somebody without a window can act on it."""
    for words, instead in _OF_THE_WINDOW:
        detail = detail.replace(words, instead)
    secret = _HUB_TOKEN if detail.startswith("The hub") else _STRIPE_KEY
    return detail.replace(_SETTINGS, secret)
