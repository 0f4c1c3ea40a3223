"""What the hub says of a message of ours, as the journal keeps it."""

import pytest

from desktop.models.conversation import Channel, Delivery, Direction, Message
from desktop.models.fact import SAID
from desktop.models.job import Job, JobKind
from desktop.services.inbox import message_facts

NOW = 1_800_000_000.0


def a_job(kind: JobKind) -> Job:
    return Job("j1", "c1", kind, 42, {"generation": 1}, NOW, quote_id="q1")


def a_failed(error: str) -> Message:
    return Message(7, 42, Direction.OUTGOING, "Hi", NOW, delivery=Delivery.FAILED, error=error)


@pytest.mark.parametrize("kind", [JobKind.SEND_LINK, JobKind.TICKET_TOLD, JobKind.REPLY])
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("131047: Re-engagement message", "error_131047"),
        ("10 - (#10) This message is sent outside of allowed window.", "error_10"),
        ("(#100) No matching user found: Ana", "error_100"),
        ("+31612345678 cannot be reached", "failed"),
        ("31612345678: no such number", "failed"),
        ("Ana de Vries has blocked this number", "failed"),
        ("", "failed"),
    ],
)
def test_a_body_holds_a_code_and_the_words_stand_beside_it(
    kind: JobKind, said: str, code: str
) -> None:
    facts = message_facts.on_message(a_job(kind), a_failed(said), Channel.WHATSAPP, NOW)
    failed = next(one for one in facts if one.source == "hub:msg:7:failed")
    assert failed.body["reason"] == code
    assert failed.private == ({SAID: said} if said else None)
    assert not said or said not in str(failed.body)


@pytest.mark.parametrize("kind", [JobKind.SEND_LINK, JobKind.TICKET_TOLD, JobKind.REPLY])
def test_a_refusal_is_kept_by_its_code(kind: JobKind) -> None:
    [refused] = message_facts.on_refused(a_job(kind), NOW, "http_422")
    assert refused.body["reason"] == "http_422" and refused.private is None
    [without] = message_facts.on_refused(a_job(kind), NOW, "")
    assert without.body["reason"] == "refused"
