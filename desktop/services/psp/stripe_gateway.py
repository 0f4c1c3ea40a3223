"""Stripe as a payment service provider: Checkout Sessions and the account's event feed."""

import asyncio
import logging
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from desktop.models.money import Money
from desktop.services.psp import stripe_events, stripe_refunds
from desktop.services.psp.budget import ReadBudget
from desktop.services.psp.doing import Doing
from desktop.services.psp.gateway import (
    Capabilities,
    FeedPage,
    GatewayError,
    KeyRefused,
    Link,
    LinkRequest,
    NotAllowed,
    NotOpen,
    PaymentFact,
    PaymentMethod,
    RefundRequest,
    Refused,
)
from desktop.services.psp.link_host import LOOPBACK
from desktop.services.psp.stripe_params import session_params
from desktop.services.psp.stripe_wire import Unreadable, link_of, mapping, optional_text
from desktop.services.timing.backoff import Backoff
from desktop.services.timing.clock import Clock

if TYPE_CHECKING:
    import httpx
    import stripe

log = logging.getLogger(__name__)

_Result = TypeVar("_Result")

_PAGE = 100
# What the library lets through where an answer is not Stripe's: other encodings, a list or a number
# in an object's place, numbers that are none, endless nesting.
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
_NO_SUCH_SESSION = "cs_test_permission_probe_of_the_desk"
_NO_SUCH_INTENT = "pi_permission_probe_of_the_desk"


_REFUNDS = "/v1/refunds"
PAYMENT_INTENTS_READ = "PaymentIntents: read"
REFUNDS_WRITE = "Charges and Refunds: write"


@dataclass(frozen=True, slots=True)
class Probe:
    """Whether the key may do one thing. `missing` names the permission where Stripe says it."""

    resource: str
    ok: bool
    missing: str = ""
    message: str = ""


class StripeGateway:
    """Implements `Gateway`. One try for each call: retries are the caller's, with the same key.

    The library is imported on a thread at the first call (0.15 s of CPU). `http` is shared and
    not closed here. `link_hosts` are custom domains that Checkout may use for this account. Refunds
    are read and made with `refund_key`, where there is one.
    """

    def __init__(
        self,
        key: str,
        *,
        http: "httpx.AsyncClient",
        clock: Clock,
        api_base: str | None = None,
        link_hosts: Sequence[str] = (),
        exclude_delayed: bool = True,
        budget: ReadBudget | None = None,
        total_s: float = 30.0,
        backoff: Backoff | None = None,
        refund_key: str = "",
    ) -> None:
        self._key = key
        self._refund_key = refund_key
        self._http = http
        self._clock = clock
        self._api_base = api_base
        self._exclude_delayed = exclude_delayed
        self._total_s = total_s
        self.budget = budget or ReadBudget()
        self._set_aside = 0
        self._backoff = backoff or Backoff()
        self._made: dict[str, stripe.StripeClient] = {}
        host = urlsplit(api_base).hostname if api_base else None
        self._capabilities = Capabilities(
            name="stripe",
            min_expiry_s=30 * 60,
            max_expiry_s=24 * 3600,
            change_feed=True,
            lists_links=True,
            refunds=True,
            sets_locale=True,
            keeps_metadata=True,
            idempotency_ttl_s=24 * 3600,
            link_hosts=(
                "checkout.stripe.com",
                *link_hosts,
                *(LOOPBACK if host in LOOPBACK else ()),
            ),
        )

    @property
    def capabilities(self) -> Capabilities:
        """Bounds: docs.stripe.com/api/checkout/sessions/create (`expires_at`)."""
        return self._capabilities

    @property
    def set_aside(self) -> int:
        """Events and sessions that could not be read, since the start."""
        return self._set_aside

    async def create_link(self, request: LinkRequest) -> Link:
        """Create a Checkout Session. A repeat with the same key brings the first answer as it was
        then: read the link again where its present state matters."""
        params = session_params(request, exclude_delayed=self._exclude_delayed)
        client = await self._client()
        # By the raw request: the library's own objects cost as much as all the rest of the call.
        return await self._do(
            lambda: client.raw_request_async(
                "post",
                "/v1/checkout/sessions",
                idempotency_key=request.idempotency_key,
                **params,
            ),
            Doing.CREATE,
            lambda response: link_of(response.data),
        )

    async def expire_link(self, session: str, *, idempotency_key: str) -> Link:
        """End a link. Where Stripe refuses because it is not open, it is read once more."""
        client = await self._client()
        options: stripe.RequestOptions = {"idempotency_key": idempotency_key}
        try:
            return await self._do(
                lambda: client.v1.checkout.sessions.expire_async(session, {}, options),
                Doing.EXPIRE,
                lambda expired: link_of(expired.to_dict()),
            )
        except NotAllowed:
            raise
        except Refused as refusal:
            if refusal.code == "resource_missing":
                raise
            link = await self.link(session)
            if link.status == "open":
                raise
            raise NotOpen(_not_open(link), link) from refusal

    async def refund(self, request: RefundRequest) -> PaymentFact:
        """Refund so much of a PaymentIntent, or return what the same key has refunded already."""
        params = stripe_refunds.refund_params(request)
        client = await self._client(self._refund_key)
        options: stripe.RequestOptions = {"idempotency_key": request.idempotency_key}
        try:
            return await self._do(
                lambda: client.v1.refunds.create_async(params, options),
                Doing.REFUND,
                lambda made: stripe_refunds.refund_of(made.to_dict()),
            )
        except Refused as error:
            raise stripe_refunds.refusal(error) from error

    async def refunds(self, intent: str) -> list[PaymentFact]:
        """Read the refunds of a PaymentIntent. One that cannot be read is an error: what is left
        of the payment must not be guessed."""
        facts: list[PaymentFact] = []
        pages = _Pages(self, _REFUNDS, {"payment_intent": intent}, Doing.READ_REFUNDS)
        try:
            async for items in pages:
                facts += [stripe_refunds.refund_of(item) for item in items]
        except Unreadable as error:
            from desktop.services.psp import stripe_errors

            self._set_aside += 1
            raise stripe_errors.unreadable(Doing.READ_REFUNDS, self._backoff) from error
        except Refused as error:
            raise stripe_refunds.refusal(error) from error
        return facts

    async def link(self, session: str) -> Link:
        """Read one Checkout Session."""
        return await self._get(f"/v1/checkout/sessions/{session}", link_of)

    async def links_since(self, created_from: float, *, open_only: bool = False) -> list[Link]:
        """Read the session list, newest first. Sessions that take no payment are left out."""
        filters: dict[str, Any] = {"created": {"gte": int(created_from)}}
        if open_only:
            filters["status"] = "open"
        links: list[Link] = []
        pages = _Pages(self, "/v1/checkout/sessions", filters)
        async for items in pages:
            for item in items:
                try:
                    links.append(link_of(item))
                except Unreadable as error:
                    self._set_aside += 1
                    log.info("a session was left out: %s", error)
        return links

    async def feed(self, since: float, known: frozenset[str]) -> FeedPage:
        """Read the event list from `since` on, in pages of 100 by the raw request: typed events
        cost ten times as much. The list has no reliable order, so `since` must lie a margin before
        the last watermark, and `known` must hold the ids seen in that margin."""
        events: list[object] = []
        pages = _Pages(
            self,
            "/v1/events",
            {"types": list(stripe_events.TYPES), "created": {"gte": int(since)}},
        )
        async for items in pages:
            events.extend(items)
        # Decoding JSON holds the interpreter's lock wherever it runs (a page takes some 8 ms), but
        # what follows is Python, which lets the window's thread in between.
        if len(events) > _PAGE // 2:
            reading = await asyncio.to_thread(stripe_events.read, events, known)
        else:
            reading = stripe_events.read(events, known)
        facts, unread = list(reading.facts), reading.unread
        for charge in reading.refunded_charges:
            try:
                facts.extend(await self._refunds_of(charge))
            except (GatewayError, Unreadable) as error:
                log.warning("the refunds of a charge could not be read: %s", type(error).__name__)
                unread += 1
        self._set_aside += unread
        return FeedPage(
            facts=tuple(sorted(facts, key=lambda fact: fact.at)),
            watermark=max(since, reading.newest),
            reads=pages.reads + len(reading.refunded_charges),
            unread=unread,
            seen=reading.seen,
        )

    async def payment_method(self, intent: str) -> PaymentMethod:
        """Read a PaymentIntent with its payment method; empty while it has none."""
        return await self._get(
            f"/v1/payment_intents/{intent}",
            lambda data: _method_of(mapping(data, "PaymentIntent").get("payment_method")),
            expand=["payment_method"],
        )

    async def probe(self) -> list[Probe]:
        """Try what the desk needs, without any effect: three reads, ending a session that does not
        exist, and refunding a payment that does not. Raises `NotReached` where Stripe cannot be
        asked at all, and `KeyRefused`."""
        client = await self._client()
        options: stripe.RequestOptions = {"idempotency_key": str(uuid.uuid4())}
        checks: list[tuple[str, Callable[[], Awaitable[object]]]] = [
            ("Checkout Sessions: read", lambda: self._first("/v1/checkout/sessions")),
            ("Events: read", lambda: self._first("/v1/events")),
            (PAYMENT_INTENTS_READ, lambda: self._first("/v1/payment_intents")),
            (
                "Checkout Sessions: write",
                lambda: self._do(
                    lambda: client.v1.checkout.sessions.expire_async(_NO_SUCH_SESSION, {}, options),
                    Doing.EXPIRE,
                    lambda session: session,
                ),
            ),
            (
                REFUNDS_WRITE,
                lambda: self.refund(
                    RefundRequest(str(uuid.uuid4()), _NO_SUCH_INTENT, Money(100, "EUR"), "", {})
                ),
            ),
        ]
        found: list[Probe] = []
        for resource, check in checks:
            try:
                await check()
            except KeyRefused:
                raise
            except NotAllowed as error:
                missing = error.code if error.code.startswith("rak_") else ""
                found.append(Probe(resource, False, missing, error.message))
            except Refused:  # no such session: the key was let in
                found.append(Probe(resource, True))
            else:
                found.append(Probe(resource, True))
        return found

    async def close(self) -> None:
        """Let go of the library's client. The shared HTTP client stays open."""
        self._made.clear()

    async def _refunds_of(self, charge: str) -> list[PaymentFact]:
        """The refunds behind a charge whose sum went up without refund events."""
        page = await self._get(_REFUNDS, lambda data: _list(data)[0], charge=charge, limit=_PAGE)
        facts: list[PaymentFact] = []
        for item in page:
            refund = mapping(item, "refund")
            created = refund.get("created")
            at = float(created) if isinstance(created, int) else self._clock.now_at("stripe")
            facts.append(stripe_events.refund_fact(refund, at))
        return facts

    async def _first(self, path: str) -> object:
        return await self._get(path, lambda data: data, limit=1)

    async def _get(
        self,
        path: str,
        decode: Callable[[object], _Result],
        doing: Doing = Doing.READ,
        **params: Any,
    ) -> _Result:
        client = await self._client(self._refund_key if path == _REFUNDS else "")
        self.budget.note(self._clock.now())
        return await self._do(
            lambda: client.raw_request_async("get", path, **params),
            doing,
            lambda response: decode(response.data),
        )

    async def _do(
        self,
        call: Callable[[], Awaitable[Any]],
        doing: Doing,
        decode: Callable[[Any], _Result],
    ) -> _Result:
        """Ask once, and put into the gateway's words whatever goes wrong."""
        import stripe

        from desktop.services.psp import stripe_errors

        try:
            result = decode(await call())
        except stripe.StripeError as error:
            raise stripe_errors.translate(error, doing, self._backoff) from error
        except _UNREADABLE as error:
            log.warning("an answer of Stripe could not be read: %s", type(error).__name__)
            raise stripe_errors.unreadable(doing, self._backoff) from error
        self._backoff.succeeded()
        return result

    async def _client(self, key: str = "") -> "stripe.StripeClient":
        """The library's client for a key; the everyday one where none is named."""
        key = key or self._key
        if key not in self._made:
            self._made[key] = await asyncio.to_thread(self._make, key)
        return self._made[key]

    def _make(self, key: str) -> "stripe.StripeClient":
        """Import the library and build its client, on whatever thread this runs."""
        from desktop.services.psp import stripe_errors, stripe_http

        del stripe_errors  # only to have it loaded
        client = stripe_http.make_client(
            key, self._http, api_base=self._api_base, total_s=self._total_s
        )
        client.v1.checkout.sessions  # noqa: B018 - the library loads its services when touched
        return client


class _Pages:
    """The pages of one of Stripe's lists, newest first, each followed while there are more.

    `reads` counts the requests made.
    """

    def __init__(
        self,
        gateway: StripeGateway,
        path: str,
        filters: dict[str, Any],
        doing: Doing = Doing.READ,
    ) -> None:
        self._gateway = gateway
        self._path = path
        self._filters = filters
        self._doing = doing
        self.reads = 0

    async def __aiter__(self) -> AsyncIterator[list[object]]:
        after: str | None = None
        while True:
            cursor = {"starting_after": after} if after else {}
            items, more = await self._gateway._get(
                self._path, _list, self._doing, limit=_PAGE, **self._filters, **cursor
            )
            self.reads += 1
            yield items
            last = next((found for item in reversed(items) if (found := _id_of(item))), "")
            if not more or not last or last == after:
                return
            after = last


def _list(data: object) -> tuple[list[object], bool]:
    """A list object's items, and whether there are more."""
    whole = mapping(data, "list")
    items = whole.get("data")
    if not isinstance(items, list):
        raise Unreadable("data is no list")
    return items, whole.get("has_more") is True


def _id_of(item: object) -> str:
    return optional_text(item, "id") if isinstance(item, Mapping) else ""


def _method_of(method: object) -> PaymentMethod:
    """Source: docs.stripe.com/api/payment_methods/object (`card.country`, `billing_details`)."""
    if not isinstance(method, Mapping):
        return PaymentMethod()
    kind = optional_text(method, "type")
    details, payer = method.get(kind), method.get("billing_details")
    country = optional_text(details, "country") if isinstance(details, Mapping) else ""
    plausible = len(country) == 2 and country.isascii() and country.isalpha()
    return PaymentMethod(
        kind,
        country.upper() if plausible else "",
        optional_text(payer, "name") if isinstance(payer, Mapping) else "",
    )


def _not_open(link: Link) -> str:
    if link.paid:
        return "The customer has just paid, so the link cannot be cancelled. Nothing was changed."
    if link.status == "complete":
        return (
            "The customer has already agreed to pay, so the link cannot be cancelled. "
            "Wait for the payment to succeed or fail."
        )
    return "The link had already ended. Nothing can be paid with it any more."
