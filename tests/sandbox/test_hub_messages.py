"""Messages at the hub: reading a thread, writing, and that nothing is idempotent."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox_process import Sandbox

THREAD = "/conversations/{}/messages"


def send(sandbox: Sandbox, number: int, **body: Any) -> dict[str, Any]:
    answer = sandbox.hub("POST", THREAD.format(number), json=body)
    assert answer.status_code == 200, answer.text
    message: dict[str, Any] = answer.json()
    return message


def thread(sandbox: Sandbox, number: int, **params: Any) -> list[dict[str, Any]]:
    payload: list[dict[str, Any]] = sandbox.hub("GET", THREAD.format(number), params=params).json()[
        "payload"
    ]
    return payload


def test_the_hub_says_sent_before_the_platform_has_it(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Sanne de Vries")
    made = send(
        quiet,
        number,
        content="Dat kan!",
        echo_id="job-1",
        content_attributes={"client_ref": "job-1"},
    )
    assert (made["status"], made["source_id"], made["message_type"]) == ("sent", None, 1)
    assert made["echo_id"] == "job-1"
    assert made["sender"]["name"] == "Frederiek Fontein"
    quiet.advance(5)
    later = thread(quiet, number)[-1]
    assert later["id"] == made["id"] and later["status"] == "delivered" and later["source_id"]
    assert later["content_attributes"] == {"client_ref": "job-1"}
    assert "echo_id" not in later
    quiet.read(number)
    assert thread(quiet, number)[-1]["status"] == "read"


def test_the_same_message_posted_twice_is_two_messages(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Thomas Berger")
    body = {"content": "Guten Tag", "echo_id": "x", "content_attributes": {"client_ref": "x"}}
    first, second = send(quiet, number, **body), send(quiet, number, **body)
    assert first["id"] != second["id"]
    quiet.advance(5)
    sent = [m for m in quiet.messages_in(number) if m["client_ref"] == "x"]
    assert len({m["source_id"] for m in sent}) == 2


def test_a_message_with_a_source_id_is_taken_as_sent_already(quiet: Sandbox) -> None:
    number = quiet.conversation_of("James Okafor")
    made = send(quiet, number, content="Hello", source_id="mine")
    quiet.advance(5)
    kept = thread(quiet, number, after=made["id"] - 1)[0]
    assert (kept["status"], kept["source_id"]) == ("sent", "mine")


def test_a_note_stays_inside(quiet: Sandbox) -> None:
    number = quiet.conversation_of("James Okafor")
    note = send(quiet, number, content="Ask about the lounge", private=True)
    quiet.advance(5)
    assert note["private"] is True
    assert thread(quiet, number)[-1]["source_id"] is None


@pytest.mark.parametrize(
    ("name", "delivered", "after_reading"),
    [
        ("Emma Clarke", "delivered", "read"),  # WhatsApp
        ("Aiko Kimura", "sent", "read"),  # Instagram tells only that it was seen
        ("Jonas Weber", "sent", "sent"),  # e-mail
        ("Pieter Nijland", "delivered", "delivered"),  # SMS
    ],
)
def test_receipts_are_those_of_the_channel(
    quiet: Sandbox, name: str, delivered: str, after_reading: str
) -> None:
    number = quiet.conversation_of(name)
    send(quiet, number, content="Hello")
    quiet.advance(5)
    assert thread(quiet, number)[-1]["status"] == delivered
    assert thread(quiet, number)[-1]["source_id"]
    quiet.read(number)
    assert thread(quiet, number)[-1]["status"] == after_reading


def test_outside_the_window_the_hub_accepts_and_the_platform_refuses(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Mark Brouwer")
    assert quiet.hub("GET", f"/conversations/{number}").json()["can_reply"] is False
    made = send(quiet, number, content="Hoi Mark", content_attributes={"client_ref": "late"})
    assert made["status"] == "sent"
    quiet.advance(5)
    failed = thread(quiet, number)[-1]
    assert failed["status"] == "failed" and failed["source_id"] is None
    assert "outside of allowed window" in failed["content_attributes"]["external_error"]
    assert failed["content_attributes"]["client_ref"] == "late"


def test_a_retry_wipes_the_attributes(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Mark Brouwer")
    made = send(quiet, number, content="Nog eens", content_attributes={"client_ref": "again"})
    quiet.advance(5)
    again = quiet.hub("POST", f"{THREAD.format(number)}/{made['id']}/retry").json()
    assert again["content_attributes"] == {} and again["status"] == "sent"
    quiet.advance(5)
    assert "client_ref" not in thread(quiet, number)[-1]["content_attributes"]


def test_a_deleted_message_keeps_its_place(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Lucía Romero")
    made = send(quiet, number, content="Wrong person")
    gone = quiet.hub("DELETE", f"{THREAD.format(number)}/{made['id']}")
    assert gone.status_code == 200
    kept = thread(quiet, number)[-1]
    assert kept["content_attributes"] == {"deleted": True}
    assert kept["content"] == "This message was deleted"


def test_a_thread_is_read_in_parts(quiet: Sandbox) -> None:
    number = quiet.ask()
    for index in range(130):
        quiet.say(number, f"line {index}")
    whole = [m["id"] for m in quiet.messages_in(number)]
    assert len(whole) == 131
    latest = [m["id"] for m in thread(quiet, number)]
    assert latest == whole[-20:]
    assert [m["id"] for m in thread(quiet, number, before=latest[0])] == whole[-40:-20]
    assert [m["id"] for m in thread(quiet, number, after=whole[0])] == whole[1:101]
    between = thread(quiet, number, after=whole[3], before=whole[9])
    assert [m["id"] for m in between] == whole[3:9]


def test_two_hundred_a_minute_are_enough(quiet: Sandbox) -> None:
    number = quiet.ask()
    for index in range(199):
        quiet.say(number, f"line {index}")
    refused = quiet.hub("POST", THREAD.format(number), json={"content": "one more"})
    assert refused.status_code == 422
    assert "Too many messages" in refused.json()["error"]


@pytest.mark.parametrize(
    ("body", "words"),
    [({"content": ""}, "blank"), ({"content": "x" * 150_001}, "too long")],
)
def test_what_cannot_be_sent_is_422(quiet: Sandbox, body: dict[str, str], words: str) -> None:
    number = quiet.conversation_of("Sanne de Vries")
    refused = quiet.hub("POST", THREAD.format(number), json=body)
    assert refused.status_code == 422 and words in refused.json()["error"]


def test_a_picture_goes_as_a_form(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Sanne de Vries")
    answer = quiet.hub(
        "POST",
        THREAD.format(number),
        data={
            "content": "Je stoel é",
            "echo_id": "p1",
            "content_attributes": '{"client_ref": "p1"}',
        },
        files={"attachments[]": ("stoel.png", b"\x89PNG bytes", "image/png")},
    ).json()
    assert answer["content"] == "Je stoel é" and answer["echo_id"] == "p1"
    assert answer["content_attributes"] == {"client_ref": "p1"}
    (attachment,) = answer["attachments"]
    assert attachment["file_type"] == "image" and "data" not in attachment
    at_the_storage = quiet.http.get(attachment["data_url"]).headers["location"]
    found = quiet.http.get(at_the_storage)
    assert (found.content, found.headers["content-type"]) == (b"\x89PNG bytes", "image/png")


def posts_files(sandbox: Sandbox, number: int, *files: tuple[str, bytes, str]) -> dict[str, Any]:
    answer = sandbox.hub(
        "POST", THREAD.format(number), files=[("attachments[]", one) for one in files]
    )
    made: dict[str, Any] = answer.json()
    return made


def test_sixteen_files_are_one_too_many(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Sanne de Vries")
    file = ("a.png", b"\x89PNG", "image/png")
    assert len(posts_files(quiet, number, *[file] * 15)["attachments"]) == 15
    assert "Attachments exceeded" in posts_files(quiet, number, *[file] * 16)["error"]


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("Aiko Kimura", "application/pdf", "#100"),  # Instagram takes no documents
        ("James Okafor", "image/gif", "131053"),  # WhatsApp
    ],
)
def test_what_a_platform_does_not_take_fails_later(
    quiet: Sandbox, name: str, kind: str, words: str
) -> None:
    number = quiet.conversation_of(name)
    made = posts_files(quiet, number, ("file", b"bytes", kind))
    assert made["status"] == "sent"
    quiet.advance(5)
    failed = thread(quiet, number)[-1]
    assert failed["id"] == made["id"] and failed["status"] == "failed"
    assert words in failed["content_attributes"]["external_error"]


def test_a_customer_sends_papers_along(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Marie Lefèvre")
    said = quiet.say(number, "", "itinerary.pdf")
    (paper,) = thread(quiet, number)[-1]["attachments"]
    assert (said["content"], paper["file_type"], paper["width"]) == (None, "file", None)
    photos = [one for item in thread(quiet, number) for one in item.get("attachments", ())]
    assert (photos[0]["file_type"], photos[0]["width"]) == ("image", 640)


def test_an_answer_ends_the_customers_waiting(quiet: Sandbox) -> None:
    number = quiet.ask()
    assert quiet.hub("GET", f"/conversations/{number}").json()["waiting_since"] > 0
    send(quiet, number, content="Hello")
    shown = quiet.hub("GET", f"/conversations/{number}").json()
    assert shown["waiting_since"] == 0 and shown["first_reply_created_at"] > 0
