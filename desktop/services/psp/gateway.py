"""The protocol that every payment service provider fulfils, and the words it answers with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from desktop.models.fact import FactKind
from desktop.models.money import Money


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a provider can do. Durations are seconds."""

    name: str
    min_expiry_s: int
    max_expiry_s: int
    change_feed: bool
    lists_links: bool
    refunds: bool
    sets_locale: bool
    keeps_metadata: bool
    idempotency_ttl_s: int
    link_hosts: tuple[str, ...]
    """Hosts (or loopback) that a genuine link of this provider may have."""


@dataclass(frozen=True, slots=True)
class LinkRequest:
    """All that a link needs, fixed before the first attempt. `expires_at` is UTC seconds by the
    provider's clock. `lines` are (name, unit amount, quantity) in the customer's language.
    `metadata` holds the fixed `desk_*` keys and no personal data. `locale` is BCP 47.
    """

    idempotency_key: str
    lines: Sequence[tuple[str, Money, int]]
    expires_at: int
    locale: str
    reference: str
    metadata: Mapping[str, str]
    success_url: str


@dataclass(frozen=True, slots=True)
class Link:
    """A payment link as the provider has it. `status` is open, complete or expired; `paid` is
    whether the money is there. `url` is empty once the link is not open. Times are UTC seconds.
    """

    session: str
    url: str
    status: str
    paid: bool
    total: Money
    created_at: float
    expires_at: float
    intent: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RefundRequest:
    """What is to go back of one PaymentIntent, fixed before the first attempt. `reason` is empty,
    `requested_by_customer` or `duplicate`. `metadata` as for links.
    """

    idempotency_key: str
    intent: str
    amount: Money
    reason: str
    metadata: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PaymentFact:
    """One fact from the provider, already in the journal's words. `body` has what `FactKind` lists.

    `source` is unique (`stripe:evt_…`). `metadata` is that of the session or PaymentIntent, to find
    the quote. `at` is the provider's UTC seconds. `event_id` de-duplicates the feed.
    """

    kind: FactKind
    at: float
    source: str
    body: Mapping[str, object]
    metadata: Mapping[str, str]
    event_id: str = ""


@dataclass(frozen=True, slots=True)
class PaymentMethod:
    """How a payment is made: `type` is the provider's word (`ideal`, `card`), empty where there is
    no attempt. `country` (ISO 3166) is that of the card or account. `payer` is the name at the
    bank: personal, compared in memory and written nowhere.
    """

    type: str = ""
    country: str = ""
    payer: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FeedPage:
    """What one look at the feed brought, oldest first. `watermark` is the newest event's time.

    `reads` counts the requests it took. `unread` counts events that could not be read. `seen` are
    the ids of all events that were looked at, those that say nothing to the desk included: to be
    passed as `known` next time.
    """

    facts: tuple[PaymentFact, ...]
    watermark: float
    reads: int
    unread: int = 0
    seen: frozenset[str] = frozenset()


class GatewayError(Exception):
    """The provider did not do it. `reached` says whether the effect is excluded or possible.

    `code` is the provider's code, `retry_after_s` when it is worth trying again (None: not by
    itself), `message` what a person reads.
    """

    def __init__(self, message: str, *, code: str = "", retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.retry_after_s = retry_after_s


class NotReached(GatewayError):
    """Certainly no effect, and trying again by itself makes sense (refused, DNS, TLS, 429, 409 in
    use, …)."""


class Refused(GatewayError):
    """Certainly no effect, and the same request will be refused again (validation, state)."""


class NotAllowed(Refused):
    """The key is wrong, revoked or lacks a permission; `code` names it."""


class KeyRefused(NotAllowed):
    """The key itself is not accepted, whatever it is used for."""


class Ambiguous(GatewayError):
    """The effect may or may not have happened (timeout, reset, 5xx): look it up."""


class NotOpen(Refused):
    """The link can no longer be changed; `link` is what it is now."""

    def __init__(self, message: str, link: "Link") -> None:
        super().__init__(message, code="not_open")
        self.link = link


class Gateway(Protocol):
    """A payment service provider. All calls are async, cancellable and raise `GatewayError`."""

    @property
    def capabilities(self) -> Capabilities: ...

    @property
    def set_aside(self) -> int:
        """How many events and links could not be read, since the start."""
        ...

    async def create_link(self, request: LinkRequest) -> Link:
        """Create the link, or return the one already made with the same idempotency key."""
        ...

    async def expire_link(self, session: str, *, idempotency_key: str) -> Link:
        """End an open link. Raises `NotOpen` with its present state when it was not open."""
        ...

    async def link(self, session: str) -> Link:
        """Read one link ("check now", and after an ambiguous answer)."""
        ...

    async def links_since(self, created_from: float, *, open_only: bool = False) -> list[Link]:
        """All links made since `created_from` (UTC seconds), all pages, newest first."""
        ...

    async def refund(self, request: RefundRequest) -> PaymentFact:
        """Refund, or return the refund already made with the same idempotency key, as the feed
        tells it: the same fact from the same source."""
        ...

    async def refunds(self, intent: str) -> list[PaymentFact]:
        """All refunds of a PaymentIntent as they stand, all pages, newest first."""
        ...

    async def feed(self, since: float, known: frozenset[str]) -> FeedPage:
        """All events created at or after `since` whose ids are not in `known`, all pages."""
        ...

    async def payment_method(self, intent: str) -> PaymentMethod:
        """How a PaymentIntent's present attempt is made; empty when not known.

        Raises `NotAllowed` where the key may not read it.
        """
        ...

    async def close(self) -> None: ...
