"""What was asked of a provider, and what the agent reads when it did not happen."""

from enum import Enum


class Doing(Enum):
    """What was asked of the provider.

    Each value holds three sayings: what is kept when certainly nothing happened, what is said when
    that is unknown, and what to press after a refusal.
    """

    CREATE = (
        "No payment link was made. The request is kept and goes by itself.",
        "A payment link may have been made. The desk looks it up; nothing is made twice.",
        "No payment link was made. Change the quote, then press Send payment link.",
    )
    EXPIRE = (
        "The payment link is as it was. Cancelling is tried again by itself.",
        "The payment link may be cancelled already. The desk looks it up.",
        "The payment link is as it was. Press Check now to see its state.",
    )
    REFUND = (
        "Nothing was refunded. The request is kept and goes by itself.",
        "The refund may have been made. The desk makes sure; nothing is refunded twice.",
        "Nothing was refunded. Look at the payment in Stripe's Dashboard, then press Refund.",
    )
    READ_REFUNDS = (
        "Nothing more is refunded meanwhile. The desk looks again by itself.",
        "Nothing more is refunded meanwhile. The desk looks again by itself.",
        "Nothing was refunded. Look at the payment in Stripe's Dashboard, then press Refund.",
    )
    READ = (
        "What is shown is what was last known. It is read again by itself.",
        "What is shown is what was last known. It is read again by itself.",
        "What is shown is what was last known. Press Check now to read again.",
    )

    @property
    def is_read(self) -> bool:
        """Whether it has no effect, however it ends."""
        return self in (Doing.READ, Doing.READ_REFUNDS)

    @property
    def untouched(self) -> str:
        """Said after a failure that certainly had no effect."""
        return self.value[0]

    @property
    def unknown(self) -> str:
        """Said after a failure whose effect is unknown."""
        return self.value[1]

    @property
    def press(self) -> str:
        """Said after a refusal."""
        return self.value[2]
