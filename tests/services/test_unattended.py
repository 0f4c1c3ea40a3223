"""Jobs from a file, worked without a window: all or nothing, once, and with an honest end."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from desktop.models.conversation import Direction
from desktop.models.fact import FactKind
from desktop.models.job import JobState
from desktop.models.rebooking.terms import Verification
from desktop.models.stage import Stage
from desktop.services.timing.horizons import Horizons
from desktop.services.unattended import telling
from desktop.services.unattended.enqueue import Enqueued, EnqueueError, enqueue
from desktop.services.unattended.headless import (
    DONE,
    SOME_FAILED,
    UNREACHABLE,
    WAITS_FOR_A_PERSON,
    hear_of_receipts,
    work,
)
from desktop.services.unattended.named_quotes import quote_id_of
from tests.sandbox_process import ROOT, Sandbox, running_sandbox
from tests.services.desk_world import FAST, desk_at
from tests.services.store.examples import NOW, a_conversation, a_message

LINES = [{"kind": "fare_difference", "amount": "118.00"}, {"kind": "change_fee", "amount": 6800}]


@pytest.fixture(autouse=True)
def calm(sandbox: Sandbox) -> Iterator[None]:
    yield
    sandbox.clear_faults()


def jsonl(*lines: dict[str, Any]) -> str:
    return "\n".join(json.dumps(line) for line in lines)


def link_line(conversation: int, client_id: str, **fields: Any) -> dict[str, Any]:
    return {
        "kind": "send_link",
        "client_id": client_id,
        "conversation": conversation,
        "from": "AMS",
        "to": "BCN",
        "departs": "2037-11-22T12:15",
        "whose_change": "customer",
        "passengers": ["Sanne de Vries"],
        "language": "nl",
        "lines": LINES,
        **fields,
    }


_WAY = "Booking code and full name"


def offer_line(
    conversation: int, client_id: str, *ways: dict[str, Any], **fields: Any
) -> dict[str, Any]:
    """Alternatives at prices of their own, each with its changes."""
    alternatives = [
        {
            **{"from": "AMS", "to": "BCN", "whose_change": "customer"},
            "lines": [{"kind": "fare_difference", "amount": 18600 + place}],
            **fields,
            **changes,
        }
        for place, changes in enumerate(ways)
    ]
    return {
        **{"kind": "offer", "client_id": client_id, "conversation": conversation},
        "alternatives": alternatives,
    }


async def put(sandbox: Sandbox, folder: Path, text: str, files: Path | None = None) -> Enqueued:
    nowhere = "http://127.0.0.1:9"
    async with desk_at(sandbox, folder, start=False, hub_url=nowhere, stripe_url=nowhere) as world:
        return await enqueue(world.desk, text, files)


async def run(
    sandbox: Sandbox, folder: Path, horizons: Horizons = FAST, **addresses: str
) -> tuple[int, list[str]]:
    said: list[str] = []
    async with desk_at(sandbox, folder, start=False, horizons=horizons, **addresses) as world:
        return await work(world.desk, say=said.append), said


async def test_the_main_job_from_two_files(sandbox: Sandbox, tmp_path: Path) -> None:
    conversation = sandbox.ask()
    first = jsonl(
        link_line(conversation, "case-1"),
        {
            "kind": "reply",
            "client_id": "case-1-words",
            "conversation": conversation,
            "text": "The link holds for four hours.",
        },
    )
    assert await put(sandbox, tmp_path, first) == Enqueued(2, 0)
    assert await put(sandbox, tmp_path, first) == Enqueued(0, 2)
    assert await run(sandbox, tmp_path) == (DONE, ["2 jobs done, 0 failed."])
    assert await run(sandbox, tmp_path) == (DONE, ["There was nothing to send."])
    [session] = sandbox.sessions_of(conversation)
    assert session["amount_total"] == 18600
    link, words = _sent(sandbox, conversation)
    assert session["url"] in link["content"]
    assert words["content"] == "The link holds for four hours."

    sandbox.pay(session["id"], "ideal")
    second = jsonl(
        {
            "kind": "ticket_told",
            "client_id": "case-1-ticket",
            "quote": "case-1",
            "tickets": ["074-2345678901"],
        },
        {"kind": "resolve", "client_id": "case-1-end", "conversation": conversation},
    )
    assert await put(sandbox, tmp_path, second) == Enqueued(2, 0)
    assert (await run(sandbox, tmp_path))[0] == DONE
    assert "074-2345678901" in _sent(sandbox, conversation)[-1]["content"]
    assert await put(sandbox, tmp_path, first + "\n" + second) == Enqueued(0, 4)
    async with desk_at(sandbox, tmp_path) as world:
        await world.comes_to(quote_id_of("case-1", conversation), Stage.TOLD)
    assert len(sandbox.sessions_of(conversation)) == 1
    assert len(_sent(sandbox, conversation)) == 3


def _elsewhere(**fields: Any) -> dict[str, Any]:
    line = {"kind": "paid_elsewhere", "client_id": "x", "quote": "good", "by": "counter"}
    return {**line, "reference": "R-7", **fields}


def _tickets(*entries: Any, quote: str = "good", client_id: str = "x") -> dict[str, Any]:
    return {"kind": "ticket_told", "client_id": client_id, "quote": quote, "tickets": list(entries)}


async def test_a_file_tickets_some_of_a_family_as_the_window_does(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    family = ["Sanne de Vries", "Tom de Vries", "Bo de Vries"]
    await put(sandbox, tmp_path, jsonl(link_line(conversation, "f", passengers=family)))
    await run(sandbox, tmp_path)
    sandbox.pay(sandbox.sessions_of(conversation)[0]["id"])
    await run(sandbox, tmp_path)
    quote_id = quote_id_of("f", conversation)
    some = jsonl(_tickets(None, "074-2345678902", None, quote="f", client_id="some"))
    assert await put(sandbox, tmp_path, some) == Enqueued(1, 0)
    assert await put(sandbox, tmp_path, some) == Enqueued(0, 1)
    again = jsonl(_tickets(None, "074-2345678903", None, quote="f", client_id="again"))
    with pytest.raises(EnqueueError, match="of this passenger are recorded already"):
        await put(sandbox, tmp_path, again)
    assert (await run(sandbox, tmp_path))[0] == DONE
    async with desk_at(sandbox, tmp_path, start=False) as world:
        ladder = await world.ladder(quote_id)
        assert ladder is not None and ladder.stage is Stage.PARTLY_TICKETED
        assert ladder.issued is not None and ladder.issued.missing == (1, 3)
    assert len(_sent(sandbox, conversation)) == 1  # the link alone
    rest = _tickets("074-2345678901", None, {"no_ticket": "on a lap"}, quote="f", client_id="rest")
    assert await put(sandbox, tmp_path, jsonl(rest)) == Enqueued(1, 0)
    assert (await run(sandbox, tmp_path))[0] == DONE
    told = _sent(sandbox, conversation)[-1]["content"]
    assert "074-2345678901" in told and "074-2345678902" in told
    assert len(_sent(sandbox, conversation)) == 2


async def test_one_bad_line_and_nothing_is_written(sandbox: Sandbox, tmp_path: Path) -> None:
    conversation = sandbox.ask()
    good = link_line(conversation, "good")
    family = link_line(sandbox.ask(), "family", passengers=["Sanne de Vries", "Tom de Vries"])
    bad = [
        ({"kind": "replay", "client_id": "x"}, "replay"),
        ({"kind": "reply", "client_id": "x", "conversation": 1}, "text is missing"),
        ({"kind": "reply", "client_id": "x", "conversation": 1, "txt": "Hi"}, "txt is not known"),
        (link_line(conversation, "x", lines=[]), "lines"),
        (link_line(conversation, "x", whose_change=None), "whose_change: say whose change it is"),
        (
            link_line(conversation, "x", whose_change="ours"),
            "'ours' is not one of customer, airline",
        ),
        (link_line(conversation, "x", whose_change="airline"), "This is our change"),
        (link_line(conversation, "x", booking="K7Q2MX"), "Say it in verified"),
        (link_line(conversation, "x", booking="K7Q2MX", verified=""), "Say it in verified"),
        (link_line(conversation, "x", verified="shoe size"), "not one of this desk's ways"),
        (offer_line(conversation, "x", {}, {"whose_change": None}), "alternatives[1].whose_change"),
        (
            offer_line(conversation, "x", {"verified": _WAY}, {}, booking="K7Q2MX"),
            "Alternative 2: Nobody has said how the customer",
        ),
        (link_line(conversation, "x", valid_for_s=600), "31 minutes"),
        (link_line(conversation, "x", to="AMS"), "same airport"),
        (link_line(conversation, "x", lines=[{"kind": "bag", "amount": 1.5}]), "minor units"),
        (
            link_line(conversation, "x", lines=[{"kind": "waiver", "amount": 500}]),
            "lines[0].amount: a waiver stands below zero",
        ),
        (
            link_line(conversation, "x", lines=[{"kind": "offset", "amount": 500}]),
            "lines[0].kind 'offset' is not known",
        ),
        ({"kind": "cancel", "client_id": "x", "quote": "nobody"}, "nobody"),
        (
            {"kind": "ticket_told", "client_id": "x", "quote": "good", "tickets": ["12"]},
            "13 digits",
        ),
        (_tickets("074-2345678901", quote="family"), "write null for who still waits"),
        (_tickets("998-2345678901"), "tickets[0]: No airline has the accounting code 998"),
        (_tickets("074-2345678901", None, quote="family"), "not paid yet"),
        (_tickets(None, None, quote="family"), "a list of ticket numbers"),
        (_tickets("074-2345678901", {"why": "lap"}, quote="family"), "tickets[1].why is not known"),
        ({"kind": "resolve", "client_id": "good", "conversation": conversation}, "line 1"),
        (_elsewhere(quote="nobody"), "nobody"),
        (_elsewhere(by="cheque"), "by 'cheque' is not known"),
        (_elsewhere(reference=None), "reference is missing"),
        (_elsewhere(amount="0"), "more than 0"),
        (_elsewhere(amount="much"), "amount"),
        (_elsewhere(conversation=conversation + 1), "belongs to conversation"),
        ({"kind": "note", "client_id": "x", "text": "Hi"}, "conversation is missing"),
        ({"kind": "contact_note", "client_id": "x", "conversation": 1}, "text is missing"),
        ({"kind": "note", "client_id": "x", "conversation": 1, "text": "{{booking}}"}, "gap"),
        ({"kind": "contact_edit", "client_id": "x", "conversation": 1}, "email is missing"),
        ({"kind": "contact_edit", "client_id": "x", "conversation": 1, "email": "ada"}, "address"),
        ({"kind": "contact_edit", "client_id": "x", "conversation": 1, "name": 7}, "be a text"),
        ({"kind": "open", "client_id": "x", "inbox": 5, "address": "+3161"}, "is missing"),
        (
            {"kind": "open", "client_id": "x", "conversation": 1, "inbox": 5, "address": "06 1"},
            "address must be a number like",
        ),
        (
            {
                **{"kind": "open", "client_id": "x", "inbox": 4, "address": "ada@mail.example"},
                **{"caller": {"name": "Ada", "phone": "06"}},
            },
            "not a whole phone number",
        ),
        ({"kind": "reply", "client_id": "x", "conversation": 1, "files": "a"}, "list of paths"),
        ({"kind": "reply", "client_id": "x", "conversation": 1, "files": ["a.pdf"]}, "be read"),
        (
            {"kind": "reply", "client_id": "x", "conversation": 1, "files": ["a.pdf"] * 16},
            "at most 15",
        ),
    ]
    for line, said in bad:
        with pytest.raises(EnqueueError, match="line 3") as refused:
            await put(sandbox, tmp_path, jsonl(good, family, line))
        assert said in str(refused.value)
    text = "\n".join((jsonl(good), jsonl(link_line(conversation, "x", lines=[])), "{", "7"))
    with pytest.raises(EnqueueError) as refused:
        await put(sandbox, tmp_path, text)
    _, second, third, fourth, _ = str(refused.value).splitlines()
    assert second.startswith("line 2: lines must be") and fourth.startswith("line 4: ")
    assert third.startswith("line 3: it is no JSON: ") and third.endswith("(column 2)")
    async with desk_at(sandbox, tmp_path, start=False) as world:
        assert await world.jobs() == []


async def test_a_ticket_is_not_told_in_a_file_that_gives_all_of_it_back(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    link, ticket = link_line(sandbox.ask(), "good"), _tickets("074-2345678901")

    def back(amount: str | None, client_id: str) -> dict[str, Any]:
        return {"kind": "refund", "client_id": client_id, "quote": "good", "amount": amount}

    for refunds in ([back(None, "all")], [back("100.00", "some"), back("86.00", "rest")]):
        with pytest.raises(EnqueueError, match=f"line {1 + len(refunds)} gives back all that was"):
            await put(sandbox, tmp_path, jsonl(link, *refunds, ticket))
    rest = jsonl(back("86.00", "rest"), ticket)
    assert await put(sandbox, tmp_path, jsonl(link, back("100.00", "some"))) == Enqueued(2, 0)
    with pytest.raises(EnqueueError, match="line 1 gives back all that was"):
        await put(sandbox, tmp_path, rest)  # with what the earlier file gives back
    part = jsonl(back("85.00", "part"), ticket)
    assert await put(sandbox, tmp_path, part) == Enqueued(2, 0)


async def test_a_policy_that_cannot_be_read_is_named_and_no_line_is_blamed(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    (tmp_path / "policy.toml").write_text("[limits.agent]\nper_lnk = 3\n")
    verified = link_line(sandbox.ask(), "x", booking="K7Q2MX", verified="date of birth")
    with pytest.raises(EnqueueError) as refused:
        await put(sandbox, tmp_path, jsonl(verified))
    said = str(refused.value)
    assert "policy.toml: limits.agent.per_lnk" in said and said.endswith(
        "Correct the policy and run it again."
    )
    assert "line 1" not in said and "verified" not in said


async def test_how_a_customer_was_verified_is_kept_and_journalled(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    link, offer, plain = sandbox.ask(), sandbox.ask(), sandbox.ask()
    skipped = {"verified": {"skipped_because": "known by voice"}}
    lines = jsonl(
        link_line(link, "a", booking="k7q2mx", verified=_WAY),
        offer_line(offer, "b", skipped, skipped, booking="K7Q2MX"),
        link_line(plain, "c"),
    )
    assert await put(sandbox, tmp_path, lines) == Enqueued(3, 0)
    async with desk_at(sandbox, tmp_path, start=False) as world:
        kept = await world.store.quote(quote_id_of("a", link))
        assert kept is not None and kept.rebooking.verified == Verification(_WAY)
        entries = [one.entry for one in await world.store.entries(0, 100)]
        assert [one.body for one in entries if one.kind == "quote.verified"] == [
            {"conversation": link, "verified": "yes"},
            {"conversation": offer, "verified": "skipped"},
            {"conversation": offer, "verified": "skipped"},
        ]


async def test_the_documented_example_is_taken_and_speaks_its_customers_languages(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    blocks = (ROOT / "docs" / "enqueue.md").read_text(encoding="utf-8").split("```json\n")[1:]
    examples = [block.partition("```")[0] for block in blocks]
    example = (ROOT / "docs" / "policy.example.toml").read_text(encoding="utf-8")
    (tmp_path / "policy.toml").write_text(example, encoding="utf-8")
    await put(sandbox, tmp_path, examples[0])
    (tmp_path / "policy.toml").unlink()
    for text in examples:
        await put(sandbox, tmp_path, text)
    link, *_ = map(json.loads, examples[0].splitlines())
    customer = sandbox.hub("GET", f"/conversations/{link['conversation']}").json()["meta"]["sender"]
    assert link["passengers"] == [customer["name"]]
    assert link["language"] == customer["custom_attributes"]["language"]
    assert link["booking"] == customer["custom_attributes"]["booking"]


RECEIPTS = replace(FAST, unattended_receipts_s=8.0, unsettled_every_s=60.0)


async def test_it_ends_when_the_platforms_have_what_it_sent(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    await put(sandbox, tmp_path, jsonl(link_line(conversation, "heard")))
    assert await run(sandbox, tmp_path, RECEIPTS) == (DONE, ["1 job done, 0 failed."])
    async with desk_at(sandbox, tmp_path, start=False) as world:
        ladder = await world.ladder(quote_id_of("heard", conversation))
    assert ladder is not None and ladder.stage in (Stage.SENT, Stage.DELIVERED, Stage.SEEN)


async def test_what_the_platform_refused_is_not_passed_over(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    sandbox.fault(f"/conversations/{conversation}/", "refuse_message")
    await put(sandbox, tmp_path, jsonl(link_line(conversation, "refused")))
    code, said = await run(sandbox, tmp_path, RECEIPTS)
    assert code == DONE
    assert said[0] == "1 message was not delivered: the platform refused. The desk says which."


async def test_what_the_platform_does_not_say_is_not_waited_for_for_ever(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sent = a_message(1, client_ref="job", direction=Direction.OUTGOING, created_at=NOW)
    said: list[str] = []
    nowhere, brief = "http://127.0.0.1:9", replace(FAST, unattended_receipts_s=0.1)
    async with desk_at(
        sandbox, tmp_path, start=False, horizons=brief, hub_url=nowhere, stripe_url=nowhere
    ) as world:
        await world.store.save_conversations([a_conversation()], [], [sent])
        await hear_of_receipts(world.desk, NOW + 1, said.append)
        assert said == []  # it was not of this run
        await hear_of_receipts(world.desk, NOW, said.append)
    assert said == [
        "1 message was sent; that the platform has it is not known yet."
        " The next run, or the desk, hears of it."
    ]


@pytest.mark.fault
async def test_what_is_about_a_customer_does_not_wait_behind_a_question(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    reply = {"kind": "reply", "client_id": "stuck", "conversation": conversation, "text": "Hi"}
    sandbox.fault(f"POST /conversations/{conversation}/messages", "drop_before")
    await put(sandbox, tmp_path, jsonl(reply))
    assert (await run(sandbox, tmp_path))[0] == WAITS_FOR_A_PERSON
    sandbox.fault("re:^POST .*/contacts/[0-9]+/notes$", "500_after_effect")
    about = {"conversation": conversation, "text": "Likes the aisle"}
    await put(sandbox, tmp_path, jsonl({"kind": "contact_note", "client_id": "note", **about}))
    code, said = await run(sandbox, tmp_path, replace(FAST, message_checks=(2.0,)))
    assert code == WAITS_FOR_A_PERSON
    assert said[0].startswith("reply stuck waits: ")
    assert said[1:] == ["1 job waits for a person's answer.", "1 job done, 0 failed."]


async def test_a_refund_does_not_wait_behind_a_question(sandbox: Sandbox, tmp_path: Path) -> None:
    conversation = sandbox.ask()
    await put(sandbox, tmp_path, jsonl(link_line(conversation, "paid")))
    assert (await run(sandbox, tmp_path))[0] == DONE
    sandbox.pay(sandbox.sessions_of(conversation)[0]["id"])
    reply = {"kind": "reply", "client_id": "stuck", "conversation": conversation, "text": "Hi"}
    sandbox.fault(f"POST /conversations/{conversation}/messages", "drop_before")
    await put(sandbox, tmp_path, jsonl(reply))
    assert (await run(sandbox, tmp_path))[0] == WAITS_FOR_A_PERSON
    sandbox.fault("re:^POST /v1/refunds$", "500_after_effect")
    await put(sandbox, tmp_path, jsonl({"kind": "refund", "client_id": "back", "quote": "paid"}))
    code, said = await run(sandbox, tmp_path)
    assert (code, said[-1]) == (WAITS_FOR_A_PERSON, "1 job done, 0 failed.")
    assert _refunded(sandbox, conversation) == [18600]


@pytest.mark.parametrize("kind", ["refund", "cancel"])
async def test_what_waits_for_a_link_behind_a_question_is_left(
    sandbox: Sandbox, tmp_path: Path, kind: str
) -> None:
    conversation = sandbox.ask()
    reply = {"kind": "reply", "client_id": "stuck", "conversation": conversation, "text": "Hi"}
    sandbox.fault(f"POST /conversations/{conversation}/messages", "drop_before")
    await put(sandbox, tmp_path, jsonl(reply))
    assert (await run(sandbox, tmp_path))[0] == WAITS_FOR_A_PERSON
    after = {"kind": kind, "client_id": "after", "quote": "link"}
    await put(sandbox, tmp_path, jsonl(link_line(conversation, "link"), after))
    code, said = await run(sandbox, tmp_path)
    assert said[0].startswith("reply stuck waits: The hub may or may not have sent this message")
    assert said[1:] == [
        "1 job waits for a person's answer, and 2 more behind it.",
        "0 jobs done, 0 failed.",
    ]
    assert code == WAITS_FOR_A_PERSON


async def test_two_desks_that_number_their_refunds_alike_make_both(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        await put(sandbox, folder, jsonl(link_line(conversation, "both")))
    assert (await run(sandbox, here))[0] == DONE
    sandbox.pay(sandbox.sessions_of(conversation)[0]["id"])
    for folder, amount in ((here, 1000), (there, 9000)):
        line = {"kind": "refund", "client_id": "1", "quote": "both", "amount": amount}
        await put(sandbox, folder, jsonl(line))
        await run(sandbox, folder)
        async with desk_at(sandbox, folder, start=False) as world:
            job = await world.store.job_by_client("1")
            assert job is not None and job.state is JobState.DONE
    assert _refunded(sandbox, conversation) == [1000, 9000]
    rest = {"kind": "refund", "client_id": "rest", "quote": "both", "amount": 8600}
    ticket = _tickets("074-2345678901", quote="both", client_id="ticket")
    with pytest.raises(EnqueueError, match="line 1 gives back all that was"):
        await put(sandbox, there, jsonl(rest, ticket))


async def test_a_refund_of_a_file_that_is_worked_on_two_desks_is_made_once(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        await put(sandbox, folder, jsonl(link_line(conversation, "both")))
    assert (await run(sandbox, here))[0] == DONE
    sandbox.pay(sandbox.sessions_of(conversation)[0]["id"])
    refund = {"kind": "refund", "client_id": "back", "quote": "both", "amount": "50.00"}
    for folder in (here, there):
        await put(sandbox, folder, jsonl(refund))
    assert (await run(sandbox, here))[0] == DONE
    await run(sandbox, there)
    assert _refunded(sandbox, conversation) == [5000]
    async with desk_at(sandbox, there, start=False) as world:
        job = await world.store.job_by_client("back")
        assert job is not None and job.state is JobState.DONE


async def test_what_was_paid_elsewhere_before_its_link_left_is_asked_of_nobody(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    (tmp_path / "policy.toml").write_text("[approval]\nalways = []\n")
    conversation = sandbox.ask()
    mark = _elsewhere(quote="case-9", amount="50.00")
    await put(sandbox, tmp_path, jsonl(link_line(conversation, "case-9"), mark))
    with pytest.raises(EnqueueError, match="being marked"):
        await put(sandbox, tmp_path, jsonl(mark | {"client_id": "again"}))
    assert (await run(sandbox, tmp_path))[0] == DONE
    assert _sent(sandbox, conversation) == []
    async with desk_at(sandbox, tmp_path) as world:
        await world.comes_to(quote_id_of("case-9", conversation), Stage.PAID_ELSEWHERE)
    assert all(one["status"] == "expired" for one in sandbox.sessions_of(conversation))


async def test_a_cancel_after_its_link_leaves_nothing_to_pay(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    text = jsonl(link_line(conversation, "a"), {"kind": "cancel", "client_id": "b", "quote": "a"})
    await put(sandbox, tmp_path, text)
    assert (await run(sandbox, tmp_path))[0] == DONE
    [session] = sandbox.sessions_of(conversation)
    assert session["status"] == "expired"
    assert len(_sent(sandbox, conversation)) == 1


async def test_a_ticket_for_an_unpaid_quote_tells_nobody(sandbox: Sandbox, tmp_path: Path) -> None:
    conversation = sandbox.ask()
    ticket = {"kind": "ticket_told", "client_id": "t", "quote": "u", "tickets": ["0742345678901"]}
    await put(sandbox, tmp_path, jsonl(link_line(conversation, "u"), ticket))
    code, said = await run(sandbox, tmp_path)
    assert code == SOME_FAILED
    assert any("not paid" in line for line in said[:-1])
    assert said[-1] == "1 job done, 1 failed."
    assert len(_sent(sandbox, conversation)) == 1


async def test_tickets_are_told_once_by_whichever_name_the_quote_is_called(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    await put(sandbox, tmp_path, jsonl(link_line(conversation, "u")))
    ticket = {"kind": "ticket_told", "client_id": "t", "quote": "u", "tickets": ["0742345678901"]}
    again = ticket | {"client_id": "t2", "quote": quote_id_of("u", conversation)}
    with pytest.raises(EnqueueError, match="being told already"):
        await put(sandbox, tmp_path, jsonl(ticket, again))


@pytest.mark.fault
async def test_it_says_when_a_person_is_needed(sandbox: Sandbox, tmp_path: Path) -> None:
    conversation = sandbox.ask()
    reply = {"kind": "reply", "client_id": "r", "conversation": conversation, "text": "Hello"}
    behind = {**reply, "client_id": "s", "text": "Hello again"}
    await put(sandbox, tmp_path, jsonl(reply, behind))
    sandbox.fault(f"POST /conversations/{conversation}/messages", "drop_before")
    code, said = await run(sandbox, tmp_path)
    assert code == WAITS_FOR_A_PERSON
    asks, *rest = said
    assert asks.startswith("reply r waits: ") and "did_it_arrive" not in asks
    assert rest == [
        "1 job waits for a person's answer, and 1 more behind it.",
        "0 jobs done, 0 failed.",
    ]
    assert _sent(sandbox, conversation) == []


@pytest.mark.fault
@pytest.mark.parametrize("call", ["/messages", "POST /v1/checkout/sessions", "/v1/events", "/api"])
async def test_it_ends_when_a_service_asks_it_to_wait_for_ever(
    sandbox: Sandbox, tmp_path: Path, call: str
) -> None:
    conversation = sandbox.ask()
    await put(sandbox, tmp_path, jsonl(link_line(conversation, "patient")))
    sandbox.fault(call, "429", times=100_000)
    reach_s = 3.0 if call == "/v1/events" else 0.3  # long enough for the link beside the feed
    short = replace(FAST, unattended_wait_s=1.5, unattended_reach_s=reach_s)
    code, said = await asyncio.wait_for(run(sandbox, tmp_path, short), 30)
    assert code == UNREACHABLE
    if call == "/v1/events":
        assert said[-1] == "1 job done, 0 failed."
    else:
        assert any("1 job is kept for the next run" in line for line in said)
    assert any("slow down" in line or "too many" in line.lower() for line in said), said
    sandbox.clear_faults()
    assert (await run(sandbox, tmp_path))[0] == DONE
    assert len(sandbox.sessions_of(conversation)) == len(_sent(sandbox, conversation)) == 1


@pytest.mark.fault
@pytest.mark.parametrize("down", ["hub_url", "stripe_url"])
async def test_it_says_what_cannot_be_reached_and_keeps_the_jobs(
    sandbox: Sandbox, tmp_path: Path, down: str
) -> None:
    conversation = sandbox.ask()
    await put(sandbox, tmp_path, jsonl(link_line(conversation, "later")))
    hasty = replace(FAST, unattended_reach_s=0.3)
    code, said = await run(sandbox, tmp_path, hasty, **{down: "http://127.0.0.1:9"})
    assert code == UNREACHABLE
    assert "could not be reached" in said[0]
    assert "1 job is kept" in said[-1]
    assert (await run(sandbox, tmp_path))[0] == DONE
    assert len(sandbox.sessions_of(conversation)) == len(_sent(sandbox, conversation)) == 1


async def test_it_names_what_waits_for_a_second_person(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text('[limits.agent]\nper_link = { EUR = "150.00" }\n')
    conversation = sandbox.ask()
    await put(sandbox, tmp_path, jsonl(link_line(conversation, "dear")))
    code, said = await run(sandbox, tmp_path)
    assert code == WAITS_FOR_A_PERSON
    assert said[0].startswith("send_link dear waits: ") and "150.00" in said[0]
    assert said[-1] == "0 jobs done, 0 failed."


async def test_it_says_what_became_of_money_meanwhile_once(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    await put(sandbox, tmp_path, jsonl(link_line(conversation, "case")))
    await run(sandbox, tmp_path)
    [session] = sandbox.sessions_of(conversation)
    about = f"quote {quote_id_of('case', conversation)} (conversation {conversation}): 186.00 EUR: "
    sandbox.pay(session["id"], "card")
    nothing = "There was nothing to send."
    code, said = await run(sandbox, tmp_path)
    assert (code, said) == (DONE, [f"{about}paid, and not ticketed yet.", nothing])
    assert await run(sandbox, tmp_path) == (DONE, [nothing])


async def test_a_dispute_and_a_refund_that_failed_are_said_once_and_want_a_person(
    tmp_path: Path,
) -> None:
    with running_sandbox("--quiet") as sandbox:  # every other desk on it would hear of these
        await _said_once(sandbox, tmp_path)


async def _said_once(sandbox: Sandbox, tmp_path: Path) -> None:
    disputed, returned = sandbox.ask(), sandbox.ask()
    await put(
        sandbox,
        tmp_path,
        jsonl(link_line(disputed, "disputed"), link_line(returned, "returned")),
    )
    await run(sandbox, tmp_path)
    for conversation in (disputed, returned):
        [session] = sandbox.sessions_of(conversation)
        sandbox.pay(session["id"], "card")
        if conversation == disputed:
            sandbox.dispute(session["id"])
    give = {"kind": "refund", "client_id": "back", "quote": "returned", "amount": 345}
    sandbox.advance(10)  # the feed shows it a little late
    code, said = await run(sandbox, tmp_path)
    assert code == WAITS_FOR_A_PERSON
    [line] = [one for one in said if f"conversation {disputed})" in one]
    assert line.endswith(
        "186.00 EUR: the payment is disputed; answer it in the provider's dashboard."
    )

    await put(sandbox, tmp_path, jsonl(give))
    assert (await run(sandbox, tmp_path))[1][-1] == "1 job done, 0 failed."
    [made] = sandbox.refunds_of(returned)
    sandbox.fail_refund(made["id"])
    sandbox.advance(10)
    code, said = await run(sandbox, tmp_path)
    assert code == WAITS_FOR_A_PERSON and len(said) == 2
    assert f"(conversation {returned}): 3.45 EUR: a refund failed" in said[0]
    assert await run(sandbox, tmp_path) == (DONE, ["There was nothing to send."])


def test_the_command_line_is_sent_to_no_settings_page() -> None:
    said = telling.on_the_command_line(
        "The hub does not accept the access token. What is shown is what was last known. Copy a "
        "new token from your profile at the hub, enter it in the settings, and try again."
    )
    assert "settings" not in said and "shown" not in said
    assert "keyring set social-pay-desk hub_token" in said and "DESK_HUB_TOKEN" in said


async def test_many_conversations_do_not_wait_for_one(sandbox: Sandbox, tmp_path: Path) -> None:
    numbers = [sandbox.ask() for _ in range(8)]
    lines = [
        {"kind": "reply", "client_id": f"m{number}", "conversation": number, "text": "Hello"}
        for number in numbers
    ]
    await put(sandbox, tmp_path, jsonl(*lines))
    sandbox.fault(f"POST /conversations/{numbers[0]}/messages", "silence", delay_s=0.8)
    code, _ = await run(sandbox, tmp_path)
    assert code == WAITS_FOR_A_PERSON
    assert [len(_sent(sandbox, number)) for number in numbers] == [0] + [1] * 7


async def test_the_jobs_of_a_failed_link_can_be_seen(sandbox: Sandbox, tmp_path: Path) -> None:
    text = jsonl(link_line(987654, "nowhere"))
    await put(sandbox, tmp_path, text)
    code, said = await run(sandbox, tmp_path)
    assert code == SOME_FAILED
    assert any("nowhere" in line for line in said)
    async with desk_at(sandbox, tmp_path, start=False) as world:
        job = await world.store.job_by_client("nowhere")
        assert job is not None and job.state is JobState.FAILED
        assert await world.facts(quote_id_of("nowhere", 987654), FactKind.LINK_REFUSED)


async def test_what_is_written_about_a_customer_comes_to_the_hub_once(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    text = jsonl(
        {"kind": "note", "client_id": "n", "conversation": conversation, "text": "Calls at nine"},
        {
            "kind": "contact_note",
            "client_id": "k",
            "conversation": conversation,
            "text": "Card 4242 4242 4242 4242, likes the aisle",
        },
        {
            "kind": "contact_edit",
            "client_id": "e",
            "conversation": conversation,
            "name": "Ada Byron",
            "phone": "+31 6 20183399",
        },
    )
    assert await put(sandbox, tmp_path, text) == Enqueued(3, 0)
    assert await put(sandbox, tmp_path, text) == Enqueued(0, 3)
    assert await run(sandbox, tmp_path) == (DONE, ["3 jobs done, 0 failed."])
    [note] = _sent(sandbox, conversation)
    assert note["private"] and note["content"] == "Calls at nine"
    effects = sandbox.effects()
    [about] = [one["contact_id"] for one in effects["conversations"] if one["id"] == conversation]
    [contact] = [one for one in effects["contacts"] if one["id"] == about]
    assert (contact["name"], contact["phone_number"]) == ("Ada Byron", "+31620183399")
    [written] = contact["notes"]
    assert "likes the aisle" in written["content"] and "4242" not in written["content"]


async def test_what_is_about_a_conversation_that_the_hub_has_not_is_refused(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    about = {"conversation": 987654}
    text = jsonl(
        {"kind": "contact_note", "client_id": "k", "text": "Likes the aisle", **about},
        {"kind": "contact_edit", "client_id": "e", "name": "Ada", **about},
    )
    await put(sandbox, tmp_path, text)
    code, said = await run(sandbox, tmp_path)
    assert code == SOME_FAILED
    assert said[-1] == "0 jobs done, 2 failed."


async def test_conversations_are_opened_for_a_customer_and_for_a_caller_once(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    sender = sandbox.hub("GET", f"/conversations/{conversation}").json()["meta"]["sender"]
    caller = {"inbox": 5, "address": "+31612345670", "caller": {"name": "Grace Hopper"}}
    text = jsonl(
        {
            "kind": "open",
            "client_id": "o",
            "conversation": conversation,
            "inbox": 4,
            "address": sender["email"],
        },
        {"kind": "open", "client_id": "c", **caller},
        {"kind": "open", "client_id": "again", **caller},
    )
    assert await put(sandbox, tmp_path, text) == Enqueued(3, 0)
    assert await put(sandbox, tmp_path, text) == Enqueued(0, 3)
    assert await run(sandbox, tmp_path) == (DONE, ["3 jobs done, 0 failed."])
    effects = sandbox.effects()
    wanted = (sender["email"], "+31612345670")
    opened = [one for one in effects["conversations"] if one["source_id"] in wanted]
    opened.sort(key=lambda one: one["inbox_id"])  # neither waits for the other
    assert [(one["inbox_id"], one["source_id"]) for one in opened] == [
        (4, wanted[0]),
        (5, wanted[1]),
    ]
    [made] = [one for one in effects["contacts"] if one["phone_number"] == "+31612345670"]
    assert (made["name"], opened[1]["contact_id"]) == ("Grace Hopper", made["id"])
    assert opened[0]["contact_id"] == sender["id"]


PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


async def test_a_reply_from_a_file_takes_files_along_though_they_are_gone(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    here, desk = tmp_path / "here", tmp_path / "desk"
    here.mkdir()
    (here / "seats.png").write_bytes(PNG)
    reply = {"kind": "reply", "client_id": "r", "conversation": conversation}
    text = jsonl({**reply, "files": ["seats.png"]})
    assert await put(sandbox, desk, text, here) == Enqueued(1, 0)
    (here / "seats.png").unlink()
    assert await run(sandbox, desk) == (DONE, ["1 job done, 0 failed."])
    [sent] = _sent(sandbox, conversation)
    assert [(one["name"], one["sha256"]) for one in sent["files"]] == [
        ("seats.png", sha256(PNG).hexdigest())
    ]
    async with desk_at(sandbox, desk, start=False) as world:
        assert await world.store.attachments.drafted(conversation) == []


async def test_a_copy_whose_job_was_never_written_is_in_no_draft(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """Killed between the copy and the job; and once more between the job and its being given."""
    conversation = sandbox.ask()
    seats = tmp_path / "seats.png"
    seats.write_bytes(PNG)
    async with desk_at(sandbox, tmp_path, start=False) as world:
        await world.desk.attachments.copy_for("never-written", conversation, [seats])
        files = world.store.attachments
        assert len(await files.claimed()) == 1
    line = {"kind": "reply", "client_id": "r", "conversation": conversation, "files": [str(seats)]}
    await put(sandbox, tmp_path, jsonl(line))
    async with desk_at(sandbox, tmp_path, start=False) as world:
        [job] = await world.jobs()
        files = world.store.attachments
        await files.hand_over(job.job_id, f"copied:{job.job_id}")
        await world.desk.attachments.recover()
        assert await files.claimed() == {job.job_id}
        assert await files.drafted(conversation) == []


async def test_files_of_a_file_with_a_bad_line_are_not_kept(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    (tmp_path / "seats.png").write_bytes(PNG)
    (tmp_path / "run.exe").write_bytes(b"MZ")
    lines = [
        {"kind": "reply", "client_id": name, "conversation": 1, "text": "Hi", "files": [name]}
        for name in ("seats.png", "run.exe")
    ]
    with pytest.raises(EnqueueError, match=r"line 2: files\[0\]: This is a program"):
        await put(sandbox, tmp_path, jsonl(*lines), tmp_path)
    async with desk_at(sandbox, tmp_path, start=False) as world:
        assert await world.store.attachments.claimed() == frozenset()


def _refunded(sandbox: Sandbox, conversation: int) -> list[int]:
    return [one["amount"] for one in sandbox.refunds_of(conversation)]


def _sent(sandbox: Sandbox, conversation: int) -> list[dict[str, Any]]:
    return [one for one in sandbox.messages_in(conversation) if one["client_ref"]]


async def test_a_file_that_is_worked_on_two_desks_makes_each_link_once(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversations = [sandbox.ask() for _ in range(4)]
    text = jsonl(*(link_line(one, f"both-{one}") for one in conversations))
    here, there = tmp_path / "here", tmp_path / "there"
    await put(sandbox, here, text)
    await put(sandbox, there, text)
    assert await run(sandbox, here) == (DONE, ["4 jobs done, 0 failed."])
    for conversation in conversations[:2]:
        [session] = sandbox.sessions_of(conversation)
        sandbox.pay(session["id"])
    sandbox.fault("GET /v1/events", "slow", delay_s=0.8, times=1)  # the outbox is first
    code, said = await run(sandbox, there)
    assert code == WAITS_FOR_A_PERSON
    waiting = [words for words in said if " waits: Another link of 186.00 EUR is open" in words]
    refused = [words for words in said if "paid already" in words]
    paid = [words for words in said if words.endswith("186.00 EUR: paid, and not ticketed yet.")]
    assert (len(waiting), len(refused), len(paid)) == (2, 2, 2)
    assert [words for words in said if words not in (*waiting, *refused, *paid)] == [
        "2 jobs wait for a person's answer.",
        "0 jobs done, 2 failed.",
    ]
    assert [len(sandbox.sessions_of(one)) for one in conversations] == [1, 1, 1, 1]


async def test_the_same_client_id_in_two_conversations_is_two_quotes(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    first, second = sandbox.ask(), sandbox.ask()
    assert quote_id_of("1", first) != quote_id_of("1", second)
    for folder, conversation in ((tmp_path / "a", first), (tmp_path / "b", second)):
        await put(sandbox, folder, jsonl(link_line(conversation, "1")))
        assert await run(sandbox, folder) == (DONE, ["1 job done, 0 failed."])
    assert [len(sandbox.sessions_of(one)) for one in (first, second)] == [1, 1]
    [session] = sandbox.sessions_of(first)
    sandbox.pay(session["id"])
    assert (await run(sandbox, tmp_path / "b"))[0] == DONE
    async with desk_at(sandbox, tmp_path / "b", start=False) as world:
        ladder = await world.ladder(quote_id_of("1", second))
        assert ladder is not None
        assert not ladder.stage.has_money


async def test_a_change_is_made_once_and_a_wrong_one_not_at_all(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()

    def line(client_id: str, change: dict[str, Any]) -> dict[str, Any]:
        return {
            "kind": "change",
            "client_id": client_id,
            "conversation": conversation,
            "change": change,
        }

    with pytest.raises(EnqueueError, match="change must be like"):
        await put(sandbox, tmp_path, jsonl(line("wrong", {"priority": "soon"})))
    with pytest.raises(EnqueueError, match="change must be like"):
        await put(sandbox, tmp_path, jsonl(line("wrong", {"stays": 1, "goes": 2})))
    text = jsonl(line("a", {"priority": "urgent"}), line("b", {"add": ["rebooking"], "remove": []}))
    assert await put(sandbox, tmp_path, text) == Enqueued(2, 0)
    assert (await run(sandbox, tmp_path))[0] == DONE
    assert await put(sandbox, tmp_path, text) == Enqueued(0, 2)
    assert await run(sandbox, tmp_path) == (DONE, ["There was nothing to send."])
    talk = sandbox.hub("GET", f"/conversations/{conversation}").json()
    assert (talk["priority"], "rebooking" in talk["labels"]) == ("urgent", True)


async def test_a_note_in_doubt_about_a_customer_waits_for_a_person_with_those_behind_it(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    sandbox.fault("re:^POST .*/contacts/[0-9]+/notes$", "drop_before", times=1)
    lines = [
        {"kind": "contact_note", "client_id": one, "conversation": conversation, "text": one}
        for one in ("first", "second")
    ]
    await put(sandbox, tmp_path, "\n".join(map(json.dumps, lines)))
    code, said = await run(sandbox, tmp_path)
    assert code == WAITS_FOR_A_PERSON
    assert any("1 more behind it" in line for line in said)
