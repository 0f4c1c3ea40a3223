"""What a campaign would find: each kind of loss, doubling and false word, made on purpose."""

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.faults.comparison import compare, false_claims
from tests.faults.evidence import Desk, Entry, JobRow

QUOTE, LINK, REPLY, SESSION = "q", "job-link", "job-reply", "cs_1"
ASKED: dict[str, dict[str, Any]] = {
    "a": {"kind": "send_link", "client_id": "a"},
    "b": {"kind": "reply", "client_id": "b", "text": "Hello"},
}
EFFECTS: dict[str, Any] = {
    "sessions": [
        {
            "id": SESSION,
            "status": "open",
            "payment_status": "unpaid",
            "amount_total": 500,
            "currency": "eur",
            "metadata": {"desk_quote": QUOTE, "desk_generation": "1", "desk_job": LINK},
        }
    ],
    "messages": [
        {"id": 1, "client_ref": LINK, "conversation_id": 7, "content": f"Pay here: {SESSION}"},
        {"id": 2, "client_ref": REPLY, "conversation_id": 7, "content": "Hello"},
    ],
    "refunds": [],
    "statuses": [],
}


def entry(kind: str, source: str, **body: Any) -> Entry:
    return Entry(kind, QUOTE, source, 1.0, {"generation": 1, "conversation": 7, **body})


DESK = Desk(
    jobs=(
        JobRow(1, LINK, "a", "send_link", 7, QUOTE, "done", "", {}, {}),
        JobRow(2, REPLY, "b", "reply", 7, "", "done", "", {}, {}),
    ),
    journal=(
        entry("link.asked", "1", total=500, currency="EUR"),
        entry("link.creating", "2"),
        entry("link.created", "3", session=SESSION, expires_at=9e9, total=500, currency="EUR"),
        entry("message.posting", "4"),
        entry("message.accepted", "5", message=1),
        replace(entry("reply.accepted", "6", message=2), quote_id=""),
    ),
)


def test_a_desk_that_did_all_once_is_in_order() -> None:
    assert compare(DESK, EFFECTS, ASKED) == []
    assert false_claims(DESK, EFFECTS) == []


def bent(change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    effects = copy.deepcopy(EFFECTS)
    change(effects)
    return effects


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda e: e["messages"].append(e["messages"][1]), "doubled: 2 messages"),
        (lambda e: e["sessions"].append({**e["sessions"][0], "id": "cs_2"}), "doubled: 2 links"),
        (lambda e: e["messages"].pop(), "lost: reply b is done"),
        (lambda e: e["sessions"].pop(), "lost: send_link a is done, and no link"),
        (lambda e: e["messages"].append({**e["messages"][0], "client_ref": "x"}), "unasked"),
        (
            lambda e: e["refunds"].append({"id": "re_9", "metadata": {}}),
            "unasked: refund re_9 belongs to no job",
        ),
        (lambda e: e["messages"][1].update(content="Bye"), "with other words"),
        (lambda e: e["messages"][0].update(content="Pay"), "without its link"),
        (lambda e: e["messages"][1].update(conversation_id=8), "went into conversation 8"),
        (lambda e: e["messages"][0].update(id=3), "order: b overtook a"),
        (lambda e: e["sessions"][0].update(amount_total=501), "wrong: send_link a costs 501"),
        (lambda e: e["sessions"][0].update(payment_status="paid"), "paid is True"),
        (lambda e: e["sessions"][0].update(status="expired"), "payable is False"),
    ],
)
def test_what_the_world_did_otherwise_is_found(
    change: Callable[[dict[str, Any]], None], said: str
) -> None:
    assert any(said in found for found in compare(DESK, bent(change), ASKED))


@pytest.mark.parametrize(
    ("desk", "said"),
    [
        (replace(DESK, jobs=DESK.jobs[:1]), "lost: b was enqueued"),
        (replace(DESK, jobs=(*DESK.jobs, replace(DESK.jobs[1], client_id="c"))), "never enqueued"),
        (replace(DESK, journal=DESK.journal[:-1]), "0 entries for its message"),
        (replace(DESK, journal=(*DESK.journal, DESK.journal[-1])), "journal: 2 entries 6"),
        (
            replace(DESK, jobs=(DESK.jobs[0], replace(DESK.jobs[1], state="failed"))),
            "is failed, and its message went",
        ),
        (
            replace(DESK, jobs=(DESK.jobs[0], replace(DESK.jobs[1], state="checking"))),
            "unfinished: reply b",
        ),
    ],
)
def test_what_the_journal_says_otherwise_is_found(desk: Desk, said: str) -> None:
    assert any(said in found for found in compare(desk, EFFECTS, ASKED))


@pytest.mark.parametrize(
    ("desk", "effects", "said"),
    [
        (DESK, bent(lambda e: e["messages"].clear()), "no message went"),
        (replace(DESK, journal=DESK.journal[:1]), EFFECTS, "queued, and has a session"),
        (
            replace(
                DESK,
                journal=(
                    *DESK.journal,
                    entry("payment.paid", "7", session=SESSION, amount=500, currency="EUR"),
                ),
            ),
            EFFECTS,
            "nobody has paid",
        ),
    ],
)
def test_a_badge_that_says_too_much_is_found(
    desk: Desk, effects: dict[str, Any], said: str
) -> None:
    assert any(said in found for found in false_claims(desk, effects))


REFUND = "job-refund"
REFUNDED: dict[str, Any] = {
    **EFFECTS,
    "sessions": [{**EFFECTS["sessions"][0], "status": "complete", "payment_status": "paid"}],
    "refunds": [
        {
            "id": "re_1",
            "amount": 200,
            "status": "succeeded",
            "metadata": {"desk_quote": QUOTE, "desk_job": REFUND},
        }
    ],
}
ASKED_TO_REFUND = {**ASKED, "c": {"kind": "refund", "client_id": "c", "amount": 200}}
REFUNDING = Desk(
    jobs=(*DESK.jobs, JobRow(3, REFUND, "c", "refund", 7, QUOTE, "done", "", {}, {})),
    journal=(
        *DESK.journal,
        entry("payment.paid", "7", session=SESSION, amount=500, currency="EUR"),
        entry("refund.asked", f"desk:job:{REFUND}:asked", amount=200),
        entry("refund.updated", "8", refund="re_1", amount=200, status="succeeded"),
    ),
)


def test_a_desk_that_refunded_once_is_in_order() -> None:
    assert compare(REFUNDING, REFUNDED, ASKED_TO_REFUND) == []
    assert false_claims(REFUNDING, REFUNDED) == []


def changed(**fields: Any) -> Desk:
    *others, job = REFUNDING.jobs
    return replace(REFUNDING, jobs=(*others, replace(job, **fields)))


@pytest.mark.parametrize(
    ("desk", "refunds", "said"),
    [
        (REFUNDING, [], "lost: refund c is done, and nothing was refunded"),
        (REFUNDING, REFUNDED["refunds"] * 2, f"doubled: 2 refunds of job {REFUND}"),
        (
            REFUNDING,
            [{**REFUNDED["refunds"][0], "amount": 300}],
            "wrong: refund c refunded 300",
        ),
        (changed(state="failed"), REFUNDED["refunds"], "is failed, and 200 was refunded"),
        (changed(state="failed"), [], "lost: refund c failed, and 500 is left"),
        (changed(state="removed"), [], "lost: refund c was removed"),
        (
            replace(REFUNDING, journal=REFUNDING.journal[:-1]),
            REFUNDED["refunds"],
            "and the journal says []",
        ),
        (
            replace(REFUNDING, journal=(*REFUNDING.journal[:-2], REFUNDING.journal[-1])),
            REFUNDED["refunds"],
            "refund c was not asked once",
        ),
        (REFUNDING, [], "says 200 refunded"),
    ],
)
def test_a_refund_that_is_told_otherwise_is_found(
    desk: Desk, refunds: list[dict[str, Any]], said: str
) -> None:
    effects = {**REFUNDED, "refunds": refunds}
    assert any(said in found for found in compare(desk, effects, ASKED_TO_REFUND))


def test_a_refund_that_nobody_made_may_not_be_shown() -> None:
    found = false_claims(REFUNDING, {**REFUNDED, "refunds": []})
    assert found == [f"badge: {QUOTE} is shown with 200 refunded: not so much"]
