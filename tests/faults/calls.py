"""The rows of the fault table: each call that the desk makes, pressed for as an agent presses.

A row prepares a conversation, begins its action, knows when it has ended well, and counts its
effect outside.
"""

import asyncio
from abc import ABC, abstractmethod
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, ClassVar

from desktop.models import conversation_change
from desktop.models.customer import ContactEdit
from desktop.models.elsewhere import PaidBy
from desktop.models.hub_words import Channel
from desktop.models.job import Job, JobKind, JobState
from desktop.models.quote import Quote
from desktop.models.reach import Caller, Reach
from desktop.models.refund import GivenBy
from desktop.models.stage import Stage
from desktop.models.ticket import TicketNumber
from desktop.services.health.service_health import Service
from tests.services.desk_world import World
from tests.services.test_offers import alternatives, roomy

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
    links: ClassVar[int] = 1
    """How many links there may be at the provider."""

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
        case.job = await world.desk.links.send(case.quote)

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
        case.job = await world.desk.writing.reply(case.conversation, "We are looking into it.")

    def effects(self, world: World, case: Case) -> int:
        return len(world.sent_in(case.conversation))


class SendFile(SendReply):
    """A reply that carries a picture of several pieces: it counts where it came whole."""

    name = "send a reply with a file"
    _PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 2_500

    async def press(self, world: World, case: Case) -> None:
        file = await world.desk.attachments.attach(case.conversation, self._PICTURE, "seats.png")
        case.job = await world.desk.writing.reply(case.conversation, "Your seats.", [file])

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
        case.job = await world.ends(await world.desk.links.send(case.quote))
        case.session = world.sessions_of(case.conversation)[0]["id"]
        return case


class CancelLink(_OfALink):
    name, service = "cancel a link", Service.PSP
    pattern = r"^POST /v1/checkout/sessions/[^/]+/expire$"

    async def press(self, world: World, case: Case) -> None:
        case.job = await world.desk.links.cancel(case.quote_id)

    def effects(self, world: World, case: Case) -> int:
        return sum(one["status"] == "expired" for one in world.sessions_of(case.conversation))


class MarkPaidElsewhere(CancelLink):
    """The customer paid at the counter: the link ends before the quote is marked."""

    name = "end a link that was paid elsewhere"

    async def prepare(self, world: World) -> Case:
        policy = world.desk.tools.policy.path
        assert policy is not None
        policy.write_text("[approval]\nalways = []\n")  # nobody else has to agree here
        return await super().prepare(world)

    async def press(self, world: World, case: Case) -> None:
        case.job = await world.desk.after.mark_paid_elsewhere(
            case.quote_id, 18600, PaidBy.COUNTER, "R-2026/114"
        )

    async def is_well(self, world: World, case: Case) -> bool:
        if not await super().is_well(world, case):
            return False
        ladder = await world.ladder(case.quote_id)
        job = await world.store.job(case.job.job_id) if case.job else None
        done = job is not None and job.state is JobState.DONE
        return ladder is not None and (ladder.stage is Stage.PAID_ELSEWHERE) is done


class MarkWhatWasJustPaid(MarkPaidElsewhere):
    """The customer paid by the link a moment before: nothing ends, and nothing is marked."""

    name, once = "end a link that was paid just now", 0

    async def press(self, world: World, case: Case) -> None:
        world.sandbox.fault("re:^GET /v1/events", "500", times=500)  # the desk has not heard of it
        world.sandbox.pay(case.session)
        await super().press(world, case)

    async def is_well(self, world: World, case: Case) -> bool:
        ladder = await world.ladder(case.quote_id)
        marked = ladder is not None and ladder.elsewhere
        return not marked and await Call.is_well(self, world, case)


class EndOldLink(_OfALink):
    """Its successor is made only when it has ended."""

    name, service = "end the link that another replaces", Service.PSP
    links = 2  # one after the other: `effects` looks that one alone can be paid
    pattern = r"^POST /v1/checkout/sessions/[^/]+/expire$"

    async def press(self, world: World, case: Case) -> None:
        case.job = await world.desk.links.renew_open(case.quote_id, 1)

    def effects(self, world: World, case: Case) -> int:
        made = world.sessions_of(case.conversation)
        alive = sum(one["status"] == "open" for one in made)
        return alive if len(made) == 2 else 0


class Remind(_OfALink):
    name, service = "remind of a link", Service.HUB
    pattern = r"^POST .*/conversations/{}/messages$"

    async def press(self, world: World, case: Case) -> None:
        case.job = await world.desk.links.remind(case.quote_id)

    def effects(self, world: World, case: Case) -> int:
        return len(world.sent_in(case.conversation)) - 1


class ReadBeforeReminding(Remind):
    name, service = "read a link before its reminder", Service.PSP
    pattern = r"^GET /v1/checkout/sessions/[^/?]+$"


class CreateOffer(CreateLink):
    """Three alternatives: each link once, whatever became of the answers."""

    name, once = "create the links of an offer", 3
    links = 3

    async def prepare(self, world: World) -> Case:
        return Case(await roomy(world))

    async def press(self, world: World, case: Case) -> None:
        quotes = await alternatives(world, case.conversation)
        case.quote = quotes[0]
        case.job = await world.desk.links.send_offer(quotes)


class EndAlternative(Call):
    """One of two is paid: the other ends, by a job of the desk's own."""

    name, service = "end the alternative beside a paid one", Service.PSP
    pattern = r"^POST /v1/checkout/sessions/[^/]+/expire$"
    links = 2

    async def prepare(self, world: World) -> Case:
        case = Case(await roomy(world))
        quotes = (await alternatives(world, case.conversation))[:2]
        await world.ends(await world.desk.links.send_offer(quotes))
        case.quote = quotes[0]
        return case

    async def press(self, world: World, case: Case) -> None:
        [paid] = [
            one
            for one in world.sessions_of(case.conversation)
            if one["metadata"]["desk_quote"] != case.quote_id
        ]
        world.sandbox.pay(paid["id"])

        async def begun() -> Job | None:
            jobs = await world.store.jobs_of_quote(case.quote_id)
            return next((one for one in jobs if one.kind is JobKind.CANCEL), None)

        case.job = await world.until(begun, "the end of the other alternative")

    def effects(self, world: World, case: Case) -> int:
        return sum(one["status"] == "expired" for one in world.sessions_of(case.conversation))


class TellCustomer(_OfALink):
    name, service = "tell the customer", Service.HUB
    pattern = r"^POST .*/conversations/{}/messages$"

    async def prepare(self, world: World) -> Case:
        case = await super().prepare(world)
        world.sandbox.pay(case.session)
        await world.desk.links.check_now(case.quote_id)
        await world.comes_to(case.quote_id, Stage.PAID)
        return case

    async def press(self, world: World, case: Case) -> None:
        numbers = [TicketNumber.parse(_TICKET)]
        case.job = await world.desk.after.issue_ticket(case.quote_id, numbers)

    def effects(self, world: World, case: Case) -> int:
        return sum(_TICKET in one["content"] for one in world.sent_in(case.conversation))


class Refund(_OfALink):
    name, service = "refund a payment", Service.PSP
    pattern = r"^POST /v1/refunds$"
    _PART = 6800

    async def prepare(self, world: World) -> Case:
        case = await super().prepare(world)
        world.sandbox.pay(case.session)
        await world.desk.links.check_now(case.quote_id)
        await world.comes_to(case.quote_id, Stage.PAID)
        return case

    async def press(self, world: World, case: Case) -> None:
        case.job = await world.desk.after.refund(case.quote_id, self._PART)

    def effects(self, world: World, case: Case) -> int:
        return sum(
            one["metadata"].get("desk_quote") == case.quote_id and one["amount"] == self._PART
            for one in world.sandbox.effects()["refunds"]
        )


class LookForRefunds(Refund):
    name, service = "look for other refunds", Service.PSP
    pattern = r"^GET /v1/refunds\?"


class LookBeforeGivenBack(LookForRefunds):
    """A refund failed for good, and the agent gave it back another way: the desk looks first, and
    refunds nothing itself."""

    name, once = "look before it is given back otherwise", 0

    async def prepare(self, world: World) -> Case:
        case = await super().prepare(world)
        await world.ends(await world.desk.after.refund(case.quote_id, self._PART))
        [made] = world.sandbox.refunds_of(case.conversation)
        await asyncio.to_thread(world.sandbox.fail_refund, made["id"])
        world.desk.watcher.look_again()
        await world.comes_to(case.quote_id, Stage.REFUND_FAILED)
        return case

    async def press(self, world: World, case: Case) -> None:
        case.job = await world.desk.after.give_back(case.quote_id, GivenBy.TRANSFER, "T-7")

    def effects(self, world: World, case: Case) -> int:
        return sum(one["status"] != "failed" for one in world.sandbox.refunds_of(case.conversation))

    async def is_well(self, world: World, case: Case) -> bool:
        ladder = await world.ladder(case.quote_id)
        job = await world.store.job(case.job.job_id) if case.job else None
        done = job is not None and job.state is JobState.DONE
        given = ladder is not None and ladder.refunded == self._PART
        return given is done and await super().is_well(world, case)


class Resolve(Call):
    name, service = "resolve a conversation", Service.HUB
    pattern = r"^POST .*/conversations/{}/toggle_status$"

    async def press(self, world: World, case: Case) -> None:
        case.job = await world.desk.resolve(case.conversation)

    def effects(self, world: World, case: Case) -> int:
        changes = world.sandbox.effects()["statuses"]
        return sum(one["conversation_id"] == case.conversation for one in changes)


class Assign(Call):
    """What may be made twice: it must come to be so."""

    name, service = "assign a conversation", Service.HUB
    pattern = r"^POST .*/conversations/{}/assignments$"
    _TO = 8

    async def press(self, world: World, case: Case) -> None:
        wanted = conversation_change.Assign(self._TO)
        [job_id] = await world.desk.work.change([case.conversation], wanted)
        case.job = await world.store.job(job_id)

    def effects(self, world: World, case: Case) -> int:
        return int(_how_it_is(world, case)["assignee_id"] == self._TO)


class LookBeforeAgain(Assign):
    """After a POST without an answer the desk looks before it makes the change again."""

    name = "look before a change is made again"
    pattern = r"^GET .*/conversations/{}$"

    async def prepare(self, world: World) -> Case:
        case = await super().prepare(world)
        world.sandbox.fault(
            f"re:^POST .*/conversations/{case.conversation}/assignments$", "drop_before"
        )
        return case


class PutLabel(Call):
    """A label beside a colleague's, which stays: read, merged, written."""

    name, service = "put a label on", Service.HUB
    pattern = r"^POST .*/conversations/{}/labels$"

    async def prepare(self, world: World) -> Case:
        case = await super().prepare(world)
        path = f"/conversations/{case.conversation}/labels"
        world.sandbox.hub("POST", path, json={"labels": ["of-a-colleague"]})
        return case

    async def press(self, world: World, case: Case) -> None:
        wanted = conversation_change.SetLabels(("vip",))
        [job_id] = await world.desk.work.change([case.conversation], wanted)
        case.job = await world.store.job(job_id)

    def effects(self, world: World, case: Case) -> int:
        return int(_how_it_is(world, case)["labels"] == ["of-a-colleague", "vip"])


class ReadLabels(PutLabel):
    name = "read the labels"
    pattern = r"^GET .*/conversations/{}/labels$"


class WriteNote(Call):
    name, service = "write a note", Service.HUB
    pattern = r"^POST .*/conversations/{}/messages$"

    async def press(self, world: World, case: Case) -> None:
        [job_id] = await world.desk.work.note(case.conversation, "He calls at nine.")
        case.job = await world.store.job(job_id)

    def effects(self, world: World, case: Case) -> int:
        return sum(one["private"] for one in world.sent_in(case.conversation))


class WriteContactNote(Call):
    name, service = "write a note about a customer", Service.HUB
    pattern = r"^POST .*/contacts/[0-9]+/notes$"
    _WORDS = "Likes the aisle."

    async def press(self, world: World, case: Case) -> None:
        case.job = await world.desk.add_contact_note(case.conversation, self._WORDS)

    def effects(self, world: World, case: Case) -> int:
        return sum(one["content"] == self._WORDS for one in _who_it_is(world, case)["notes"])


class LookForContactNotes(WriteContactNote):
    name = "look for the notes about a customer"
    pattern = r"^GET .*/contacts/[0-9]+/notes$"


class EditContact(Call):
    name, service = "change a customer's name", Service.HUB
    pattern = r"^PUT .*/contacts/[0-9]+$"
    _NAME = "Ada Byron"

    async def press(self, world: World, case: Case) -> None:
        case.job = await world.desk.edit_contact(case.conversation, ContactEdit(name=self._NAME))

    def effects(self, world: World, case: Case) -> int:
        return int(_who_it_is(world, case)["name"] == self._NAME)


class ReadContactBack(EditContact):
    name = "read a customer back"
    pattern = r"^GET .*/contacts/[0-9]+$"


class OpenConversation(Call):
    """By SMS or e-mail, where the customer has written on another channel."""

    name, service = "open a conversation", Service.HUB
    pattern = r"^POST .*/conversations$"

    async def press(self, world: World, case: Case) -> None:
        here = await world.store.with_contact(case.conversation)
        assert here is not None and here[1] is not None
        contact = here[1]
        by_sms = here[0].channel is not Channel.SMS
        to = (
            Reach(0, Channel.SMS, contact.phone, 5)
            if by_sms
            else Reach(0, Channel.EMAIL, contact.email, 4)
        )
        case.job = await world.desk.open_at(to, contact_id=contact.contact_id)

    def effects(self, world: World, case: Case) -> int:
        assert case.job is not None
        every = world.sandbox.effects()["conversations"]
        return sum(one["client_ref"] == case.job.job_id for one in every)


class LookForOpened(OpenConversation):
    """Also before it is opened: a conversation that stands is used."""

    name = "look for an open conversation"
    pattern = r"^GET .*/conversations\?.*source_id="


class MakeContact(Call):
    """A caller whom the hub does not know."""

    name, service = "make a caller a contact", Service.HUB
    pattern = r"^POST .*/contacts$"

    async def press(self, world: World, case: Case) -> None:
        to = Reach(0, Channel.SMS, self._number(case), 5)
        case.job = await world.desk.open_at(to, caller=Caller("Ada Byron"))

    def effects(self, world: World, case: Case) -> int:
        every = world.sandbox.effects()["contacts"]
        return sum(one["phone_number"] == self._number(case) for one in every)

    @staticmethod
    def _number(case: Case) -> str:
        return f"+316{12340000 + case.conversation}"


class LookForCaller(MakeContact):
    name = "look for a caller"
    pattern = r"^GET .*/contacts/search"


def _how_it_is(world: World, case: Case) -> dict[str, Any]:
    """The conversation at the hub."""
    effects: list[dict[str, Any]] = world.sandbox.effects()["conversations"]
    return next(one for one in effects if one["id"] == case.conversation)


def _who_it_is(world: World, case: Case) -> dict[str, Any]:
    """The conversation's contact at the hub."""
    effects: list[dict[str, Any]] = world.sandbox.effects()["contacts"]
    return next(one for one in effects if one["id"] == _how_it_is(world, case)["contact_id"])


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
        await world.desk.links.check_now(case.quote_id)


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
    MarkPaidElsewhere(),
    MarkWhatWasJustPaid(),
    EndOldLink(),
    Remind(),
    ReadBeforeReminding(),
    CreateOffer(),
    EndAlternative(),
    TellCustomer(),
    Refund(),
    LookForRefunds(),
    LookBeforeGivenBack(),
    Resolve(),
    ReadBack(),
    Assign(),
    LookBeforeAgain(),
    PutLabel(),
    ReadLabels(),
    WriteNote(),
    WriteContactNote(),
    LookForContactNotes(),
    EditContact(),
    ReadContactBack(),
    OpenConversation(),
    LookForOpened(),
    MakeContact(),
    LookForCaller(),
    ReadPayments(),
    CheckLink(),
    ReadMethod(),
    ReadInbox(),
)
