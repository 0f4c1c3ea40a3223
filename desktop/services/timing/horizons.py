"""How long the desk waits, and how often it looks: every duration of the services in one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Horizons:
    """All durations in seconds. The defaults are the design's; tests pass shorter ones."""

    message_checks: tuple[float, ...] = (2, 5, 15, 60, 300)
    """When to look for a message after an ambiguous answer, counted from the attempt; the last one
    is the horizon at which a person is asked."""
    link_checks: tuple[float, ...] = (2, 5, 15, 60)
    """The same for a link: while it is absent the same key is tried again after each look."""
    link_safety_s: float = 31 * 60
    """A quote must outlast the provider's shortest link by a minute."""
    link_longest_s: float = 23 * 3600 + 55 * 60
    look_back_s: float = 24 * 3600
    """How old an open link at the provider can be."""

    reply_fresh_s: float = 10.0
    """Before a reply older than this leaves, the hub is asked whether anybody wrote meanwhile."""

    retry_first_s: float = 1.0
    retry_longest_s: float = 30.0

    watch_hot_s: float = 3.0
    watch_open_s: float = 10.0
    watch_processing_s: float = 60.0
    watch_idle_s: float = 15 * 60
    hot_for_s: float = 180.0
    after_expiry_s: float = 600.0
    feed_overlap_s: float = 120.0
    reconcile_every_s: float = 3600.0
    overdue_s: float = 60.0
    """A link this long past its end without a word from the provider is looked up."""
    siblings_after_s: float = 15.0
    """So long the desk that made an offer has to end what stands beside a payment, before another
    desk that sees the payment looks whether it did."""

    gap_margin_s: float = 60.0
    gap_paged_s: float = 30 * 60
    """Above this, a gap is closed by pages of last activity instead of `updated_within`."""
    poll_without_socket_s: float = 10.0
    unsettled_every_s: float = 60.0
    unsettled_for_s: float = 7 * 24 * 3600
    backfill_every_s: float = 6.0
    """The rest of the account comes at ten requests a minute."""

    directory_every_s: float = 600.0
    """How often the account's colleagues and labels are read again."""

    card_hold_s: float = 60.0
    """How long the rest of a card number is waited for before its first part is written down."""

    forget_every_s: float = 3600.0
    """How often message text that has become old leaves this desk."""

    unattended_reach_s: float = 20.0
    """How long unattended work waits for a service that cannot be reached."""
    unattended_wait_s: float = 330.0
    """The farthest `not_before` that unattended work waits for: the longest look-up and a margin.
    """
    unattended_receipts_s: float = 15.0
    """How long unattended work waits, after its last job, to hear that the platforms have what it
    sent; 0: not at all."""
