"""What a campaign would find: each kind of loss, doubling and false word, made on purpose."""

import copy
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from tests.faults.comparison import compare, false_claims
from tests.faults.evidence import Desk, Entry, JobRow
from tests.faults.mix import picture

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
        {
            "id": 1,
            "client_ref": LINK,
            "conversation_id": 7,
            "content": f"Pay here: {SESSION}",
            "private": False,
            "files": [],
        },
        {
            "id": 2,
            "client_ref": REPLY,
            "conversation_id": 7,
            "content": "Hello",
            "private": False,
            "files": [],
        },
    ],
    "refunds": [],
    "statuses": [],
    "conversations": [
        {"id": 7, "contact_id": 70, "assignee_id": None, "priority": None, "labels": []}
    ],
    "contacts": [{"id": 70, "name": "Ada", "email": None, "phone_number": None, "notes": []}],
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
        (lambda e: e["messages"][1].update(private=True), "went to colleagues"),
        (lambda e: e["messages"][1].update(files=[{"name": "a", "sha256": "b"}]), "other files"),
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


GIVE = "job-give"
FAILED_REFUND = {**REFUNDED, "refunds": [{**REFUNDED["refunds"][0], "status": "failed"}]}
ASKED_TO_GIVE = {**ASKED_TO_REFUND, "v": {"kind": "given_back", "client_id": "v"}}
GIVING = Desk(
    jobs=(*REFUNDING.jobs, JobRow(4, GIVE, "v", "given_back", 7, QUOTE, "done", "", {}, {})),
    journal=(
        *REFUNDING.journal,
        entry("refund.failed", "9", refund="re_1", amount=200, status="failed"),
        entry("given_back.asked", f"desk:job:{GIVE}:asked"),
        entry("refund.given_back", f"desk:job:{GIVE}:given_back", amount=200, failed=["re_1"]),
    ),
)


def test_a_desk_that_wrote_down_what_was_given_back_is_in_order() -> None:
    assert compare(GIVING, FAILED_REFUND, ASKED_TO_GIVE) == []
    assert false_claims(GIVING, FAILED_REFUND) == []


@pytest.mark.parametrize(
    ("desk", "refunds", "said"),
    [
        (replace(GIVING, journal=GIVING.journal[:-1]), None, "is done: 1 times asked, 0 given"),
        (replace(GIVING, journal=(*GIVING.journal, GIVING.journal[-1])), None, "2 given"),
        (
            GIVING,
            [{**REFUNDED["refunds"][0], "amount": 400}],
            "doubled: given_back v was given back, and 100 of the payment was left",
        ),
        (
            replace(GIVING, jobs=(*REFUNDING.jobs, replace(GIVING.jobs[-1], state="failed"))),
            None,
            "lost: given_back v is failed, and 500 of the payment is left",
        ),
    ],
)
def test_what_was_given_back_and_told_otherwise_is_found(
    desk: Desk, refunds: list[dict[str, Any]] | None, said: str
) -> None:
    effects = {**FAILED_REFUND, "refunds": refunds} if refunds else FAILED_REFUND
    assert any(said in found for found in compare(desk, effects, ASKED_TO_GIVE))


MARK = "job-mark"
ENDED: dict[str, Any] = {**EFFECTS, "sessions": [{**EFFECTS["sessions"][0], "status": "expired"}]}
ASKED_TO_MARK = {**ASKED, "m": {"kind": "paid_elsewhere", "client_id": "m", "by": "counter"}}
MARKING = Desk(
    jobs=(*DESK.jobs, JobRow(3, MARK, "m", "paid_elsewhere", 7, QUOTE, "done", "", {}, {})),
    journal=(
        *DESK.journal,
        entry("paid_elsewhere.asked", f"desk:job:{MARK}:asked"),
        entry("link.cancelled", "8", session=SESSION),
        entry("payment.elsewhere", f"desk:job:{MARK}:elsewhere", reason="counter", amount=500),
    ),
)


def marked(**fields: Any) -> Desk:
    *others, job = MARKING.jobs
    return replace(MARKING, jobs=(*others, replace(job, **fields)))


def test_a_desk_that_marked_what_was_paid_elsewhere_is_in_order() -> None:
    assert compare(MARKING, ENDED, ASKED_TO_MARK) == []
    assert false_claims(MARKING, ENDED) == []
    failed = replace(marked(state="failed"), journal=MARKING.journal[:-2])
    found = compare(failed, {**REFUNDED, "refunds": []}, ASKED_TO_MARK)
    assert [one for one in found if "paid_elsewhere" in one] == []  # the customer was faster


@pytest.mark.parametrize(
    ("desk", "effects", "said"),
    [
        (MARKING, EFFECTS, "lost: paid_elsewhere m is done, and the link can be paid"),
        (MARKING, EFFECTS, "is paid_elsewhere, and payable is True"),
        (MARKING, {**REFUNDED, "refunds": []}, "500 was paid by the link, and nothing says so"),
        (marked(state="failed"), ENDED, "failed: 1 times asked, 1 marked"),
        (marked(state="removed"), ENDED, "lost: paid_elsewhere m was removed"),
        (
            replace(marked(state="failed"), journal=MARKING.journal[:-1]),
            ENDED,
            "lost: paid_elsewhere m failed, and nobody has paid",
        ),
        (
            replace(MARKING, journal=(*MARKING.journal[:-3], *MARKING.journal[-2:])),
            ENDED,
            "is done: 0 times asked, 1 marked",
        ),
    ],
)
def test_a_mark_that_is_told_otherwise_is_found(
    desk: Desk, effects: dict[str, Any], said: str
) -> None:
    assert any(said in found for found in compare(desk, effects, ASKED_TO_MARK))


def test_what_is_marked_may_not_be_payable_at_any_instant() -> None:
    assert any("and can be paid" in found for found in false_claims(MARKING, EFFECTS))


OPEN = "job-open"
ASKED_TO_OPEN = {**ASKED, "w": {"kind": "open", "client_id": "w"}}
_TO = {"address": "+31612345678", "caller": {"name": "Ada"}}
OPENING = Desk(
    jobs=(*DESK.jobs, JobRow(3, OPEN, "w", "open", 0, "", "done", "", _TO, {})),
    journal=(
        *DESK.journal,
        replace(
            entry("conversation.opened", f"desk:job:{OPEN}:opened", conversation=90), quote_id=""
        ),
    ),
)
_OPENED = {"id": 90, "contact_id": 50, "client_ref": OPEN, "source_id": "+31612345678"}
OPENED: dict[str, Any] = {
    **EFFECTS,
    "conversations": [*EFFECTS["conversations"], _OPENED],
    "contacts": [
        *EFFECTS["contacts"],
        {"id": 50, "name": "Ada", "phone_number": "+31612345678", "email": None, "notes": []},
    ],
}


def test_a_desk_that_opened_a_conversation_for_a_caller_is_in_order() -> None:
    assert compare(OPENING, OPENED, ASKED_TO_OPEN) == []


@pytest.mark.parametrize(
    ("bend", "said"),
    [
        (
            lambda e: e["conversations"].append({**_OPENED, "id": 91}),
            "doubled: open w opened 2 conversations",
        ),
        (lambda e: e["conversations"].pop(), "journal: open w has 1 entries, 0 at the address"),
        (
            lambda e: e["conversations"][-1].update(source_id="+31600000000"),
            "journal: open w has 1 entries, 0 at the address",
        ),
        (
            lambda e: e["contacts"].append({**e["contacts"][-1], "id": 51}),
            "doubled: open w has 2 contacts",
        ),
        (
            lambda e: e["conversations"].append({**_OPENED, "id": 91, "client_ref": "job-none"}),
            "unasked: conversation 91 belongs to no job",
        ),
    ],
)
def test_an_opening_that_went_otherwise_is_found(bend: Callable[[Any], object], said: str) -> None:
    effects = copy.deepcopy(OPENED)
    bend(effects)
    assert any(said in found for found in compare(OPENING, effects, ASKED_TO_OPEN))


def test_an_opening_whose_link_was_never_sent_is_found() -> None:
    job = replace(OPENING.jobs[-1], payload={**_TO, "then": "resend"})
    desk = replace(OPENING, jobs=(*OPENING.jobs[:-1], job))
    assert any("asked 0 times" in found for found in compare(desk, OPENED, ASKED_TO_OPEN))


OTHER, OFFER = "q2", "job-link"
_BOTH = [[QUOTE, 1], [OTHER, 1]]
OFFERED_TO = {**ASKED, "a": {"kind": "offer", "client_id": "a"}}


def _of(quote: str, kind: str, source: str, **body: Any) -> Entry:
    return replace(entry(kind, f"{quote}:{source}", **body), quote_id=quote)


def offered(*paid: str) -> Desk:
    """An offer of two alternatives, of which the desk has heard that these were paid."""
    facts = [
        one
        for quote, session in ((QUOTE, SESSION), (OTHER, "cs_2"))
        for one in (
            _of(quote, "link.asked", "1", total=500, currency="EUR", alternatives=_BOTH),
            _of(quote, "link.created", "2", session=session, total=500, currency="EUR"),
            _of(quote, "message.accepted", "3", message=1),
            *(
                [_of(quote, "payment.paid", "4", session=session, amount=500, currency="EUR")]
                if quote in paid
                else []
            ),
        )
    ]
    job = JobRow(1, OFFER, "a", "offer", 7, QUOTE, "done", "", {"alternatives": _BOTH}, {})
    return Desk((job, DESK.jobs[1]), (*facts, DESK.journal[-1]))


def sold(*status: tuple[str, str]) -> dict[str, Any]:
    """What the world has of it: the sessions' states."""
    first = EFFECTS["sessions"][0]
    metadata = {**first["metadata"], "desk_quote": OTHER}
    sessions = [first, {**first, "id": "cs_2", "metadata": metadata}]
    text = f"Pay here: {SESSION} or cs_2"
    return {
        **EFFECTS,
        "messages": [{**EFFECTS["messages"][0], "content": text}, EFFECTS["messages"][1]],
        "sessions": [
            {**one, "status": state, "payment_status": paid}
            for one, (state, paid) in zip(sessions, status, strict=True)
        ],
    }


PAID, OPEN = ("complete", "paid"), ("open", "unpaid")


def test_an_offer_that_is_paid_once_or_says_paid_twice_is_in_order() -> None:
    assert compare(offered(), sold(OPEN, OPEN), OFFERED_TO) == []
    assert compare(offered(QUOTE, OTHER), sold(PAID, PAID), OFFERED_TO) == []


@pytest.mark.parametrize(
    ("desk", "effects", "said"),
    [
        (offered(QUOTE), sold(PAID, OPEN), "another of its links can be paid too"),
        (offered(QUOTE), sold(PAID, PAID), f"badge: offer a was paid twice, and {OTHER} is with"),
    ],
)
def test_an_offer_that_is_told_otherwise_is_found(
    desk: Desk, effects: dict[str, Any], said: str
) -> None:
    assert any(said in found for found in compare(desk, effects, OFFERED_TO))


SEATS = "seats.png"
FILE = {"name": SEATS, "sha256": sha256(picture(SEATS)).hexdigest()}
WRITTEN_AND_CHANGED = {
    **ASKED,
    "n": {"kind": "note", "client_id": "n", "text": "He calls"},
    "f": {"kind": "reply", "client_id": "f", "text": "Your seats", "files": [SEATS]},
    "k": {"kind": "contact_note", "client_id": "k", "text": "Likes the aisle"},
    **{one: {"kind": "contact_edit", "client_id": one} for one in ("e", "e2")},
    **{one: {"kind": "change", "client_id": one} for one in ("g", "g2", "p", "l")},
}


def _job(number: int, client_id: str, **payload: Any) -> JobRow:
    kind = WRITTEN_AND_CHANGED[client_id]["kind"]
    return JobRow(number, f"job-{client_id}", client_id, kind, 7, "", "done", "", payload, {})


def _entry(client_id: str, kind: str, told: str, **body: Any) -> Entry:
    return replace(entry(kind, f"desk:job:job-{client_id}:{told}", **body), quote_id="")


BUSY = Desk(
    jobs=(
        *DESK.jobs,
        _job(3, "n"),
        _job(4, "f"),
        _job(5, "k"),
        _job(6, "e", edit={"name": "Ada", "phone": "+31620183344"}),
        _job(7, "e2", edit={"name": "Ada Byron"}),
        _job(8, "g", change={"assign": 7}),
        _job(9, "g2", change={"assign": None}),
        _job(10, "p", change={"priority": "urgent"}),
        _job(11, "l", change={"add": ["vip"], "remove": ["refund"]}),
    ),
    journal=(
        *DESK.journal,
        replace(entry("note.accepted", "m3", message=3), quote_id=""),
        replace(entry("reply.accepted", "m4", message=4), quote_id=""),
        _entry("k", "contact.noted", "noted", note=50),
        *(_entry(one, "contact.edited", "edited") for one in ("e", "e2")),
        *(_entry(one, "conversation.changed", "changed") for one in ("g", "g2", "p", "l")),
    ),
)
BUSY_EFFECTS: dict[str, Any] = {
    **EFFECTS,
    "messages": [
        *EFFECTS["messages"],
        {
            "id": 3,
            "client_ref": "job-n",
            "conversation_id": 7,
            "content": "He calls",
            "private": True,
            "files": [],
        },
        {
            "id": 4,
            "client_ref": "job-f",
            "conversation_id": 7,
            "content": "Your seats",
            "private": False,
            "files": [FILE],
        },
    ],
    "conversations": [
        {
            "id": 7,
            "contact_id": 70,
            "assignee_id": None,
            "priority": "urgent",
            "labels": ["vip", "of a colleague"],
        }
    ],
    "contacts": [
        {
            "id": 70,
            "name": "Ada Byron",
            "email": None,
            "phone_number": "+31620183344",
            "notes": [{"id": 50, "content": "Likes the aisle"}],
        }
    ],
}


def test_a_desk_that_wrote_and_changed_all_once_is_in_order() -> None:
    assert compare(BUSY, BUSY_EFFECTS, WRITTEN_AND_CHANGED) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda e: e["messages"].append(e["messages"][2]), "doubled: 2 messages of job job-n"),
        (lambda e: e["messages"].pop(2), "lost: note n is done, and its message never went"),
        (lambda e: e["messages"][2].update(content="He came"), "note n went with other words"),
        (lambda e: e["messages"][2].update(private=False), "note n went to the customer"),
        (lambda e: e["messages"][3].update(files=[]), "reply f went with other files"),
        (lambda e: e["messages"][3].update(files=[FILE, FILE]), "reply f went with other files"),
        (
            lambda e: e["messages"][3].update(files=[{**FILE, "sha256": "half"}]),
            "reply f went with other files",
        ),
        (lambda e: e["contacts"][0].update(notes=[]), "lost: contact_note k is done"),
        (
            lambda e: e["contacts"][0]["notes"].append({"id": 51, "content": "Likes the aisle"}),
            "doubled: contact_note k stands 2 times",
        ),
        (lambda e: e["contacts"][0]["notes"][0].update(id=9), "journal: contact_note k"),
        (lambda e: e["contacts"][0].update(name="Ada"), "the name of the customer of 7"),
        (lambda e: e["contacts"][0].update(phone_number=None), "the phone of the customer of 7"),
        (lambda e: e["conversations"][0].update(assignee_id=7), "assignee_id of 7 is 7"),
        (lambda e: e["conversations"][0].update(priority=None), "priority of 7 is None"),
        (lambda e: e["conversations"][0].update(labels=[]), "label vip of 7 was to be on"),
        (
            lambda e: e["conversations"][0]["labels"].append("refund"),
            "label refund of 7 was to be off",
        ),
    ],
)
def test_what_was_written_or_changed_otherwise_is_found(
    change: Callable[[dict[str, Any]], None], said: str
) -> None:
    effects = copy.deepcopy(BUSY_EFFECTS)
    change(effects)
    assert any(said in found for found in compare(BUSY, effects, WRITTEN_AND_CHANGED))


@pytest.mark.parametrize("client_id", ["n", "f", "k", "e", "g", "l"])
def test_what_failed_or_is_told_twice_is_found(client_id: str) -> None:
    [job] = [one for one in BUSY.jobs if one.client_id == client_id]
    rest = tuple(one for one in BUSY.jobs if one is not job)
    failed = replace(BUSY, jobs=(*rest, replace(job, state="failed", error="The hub said no.")))
    found = compare(failed, BUSY_EFFECTS, WRITTEN_AND_CHANGED)
    assert any(f"lost: {job.kind} {client_id} is failed" in one for one in found)

    message = {"n": 3, "f": 4}.get(client_id)
    told = [
        one
        for one in BUSY.journal
        if (message and one.body.get("message") == message) or f"job-{client_id}:" in one.source
    ]
    untold = replace(BUSY, journal=tuple(one for one in BUSY.journal if one not in told))
    assert any(
        f"journal: {job.kind} {client_id} has 0 entries" in one
        for one in compare(untold, BUSY_EFFECTS, WRITTEN_AND_CHANGED)
    )
