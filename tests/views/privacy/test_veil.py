"""While the screen is shared the window's data has its shape, and nothing personal."""

import json
from dataclasses import asdict, replace
from pathlib import Path

from desktop.models.colleague import Colleague, Directory
from desktop.models.conversation import Attachment, Contact, Message
from desktop.models.inbox import InboxRow
from desktop.models.ladder import fold
from desktop.models.money import Money
from desktop.models.search import Field, Hit, HubFound, HubHit, Mark
from desktop.models.thread import QuoteCard, Thread
from desktop.services.inbox.directory_watch import KEPT
from desktop.views.privacy.veil import (
    VeiledBook,
    VeiledDesk,
    VeiledDirectory,
    VeiledWriting,
    veiled_row,
    veiled_text,
    veiled_thread,
)
from tests.services.store.examples import (
    NOW,
    a_conversation,
    a_job,
    a_message,
    a_quote,
    asked,
)
from tests.views.inbox.inbox_world import desk_without_network

HERS = (
    "Zoë",
    "Ünal",
    "K7LM2P",
    "zebrafish",
    "zoe@",
    "+316",
    "pay.example",
    "0742401234567",
    "pass.png",
)


def thread() -> Thread:
    from desktop.models.fact import Fact, FactKind

    quote = a_quote()
    draft = asked(quote)
    ladder = fold([Fact(FactKind(draft.kind), draft.at, draft.source, draft.body)])
    assert ladder is not None
    job = a_job(payload={"text": "Dear Zoë"})
    message: Message = a_message(
        1,
        text="my zebrafish",
        sender_name="Zoë Ünal",
        attachments=(Attachment("pass.png", "image", "https://hub.example/pass.png", 9, 40, 30),),
    )
    return Thread(
        a_conversation(),
        Contact(1042, "Zoë Ünal", "@zoe", "+31612345678", "zoe@example.nl", "Gold", "K7LM2P"),
        (message,),
        False,
        (QuoteCard(quote, ladder, "https://pay.example/cs_1", ("0742401234567",), job),),
        quote,
        (job,),
        "Dear Zoë",
    )


def test_nothing_personal_is_left_in_a_thread() -> None:
    before, after = str(thread()), str(veiled_thread(thread()))
    assert all(hers in before for hers in HERS)
    assert not [hers for hers in HERS if hers in after]


def test_money_states_and_numbers_are_left() -> None:
    before, after = thread(), veiled_thread(thread())
    assert after.cards[0].ladder == before.cards[0].ladder
    assert after.cards[0].quote.total == before.cards[0].quote.total
    assert after.conversation == before.conversation
    assert after.contact.membership == "Gold"


def test_a_refund_under_way_keeps_its_amount() -> None:
    whole = thread()
    refund = a_job(payload={"amount": 6800, "currency": "EUR", "text": "Dear Zoë"})
    cards = (replace(whole.cards[0], job=refund),)
    [veiled] = veiled_thread(replace(whole, cards=cards)).cards
    assert veiled.job is not None
    assert veiled.job.payload == {"amount": 6800, "currency": "EUR"}


def her_row() -> InboxRow:
    conversation = a_conversation()
    return InboxRow(
        42,
        "Zoë Ünal",
        conversation.channel,
        conversation.status,
        "my zebrafish",
        a_message(1).direction,
        0.0,
        unread=2,
        draft="Dear Zoë",
    )


def test_a_row_keeps_its_badge_and_loses_its_name() -> None:
    veiled = veiled_row(her_row())
    assert veiled.draft == "•••• •••"
    assert "42" in veiled.name and "Zoë" not in veiled.name
    assert veiled.preview == "•• •••••••••" and veiled.unread == 2


def test_a_text_keeps_its_shape_only() -> None:
    assert veiled_text("Hi Zoë,\n4 pm?") == "•• ••••\n• •••"


class FoundDesk:
    """A desk that finds the same, whatever is searched for."""

    async def search(self, text: str, limit: int, within: object = None) -> list[Hit]:
        marks = (Mark(3, 12),)
        money = Money(18600, "EUR")
        return [
            Hit(42, Field.MESSAGE, "my zebrafish", marks, NOW, 1),
            Hit(42, Field.PASSENGER, "Zoë Ünal", (Mark(0, 3),), NOW),
            Hit(42, Field.AMOUNT, "186.00 EUR", (Mark(0, 6),), NOW, amount=money),
        ]

    async def search_rows(
        self, text: str, limit: int, in_sight: int, within: object = None
    ) -> tuple[list[Hit], dict[int, InboxRow]]:
        return await self.search(text, limit), {42: her_row()}

    async def search_hub(self, text: str, page: int) -> HubFound:
        return HubFound((HubHit("Zoë Ünal", Field.MESSAGE, "my zebrafish", (), NOW, 42, 1),))


async def test_what_a_search_finds_is_veiled_and_its_money_is_not() -> None:
    desk = VeiledDesk(FoundDesk())  # type: ignore[arg-type]  # only the two calls are made
    hits = await desk.search("zoe")
    assert [(hit.text, hit.marks) for hit in hits[:2]] == [("•• •••••••••", ()), ("••• ••••", ())]
    assert hits[2].amount == Money(18600, "EUR") and hits[2].marks
    assert (await desk.search_rows("zoe", 9, 9))[0] == hits
    found = f"{await desk.search_hub('zoe')} {(await desk.search_rows('zoe', 9, 9))[1]}"
    assert not [hers for hers in HERS if hers in found]


async def test_a_payment_that_was_looked_for_keeps_its_money_only() -> None:
    class Holding:
        async def payments(self, conversation_ids: list[int]) -> list[QuoteCard]:
            return list(thread().cards)

    [card] = await VeiledDesk(Holding()).payments([1])  # type: ignore[arg-type]
    assert card.ladder == thread().cards[0].ladder
    assert not any(hers in repr(card) for hers in HERS)


async def test_colleagues_are_numbers_wherever_they_are_listed(folder: Path) -> None:
    async with desk_without_network(folder) as desk:
        them = Directory((Colleague(7, "Sanne Vos"), Colleague(8, "Bram Smit")))
        await desk.tools.ledger.store.set_cache_marks({KEPT: json.dumps(asdict(them))})
        await desk.directory.load()
        assert desk.book.agents().items() >= {(7, "Sanne Vos"), (8, "Bram Smit")}
        veiled = VeiledDesk(desk)
        named = {7: "Agent 7", 8: "Agent 8"}
        assert veiled.book.agents() == named | {3: "Agent 3"}
        assert dict((await veiled.filter_choices()).colleagues) == named
        for known in (veiled.directory.known, await veiled.directory.current()):
            assert [one.name for one in known.colleagues] == [*named.values()]


async def test_what_is_veiled_is_there_to_be_veiled(folder: Path) -> None:
    """A part of the desk that moved would pass its veil by, without a word."""
    async with desk_without_network(folder) as desk:
        pairs = (
            (VeiledDesk, desk),
            (VeiledBook, desk.book),
            (VeiledDirectory, desk.directory),
            (VeiledWriting, desk.writing),
        )
        for veiled, real in pairs:
            for name in (one for one in vars(veiled) if not one.startswith("_")):
                assert hasattr(real, name), f"{veiled.__name__}.{name}"


async def test_a_veiled_draft_replaces_no_real_one(folder: Path) -> None:
    async with desk_without_network(folder) as desk:
        await desk.tools.ledger.save_conversations([a_conversation(7)], [])
        await desk.writing.save_draft(7, "Dear Zoë")
        await desk.writing.save_note_draft(7, "Ask Bram")
        veiled = VeiledDesk(desk)
        await veiled.writing.save_draft(7, "")
        await veiled.writing.save_note_draft(7, "")
        kept = await desk.thread(7)
        assert (kept.reply_draft, kept.note_draft) == ("Dear Zoë", "Ask Bram")
