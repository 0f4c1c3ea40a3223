"""Mixed work for a campaign, and mixed trouble: all drawn from one seeded generator."""

import json
import random
from pathlib import Path
from typing import Any

from desktop.services.unattended.named_quotes import offered_id_of, quote_id_of
from tests.sandbox_process import Sandbox

CREATE = "re:^POST /v1/checkout/sessions$"
EXPIRE = "re:^POST /v1/checkout/sessions/.*/expire$"
POST = "re:^POST .*/messages$"
SNOOZED = {"status": "snoozed", "until": None}
"""A change: put away until the customer writes."""
_CHANGES: tuple[dict[str, Any], ...] = (
    SNOOZED,
    {"priority": "urgent"},
    {"priority": ""},
    {"assign": 7},
    {"assign": 8},
    {"assign": None},
    {"add": ["vip"], "remove": []},
    {"add": ["refund"], "remove": ["vip"]},
)
"""What is asked of a conversation. 7 is the desk's agent at the sandbox's hub, 8 a colleague."""
_PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 1100
"""It is more than one piece on this desk."""
STATUS = "re:^POST .*/toggle_status$"
CHANGE = "re:^POST .*/(labels|assignments|toggle_priority)$"
LABELS = "re:^GET .*/conversations/[0-9]+/labels$"
NOTE = "re:^POST .*/contacts/[0-9]+/notes$"
NOTES = "re:^GET .*/contacts/[0-9]+/notes$"
CONTACT = "re:^PUT .*/contacts/[0-9]+$"
OPEN = "re:^POST .*/conversations$"
CALLER = "re:^POST .*/contacts$"
THERE = "re:^GET .*/conversations\\?.*source_id="
FEED = "GET /v1/events"
LIST = "GET /v1/checkout/sessions"
REFUND = "re:^POST /v1/refunds$"
REFUNDS = "GET /v1/refunds"

_TROUBLE: dict[str, tuple[str, ...]] = {
    CREATE: (
        *("drop_after", "drop_before", "half_answer", "wrong_shape", "500_after_effect"),
        *("500", "429", "409", "502", "slow", "late_effect"),
    ),
    POST: ("drop_after", "half_answer", "wrong_shape", "500_after_effect", "429", "slow", "502"),
    EXPIRE: ("drop_after", "drop_before", "500_after_effect", "500", "409", "429", "502", "slow"),
    STATUS: ("drop_after", "drop_before", "500", "502", "429", "slow"),
    CHANGE: ("drop_after", "drop_before", "500_after_effect", "500", "502", "429", "slow"),
    LABELS: ("500", "429", "drop_before", "half_answer", "wrong_shape"),
    NOTE: ("drop_after", "half_answer", "wrong_shape", "500_after_effect", "429", "slow", "502"),
    NOTES: ("500", "429", "drop_before", "half_answer", "wrong_shape"),
    OPEN: ("drop_after", "half_answer", "wrong_shape", "500_after_effect", "429", "slow", "502"),
    CALLER: ("drop_after", "drop_before", "500_after_effect", "500", "429", "502", "slow"),
    THERE: ("500", "429", "drop_before", "half_answer", "wrong_shape"),
    CONTACT: ("drop_after", "drop_before", "500_after_effect", "500", "429", "502", "slow"),
    FEED: ("500", "429", "drop_after", "half_answer", "wrong_shape", "502", "slow"),
    LIST: ("500", "429", "drop_before", "half_answer", "wrong_shape"),
    REFUND: (
        *("drop_after", "drop_before", "half_answer", "wrong_shape", "500_after_effect"),
        *("500", "429", "409", "502", "slow", "late_effect"),
    ),
    REFUNDS: ("500", "429", "drop_before", "half_answer", "wrong_shape"),
}
_TRIP: dict[str, Any] = {"from": "AMS", "to": "BCN", "whose_change": "customer"}
_BOOKINGS: tuple[dict[str, Any], ...] = (
    {},
    {"booking": "K7Q2MX", "verified": "Booking code and full name"},
    {"booking": "K7Q2MX", "verified": {"skipped_because": "known by voice"}},
)
"""On a booking a line says how its customer was verified."""
_WRITTEN = ("note", "contact_note")
_AT_THE_WORLD = ("events_duplicate", "events_late", "socket_cut")
LATEST_S = 3.0
"""The longest after its request that an effect happens here."""


def picture(name: str) -> bytes:
    """The picture that a reply carries under this name: each has its own."""
    return _PICTURE + name.encode()


class Mix:
    """What a desk is asked to do. `asked` are the lines by client_id, as they went into files."""

    def __init__(self, rng: random.Random, sandbox: Sandbox, folder: Path) -> None:
        self._rng = rng
        self._sandbox = sandbox
        self._folder = folder
        self._number = 0
        self._links: dict[str, int] = {}
        self._cancelled: set[str] = set()
        self._ticketed: set[str] = set()
        self._refunded: set[str] = set()
        self._elsewhere: set[str] = set()
        self._prices: dict[str, int] = {}
        self._offers: dict[str, int] = {}
        """Conversations by offer."""
        self._quotes: dict[str, str] = {}
        """Quote ids by what a line calls them."""
        self._talks: list[int] = [sandbox.ask() for _ in range(6)]
        self.asked: dict[str, dict[str, Any]] = {}

    def batch(self) -> Path:
        """Draw a few jobs of every kind and write them to a file for `enqueue`."""
        rng = self._rng
        lines = [self._link() for _ in range(rng.randint(1, 3))]
        lines += [self._reply() for _ in range(rng.randint(1, 3))]
        if rng.random() < 0.4:
            lines.append(self._line("resolve", rng.choice(self._talks)))
        if rng.random() < 0.6:
            talk = rng.choice(self._talks)
            for change in rng.sample(_CHANGES, rng.randint(1, 3)):
                lines.append(self._line("change", talk, change=change))
        lines += [self._written(kind) for kind in _WRITTEN if rng.random() < 0.5]
        if rng.random() < 0.4:
            lines.append(self._reply() | {"files": [self._picture()]})
        if rng.random() < 0.4:
            lines.append(self._edit())
        if rng.random() < 0.4:
            lines.append(self._opening())
        if rng.random() < 0.5:
            lines.append(self._offer())
        rng.shuffle(lines)
        open_links = sorted(self._links.keys() - self._cancelled - self._ticketed - self._elsewhere)
        if open_links and rng.random() < 0.6:
            lines.append(self._cancel(rng.choice(open_links)))
        if open_links and rng.random() < 0.6:
            lines += self._more_of(rng.choice(open_links))
        lines += self._of_offers() + self._marks() + self._tickets()
        lines += self._refunds()
        self.asked |= {line["client_id"]: line for line in lines}
        path = self._folder / f"batch-{self._number}.jsonl"
        path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        return path

    def trouble(self) -> None:
        """Arm a few faults at the sandbox."""
        rng = self._rng
        for _ in range(rng.randint(0, 3)):
            if rng.random() < 0.15:
                kind = rng.choice(_AT_THE_WORLD)
                self._sandbox.fault("", kind, times=3, delay_s=rng.uniform(0.5, LATEST_S))
                continue
            call = rng.choice(sorted(_TROUBLE))
            self._sandbox.fault(
                call,
                rng.choice(_TROUBLE[call]),
                times=rng.choice((1, 1, 2)),
                delay_s=rng.uniform(0.3, LATEST_S),
            )

    def pay_some(self) -> None:
        """Some customers pay, or try to."""
        for session in self._sandbox.effects()["sessions"]:
            if session["status"] == "open" and self._rng.random() < 0.25:
                outcome = self._rng.choice(("paid", "paid", "declined:insufficient_funds"))
                self._sandbox.pay(session["id"], "card", outcome)

    def _line(self, kind: str, conversation: int, **more: Any) -> dict[str, Any]:
        self._number += 1
        client_id = f"{kind}-{self._number}"
        return {"kind": kind, "client_id": client_id, "conversation": conversation, **more}

    def _link(self) -> dict[str, Any]:
        conversation = self._sandbox.ask()
        self._talks.append(conversation)
        line = self._line(
            "send_link",
            conversation,
            **self._trip(),
            language=self._rng.choice(("nl", "en", "de", "xx")),
            passengers=["Ana Sousa"],
            lines=[{"kind": "fare_difference", "amount": self._rng.randint(1000, 30000)}],
        )
        self._links[line["client_id"]] = conversation
        self._quotes[line["client_id"]] = quote_id_of(line["client_id"], conversation)
        self._prices[line["client_id"]] = line["lines"][0]["amount"]
        return line

    def _trip(self) -> dict[str, Any]:
        return _TRIP | self._rng.choice(_BOOKINGS)

    def _offer(self) -> dict[str, Any]:
        """Two or three ways to fly, in one message."""
        conversation = self._roomy()
        self._talks.append(conversation)
        prices = [self._rng.randint(1000, 30000) for _ in range(self._rng.randint(2, 3))]
        ways = [_TRIP | {"lines": [{"kind": "fare_difference", "amount": one}]} for one in prices]
        line = self._line("offer", conversation, alternatives=ways)
        offer = line["client_id"]
        self._offers[offer] = conversation
        for place, price in enumerate(prices):
            name = f"{offer}#{place + 1}"
            self._quotes[name] = offered_id_of(offer, conversation, place)
            self._prices[name] = price
        return line

    def _roomy(self) -> int:
        """A customer on a channel that takes three links in one message."""
        while True:
            conversation = self._sandbox.ask()
            meta = self._sandbox.hub("GET", f"/conversations/{conversation}").json()["meta"]
            if any(one in meta["channel"] for one in ("Whatsapp", "Twitter", "Telegram")):
                return conversation

    def _reply(self) -> dict[str, Any]:
        line = self._line("reply", self._rng.choice(self._talks))
        return line | {"text": f"We are looking into it ({line['client_id']})."}

    def _written(self, kind: str) -> dict[str, Any]:
        """Words that only colleagues read."""
        line = self._line(kind, self._rng.choice(self._talks))
        return line | {"text": f"He calls at nine ({line['client_id']})."}

    def _edit(self) -> dict[str, Any]:
        """Another name of a customer, or another number as well."""
        line = self._line("contact_edit", self._rng.choice(self._talks))
        more = {"phone": f"+3162018{self._number:04}"} if self._rng.random() < 0.5 else {}
        return line | {"name": f"Ada Byron {self._number}"} | more

    def _opening(self) -> dict[str, Any]:
        """A conversation by e-mail with a customer, or by SMS with a caller nobody knows."""
        if self._rng.random() < 0.5:
            line = self._line("open", 0, inbox=5, caller={"name": f"Ada {self._number}"})
            del line["conversation"]
            return line | {"address": f"+3161{self._number:07}"}
        conversation = self._rng.choice(self._talks)
        meta = self._sandbox.hub("GET", f"/conversations/{conversation}").json()["meta"]
        address = meta["sender"]["email"]
        return self._line("open", conversation, inbox=4, address=address)

    def _picture(self) -> str:
        """A picture of its own, in the folder of the file of lines."""
        name = f"seats-{self._number}.png"
        (self._folder / name).write_bytes(picture(name))
        return name

    def _cancel(self, link: str) -> dict[str, Any]:
        self._cancelled.add(link)
        return self._line("cancel", self._conversation_of(link), quote=link)

    def _more_of(self, link: str) -> list[dict[str, Any]]:
        """More about a link that was sent: again, a reminder, or another in its place."""
        kind = self._rng.choice(("remind", "resend", "renews", "replaces"))
        if kind in ("remind", "resend"):
            return [self._line(kind, self._links[link], quote=link)]
        line = self._line("send_link", self._links[link], **{kind: link})
        if kind == "replaces":
            line |= self._trip() | {"passengers": ["Ana Sousa"]}
            line["lines"] = [{"kind": "fare_difference", "amount": self._prices[link] + 500}]
        return [line]

    def _conversation_of(self, link: str) -> int:
        return self._links.get(link) or self._offers[link.partition("#")[0]]

    def _paid(self) -> set[str]:
        """The quotes that were paid by their links, as the world knows it."""
        return {
            one["metadata"]["desk_quote"]
            for one in self._sandbox.effects()["sessions"]
            if one["payment_status"] == "paid"
        }

    def _of_offers(self) -> list[dict[str, Any]]:
        """The customer decides against one of the alternatives."""
        rng = self._rng
        named = sorted(one for one in self._quotes if "#" in one)
        known = [one for one in named if one not in self._cancelled | self._elsewhere]
        return [self._cancel(rng.choice(known))] if known and rng.random() < 0.25 else []

    def _marks(self) -> list[dict[str, Any]]:
        """Somebody paid at the counter, who may be paying by the link at the same time."""
        rng, paid = self._rng, self._paid()
        # Where one alternative was taken back before it was made, the others are drafts again.
        unmade = {one.partition("#")[0] for one in self._cancelled | self._elsewhere if "#" in one}
        free = sorted(
            name
            for name, quote in self._quotes.items()
            if quote not in paid
            and name not in self._elsewhere | self._ticketed
            and name.partition("#")[0] not in unmade
        )
        if not free or rng.random() < 0.5:
            return []
        name = rng.choice(free)
        self._elsewhere.add(name)
        by = rng.choice(("counter", "phone", "transfer", "voucher"))
        line = self._line("paid_elsewhere", self._conversation_of(name), quote=name, by=by)
        return [line | {"reference": f"R-{self._number}"}]

    def _tickets(self) -> list[dict[str, Any]]:
        """Of each link that was paid, and of the first alternative that was."""
        paid, due = self._paid(), list[str]()
        had = {one.partition("#")[0] for one in self._ticketed}
        for name, quote in self._quotes.items():
            if quote in paid and name.partition("#")[0] not in had:
                due.append(name)
                had.add(name.partition("#")[0])
        self._ticketed.update(due)
        return [
            self._line(
                "ticket_told",
                self._conversation_of(name),
                quote=name,
                tickets=[f"074-{2345678901 + self._number}"],
            )
            for name in due
        ]

    def _refunds(self) -> list[dict[str, Any]]:
        """Of what is paid and ticketed: all, a part, or two parts of which one waits."""
        lines: list[dict[str, Any]] = []
        for link in sorted(self._ticketed - self._refunded):
            draw = self._rng.random()
            if draw > 0.7:
                continue
            self._refunded.add(link)
            part = self._rng.randint(1, self._prices[link] // 2)
            amounts = [None] if draw < 0.3 else [part] if draw < 0.5 else [part, part]
            for amount in amounts:
                reason = self._rng.choice(("requested_by_customer", "duplicate"))
                line = self._line("refund", self._conversation_of(link), quote=link, reason=reason)
                lines.append(line if amount is None else line | {"amount": amount})
        return lines
