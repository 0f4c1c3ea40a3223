"""The hub's adapter and the sandbox's Chatwoot, over real HTTP and a real socket."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from hashlib import sha256

import pytest

from desktop.models.conversation import (
    Availability,
    Channel,
    Conversation,
    ConversationStatus,
    Delivery,
    Direction,
)
from desktop.services.channels.cable import CONNECTED, Timing
from desktop.services.channels.channel import (
    HubAmbiguous,
    HubNotAllowed,
    HubNotReached,
    HubRefused,
    LiveEvent,
    Upload,
)
from desktop.services.channels.chatwoot import ChatwootHub
from desktop.services.timing.clock import Clock
from desktop.services.wire.http import shared_client
from tests.sandbox_process import Sandbox

QUICK = Timing(confirm_s=1.0, first_retry_s=0.3, longest_retry_s=0.3, presence_s=0.5)


@pytest.fixture
async def hub(sandbox: Sandbox) -> AsyncIterator[ChatwootHub]:
    sandbox.clear_faults()
    clock = Clock()
    async with shared_client(clock) as client:
        hub = ChatwootHub(
            sandbox.hub_url,
            sandbox.hub_token,
            sandbox.hub_account,
            http=client,
            clock=clock,
            timing=QUICK,
        )
        yield hub
        await hub.close()


async def first_open(hub: ChatwootHub) -> Conversation:
    page = await hub.conversations(1)
    return page.conversations[0]


async def heard(
    events: AsyncGenerator[LiveEvent, None], wanted: Callable[[LiveEvent], bool]
) -> LiveEvent:
    """The first event that is wanted."""
    async with asyncio.timeout(30):
        async for event in events:
            if wanted(event):
                return event
    raise AssertionError("the socket ended")


async def test_the_profile_says_who_we_are(hub: ChatwootHub, sandbox: Sandbox) -> None:
    agent = await hub.profile()
    assert agent.account_id == sandbox.hub_account
    assert agent.pubsub_token
    assert agent.role == "agent"


async def test_availability_is_set(hub: ChatwootHub) -> None:
    for availability in (Availability.BUSY, Availability.ONLINE):
        await hub.set_availability(availability)
        assert (await hub.profile()).availability is availability


async def test_conversations_come_newest_first_with_contacts_and_messages(
    hub: ChatwootHub,
) -> None:
    page = await hub.conversations(1, status="all")
    assert page.conversations
    assert page.unread == 0
    times = [one.last_activity_at for one in page.conversations]
    assert times == sorted(times, reverse=True)
    contacts = {one.contact_id for one in page.contacts}
    assert {one.contact_id for one in page.conversations} <= contacts
    assert page.messages
    whole = await hub.conversation(page.conversations[0].conversation_id)
    assert whole.conversations == page.conversations[:1]


async def test_pages_end(hub: ChatwootHub) -> None:
    page = await hub.conversations(40, status="all")
    assert (page.conversations, page.has_more) == ((), False)
    recent = await hub.conversations(1, status="all", updated_within_s=10 * 24 * 3600)
    assert not recent.has_more


async def test_a_message_is_sent_with_its_reference_and_never_a_platform_id(
    hub: ChatwootHub, sandbox: Sandbox
) -> None:
    talk = (await first_open(hub)).conversation_id
    before = await hub.messages(talk)
    sent = await hub.send(talk, "Here is your link:\nhttps://x.example", client_ref="job-send")
    assert (sent.direction, sent.delivery) == (Direction.OUTGOING, Delivery.SENT)
    assert (sent.client_ref, sent.platform_id) == ("job-send", "")
    newer = await hub.messages(talk, after=before[-1].message_id)
    assert [one.client_ref for one in newer if one.direction is Direction.OUTGOING] == ["job-send"]
    older = await hub.messages(talk, before=sent.message_id)
    assert sent.message_id not in [one.message_id for one in older]
    (made,) = [one for one in sandbox.messages_in(talk) if one["client_ref"] == "job-send"]
    assert made["id"] == sent.message_id


def upload(name: str, mime: str, data: bytes) -> Upload:
    async def read() -> AsyncIterator[bytes]:
        for start in range(0, len(data), 1000):
            yield data[start : start + 1000]

    return Upload(name, mime, len(data), read)


async def test_files_go_with_a_message_whole_and_with_its_reference(
    hub: ChatwootHub, sandbox: Sandbox
) -> None:
    talk = (await first_open(hub)).conversation_id
    picture, words = bytes(range(256)) * 40, b"%PDF-1.4 nothing"
    told: list[float] = []
    sent = await hub.send(
        talk,
        "Your seats, é",
        client_ref="job-files",
        files=[
            upload('se"at\nmap é.png', "image/png", picture),
            upload("terms.pdf", "application/pdf", words),
        ],
        progress=told.append,
    )
    assert (sent.text, sent.client_ref) == ("Your seats, é", "job-files")
    assert [one.kind for one in sent.attachments] == ["image", "file"]
    assert told == sorted(told) and told[-1] == 1.0
    (made,) = [one for one in sandbox.messages_in(talk) if one["client_ref"] == "job-files"]
    assert [(one["kind"], one["sha256"]) for one in made["files"]] == [
        ("image/png", sha256(picture).hexdigest()),
        ("application/pdf", sha256(words).hexdigest()),
    ]


async def test_a_file_of_the_customer_is_fetched_through_the_hubs_redirect(
    hub: ChatwootHub, sandbox: Sandbox
) -> None:
    talk = sandbox.ask()
    sandbox.say(talk, "Here it is", "boarding-pass.png", "itinerary.pdf")
    picture, document = (await hub.messages(talk))[-1].attachments
    assert (picture.is_picture, picture.width, picture.height) == (True, 640, 400)
    assert (document.name, document.kind) == ("itinerary.pdf", "file")
    data = await hub.file(picture.url, picture.size)
    assert data.startswith(b"\x89PNG") and len(data) == picture.size
    with pytest.raises(HubRefused, match="larger") as refused:
        await hub.file(picture.url, picture.size - 1)
    assert refused.value.code == "too_large"
    with pytest.raises(HubRefused) as unknown:
        await hub.file(picture.url.replace(f"/{picture.attachment_id}/", "/99/"), 10_000)
    assert unknown.value.code == "not_found"


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/rails/active_storage/blobs/redirect/1/a.png",
        "http://127.0.0.1:9/rails/active_storage/blobs/redirect/1/a.png",
        "file:///etc/hostname",
        "http://[",
        "",
    ],
)
async def test_no_file_is_fetched_from_anywhere_but_the_hub(hub: ChatwootHub, url: str) -> None:
    with pytest.raises(HubRefused) as refused:
        await hub.file(url, 1000)
    assert refused.value.code == "elsewhere"


async def test_the_platforms_receipts_are_read_back(hub: ChatwootHub, sandbox: Sandbox) -> None:
    page = await hub.conversations(1)
    talk = next(
        one.conversation_id for one in page.conversations if one.channel is Channel.MESSENGER
    )
    sent = await hub.send(talk, "Hello", client_ref="job-receipt")
    sandbox.advance(10)
    sandbox.read(talk)
    (now,) = await hub.messages(talk, after=sent.message_id, before=sent.message_id + 1)
    assert now.platform_id
    assert now.delivery is Delivery.READ


async def test_a_message_that_the_platform_refuses_fails_later(
    hub: ChatwootHub, sandbox: Sandbox
) -> None:
    talk = (await first_open(hub)).conversation_id
    sandbox.advance(10)  # what earlier tests sent there has arrived: the refusal is for this one
    sandbox.fault(str(talk), "refuse_message", reason="10 - (#10) outside of allowed window")
    sent = await hub.send(talk, "Too late", client_ref="job-late")
    assert sent.delivery is Delivery.SENT
    sandbox.advance(10)
    (now,) = await hub.messages(talk, after=sent.message_id, before=sent.message_id + 1)
    assert (now.delivery, now.error) == (Delivery.FAILED, "10 - (#10) outside of allowed window")


async def test_status_seen_and_typing(hub: ChatwootHub) -> None:
    talk = (await first_open(hub)).conversation_id
    await hub.mark_seen(talk)
    await hub.set_typing(talk, True)
    await hub.set_typing(talk, False)
    await hub.set_status(talk, ConversationStatus.RESOLVED)
    (found,) = (await hub.conversation(talk)).conversations
    assert (found.status, found.unread) == (ConversationStatus.RESOLVED, 0)
    await hub.set_status(talk, ConversationStatus.OPEN)


async def test_people_and_words_are_found(hub: ChatwootHub, sandbox: Sandbox) -> None:
    talk = await first_open(hub)
    contact = await hub.contact(talk.contact_id)
    assert contact in await hub.contacts(contact.name)
    sandbox.say(talk.conversation_id, "My cello travels with me")
    assert "My cello travels with me" in [one.text for one in await hub.search_messages("cello")]
    page = await hub.contact_conversations(contact.contact_id)
    assert talk.conversation_id in [one.conversation_id for one in page.conversations]
    assert {inbox.channel for inbox in await hub.inboxes()} >= {Channel.MESSENGER, Channel.EMAIL}


async def test_the_hubs_refusals_are_told_apart(hub: ChatwootHub, sandbox: Sandbox) -> None:
    with pytest.raises(HubRefused) as caught:
        await hub.conversation(999_999)
    assert caught.value.code == "not_found"
    clock = Clock()
    async with shared_client(clock) as client:
        stranger = ChatwootHub(
            sandbox.hub_url, "wrong", sandbox.hub_account, http=client, clock=clock
        )
        with pytest.raises(HubNotAllowed) as denied:
            await stranger.profile()
    assert denied.value.code == "token"


@pytest.mark.fault
@pytest.mark.parametrize(
    ("fault", "meaning", "went"),
    [
        ("drop_before", HubAmbiguous, 0),
        ("drop_after", HubAmbiguous, 1),
        ("500", HubAmbiguous, 0),
        ("500_after_effect", HubAmbiguous, 1),
        ("half_answer", HubAmbiguous, 1),
        ("wrong_shape", HubAmbiguous, 1),
        ("429", HubNotReached, 0),
    ],
)
async def test_after_a_fault_the_reference_tells_whether_it_went(
    hub: ChatwootHub, sandbox: Sandbox, fault: str, meaning: type[Exception], went: int
) -> None:
    talk = (await first_open(hub)).conversation_id
    last = (await hub.messages(talk))[-1].message_id
    sandbox.fault("POST /messages", fault)
    with pytest.raises(meaning):
        await hub.send(talk, "Did it go?", client_ref=f"job-{fault}")
    after = await hub.messages(talk, after=last)
    assert [one.client_ref for one in after].count(f"job-{fault}") == went
    assert not sandbox.faults()


async def test_the_socket_tells_what_customers_and_colleagues_do(
    hub: ChatwootHub, sandbox: Sandbox
) -> None:
    talk = (await first_open(hub)).conversation_id
    async with aclosing(hub.live(await hub.profile())) as events:
        assert (await heard(events, lambda event: bool(event.connected))).kind == CONNECTED
        sandbox.say(talk, "Are you there?")
        said = await heard(  # what an earlier test sent may still be on its way
            events, lambda event: bool(event.message and event.message.text == "Are you there?")
        )
        assert said.message is not None
        assert said.message.conversation_id == talk
        sent = await hub.send(talk, "Yes", client_ref="job-live")
        echo = await heard(
            events, lambda event: bool(event.message and event.message.client_ref == "job-live")
        )
        assert echo.message is not None
        assert echo.message.message_id == sent.message_id
        await hub.set_status(talk, ConversationStatus.RESOLVED)
        changed = await heard(events, lambda event: event.kind == "conversation.status_changed")
        assert changed.conversation is not None
        assert changed.conversation.status is ConversationStatus.RESOLVED
    await hub.set_status(talk, ConversationStatus.OPEN)
    assert hub.set_aside == 0


@pytest.mark.fault
async def test_a_cut_socket_says_so_and_comes_back(hub: ChatwootHub, sandbox: Sandbox) -> None:
    async with aclosing(hub.live(await hub.profile())) as events:
        await heard(events, lambda event: event.connected is True)
        sandbox.fault("/cable", "socket_cut")
        await heard(events, lambda event: event.connected is False)
        await heard(events, lambda event: event.connected is True)


async def test_the_agent_is_present_while_the_socket_is_open(
    hub: ChatwootHub, sandbox: Sandbox
) -> None:
    agent = await hub.profile()

    def is_present() -> bool:
        agents = sandbox.hub("GET", "/agents").json()
        return any(
            one["id"] == agent.user_id and one["availability_status"] == "online" for one in agents
        )

    async with aclosing(hub.live(agent)) as events:
        await heard(events, lambda event: event.connected is True)
        for _ in range(3):  # the hub forgets whoever falls silent; the socket reminds it
            sandbox.advance(60)
            await asyncio.to_thread(sandbox.wait_until, is_present)


async def test_a_wrong_socket_token_is_noticed_although_the_hub_says_nothing(
    hub: ChatwootHub,
) -> None:
    agent = await hub.profile()
    wrong = type(agent)(agent.account_id, agent.user_id, agent.name, agent.role, "wrong")
    async with aclosing(hub.live(wrong)) as events:
        lost = await heard(events, lambda event: event.connected is False)
    assert lost.kind == "cable.unconfirmed"


async def test_closing_the_hub_ends_its_socket(hub: ChatwootHub) -> None:
    events = hub.live(await hub.profile())
    await heard(events, lambda event: event.connected is True)
    await hub.close()
    async with asyncio.timeout(30):
        rest = [event async for event in events]
    assert all(event.connected is None for event in rest)
