"""The rows of the fault table: each call that the desk makes, pressed for as an agent presses.

A row prepares a conversation, begins its action, knows when it has ended well, and counts its
effect outside.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from desktop.models.job import Job
from desktop.models.ladder import Stage
from desktop.models.quote import Quote
from desktop.models.ticket import TicketNumber
from desktop.services.health.service_health import Service
from tests.services.desk_world import World

_TICKET = "074-2345678901"


@dataclass
class Case:
    """What a cell works on. `job` is what was pressed, where it is a job."""

    conversation: int
    quote: Quote | None = None
    job: Job | None = None
    session: str = ""

    @property
    def quote_id(self) -> str:
        """The quote's id."""
        assert self.quote is not None
        return self.quote.quote_id


class Call(ABC):
    """One row. `pattern` finds the call among the desk's requests (`{}`: the conversation)."""

    name: ClassVar[str]
    service: ClassVar[Service]
    pattern: ClassVar[str]
    once: ClassVar[int] = 1
    """How often the effect must have happened in the end."""

    async def prepare(self, world: World) -> Case:
        """What stands before the agent presses."""
        return Case(await world.new_customer())

    @abstractmethod
    async def press(self, world: World, case: Case) -> None:
        """What the agent or the customer does."""

    async def is_well(self, world: World, case: Case) -> bool:
        """Whether it has come to its good end, as far as the desk shows."""
        job = case.job and await world.store.job(case.job.job_id)
        return bool(job and job.state.is_over)

    @abstractmethod
    def effects(self, world: World, case: Case) -> int:
        """How often it really happened."""


class CreateLink(Call):
    name, service = "create a link", Service.PSP
    pattern = r"^POST /v1/checkout/sessions$"

    async def press(self, world: World, case: Case) -> None:
        case.quote = await world.quote(case.conversation)
        case.job = await world.desk.send_link(case.quote)

    def effects(self, world: World, case: Case) -> int:
        return len(world.sessions_of(case.conversation))


class LookForLinks(CreateLink):
    name, service = "look for other links", Service.PSP
    pattern = r"^GET /v1/checkout/sessions\?"


class SendLinkMessage(CreateLink):
    name, service = "send a link's message", Service.HUB
    pattern = r"^POST .*/conversations/{}/messages$"

    def effects(self, world: World, case: Case) -> int:
        return len(world.sent_in(case.conversation))


class SendReply(Call):
    name, service = "send a reply", Service.HUB
    pattern = r"^POST .*/conversations/{}/messages$"

    async def press(self, world: World, case: Case) -> None:
        case.job = await world.desk.reply(case.conversation, "We are looking into it.")

    def effects(self, world: World, case: Case) -> int:
        return len(world.sent_in(case.conversation))


class SendFile(SendReply):
    """A reply that carries a picture of several pieces: it counts where it came whole."""

    name = "send a reply with a file"
    _PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 2_500

    async def press(self, world: World, case: Case) -> None:
        file = await world.desk.attachments.attach(case.conversation, self._PICTURE, "seats.png")
        case.job = await world.desk.reply(case.conversation, "Your seats.", [file])

    def effects(self, world: World, case: Case) -> int:
        whole = sha256(self._PICTURE).hexdigest()
        sent = world.sent_in(case.conversation)
        return sum([file["sha256"] for file in one["files"]] == [whole] for one in sent)


class LookForMessage(SendReply):
    """After a POST without an answer, which never arrived, the desk reads what stands there."""

    name, service = "look for a message in doubt", Service.HUB
    pattern = r"^GET .*/conversations/{}/messages"

    async def prepare(self, world: World) -> Case:
        case = await super().prepare(world)
        world.sandbox.fault(
            f"re:^POST .*/conversations/{case.conversation}/messages$", "drop_before"
        )
        return case


class _OfALink(Call):
    async def prepare(self, world: World) -> Case:
        case = await super().prepare(world)
        case.quote = await world.quote(case.conversation)
        case.job = await world.ends(await world.desk.send_link(case.quote))
        case.session = world.sessions_of(case.conversation)[0]["id"]
        return case


class CancelLink(_OfALink):
    name, service = "cancel a link", Service.PSP
    pattern = r"^POST /v1/checkout/sessions/[^/]+/expire$"

    async def press(self, world: World, case: Case) -> None:
        case.job = await world.desk.cancel_link(case.quote_id)

    def effects(self, world: World, case: Case) -> int:
        return sum(one["status"] == "expired" for one in world.sessions_of(case.conversation))


class TellCustomer(_OfALink):
    name, service = "tell the customer", Service.HUB
    pattern = r"^POST .*/conversations/{}/messages$"

    async def prepare(self, world: World) -> Case:
        case = await super().prepare(world)
        world.sandbox.pay(case.session)
        await world.desk.check_now(case.quote_id)
        await world.comes_to(case.quote_id, Stage.PAID)
        return case

    async def press(self, world: World, case: Case) -> None:
        numbers = [TicketNumber.parse(_TICKET)]
        case.job = await world.desk.issue_ticket(case.quote_id, numbers)

    def effects(self, world: World, case: Case) -> int:
        return sum(_TICKET in one["content"] for one in world.sent_in(case.conversation))


class Refund(_OfALink):
    name, service = "refund a payment", Service.PSP
    pattern = r"^POST /v1/refunds$"
    _PART = 6800

    async def prepare(self, world: World) -> Case:
        case = await super().prepare(world)
        world.sandbox.pay(case.session)
        await world.desk.check_now(case.quote_id)
        await world.comes_to(case.quote_id, Stage.PAID)
        return case

    async def press(self, world: World, case: Case) -> None:
        case.job = await world.desk.refund(case.quote_id, self._PART)

    def effects(self, world: World, case: Case) -> int:
        return sum(
            one["metadata"].get("desk_quote") == case.quote_id and one["amount"] == self._PART
            for one in world.sandbox.effects()["refunds"]
        )


class LookForRefunds(Refund):
    name, service = "look for other refunds", Service.PSP
    pattern = r"^GET /v1/refunds\?"


class Resolve(Call):
    name, service = "resolve a conversation", Service.HUB
    pattern = r"^POST .*/conversations/{}/toggle_status$"

    async def press(self, world: World, case: Case) -> None:
        case.job = await world.desk.resolve(case.conversation)

    def effects(self, world: World, case: Case) -> int:
        changes = world.sandbox.effects()["statuses"]
        return sum(one["conversation_id"] == case.conversation for one in changes)


class ReadBack(Resolve):
    name, service = "read a conversation back", Service.HUB
    pattern = r"^GET .*/conversations/{}$"


class ReadPayments(_OfALink):
    """The event feed: a payment that happened once is shown once, however late."""

    name, service = "read the payments", Service.PSP
    pattern = r"^GET /v1/events"

    async def press(self, world: World, case: Case) -> None:
        case.job = None
        world.sandbox.pay(case.session)

    async def is_well(self, world: World, case: Case) -> bool:
        ladder = await world.ladder(case.quote_id)
        return bool(ladder and ladder.stage is Stage.PAID and ladder.paid == 18600)

    def effects(self, world: World, case: Case) -> int:
        paid = [
            one for one in world.sessions_of(case.conversation) if one["payment_status"] == "paid"
        ]
        return len(paid)


class CheckLink(ReadPayments):
    name, service = "check one link now", Service.PSP
    pattern = r"^GET /v1/checkout/sessions/cs_"

    async def press(self, world: World, case: Case) -> None:
        await super().press(world, case)
        await world.desk.check_now(case.quote_id)


class ReadMethod(ReadPayments):
    name, service = "read how it was paid", Service.PSP
    pattern = r"^GET /v1/payment_intents/"


class ReadInbox(Call):
    """The inbox's catching up: what the customer wrote while it failed comes in once."""

    name, service = "read the inbox", Service.HUB
    pattern = r"^GET .*/conversations(/\d+/messages)?\?"
    _WORDS = "Are you still there?"

    async def press(self, world: World, case: Case) -> None:
        world.sandbox.fault("", "socket_cut", delay_s=0.0)
        world.sandbox.say(case.conversation, self._WORDS)

    async def is_well(self, world: World, case: Case) -> bool:
        await world.desk.open_conversation(case.conversation)
        return self.effects(world, case) == 1 and await self._shown(world, case) == 1

    async def _shown(self, world: World, case: Case) -> int:
        thread = await world.desk.thread(case.conversation)
        return sum(one.text == self._WORDS for one in thread.messages)

    def effects(self, world: World, case: Case) -> int:
        messages = world.sandbox.messages_in(case.conversation)
        return sum(one["content"] == self._WORDS for one in messages)


CALLS: tuple[Call, ...] = (
    CreateLink(),
    LookForLinks(),
    SendLinkMessage(),
    SendReply(),
    SendFile(),
    LookForMessage(),
    CancelLink(),
    TellCustomer(),
    Refund(),
    LookForRefunds(),
    Resolve(),
    ReadBack(),
    ReadPayments(),
    CheckLink(),
    ReadMethod(),
    ReadInbox(),
)
