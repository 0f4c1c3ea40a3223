"""This desk's copy of the inbox is the hub's: live, after a gap, and where receipts come late."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.conversation import Availability, ConversationStatus, Delivery, Message
from desktop.models.fact import FactKind
from desktop.models.inbox import InboxTab
from desktop.models.inbox_filter import InboxFilter
from desktop.models.news import News
from desktop.models.preferences import Notice
from desktop.models.stage import Stage
from desktop.services.channels.channel import HubNotAllowed
from desktop.services.inbox import message_watch
from desktop.services.inbox.message_watch import MessageWatch
from desktop.services.notices import Change
from desktop.services.use_cases.refusals import UnknownConversation
from tests.sandbox_process import Sandbox, running_sandbox
from tests.services.desk_world import FAST, World, desk_at


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with running_sandbox("--quiet", "--conversations", "60") as running:
        yield running


async def test_everything_that_is_worked_on_comes_at_the_first_start(world: World) -> None:
    await world.desk.inbox.synced.wait()
    there = world.sandbox.hub("GET", "/conversations/meta", params={"status": "open"}).json()
    counts = await world.desk.inbox_counts()
    assert counts.tabs[InboxTab.UNASSIGNED] == there["meta"]["unassigned_count"]
    assert counts.tabs[InboxTab.MINE] == there["meta"]["mine_count"]
    mine = await world.desk.inbox_ids(InboxTab.MINE)
    rows = await world.desk.inbox_rows(mine)
    assert all(rows[number].name and rows[number].preview for number in mine)
    thread = await world.desk.thread(mine[0])
    there_too = world.sandbox.messages_in(mine[0])
    assert [one.message_id for one in thread.messages] == [one["id"] for one in there_too]


async def test_a_message_shows_at_once_and_moves_its_row_up(world: World) -> None:
    await world.desk.inbox.synced.wait()
    number = (await world.desk.inbox_ids(InboxTab.ALL))[-1]
    world.sandbox.say(number, "Is anybody there?")

    async def on_top() -> bool:
        late = await world.desk.inbox_ids(InboxFilter(overdue=True))  # they stand above all others
        ids = [one for one in await world.desk.inbox_ids(InboxTab.ALL) if one not in late]
        row = (await world.desk.inbox_rows([number])).get(number)
        return ids[0] == number and row is not None and row.preview == "Is anybody there?"

    await world.until(on_top)
    assert (await world.desk.inbox_rows([number]))[number].unread >= 1
    await world.desk.open_conversation(number)
    assert (await world.desk.inbox_rows([number]))[number].unread == 0
    assert any(number in change.conversations for change in world.changes)


async def test_what_was_said_while_away_is_there_after_the_next_start(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        await world.desk.inbox.synced.wait()
        number = (await world.desk.inbox_ids(InboxTab.MINE))[0]
        await world.desk.open_conversation(number)
    for place in range(30):
        sandbox.say(number, f"message {place}")
        sandbox.advance(20)
    async with desk_at(sandbox, tmp_path) as world:

        async def whole() -> bool:
            thread = await world.desk.thread(number)
            here = [one.message_id for one in thread.messages]
            return here == [one["id"] for one in sandbox.messages_in(number)]

        await world.until(whole)


async def test_a_cut_socket_loses_nothing(world: World) -> None:
    await world.desk.inbox.synced.wait()
    number = (await world.desk.inbox_ids(InboxTab.MINE))[0]
    world.sandbox.fault("/cable", "socket_cut", delay_s=1.0)

    async def lost() -> bool:
        return not world.desk.status().live

    await world.until(lost)
    world.sandbox.say(number, "said into the gap")

    async def heard() -> bool:
        row = (await world.desk.inbox_rows([number]))[number]
        return row.preview == "said into the gap"

    await world.until(heard)
    await world.until(lambda: _live(world))


async def test_what_was_given_to_her_in_a_gap_is_told_once(world: World) -> None:
    await world.desk.inbox.synced.wait()
    number = (await world.desk.inbox_ids(InboxTab.UNASSIGNED))[0]
    told: list[News] = []

    def heard(change: Change) -> None:
        if change.assigned:
            changes.append(change)

    changes: list[Change] = []
    world.desk.notices.subscribe(heard)
    world.sandbox.fault("/cable", "socket_cut", delay_s=1.0)

    async def lost() -> bool:
        return not world.desk.status().live

    await world.until(lost)
    assert world.desk.agent is not None
    colleague = {"api_access_token": world.sandbox.tokens()["colleague"]}
    given = {"assignee_id": world.desk.agent.user_id}
    path = f"/conversations/{number}/assignments"
    world.sandbox.hub("POST", path, json=given, headers=colleague)

    async def hers() -> bool:
        while changes:
            told.extend(await world.desk.news(changes.pop(0)))
        return News(Notice.ASSIGNED, number) in told

    await world.until(hers)
    await world.until(lambda: _live(world))
    changes.append(Change(assigned=frozenset({number})))  # the socket tells it once more
    await hers()
    assert told == [News(Notice.ASSIGNED, number)]


async def _live(world: World) -> bool:
    return world.desk.status().live


async def test_what_the_platform_refuses_is_not_delivered_and_the_link_stays(
    world: World,
) -> None:
    conversation = await world.new_customer()
    world.sandbox.fault("", "refuse_message", reason="10 - outside of allowed window")
    quote = await world.quote(conversation)
    await world.ends(await world.desk.links.send(quote))
    ladder = await world.comes_to(quote.quote_id, Stage.NOT_DELIVERED)
    assert "outside of allowed window" in ladder.not_delivered
    entries = [one.entry for one in await world.store.entries()]
    assert [one.body["reason"] for one in entries if one.kind == "message.failed"] == ["error_10"]
    assert "allowed window" not in str(entries)
    card = (await world.desk.thread(conversation)).cards[0]
    assert card.url.startswith("http")


async def test_receipts_that_came_in_a_gap_are_read_again(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        conversation = world.sandbox.conversation_of(await _messenger_customer(world))
        await world.knows(conversation)
        quote = await world.quote(conversation)
        await world.ends(await world.desk.links.send(quote))
        await world.comes_to(quote.quote_id, Stage.SENT, Stage.DELIVERED)
    sandbox.read(conversation)
    async with desk_at(sandbox, tmp_path) as world:
        seen = await world.comes_to(quote.quote_id, Stage.SEEN)
        assert seen.message == world.sent_in(conversation)[-1]["id"]
        assert len(await world.facts(quote.quote_id, FactKind.MESSAGE_READ)) == 1


async def _messenger_customer(world: World) -> str:
    """Somebody on a channel that tells what was read."""
    await world.desk.inbox.synced.wait()
    for number in await world.desk.inbox_ids(InboxTab.MINE):
        conversation = await world.store.conversation(number)
        if conversation and conversation.channel.has_read_receipts and conversation.can_reply:
            contact = await world.store.contact(conversation.contact_id)
            assert contact is not None
            return contact.name
    raise LookupError("nobody writes on a channel with receipts")


async def test_the_rest_of_the_account_comes_slowly(sandbox: Sandbox, tmp_path: Path) -> None:
    slow = replace(FAST, backfill_every_s=0.02)
    async with desk_at(sandbox, tmp_path, horizons=slow) as world:
        everything = sandbox.stats()["conversations"]

        async def all_there() -> bool:
            known = [await world.store.conversation(number + 1) for number in range(everything)]
            return all(known)

        await world.until(all_there)


async def test_resolving_is_read_back(world: World) -> None:
    conversation = await world.new_customer()
    job = await world.desk.resolve(conversation)
    await world.ends(job)
    await world.until(lambda: _is_resolved(world, conversation))


@pytest.mark.fault
async def test_resolving_survives_a_lost_answer(world: World) -> None:
    conversation = await world.new_customer()
    world.sandbox.fault("/toggle_status", "drop_after")
    await world.ends(await world.desk.resolve(conversation))
    await world.until(lambda: _is_resolved(world, conversation))


async def _is_resolved(world: World, conversation: int) -> bool:
    """What the hub says after a resolve is written down a moment after the job is done."""
    known = await world.store.conversation(conversation)
    return known is not None and known.status is ConversationStatus.RESOLVED


async def test_older_messages_come_from_the_hub_until_there_are_no_more(world: World) -> None:
    conversation = await world.new_customer()
    for place in range(25):
        await asyncio.to_thread(world.sandbox.say, conversation, f"line {place}")
        world.sandbox.advance(10)
    await world.desk.open_conversation(conversation)
    thread = await world.desk.thread(conversation)
    while thread.has_older:
        await world.desk.fetch_older(conversation, thread.messages[0].message_id)
        thread = await world.desk.thread(conversation)
    there = [one["id"] for one in world.sandbox.messages_in(conversation)]
    assert [one.message_id for one in thread.messages] == there


async def test_presence_is_told_to_the_hub(world: World) -> None:
    await world.until(lambda: _live(world))
    await world.desk.set_availability(Availability.BUSY)
    assert world.desk.agent is not None
    assert world.desk.agent.availability is Availability.BUSY
    profile = world.sandbox.http.get(
        f"{world.sandbox.hub_url}/api/v1/profile", headers=world.sandbox.hub_headers
    ).json()
    assert profile["accounts"][0]["availability"] == "busy"


async def test_a_conversation_that_is_not_here_says_so(world: World) -> None:
    with pytest.raises(UnknownConversation):
        await world.desk.thread(987654)
    await world.desk.open_conversation(987654)


async def test_each_message_that_is_not_read_yet_is_asked_for_in_its_turn(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many there are that nobody reads, none keeps another from being looked at."""
    await world.desk.inbox.synced.wait()
    sent = [await world.desk.writing.reply(await world.new_customer(), "Hello") for _ in range(5)]
    for job in sent:
        await world.ends(job)
    monkeypatch.setattr(message_watch, "AT_ONCE", 2)
    looked: list[int] = []
    hub, ask = world.desk.tools.hub, world.desk.tools.hub.messages

    async def messages(conversation_id: int, **where: int) -> list[Message]:
        looked.append(conversation_id)
        return await ask(conversation_id, **where)

    watch = MessageWatch(world.desk.tools, lambda _conversation: None)
    since = world.desk.now() - FAST.unsettled_for_s
    waiting = {one for one, _, _ in await world.store.unsettled_messages(since)}
    monkeypatch.setattr(hub, "messages", messages)
    rounds = 1
    more = await watch.read_unsettled(after_gap=True)
    while more:
        more = await watch.read_unsettled()
        rounds += 1
    # A customer who has read it by now need not be looked at any more.
    left = {one for one, _, _ in await world.store.unsettled_messages(since)}
    due = {job.conversation_id for job in sent} & waiting & left
    assert due and due <= set(looked)
    assert rounds <= len(waiting) // 2 + 1


@pytest.mark.parametrize("refusal", ["404", "401"])
async def test_a_conversation_that_the_hub_refuses_keeps_no_other_from_being_read(
    world: World, refusal: str
) -> None:
    await world.desk.inbox.synced.wait()
    for _ in range(3):
        await world.ends(await world.desk.writing.reply(await world.new_customer(), "Hello"))
    since = world.desk.now() - FAST.unsettled_for_s
    gone, *others = dict.fromkeys(one for one, *_ in await world.store.unsettled_messages(since))
    world.sandbox.fault(f"GET /conversations/{gone}/messages", refusal, times=1000)
    watch = MessageWatch(world.desk.tools, lambda _conversation: None)
    more = await watch.read_unsettled(after_gap=True)
    while more:
        more = await watch.read_unsettled()
    left = {one for one, *_ in await world.store.unsettled_messages(since)}
    assert gone in watch._read_in and others
    assert all(watch._read_in[one] for one in left.intersection(watch._read_in))
    if refusal == "401":  # where it is the token that is refused, nothing is passed over
        world.sandbox.fault("GET /profile", "401", times=1000)
        with pytest.raises(HubNotAllowed):
            for _ in range(len(left) + 1):
                await watch.read_unsettled()


class Killed(Exception):
    """The process ends here."""


async def test_what_a_message_means_is_written_before_it_counts_as_known(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the two, the desk asks for it again; the other way round it never would."""
    await world.desk.inbox.synced.wait()
    conversation = await world.new_customer()
    link = await world.desk.links.send(await world.quote(conversation))
    await world.ends(link)

    async def told() -> list[Message]:
        return [one for one in await world.store.messages(conversation) if one.client_ref]

    ours: list[Message] = await world.until(told, "the hub's tidings of the message")
    read = replace(ours[0], delivery=Delivery.READ, platform_id="m_1")

    async def killed(*_args: object, **_more: object) -> None:
        raise Killed

    monkeypatch.setattr(world.desk.tools.ledger, "save_messages", killed)
    with pytest.raises(Killed):
        await MessageWatch(world.desk.tools, lambda _conversation: None).take([read])
    kinds = {one.kind for one in await world.store.facts(link.quote_id)}
    assert FactKind.MESSAGE_ON_PLATFORM in kinds and FactKind.MESSAGE_DELIVERED in kinds
