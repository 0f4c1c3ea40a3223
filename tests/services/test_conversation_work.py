"""Working on conversations at a running hub: shown at once, exactly once there, and taken back."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from desktop.models.conversation import Conversation, ConversationStatus, Direction
from desktop.models.conversation_change import (
    Assign,
    Block,
    ConversationChange,
    Merge,
    Priority,
    SetLabels,
    SetPriority,
    SetStatus,
    applied,
)
from desktop.models.inbox import InboxTab
from desktop.models.job import JobKind, JobState, Question
from desktop.models.note_draft import NoteDraft
from desktop.models.note_mentions import for_hub
from desktop.services.jobs.job_moves import run
from desktop.services.jobs.still_waiting import StillWaiting
from desktop.services.store.columns import STILL_WAITING
from desktop.services.use_cases.answers import question_of
from desktop.services.use_cases.change import CHANGE_ASKED
from desktop.services.use_cases.refusals import Answer, ChangeRefused
from tests.sandbox_process import Sandbox
from tests.services.desk_world import World, desk_at

BRAM, NOOR = 8, 9
Json = dict[str, Any]


def at_the_hub(world: World, number: int) -> Json:
    """A conversation as the hub has it."""
    found: Json = world.sandbox.hub("GET", f"/conversations/{number}").json()
    return found


async def here(world: World, number: int) -> Conversation:
    """The same as this desk shows it."""
    found = await world.store.conversation(number)
    assert found is not None
    return found


async def done(world: World, ids: tuple[str, ...]) -> None:
    for job_id in ids:
        job = await world.store.job(job_id)
        assert job is not None
        await world.ends(job)


SOON = time.time() + 3 * 3600


@pytest.mark.parametrize(
    ("change", "there"),
    [
        (Assign(BRAM), lambda one: (one["meta"].get("assignee") or {}).get("id") == BRAM),
        (
            SetStatus(ConversationStatus.SNOOZED, SOON),
            lambda one: (one["status"], one["snoozed_until"]) == ("snoozed", int(SOON)),
        ),
        (
            SetStatus(ConversationStatus.SNOOZED),
            lambda one: (one["status"], one["snoozed_until"]) == ("snoozed", None),
        ),
        (SetStatus(ConversationStatus.RESOLVED), lambda one: one["status"] == "resolved"),
        (SetPriority(Priority.URGENT), lambda one: one["priority"] == "urgent"),
        (SetLabels(add=("vip", "seat")), lambda one: {"vip", "seat"} <= set(one["labels"])),
    ],
)
async def test_a_change_shows_at_once_is_made_at_the_hub_and_is_undone(
    world: World, change: ConversationChange, there: Any
) -> None:
    number = await world.new_customer()
    before = await here(world, number)
    ids = await world.desk.work.change([number], change)
    shown = await here(world, number)
    assert shown != before
    await done(world, ids)
    assert there(at_the_hub(world, number))
    assert await world.desk.work.undo(ids) == 1
    assert await world.desk.work.undo(ids) == 1  # pressed twice is once
    await world.until(lambda: _settled(world))
    assert not there(at_the_hub(world, number))
    after = await here(world, number)
    assert (after.status, after.assignee_id, after.priority, after.labels) == (
        before.status,
        before.assignee_id,
        before.priority,
        before.labels,
    )


async def _settled(world: World) -> bool:
    return not await world.jobs()


async def test_resolved_and_undone_the_customer_waits_as_before(world: World) -> None:
    number = await world.new_customer()
    waited = (await here(world, number)).waiting_since
    assert waited is not None
    ids = await world.desk.work.change([number], SetStatus(ConversationStatus.RESOLVED))
    await done(world, ids)
    await world.desk.work.undo(ids)
    await world.until(lambda: _settled(world))
    assert at_the_hub(world, number)["waiting_since"] == 0, "the hub has forgotten it"
    await world.desk.open_conversation(number)  # whatever the hub tells again
    assert (await here(world, number)).waiting_since == waited
    again = StillWaiting(world.store)
    await again.load()  # after a restart
    forgetful = replace(await here(world, number), waiting_since=None)
    assert [one.waiting_since for one in await again.laid_over([forgetful])] == [waited]
    await world.desk.writing.reply(number, "Here you are")

    async def answered() -> bool:
        return (await here(world, number)).waiting_since is None

    await world.until(answered)
    assert await world.store.marks_of(STILL_WAITING) == {}


async def test_undone_with_a_lost_answer_the_customer_waits_as_before(world: World) -> None:
    """The second attempt finds it open already, and the hub does not say since when she waits."""
    number = await world.new_customer()
    waited = (await here(world, number)).waiting_since
    ids = await world.desk.work.change([number], SetStatus(ConversationStatus.RESOLVED))
    await done(world, ids)
    world.sandbox.fault(f"re:^POST .*/conversations/{number}/toggle_status$", "drop_after", times=1)
    await world.desk.work.undo(ids)
    await world.until(lambda: _settled(world))
    await world.desk.open_conversation(number)  # whatever the hub tells again
    assert (await here(world, number)).waiting_since == waited


async def test_offline_a_change_waits_shows_and_can_be_taken_back(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        number = await world.new_customer()
        await world.until(lambda: _known(world))
    async with desk_at(sandbox, tmp_path, hub_url="http://127.0.0.1:9") as world:
        me = world.desk.agent
        assert me is not None
        ids = await world.desk.work.change([number], Assign(me.user_id))
        assert number in await world.desk.inbox_ids(InboxTab.MINE)
        [row] = (await world.desk.inbox_rows([number])).values()
        assert row.queued == 1
        assert (await world.desk.directory.current()).name_of(BRAM) == "Bram Kuipers"
        assert await world.desk.work.undo(ids) == 1
        assert number not in await world.desk.inbox_ids(InboxTab.MINE)
        kept = await world.desk.work.change([number], SetPriority(Priority.HIGH))
    async with desk_at(sandbox, tmp_path) as world:
        await done(world, kept)
        assert at_the_hub(world, number)["priority"] == "high"
        assert at_the_hub(world, number)["meta"].get("assignee") is None


async def _known(world: World) -> bool:
    return bool(world.desk.directory.known.colleagues)


async def test_an_answer_that_never_came_makes_it_again_and_nothing_twice(world: World) -> None:
    number = await world.new_customer()
    world.sandbox.fault(f"conversations/{number}/assignments", "drop_after")
    await done(world, await world.desk.work.change([number], Assign(NOOR)))
    assert at_the_hub(world, number)["meta"]["assignee"]["id"] == NOOR
    lines = [
        one["content"]
        for one in world.sandbox.messages_in(number)
        if "Noor" in (one["content"] or "")
    ]
    assert len(lines) == 1


async def test_a_merge_whose_answer_never_came_counts_as_made(world: World) -> None:
    first, second = await world.new_customer(), await world.new_customer()
    stays = (await here(world, first)).contact_id
    goes = (await here(world, second)).contact_id
    world.sandbox.fault("actions/contact_merge", "drop_after")
    await done(world, await world.desk.work.change([first], Merge(stays, goes)))


async def test_undo_pressed_twice_hides_nothing_that_others_do_later(world: World) -> None:
    number = await world.new_customer()
    ids = await world.desk.work.change([number], Assign(BRAM))
    await done(world, ids)
    for _ in range(2):
        assert await world.desk.work.undo(ids) == 1
    await world.until(lambda: _settled(world))
    world.sandbox.hub("POST", f"/conversations/{number}/assignments", json={"assignee_id": NOOR})

    async def shown() -> bool:
        return (await here(world, number)).assignee_id == NOOR

    await world.until(shown, "what the colleague did")
    told = [one.entry for one in await world.store.entries()]
    asked = [one for one in told if one.kind == CHANGE_ASKED]
    assert (
        len([one for one in asked if one.body["conversation"] == number]) == 2
    )  # the change and its undoing: the second press asked for nothing


@pytest.mark.parametrize("change", [Assign(BRAM), SetStatus(ConversationStatus.RESOLVED)])
async def test_what_a_crash_cut_off_may_be_done_so_undo_is_its_opposite(
    sandbox: Sandbox, tmp_path: Path, change: ConversationChange
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        number = await world.new_customer()
    async with desk_at(sandbox, tmp_path, start=False) as world:
        ids = await world.desk.work.change([number], change)
        job = await world.store.job(ids[0])
        assert job is not None
        await run(world.desk.tools, job, ())  # and here the desk is killed
    async with desk_at(sandbox, tmp_path, start=False) as world:
        await world.desk.outbox.recover()
        assert await world.desk.work.undo(ids) == 1
        assert len(await world.jobs()) >= 2  # the change once more, and then its opposite


async def test_what_is_taken_back_shows_what_a_colleague_did_meanwhile(world: World) -> None:
    number = await world.new_customer()
    world.sandbox.fault(f"conversations/{number}/assignments", "429", times=1000)
    ids = await world.desk.work.change([number], Assign(NOOR))
    before = (await here(world, number)).updated_at
    assert (await here(world, number)).assignee_id == NOOR
    world.sandbox.colleague(number, "I know this customer.", assign=True)

    async def told() -> bool:
        return (await here(world, number)).updated_at > before

    await world.until(told)
    colleague = at_the_hub(world, number)["meta"]["assignee"]["id"]
    assert colleague == BRAM
    await world.until(lambda: _taken(world, ids))
    world.sandbox.clear_faults()

    async def shown() -> bool:
        return (await here(world, number)).assignee_id == colleague

    await world.until(shown)


async def _taken(world: World, ids: tuple[str, ...]) -> bool:
    """Whether it could be taken back: while it is under way it cannot."""
    if await world.desk.work.undo(ids):
        job = await world.store.job(ids[0])
        return job is not None and job.state is JobState.REMOVED
    return False


async def test_what_the_hub_refuses_is_told_and_shown_as_it_was(world: World) -> None:
    number = await world.new_customer()
    world.sandbox.fault(f"conversations/{number}/toggle_priority", "404", times=1)
    [job_id] = await world.desk.work.change([number], SetPriority(Priority.LOW))
    job = await world.store.job(job_id)
    assert job is not None
    failed = await world.ends(job, JobState.FAILED)
    assert failed.error.startswith("The conversation was not changed.")

    async def told() -> bool:
        return any(job_id in change.refused for change in world.changes)

    async def as_before() -> bool:
        return (await here(world, number)).priority == ""

    await world.until(told)
    await world.until(as_before)


@pytest.mark.fault
async def test_where_the_labels_cannot_be_read_none_is_taken_off(world: World) -> None:
    number = await world.new_customer()
    call = f"/conversations/{number}/labels"
    world.sandbox.hub("POST", call, json={"labels": ["refund"]})
    world.sandbox.fault(f"re:^GET .*{call}$", "wrong_shape", times=1)
    [job_id] = await world.desk.work.change([number], SetLabels(add=("vip",)))
    job = await world.store.job(job_id)
    assert job is not None
    await world.ends(job)
    assert at_the_hub(world, number)["labels"] == ["refund", "vip"]


async def test_labels_of_colleagues_stay(world: World) -> None:
    """She has not heard yet that a colleague put one on."""
    number = await world.new_customer()
    world.sandbox.fault("/cable", "slow", delay_s=0.5, times=1)
    world.sandbox.hub("POST", f"/conversations/{number}/labels", json={"labels": ["refund"]})
    await done(world, await world.desk.work.change([number], SetLabels(add=("vip",))))
    assert set(at_the_hub(world, number)["labels"]) == {"refund", "vip"}
    assert set((await here(world, number)).labels) == {"refund", "vip"}


async def test_a_handover_is_a_note_and_then_an_assignment(world: World) -> None:
    number = await world.new_customer()
    text = "Wacht op de vliegmaatschappij, [@Bram Kuipers](mention://user/8/Bram%20Kuipers)"
    world.sandbox.fault(f"conversations/{number}/messages", "drop_after")
    ids = await world.desk.work.note(number, text, Assign(BRAM))
    await done(world, ids)
    written = [one for one in world.sandbox.messages_in(number) if one["private"]]
    assert [one["content"] for one in written] == [text]
    assert at_the_hub(world, number)["meta"]["assignee"]["id"] == BRAM
    assert world.sent_in(number)[0]["source_id"] is None, "a note went to the customer"
    [note] = [one for one in await world.store.messages(number) if one.direction is Direction.NOTE]
    assert note.text == text


async def test_without_its_note_nobody_is_handed_a_conversation(world: World) -> None:
    number = await world.new_customer()
    world.sandbox.fault(f"re:^POST .*/conversations/{number}/messages$", "404", times=1)
    note, *others = await world.desk.work.note(
        number, "She waits at gate D12", Assign(NOOR), SetStatus(ConversationStatus.RESOLVED)
    )
    for job_id in (note, *others):
        job = await world.store.job(job_id)
        assert job is not None
        await world.ends(job, JobState.FAILED)
    assert "note was refused" in await world.desk.work.refusal(others[0])
    one = at_the_hub(world, number)
    assert (one["meta"].get("assignee"), one["status"]) == (None, "open")

    async def as_it_was() -> bool:
        shown = await here(world, number)
        return (shown.assignee_id, shown.status) == (None, ConversationStatus.OPEN)

    await world.until(as_it_was)


async def test_a_note_that_is_taken_back_hands_over_nothing(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        number = await world.new_customer()
    async with desk_at(sandbox, tmp_path, hub_url="http://127.0.0.1:9") as world:
        note, handover = await world.desk.work.note(number, "She waits at gate D12", Assign(NOOR))
        assert await world.desk.remove_job(note)
    async with desk_at(sandbox, tmp_path) as world:
        job = await world.store.job(handover)
        assert job is not None
        await world.ends(job, JobState.FAILED)
        assert "was not left" in await world.desk.work.refusal(handover)
        assert at_the_hub(world, number)["meta"].get("assignee") is None


async def test_a_note_that_was_written_is_no_draft_any_more(world: World) -> None:
    number = await world.new_customer()
    await world.desk.writing.save_draft(number, "Momentje")
    await world.desk.writing.save_note_draft(number, "Ask Bram 4111 1111 1111 1111")
    thread = await world.desk.thread(number)
    assert (thread.reply_draft, thread.note_draft) == ("Momentje", "Ask Bram •••• •••• •••• ••••")
    await world.desk.work.note(number, "Ask Bram", drafts=(NoteDraft.NOTE,))
    thread = await world.desk.thread(number)
    assert (thread.reply_draft, thread.note_draft) == ("Momentje", "")


async def test_whoever_is_named_in_a_note_is_told(world: World) -> None:
    number = await world.new_customer()
    headers = {"api_access_token": world.sandbox.tokens()["colleague"]}
    await world.until(lambda: _known(world))
    me = world.desk.agent
    assert me is not None
    text = for_hub(f"@{me.name} can you look?", world.desk.directory.known.colleagues)
    body = {"content": text, "private": True}
    world.sandbox.hub("POST", f"/conversations/{number}/messages", json=body, headers=headers)

    async def told() -> bool:
        return any(number in change.mentioned for change in world.changes)

    await world.until(told)


async def test_many_at_once_are_one_asking_and_one_undo(world: World) -> None:
    numbers = [await world.new_customer() for _ in range(3)]
    ids = await world.desk.work.change(numbers, SetPriority(Priority.HIGH), SetLabels(("vip",)))
    assert len(ids) == 6
    await done(world, ids)
    assert {at_the_hub(world, one)["priority"] for one in numbers} == {"high"}
    assert await world.desk.work.undo(ids) == 6
    await world.until(lambda: _settled(world))
    assert {at_the_hub(world, one)["priority"] for one in numbers} == {None}
    assert [at_the_hub(world, one)["labels"] for one in numbers] == [[], [], []]


async def test_a_snooze_asks_when_the_customer_wrote_before_it_left(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        number = await world.new_customer()
        await world.until(lambda: _known(world))
    async with desk_at(sandbox, tmp_path, hub_url="http://127.0.0.1:9") as world:
        [job_id] = await world.desk.work.change([number], SetStatus(ConversationStatus.SNOOZED))
    sandbox.say(number, "Hello? Is anybody there?")
    async with desk_at(sandbox, tmp_path) as world:
        job = await world.store.job(job_id)
        assert job is not None
        asking = await world.ends(job, JobState.ASKING)
        assert question_of(asking) is Question.WROTE_MEANWHILE
        assert at_the_hub(world, number)["status"] == "open"

        async def shown() -> bool:
            return (await here(world, number)).status is ConversationStatus.OPEN

        await world.until(shown, "in the inbox, with what was written and the question")


async def test_a_blocked_contact_reaches_nobody_and_is_let_in_again(world: World) -> None:
    number = await world.new_customer()
    contact = (await here(world, number)).contact_id
    ids = await world.desk.work.change(
        [number],
        Block(contact, True),
        SetLabels(add=("spam",)),
        SetStatus(ConversationStatus.RESOLVED),
    )
    await done(world, ids)
    assert at_the_hub(world, number)["meta"]["sender"]["blocked"] is True
    await world.desk.work.undo(ids)
    await world.until(lambda: _settled(world))
    one = at_the_hub(world, number)
    assert (one["meta"]["sender"]["blocked"], one["status"], one["labels"]) == (False, "open", [])


async def test_two_contacts_become_one_here_too(world: World) -> None:
    first, second = await world.new_customer(), await world.new_customer()
    stays = (await here(world, first)).contact_id
    goes = (await here(world, second)).contact_id
    ids = await world.desk.work.change([first], Merge(stays, goes))
    await done(world, ids)

    async def moved() -> bool:
        return (await here(world, second)).contact_id == stays

    await world.until(moved, "the other's conversation came over")
    assert await world.desk.work.undo(ids) == 0


async def test_what_is_so_already_is_not_asked_for(world: World) -> None:
    number = await world.new_customer()
    assert await world.desk.work.change([number], SetStatus(ConversationStatus.OPEN)) == ()
    with pytest.raises(ChangeRefused):
        await world.desk.work.change([999_999], Assign(BRAM))


async def test_what_a_colleague_does_arrives_live(world: World) -> None:
    number = await world.new_customer()
    token = world.sandbox.tokens()["colleague"]
    call = f"{world.sandbox.account_url}/conversations/{number}"
    headers = {"api_access_token": token}
    with httpx.Client(headers=headers) as bram:
        bram.post(f"{call}/assignments", json={"assignee_id": BRAM})
        bram.post(f"{call}/toggle_priority", json={"priority": "urgent"})
        bram.post(f"{call}/labels", json={"labels": ["complaint"]})
        until = int(time.time()) + 7200
        bram.post(f"{call}/toggle_status", json={"status": "snoozed", "snoozed_until": until})

    async def arrived() -> bool:
        one = await here(world, number)
        return (one.assignee_id, one.priority, one.labels, one.status, one.snoozed_until) == (
            BRAM,
            "urgent",
            ("complaint",),
            ConversationStatus.SNOOZED,
            until,
        )

    await world.until(arrived)


async def test_the_journal_knows_who_changed_what(world: World) -> None:
    number = await world.new_customer()
    [job_id] = await world.desk.work.change([number], SetPriority(Priority.MEDIUM))
    job = await world.store.job(job_id)
    assert job is not None and job.kind is JobKind.CHANGE
    await world.ends(job)
    told = [one.entry for one in await world.store.entries() if job_id in one.entry.source]
    assert [one.kind for one in told] == ["change.asked", "conversation.changed"]
    assert world.desk.agent is not None and told[0].actor == world.desk.agent.actor
    assert told[0].body["change"] == {"priority": "medium"}


def of_bram(world: World, number: int, call: str, **body: object) -> None:
    """A colleague does something with a conversation."""
    headers = {"api_access_token": world.sandbox.tokens()["colleague"]}
    url = f"{world.sandbox.account_url}/conversations/{number}/{call}"
    httpx.post(url, json=body, headers=headers).raise_for_status()


@pytest.mark.fault
@pytest.mark.parametrize(
    ("change", "call"),
    [
        (Assign(BRAM), "assignments"),
        (SetStatus(ConversationStatus.RESOLVED), "toggle_status"),
    ],
)
async def test_a_refusal_after_a_lost_answer_is_believed_only_where_the_hub_shows_it(
    world: World, change: ConversationChange, call: str
) -> None:
    """The first try was made and its answer lost; what is said of the second is no word on it."""
    number = await world.new_customer()
    post = f"re:^POST .*/conversations/{number}/{call}$"
    world.sandbox.fault(post, "drop_after", times=1)
    world.sandbox.fault(post, "404", times=1)
    # What is read before the second try is refused too.
    world.sandbox.fault(f"re:^GET .*/conversations/{number}$", "404", times=1)
    [job_id] = await world.desk.work.change([number], change)
    job = await world.store.job(job_id)
    assert job is not None
    over = await world.ends(job, JobState.DONE, JobState.FAILED)
    assert over.state is JobState.DONE, over.error
    shown = await here(world, number)
    assert applied(change, shown) == shown


@pytest.mark.fault
async def test_after_a_lost_answer_a_refusal_that_cannot_be_checked_is_said_to_be_open(
    world: World,
) -> None:
    number = await world.new_customer()
    post = f"re:^POST .*/conversations/{number}/assignments$"
    world.sandbox.fault(post, "drop_before", times=1)
    world.sandbox.fault(post, "404", times=1)
    world.sandbox.fault(f"re:^GET .*/conversations/{number}$", "404", times=2)
    [job_id] = await world.desk.work.change([number], Assign(BRAM))
    job = await world.store.job(job_id)
    assert job is not None
    failed = await world.ends(job, JobState.FAILED)
    assert failed.error.startswith("It is not known whether this was done")


@pytest.mark.fault
async def test_after_a_lost_answer_a_refusal_stands_where_the_hub_shows_nothing_of_it(
    world: World,
) -> None:
    number = await world.new_customer()
    post = f"re:^POST .*/conversations/{number}/assignments$"
    world.sandbox.fault(post, "drop_before", times=1)
    world.sandbox.fault(post, "404", times=1)
    [job_id] = await world.desk.work.change([number], Assign(BRAM))
    job = await world.store.job(job_id)
    assert job is not None
    failed = await world.ends(job, JobState.FAILED)
    assert failed.error.startswith("The conversation was not changed.")

    async def as_it_is() -> bool:
        return (await here(world, number)).assignee_id is None

    await world.until(as_it_is)


@pytest.mark.parametrize(
    ("change", "call", "theirs", "key", "value", "anyway"),
    [
        (Assign(BRAM), "assignments", {"assignee_id": NOOR}, "assignee_id", NOOR, True),
        (
            SetPriority(Priority.LOW),
            "toggle_priority",
            {"priority": "urgent"},
            "priority",
            "urgent",
            False,
        ),
        (
            SetStatus(ConversationStatus.SNOOZED, SOON),
            "toggle_status",
            {"status": "resolved"},
            "status",
            ConversationStatus.RESOLVED,
            True,
        ),
    ],
)
async def test_what_a_colleague_changed_while_it_waited_is_not_changed_over_in_silence(
    sandbox: Sandbox,
    tmp_path: Path,
    change: ConversationChange,
    call: str,
    theirs: Json,
    key: str,
    value: object,
    anyway: bool,
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        number = await world.new_customer()
        await world.until(lambda: _known(world))
    async with desk_at(sandbox, tmp_path, hub_url="http://127.0.0.1:9") as world:
        [job_id] = await world.desk.work.change([number], change)
        of_bram(world, number, call, **theirs)
    async with desk_at(sandbox, tmp_path) as world:
        job = await world.store.job(job_id)
        assert job is not None
        asking = await world.ends(job, JobState.ASKING)
        assert question_of(asking) is Question.CHANGED_MEANWHILE

        async def shown() -> bool:
            return bool(getattr(await here(world, number), key) == value)

        await world.until(shown, "whoever decides sees it as it is")
        await world.desk.answer(job_id, Answer.SEND_AGAIN if anyway else Answer.DROP)
        await world.ends(job, JobState.DONE if anyway else JobState.REMOVED)
        there = at_the_hub(world, number)
        now = {"assignee_id": there["meta"].get("assignee", {}).get("id"), **there}[key]
        assert (now == value) is not anyway


async def test_what_a_colleague_changed_after_a_lost_answer_stays(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """Killed after it was made: the second try does not take it back from whom it was given to."""
    async with desk_at(sandbox, tmp_path) as world:
        number = await world.new_customer()
        await world.until(lambda: _known(world))
    async with desk_at(sandbox, tmp_path, start=False) as world:
        [job_id] = await world.desk.work.change([number], Assign(BRAM))
        job = await world.store.job(job_id)
        assert job is not None
        await run(world.desk.tools, job, ())
        await world.desk.tools.hub.assign(number, BRAM)  # and here the desk is killed
        of_bram(world, number, "assignments", assignee_id=NOOR)
    async with desk_at(sandbox, tmp_path) as world:
        await world.ends(job, JobState.ASKING)
        assert at_the_hub(world, number)["meta"]["assignee"]["id"] == NOOR


async def test_what_waited_and_is_so_already_is_done_and_asks_nothing(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        number = await world.new_customer()
        await world.until(lambda: _known(world))
    async with desk_at(sandbox, tmp_path, hub_url="http://127.0.0.1:9") as world:
        first = await world.desk.work.change([number], Assign(NOOR))
        second = await world.desk.work.change([number], Assign(BRAM), SetLabels(("vip",)))
        of_bram(world, number, "assignments", assignee_id=NOOR)
        of_bram(world, number, "labels", labels=["refund"])
    async with desk_at(sandbox, tmp_path) as world:
        await done(world, (*first, *second))
        there = at_the_hub(world, number)
        assert there["meta"]["assignee"]["id"] == BRAM
        assert set(there["labels"]) == {"refund", "vip"}
