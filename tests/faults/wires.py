"""Each wire into the desk, fed one bent case at a time through the real adapters and the store.

A case passes when it ends in time, in a result or in an error of the desk's own words, and when its
neighbours came through: whatever stood beside the bent item is there as if nothing had been.
"""

import asyncio
import copy
import json
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from desktop.models.conversation import Contact, Conversation, Message
from desktop.models.customer import ContactEdit
from desktop.models.money import Money
from desktop.models.reach import Caller
from desktop.services.channels import cable, chatwoot_wire
from desktop.services.channels.channel import ChannelError, LiveEvent
from desktop.services.channels.chatwoot import ChatwootHub
from desktop.services.desk import Desk
from desktop.services.inbox.card_watch import read_at_once
from desktop.services.payments.payment_facts import join, link_created_fact, number, refund_draft
from desktop.services.psp.budget import ReadBudget
from desktop.services.psp.gateway import (
    GatewayError,
    Link,
    LinkRequest,
    PaymentFact,
    RefundRequest,
)
from desktop.services.psp.link_host import is_genuine
from desktop.services.psp.stripe_gateway import StripeGateway
from desktop.services.store.profile import Profile
from desktop.services.store.store import Store
from desktop.services.timing.clock import Clock
from desktop.services.unattended.enqueue import EnqueueError, enqueue
from desktop.services.use_cases import contact_edit
from desktop.settings import Settings, SettingsError, load
from tests.faults.bending import WORDS, bent, encoded, odd, torn
from tests.faults.shapes import Shapes

Json = Any
Case = Callable[[random.Random], Awaitable[None]]

SLOWEST_S = 3.0
"""No case may hold the loop, and with it the window, longer than this on two shared cores."""
_ACCOUNT = 1
_CANARY = 7_000_000
_NOW = 1_763_700_000

_ENQUEUE = (
    {"kind": "reply", "client_id": "r", "conversation": 12, "text": "Your bag is on its way."},
    {
        "kind": "send_link",
        "client_id": "l",
        "conversation": 12,
        "currency": "EUR",
        "old": {"origin": "AMS", "destination": "BCN", "departs": "2037-11-22T07:05"},
        "new": {"origin": "AMS", "destination": "BCN", "departs": "2037-11-22T12:15"},
        "booking": "K7Q2MX",
        "whose_change": "customer",
        "verified": {"method": "Booking code and full name"},
        "passengers": ["Sanne", {"name": "Tim", "type": "CHD"}],
        "lines": [{"kind": "fare_difference", "amount": "118.00", "quantity": 1, "detail": ""}],
        "valid_for_s": 14400,
        "fare_hold_until": "2030-11-22T18:00:00+01:00",
        "language": "nl",
    },
    {"kind": "cancel", "client_id": "c", "conversation": 12, "quote": "l"},
    {"kind": "ticket_told", "client_id": "t", "quote": "l", "tickets": ["074-2345678901"]},
    {"kind": "resolve", "client_id": "e", "conversation": 12},
    {"kind": "refund", "client_id": "b", "quote": "l", "amount": "8.00", "reason": "duplicate"},
    {"kind": "given_back", "client_id": "v", "quote": "l", "by": "transfer", "reference": "T-7"},
    {
        "kind": "paid_elsewhere",
        "client_id": "p",
        "quote": "l",
        "amount": "118.00",
        "by": "counter",
        "reference": "R-7",
    },
    {"kind": "change", "client_id": "g", "conversation": 12, "change": {"add": ["vip"]}},
    {"kind": "note", "client_id": "n", "conversation": 12, "text": "He calls at nine."},
    {"kind": "contact_note", "client_id": "k", "conversation": 12, "text": "Likes the aisle."},
    {"kind": "contact_edit", "client_id": "d", "conversation": 12, "phone": "+31 6 12345678"},
    {"kind": "open", "client_id": "o", "conversation": 12, "inbox": 5, "address": "+31612345678"},
    {
        "kind": "open",
        "client_id": "w",
        "inbox": 4,
        "address": "ada@mail.example",
        "caller": {"name": "Ada", "phone": "+31 6 12345678", "email": ""},
    },
)
_SETTINGS = (
    'hub_url = "https://hub.example.com"\nhub_account = 1\nlanguage = "nl"\ntheme = "dark"\n'
    'success_url = "https://air.example/paid"\nretention_days = 30\nlock_after_min = 15\n'
)
_ENVIRONMENT = {
    "DESK_HUB_URL": "https://hub.example.com",
    "DESK_HUB_TOKEN": "token",
    "DESK_HUB_ACCOUNT": "1",
    "DESK_STRIPE_KEY": "rk_test_123456789",
    "DESK_STRIPE_API_BASE": "https://api.stripe.com",
    "DESK_LANGUAGE": "en",
    "DESK_THEME": "light",
    "DESK_SUCCESS_URL": "https://air.example/paid",
    "DESK_RETENTION_DAYS": "30",
    "DESK_LOCK_AFTER_MIN": "15",
}


class Broken(AssertionError):
    """A case that did not pass; the text says which rule it broke."""


class Wires:
    """A desk whose services answer whatever the case says."""

    def __init__(
        self, desk: Desk, hub: ChatwootHub, gateway: StripeGateway, shapes: Shapes
    ) -> None:
        self.desk = desk
        self.store = desk.tools.ledger.store
        self.hub = hub
        self.gateway = gateway
        self.shapes = shapes
        self.answer = b"{}"
        self.status = 200
        self._canaries = _CANARY
        self.cases: dict[str, Case] = {
            "hub lists": self.hub_lists,
            "hub answers": self.hub_answers,
            "cable frames": self.cable_frames,
            "stripe feed": self.stripe_feed,
            "stripe answers": self.stripe_answers,
            "settings file": self.settings_file,
            "arguments": self.arguments,
            "enqueue file": self.enqueue_file,
        }

    async def run(self, name: str, seed: int) -> None:
        """Run one case. Raises `Broken`, or whatever the desk let through."""
        begun = time.monotonic()
        async with asyncio.timeout(30):
            await self.cases[name](random.Random(f"{name}:{seed}"))
        took = time.monotonic() - begun
        if took > SLOWEST_S:
            raise Broken(f"it took {took:.1f} s")

    @property
    def set_aside(self) -> int:
        """Items that the adapters counted as unreadable so far."""
        return self.hub.set_aside + self.gateway.set_aside

    # --- the hub

    async def hub_lists(self, rng: random.Random) -> None:
        """One bent item between two good ones, in each of the lists."""
        kind = rng.choice(("conversation", "message", "contact", "inbox"))
        bad = bent(self.shapes.one(kind, rng), rng)
        first, last = self._canary(kind), self._canary(kind)
        whole = [first, bad, last]
        self.says({"payload": whole, "data": {"payload": whole}, "meta": {}})
        wanted = {first["id"], last["id"]}
        if kind == "conversation":
            page = await self.hub.conversations(1)
            self.there(wanted, {one.conversation_id for one in page.conversations})
            await self._save(page.conversations, page.contacts, page.messages)
        elif kind == "message":
            messages = await self.hub.messages(first["conversation_id"])
            self.there(wanted, {one.message_id for one in messages})
            await self._save(messages=messages)
        elif kind == "contact":
            contacts = await self.hub.contacts("x")
            self.there(wanted, {one.contact_id for one in contacts})
            await self._save(contacts=contacts)
        else:
            self.there(wanted, {one.inbox_id for one in await self.hub.inboxes()})

    async def hub_answers(self, rng: random.Random) -> None:
        """A whole answer bent, torn, or with an error's status."""
        hub = self.hub
        kind, call = rng.choice(
            (
                ("profile", hub.profile),
                ("conversation", lambda: hub.conversation(12)),
                ("conversation", lambda: hub.conversations(1)),
                ("message", lambda: hub.messages(12)),
                ("message", lambda: hub.send(12, "Hello", client_ref="ref")),
                ("message", lambda: hub.search_messages("x")),
                ("contact", lambda: hub.contact(19)),
                ("contact", lambda: hub.contacts("x")),
                ("contact", lambda: hub.contact_details(19)),
                ("contact", lambda: hub.contact_notes(19)),
                ("conversation", lambda: hub.contact_conversations(19)),
                ("inbox", hub.inboxes),
                ("conversation", lambda: hub.conversations_at(5, "+31612345678")),
                ("conversation", lambda: _opened(hub)),
                ("contact", lambda: hub.create_contact(Caller(phone="+31612345678"))),
            )
        )
        item = self.shapes.one(kind, rng)
        whole = rng.choice(
            (
                item,
                {"payload": item},
                {"payload": [item, item]},
                {"data": {"payload": [item]}, "meta": {}},
                {"payload": {"messages": [item]}},
                {"error": "no", "message": item},
            )
        )
        data = encoded(bent(whole, rng))
        self.answer = torn(data, rng) if rng.random() < 0.25 else data
        self.status = rng.choice((200, 200, 200, 200, 302, 400, 401, 404, 422, 429, 500, 503))
        try:
            await call()
        except ChannelError as error:
            _told(error.message)

    async def cable_frames(self, rng: random.Random) -> None:
        """A frame of the socket, and what it does to the cache."""
        kind = rng.choice(("conversation", "message", "contact", "typing"))
        data: Json = {"conversation": {"id": 12}, "user": {"id": 19, "name": "Sanne"}}
        if kind != "typing":
            data = self.shapes.one(kind, rng)
        event = rng.choice(_EVENTS[kind])
        frame = bent({"identifier": "{}", "message": {"event": event, "data": data}}, rng)
        raw = encoded(frame)
        raw = torn(raw, rng) if rng.random() < 0.2 else raw
        found = cable.read_frame(raw)
        event_found: LiveEvent | None = None
        if found is not None and "type" not in found:
            try:
                event_found = cable.live_event(
                    chatwoot_wire.mapping(found.get("message"), "message")
                )
            except chatwoot_wire.Unreadable:
                return
        if event_found is None:
            return
        await self._save(
            [event_found.conversation] if event_found.conversation else (),
            [event_found.contact] if event_found.contact else (),
            [event_found.message] if event_found.message else (),
        )

    # --- Stripe

    async def stripe_feed(self, rng: random.Random) -> None:
        """One bent event among good ones: what the good ones say is in the journal's words."""
        good = [self._paid_event(), self._paid_event()]
        bad = bent(self._event(rng), rng)
        at = rng.randrange(3)
        self.says({"object": "list", "data": [*good[:at], bad, *good[at:]], "has_more": False})
        page = await self.gateway.feed(_NOW - 120, frozenset())
        told = {fact.event_id for fact in page.facts}
        self.there({event["id"] for event in good}, told)
        await self._record(page.facts)

    async def stripe_answers(self, rng: random.Random) -> None:
        """A whole answer bent, torn, or with an error's status."""
        gateway = self.gateway
        kind, call = rng.choice(
            (
                ("session", self._create),
                ("session", lambda: gateway.link("cs_1")),
                ("session", lambda: gateway.expire_link("cs_1", idempotency_key="k")),
                ("session", lambda: gateway.links_since(0.0)),
                ("intent", lambda: gateway.payment_method("pi_1")),
                ("event", lambda: gateway.feed(0.0, frozenset())),
                ("refund", self._refund),
                ("refund", lambda: gateway.refunds("pi_1")),
                ("session", gateway.probe),
            )
        )
        item = self.shapes.one(kind, rng)
        whole = rng.choice(
            (
                item,
                {"object": "list", "data": [item], "has_more": False},
                {"error": {"type": "card_error", "code": "x", "message": "No.", "param": "y"}},
            )
        )
        data = encoded(bent(whole, rng))
        self.answer = torn(data, rng) if rng.random() < 0.25 else data
        self.status = rng.choice((200, 200, 200, 200, 302, 400, 401, 402, 403, 404, 409, 429, 500))
        try:
            result = await call()
        except GatewayError as error:
            _told(error.message)
            return
        found = result if isinstance(result, list) else [result]
        for link in [one for one in found if isinstance(one, Link)]:
            is_genuine(link.url, gateway.capabilities.link_hosts)
            await self._keep_link(link)
        refunds = [one for one in found if isinstance(one, PaymentFact)]
        drafts = [refund_draft(one, "q", 1, 12, provider="stripe") for one in refunds]
        await self.desk.tools.ledger.record(drafts)
        await self.store.ladders(["q"])

    # --- what people write by hand

    async def settings_file(self, rng: random.Random) -> None:
        """The settings file, with keys and values that nobody should write."""
        lines = _SETTINGS.splitlines()
        how = rng.random()
        if how < 0.5:
            name = rng.choice([*(line.split(" = ")[0] for line in lines), "hub_token", "x", '"'])
            value = odd(rng)
            lines[rng.randrange(len(lines))] = f"{name} = {json.dumps(value)}"
            data = "\n".join(lines).encode(errors="surrogatepass")
        elif how < 0.6:
            data = b"x = " + b"[" * rng.choice((10, 400, 5_000))
        else:
            data = torn(_SETTINGS.encode(), rng)
        folder = self.desk_folder / "settings"
        folder.mkdir(exist_ok=True)
        (folder / "settings.toml").write_bytes(data)
        _loaded({"data_dir": str(folder)}, {})

    async def arguments(self, rng: random.Random) -> None:
        """Addresses, numbers and names by the environment and the command line."""
        environment = dict(_ENVIRONMENT)
        for _ in range(rng.choice((1, 2, 4))):
            environment[rng.choice(list(environment))] = _word(rng)
        given: dict[str, Any] = {"data_dir": str(self.desk_folder / "none")}
        if rng.random() < 0.4:
            given[rng.choice(("data_dir", "language", "theme"))] = _word(rng)
        _loaded(given, environment)
        is_genuine(_word(rng), self.gateway.capabilities.link_hosts)

    async def enqueue_file(self, rng: random.Random) -> None:
        """A file with a bent line: everything is written, or nothing with a reason."""
        mark = f"{rng.random()}"
        lines = [self._own(line, mark) for line in _ENQUEUE]
        at = rng.randrange(len(lines))
        texts = [json.dumps(line) for line in lines]
        texts[at] = json.dumps(bent(lines[at], rng))
        if rng.random() < 0.15:
            texts[at] = torn(texts[at].encode(), rng).decode(errors="replace")
        before = await self.store.job_counts()
        try:
            await enqueue(self.desk, "\n".join(texts))
        except EnqueueError as error:
            _told(str(error))
            if await self.store.job_counts() != before:
                raise Broken("a refused file wrote something") from error

    # --- helpers

    def _own(self, line: Json, mark: str) -> Json:
        own = {**copy.deepcopy(line), "client_id": line["client_id"] + mark}
        return {**own, "quote": "l" + mark} if "quote" in own else own

    @property
    def desk_folder(self) -> Path:
        """Where this run writes."""
        return self.store.folder

    def says(self, whole: Json) -> None:
        """Every request is answered with this from now on."""
        self.answer, self.status = encoded(whole), 200

    @staticmethod
    def there(wanted: set[Any], found: set[Any]) -> None:
        """Raise `Broken` unless all that was wanted was found."""
        if not wanted <= found:
            raise Broken(f"good neighbours were lost: {wanted - found}")

    def _canary(self, kind: str) -> Json:
        item = copy.deepcopy(self.shapes.recorded[kind][0])
        self._canaries += 1
        item["id"] = self._canaries
        for message in item.get("messages", ()):
            message["conversation_id"] = self._canaries
        return item

    def _event(self, rng: random.Random) -> Json:
        if rng.random() < 0.6:
            return self.shapes.one("event", rng)
        kind, types = rng.choice(
            (
                ("refund", ("refund.created", "refund.updated", "refund.failed")),
                ("dispute", ("charge.dispute.created", "charge.dispute.closed")),
                ("charge", ("charge.refunded",)),
                ("intent", ("payment_intent.succeeded", "payment_intent.payment_failed")),
                ("session", ("checkout.session.completed", "checkout.session.expired")),
            )
        )
        if kind not in self.shapes.recorded and (
            found := self.shapes.recorded["refund"]
        ):  # without the documents a dispute looks much like a refund
            item = found[0]
        else:
            item = self.shapes.one(kind, rng)
        return {
            "id": f"evt_{rng.random()}",
            "object": "event",
            "type": rng.choice(types),
            "created": _NOW,
            "data": {"object": item},
            "request": {"id": "req_1"},
        }

    def _paid_event(self) -> Json:
        self._canaries += 1
        number = self._canaries
        session = {
            **self.shapes.recorded["session"][0],
            "id": f"cs_{number}",
            "payment_status": "paid",
            "status": "complete",
            "payment_intent": f"pi_{number}",
        }
        return {
            "id": f"evt_good_{number}",
            "object": "event",
            "type": "checkout.session.completed",
            "created": _NOW,
            "data": {"object": session},
        }

    async def _create(self) -> Link:
        request = LinkRequest(
            "key",
            (("Fare difference", Money(18600, "EUR"), 1),),
            _NOW + 3600,
            "en",
            "ref",
            {"desk_quote": "q"},
            "https://air.example/paid",
        )
        return await self.gateway.create_link(request)

    async def _refund(self) -> PaymentFact:
        request = RefundRequest("key", "pi_1", Money(6800, "EUR"), "", {"desk_quote": "q"})
        return await self.gateway.refund(request)

    async def _save(
        self,
        conversations: Any = (),
        contacts: Any = (),
        messages: Any = (),
    ) -> None:
        """Into the cache as the services do it, and out again as the window does."""
        whole = [one for one in conversations if isinstance(one, Conversation)]
        people = [one for one in contacts if isinstance(one, Contact)]
        said = read_at_once([one for one in messages if isinstance(one, Message)])
        await self.store.save_conversations(whole, people, said)
        ids = [one.conversation_id for one in whole]
        rows = await self.store.inbox_rows(ids)
        if missing := set(ids) - set(rows):
            raise Broken(f"read, and not stored: {missing}")
        for one in whole[:3]:
            await self.desk.thread(one.conversation_id)
        if said:
            await self.store.search(said[0].text[:40])

    async def _record(self, facts: tuple[PaymentFact, ...]) -> None:
        joined = await join(self.store, facts, "stripe")
        entries = await self.desk.tools.ledger.record(joined.drafts, marks=joined.marks)
        await self.store.ladders([entry.quote_id for entry in entries])

    async def _keep_link(self, link: Link) -> None:
        quote_id = link.metadata.get("desk_quote", "")
        if quote_id:
            draft = link_created_fact(
                link,
                quote_id,
                number(link.metadata, "desk_generation"),
                number(link.metadata, "desk_conversation"),
                provider="stripe",
                ours=True,
            )
            await self.desk.tools.ledger.record([draft])


_EVENTS = {
    "conversation": ("conversation.created", "conversation.updated", "assignee.changed"),
    "message": ("message.created", "message.updated", "first.reply.created"),
    "contact": ("contact.created", "contact.updated"),
    "typing": ("conversation.typing_on", "conversation.typing_off"),
}


async def _opened(hub: ChatwootHub) -> object:
    return await hub.open_conversation(5, 19, "+31612345678", client_ref="ref", assignee_id=7)


def _word(rng: random.Random) -> str:
    if rng.random() < 0.3:
        good = rng.choice(list(_ENVIRONMENT.values()))
        at = rng.randrange(len(good) + 1)
        return good[:at] + rng.choice(WORDS)[:200] + good[at:]
    value = odd(rng)
    return value if isinstance(value, str) else str(value)[:3000]


def _told(text: str) -> None:
    if not text.strip():
        raise Broken("an error without a word to the person")


def _loaded(arguments: dict[str, Any], environment: dict[str, str]) -> Settings | None:
    try:
        return load(arguments, environment)
    except SettingsError as error:
        _told(str(error))
        return None


@asynccontextmanager
async def wires(folder: Path, shapes: Shapes) -> AsyncIterator[Wires]:
    """The wires of a desk in `folder`. Nothing leaves this process."""
    clock = Clock()
    found: list[Wires] = []

    async def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(found[0].status, content=found[0].answer, request=request)

    budget = ReadBudget()
    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http:
        hub = ChatwootHub("https://hub.example", "token", _ACCOUNT, http=http, clock=clock)
        gateway = StripeGateway("rk_test_fuzz", http=http, clock=clock, budget=budget)
        desk = Desk(
            store=await Store.open(folder, key=None, now=clock.now),
            hub=hub,
            gateway=gateway,
            clock=clock,
            profile=Profile("fuzz", _ACCOUNT, 0, "stripe:fuzz"),
            budget=budget,
            success_url="https://air.example/paid",
            sandbox=True,
        )
        await desk.prepare()
        # The world's phone numbers take a while to load, for which no case is to blame.
        contact_edit.checked(ContactEdit(phone="+31612345678"))
        found.append(Wires(desk, hub, gateway, shapes))
        try:
            yield found[0]
        finally:
            await desk.stop()
