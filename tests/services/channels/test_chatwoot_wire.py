"""The hub's JSON in our words: each field, each oddity, and whatever cannot be read."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.conversation import (
    Attachment,
    Availability,
    Channel,
    ConversationStatus,
    Delivery,
    Direction,
)
from desktop.services.channels import chatwoot_wire as wire
from desktop.services.channels.cable import live_event

Json = dict[str, Any]


def sender(**changes: Any) -> Json:
    return {
        "id": 19,
        "name": "Sanne de Vries",
        "email": "sanne@mail.example",
        "phone_number": "+31612345678",
        "additional_attributes": {},
        "custom_attributes": {"membership": "Gold", "booking": "k7q2mx", "language": "nl"},
        **changes,
    }


def message(**changes: Any) -> Json:
    return {
        "id": 30,
        "content": "Can I fly on Sunday?",
        "conversation_id": 12,
        "message_type": 0,
        "content_type": "text",
        "status": "sent",
        "content_attributes": {},
        "created_at": 1_718_000_100,
        "private": False,
        "source_id": "m_1",
        "sender": {"id": 19, "name": "Sanne de Vries", "type": "contact"},
        **changes,
    }


def conversation(*, meta: Json | None = None, **changes: Any) -> Json:
    return {
        "meta": {
            "sender": sender(),
            "channel": "Channel::FacebookPage",
            "assignee": {"id": 7, "name": "Frederiek"},
            "assignee_type": "User",
            **(meta or {}),
        },
        "id": 12,
        "messages": [message()],
        "last_non_activity_message": message(),
        "additional_attributes": {},
        "custom_attributes": {},
        "can_reply": True,
        "inbox_id": 3,
        "labels": ["rebook"],
        "status": "open",
        "unread_count": 2,
        "priority": None,
        "snoozed_until": None,
        "created_at": 1_718_000_000,
        "updated_at": 1_718_000_101.25,
        "last_activity_at": 1_718_000_100,
        "first_reply_created_at": 0,
        "waiting_since": 1_718_000_100,
        **changes,
    }


def test_a_conversation_is_read_whole() -> None:
    found = wire.conversation(conversation())
    assert (found.conversation_id, found.contact_id, found.inbox_id) == (12, 19, 3)
    assert (found.channel, found.status) == (Channel.MESSENGER, ConversationStatus.OPEN)
    assert (found.assignee_id, found.labels, found.unread) == (7, ("rebook",), 2)
    assert (found.can_reply, found.is_private) == (True, True)
    assert (found.created_at, found.last_activity_at) == (1_718_000_000.0, 1_718_000_100.0)
    assert (found.waiting_since, found.first_reply_at) == (1_718_000_100.0, None)
    assert found.updated_at == 1_718_000_101.25
    assert found.window_closes_at == 1_718_000_100.0 + 24 * 3600


@pytest.mark.parametrize(
    ("kind", "more", "channel", "private"),
    [
        ("Channel::FacebookPage", {}, Channel.MESSENGER, True),
        ("Channel::FacebookPage", {"type": "instagram_direct_message"}, Channel.INSTAGRAM, True),
        ("Channel::Instagram", {}, Channel.INSTAGRAM, True),
        ("Channel::Whatsapp", {}, Channel.WHATSAPP, True),
        ("Channel::TwitterProfile", {"type": "direct_message"}, Channel.X, True),
        ("Channel::TwitterProfile", {"type": "tweet", "tweet_id": "1"}, Channel.X, False),
        ("Channel::Telegram", {}, Channel.TELEGRAM, True),
        ("Channel::Sms", {}, Channel.SMS, True),
        ("Channel::TwilioSms", {}, Channel.SMS, True),
        ("Channel::Email", {}, Channel.EMAIL, True),
        ("Channel::WebWidget", {}, Channel.WEB, True),
        ("Channel::Api", {}, Channel.API, True),
        ("Channel::Line", {}, Channel.API, True),
    ],
)
def test_channels_and_public_posts_are_told_apart(
    kind: str, more: Json, channel: Channel, private: bool
) -> None:
    found = wire.conversation(conversation(meta={"channel": kind}, additional_attributes=more))
    assert (found.channel, found.is_private) == (channel, private)


def test_whatsapp_over_twilio_shows_in_the_contacts_address() -> None:
    found = wire.conversation(
        conversation(
            meta={"channel": "Channel::TwilioSms"},
            contact_inbox={"source_id": "whatsapp:+31612345678"},
        )
    )
    assert found.channel is Channel.WHATSAPP


def test_the_sockets_form_of_a_conversation_reads_the_same() -> None:
    listed = conversation()
    pushed = conversation(channel="Channel::FacebookPage")
    del pushed["meta"]["channel"], pushed["last_non_activity_message"]
    pushed["contact_inbox"] = {"contact_id": 19, "source_id": "x"}
    assert wire.conversation(pushed) == wire.conversation(listed)


def test_without_a_customers_message_the_window_is_not_guessed() -> None:
    outgoing = message(message_type=1)
    found = wire.conversation(conversation(messages=[outgoing], last_non_activity_message=outgoing))
    assert found.window_closes_at is None
    assert wire.window_closes_at(Channel.EMAIL, 5.0) is None


@pytest.mark.parametrize(
    ("meta", "assignee"),
    [
        ({"assignee": None, "assignee_type": None}, None),
        ({"assignee": {"id": 3}, "assignee_type": "AgentBot"}, None),
        ({"assignee": {"id": 3}, "assignee_type": None}, 3),
    ],
)
def test_a_bot_is_nobody(meta: Json, assignee: int | None) -> None:
    assert wire.conversation(conversation(meta=meta)).assignee_id == assignee


def test_times_come_as_seconds_or_as_iso_and_zero_is_never() -> None:
    found = wire.conversation(
        conversation(
            created_at="2024-06-10T06:13:20.000Z", snoozed_until=0, first_reply_created_at=None
        )
    )
    assert found.created_at == 1_718_000_000.0
    assert (found.snoozed_until, found.first_reply_at) == (None, None)


@pytest.mark.parametrize("wrong", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00", 1e12, -5])
def test_what_no_calendar_holds_is_never(wrong: object) -> None:
    found = wire.conversation(conversation(created_at=wrong, first_reply_created_at=wrong))
    assert (found.created_at, found.first_reply_at) == (0.0, None)


@pytest.mark.parametrize(
    ("changes", "direction"),
    [
        ({"message_type": 0}, Direction.INCOMING),
        ({"message_type": 1}, Direction.OUTGOING),
        ({"message_type": 2}, Direction.ACTIVITY),
        ({"message_type": 3}, Direction.OUTGOING),
        ({"message_type": "incoming"}, Direction.INCOMING),
        ({"message_type": 1, "private": True}, Direction.NOTE),
    ],
)
def test_whose_words_a_message_is(changes: Json, direction: Direction) -> None:
    assert wire.message(message(**changes)).direction is direction


def test_an_outgoing_message_tells_how_far_it_came() -> None:
    found = wire.message(
        message(
            message_type=1,
            status="failed",
            source_id=None,
            content_attributes={"client_ref": "job-1", "external_error": "10 - (#10) outside"},
            sender={"id": 7, "name": "Frederiek", "available_name": "Freddie"},
        )
    )
    assert (found.delivery, found.platform_id) == (Delivery.FAILED, "")
    assert (found.client_ref, found.error) == ("job-1", "10 - (#10) outside")
    assert (found.sender_id, found.sender_name) == (7, "Freddie")


def test_an_echo_stands_in_for_the_reference() -> None:
    assert wire.message(message(echo_id="job-2")).client_ref == "job-2"
    odd = message(content_attributes=None, content=None, status="progress", sender=None)
    found = wire.message({**odd, "sender_id": 4})
    assert (found.client_ref, found.text, found.delivery) == ("", "", Delivery.SENT)
    assert found.sender_id == 4


def test_attachments_come_along() -> None:
    files = [
        {"id": 1, "file_type": "image", "data_url": "https://h/x/boarding%20pass.png?s=1"}
        | {"file_size": 512, "width": 640, "height": 400.0},
        {"id": 2, "file_type": "location", "data_url": None},
        "noise",
    ]
    assert wire.message(message(attachments=files)).attachments == (
        Attachment(
            "boarding pass.png", "image", "https://h/x/boarding%20pass.png?s=1", 512, 640, 400, 1
        ),
        Attachment("location", "location", "", 0, attachment_id=2),
    )


def test_a_contact_is_read_with_its_booking_and_language() -> None:
    found = wire.contact(sender())
    assert (found.name, found.booking, found.membership) == ("Sanne de Vries", "K7Q2MX", "Gold")
    assert (found.language, found.phone, found.email) == (
        "nl",
        "+31612345678",
        "sanne@mail.example",
    )


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"name": " "}, "sanne@mail.example"),
        ({"name": None, "email": None}, "+31612345678"),
        ({"name": None, "email": None, "phone_number": None}, "#19"),
    ],
)
def test_a_contact_without_a_name_is_called_by_what_is_known(changes: Json, name: str) -> None:
    assert wire.contact(sender(**changes)).name == name


def test_a_handle_is_found_where_channels_put_it() -> None:
    profiles = {"social_profiles": {"instagram": "sanne.flies"}}
    assert wire.contact(sender(additional_attributes=profiles)).handle == "@sanne.flies"
    assert wire.contact(sender(additional_attributes={"screen_name": "@s"})).handle == "@s"


def test_a_page_sets_aside_what_it_cannot_read() -> None:
    broken = [
        None,
        conversation(status="lost"),
        conversation(meta={"channel": None}),
        conversation(meta={"sender": {"id": "x"}}),
        conversation(inbox_id=None),
        conversation(id=13, messages=[message(), "noise"], last_non_activity_message=None),
    ]
    page = wire.page(broken, paged=True)
    assert [one.conversation_id for one in page.conversations] == [13]
    assert (len(page.contacts), len(page.messages), page.unread) == (1, 1, 6)
    assert not page.has_more


def test_a_full_page_has_more_even_when_part_of_it_is_set_aside() -> None:
    full = [None, *(conversation(id=number) for number in range(24))]
    assert wire.page(full, paged=True).has_more
    assert not wire.page(full, paged=False).has_more


def test_the_profile_is_that_of_the_account() -> None:
    profile = {
        "id": 7,
        "name": "Frederiek Fontein",
        "available_name": "Freddie",
        "email": "f@polder.example",
        "pubsub_token": "secret",
        "role": "administrator",
        "accounts": [
            {"id": 1, "role": "agent", "availability": "busy"},
            {"id": 2, "role": "administrator"},
        ],
    }
    agent = wire.agent(profile, 1)
    assert (agent.actor, agent.name, agent.role) == ("hub:1:7", "Freddie", "agent")
    assert agent.availability is Availability.BUSY
    assert wire.agent(profile, 2).availability is Availability.ONLINE
    with pytest.raises(wire.Unreadable):
        wire.agent(profile, 3)


def test_inboxes_tell_their_channel() -> None:
    data = {"id": 3, "name": "WA", "channel_type": "Channel::TwilioSms", "medium": "whatsapp"}
    found = wire.inbox({**data, "reauthorization_required": True})
    assert (found.inbox_id, found.channel, found.needs_attention) == (3, Channel.WHATSAPP, True)


EVENTS = [
    ("message.created", message(), "message"),
    ("message.updated", message(status="read"), "message"),
    ("first.reply.created", message(message_type=1), "message"),
    ("conversation.created", conversation(), "conversation"),
    ("conversation.status_changed", conversation(status="resolved"), "conversation"),
    ("assignee.changed", conversation(), "conversation"),
    ("conversation.mentioned", conversation(), "conversation"),
    ("team.changed", conversation(), "conversation"),
    ("contact.updated", sender(), "contact"),
    (
        "conversation.typing_on",
        {"conversation": conversation(), "user": {"id": 5, "name": "Sanne"}, "is_private": False},
        "typing",
    ),
]


@pytest.mark.parametrize(("kind", "data", "field"), EVENTS, ids=[row[0] for row in EVENTS])
def test_each_event_of_the_socket_is_told(kind: str, data: Json, field: str) -> None:
    found = live_event({"event": kind, "data": {**data, "account_id": 1, "performer": {}}})
    assert found is not None
    assert found.kind == kind
    assert getattr(found, field) is not None
    assert found.connected is None


@pytest.mark.parametrize(
    ("performer", "by"),
    [
        ({"id": 7, "name": "Frederiek", "type": "user"}, 7),
        ({"id": 7}, 7),
        ({"id": 7, "type": "contact"}, None),
        ({"id": "7"}, None),
        ({"id": True}, None),
        (None, None),
        ("Frederiek", None),
    ],
)
def test_an_event_tells_which_agent_did_it(performer: object, by: int | None) -> None:
    event = {"event": "assignee.changed", "data": {**conversation(), "performer": performer}}
    found = live_event(event)
    assert found is not None
    assert found.by == by


def test_events_that_say_nothing_to_the_desk_are_left_out() -> None:
    for kind in ("presence.update", "notification.created", "account.cache_invalidated"):
        assert live_event({"event": kind, "data": {"users": {}}}) is None
    other = live_event({"event": "conversation.unread_count_changed", "data": {}})
    assert other is not None
    assert other.conversation is None


@pytest.mark.property
@given(
    noise=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "meta", "sender", "status", "channel", "messages", "labels"]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=12,
    ),
    key=st.sampled_from(sorted(conversation())),
    message_key=st.sampled_from(sorted(message())),
)
def test_no_json_whatever_stops_the_reading(noise: Any, key: str, message_key: str) -> None:
    odd = {**message(), message_key: noise}
    page = wire.page(
        [noise, {**conversation(), key: noise}, conversation(messages=[odd])], paged=True
    )
    assert len(page.conversations) + page.unread >= 1
    for data in (noise, {"event": noise, "data": noise}, {"event": "message.created", "data": odd}):
        try:
            live_event(data if isinstance(data, dict) else {"event": data})
        except wire.Unreadable:
            continue


CARD = "4242 4242 4242 4242"


def test_no_card_number_comes_in_by_any_field() -> None:
    found = wire.message(
        message(
            content=f"my card {CARD} 12/27 123",
            sender={"id": 19, "name": CARD, "type": "contact"},
            content_attributes={"external_error": f"refused: {CARD}"},
            attachments=[{"data_url": "https://hub.example/f/4242%204242%204242%204242.jpg"}],
        )
    )
    person = wire.contact(
        sender(
            name=CARD,
            email=f"{CARD.replace(' ', '')}@mail.example",
            phone_number=CARD,
            custom_attributes={"membership": CARD, "booking": CARD.replace(" ", "")},
            additional_attributes={"screen_name": CARD},
        )
    )
    talk = wire.conversation(conversation(labels=[CARD]))
    assert not any("4242" in repr(one) for one in (found, person, talk))
    assert found.text == "my card •••• •••• •••• •••• ••/•• •••"


def test_ids_and_addresses_stay_as_they_are() -> None:
    number = CARD.replace(" ", "")
    found = wire.message(message(source_id=number, content_attributes={"client_ref": number}))
    assert (found.platform_id, found.client_ref) == (number, number)


@pytest.mark.parametrize("kind", ["message.created", "message.updated", "first.reply.created"])
def test_the_socket_brings_none_either(kind: str) -> None:
    event = live_event({"event": kind, "data": message(content=CARD)})
    assert event is not None and event.message is not None
    assert event.message.text == "•••• •••• •••• ••••"
    typing = {"conversation": {"id": 1}, "user": {"id": 7, "name": CARD}}
    event = live_event({"event": "conversation.typing_on", "data": typing})
    assert event is not None and "4242" not in repr(event)


def test_a_name_cannot_turn_or_break_a_line() -> None:
    found = wire.contact(sender(name="Ana\u202e 00.681€ diaP\n<b>x</b>"))
    assert found.name == "Ana 00.681€ diaP <b>x</b>"
    assert wire.message(message(content="\u202eabc")).text == "\u202eabc"  # as it was written


def test_an_attachment_without_an_address_costs_no_message() -> None:
    found = wire.message(message(attachments=[{"data_url": "http://[", "file_type": "image"}]))
    assert [(one.name, one.url) for one in found.attachments] == [("image", "")]


@pytest.mark.parametrize("number", [2**63, -1, True, "12", 10**400])
def test_no_id_is_larger_than_the_hubs_own(number: object) -> None:
    with pytest.raises(wire.Unreadable):
        wire.message(message(id=number))
