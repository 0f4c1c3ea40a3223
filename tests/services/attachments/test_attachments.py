"""Files go with replies exactly once, whatever becomes of the original, the network or the desk;
and what customers sent is fetched once."""

import asyncio
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from desktop.models.conversation import Channel
from desktop.models.job import JobState, Question
from desktop.models.journal import Draft
from desktop.models.outgoing_file import OutgoingFile
from desktop.services.attachments import attachments as module
from desktop.services.attachments.attachments import Attachments, NotFetched
from desktop.services.jobs.crash_points import MESSAGE_AFTER_POST
from desktop.services.store.crash import EXIT_CODE
from desktop.services.store.privacy_part import ERASED, Person
from desktop.services.use_cases import asking
from desktop.services.use_cases.answers import question_of
from desktop.services.use_cases.refusals import Answer, FileRefused, ReplyRefused
from tests.sandbox_process import Sandbox
from tests.services.desk_world import World, desk_at
from tests.services.test_crashes import work_killed_at

NOWHERE = "http://127.0.0.1:9"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 2_500  # more than one piece
PDF = b"%PDF-1.4 terms and conditions"


def files_of(message: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["name"], one["sha256"]) for one in message["files"]]


def as_sent(*files: tuple[str, bytes]) -> list[tuple[str, str]]:
    return [(name, sha256(data).hexdigest()) for name, data in files]


async def newcomer(world: World) -> int:
    """Somebody writes on a channel that takes documents."""
    while True:
        number = await world.new_customer()
        conversation = await world.store.conversation(number)
        if conversation is not None and conversation.channel is not Channel.INSTAGRAM:
            return number


async def attached(world: World, conversation: int, tmp_path: Path) -> list[OutgoingFile]:
    """A picture from a folder, which then is gone, and a document from the clipboard."""
    original = tmp_path / "seat map.png"
    original.write_bytes(PNG)
    files = world.desk.attachments
    first = await files.attach(conversation, original)
    original.unlink()
    return [first, await files.attach(conversation, PDF, "terms.pdf")]


async def test_a_reply_takes_its_files_along_though_the_original_is_gone(
    world: World, tmp_path: Path
) -> None:
    conversation = await newcomer(world)
    files = await attached(world, conversation, tmp_path)
    assert await world.desk.attachments.drafted(conversation) == files
    assert await world.desk.attachments.preview(files[0].file_id) == PNG
    job = await world.desk.writing.reply(conversation, "Here they are", files)
    assert await world.desk.attachments.drafted(conversation) == []
    await world.ends(job)
    [message] = world.sent_in(conversation)
    assert message["content"] == "Here they are"
    assert files_of(message) == as_sent(("seat map.png", PNG), ("terms.pdf", PDF))


async def test_files_need_no_words_and_leave_this_desk_a_while_after(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = await newcomer(world)
    files = await attached(world, conversation, tmp_path)
    job = await world.ends(await world.desk.writing.reply(conversation, "", files))
    kept = world.store.attachments
    await world.desk.attachments.let_go()
    assert await kept.claimed() >= {job.job_id}  # she may want it back
    monkeypatch.setattr(module, "KEPT_S", -1.0)
    await world.desk.attachments.let_go()
    assert job.job_id not in await kept.claimed()
    assert await kept.missing([files[0].file_id])


async def test_words_go_past_files_that_take_long(world: World, tmp_path: Path) -> None:
    slow = [await newcomer(world) for _ in range(4)]
    quick = await world.new_customer()
    jobs = []
    for conversation in slow:
        world.sandbox.fault(f"conversations/{conversation}/messages", "slow", delay_s=0.8)
        file = await world.desk.attachments.attach(conversation, PDF, "terms.pdf")
        jobs.append(await world.desk.writing.reply(conversation, "", [file]))
    await world.ends(await world.desk.writing.reply(quick, "Words alone"))
    states = [(await world.store.job(job.job_id) or job).state for job in jobs]
    assert states.count(JobState.READY) >= 2
    for job in jobs:
        await world.ends(job)


async def test_the_files_of_a_refused_reply_leave_with_its_words(
    world: World, tmp_path: Path
) -> None:
    conversation = await newcomer(world)
    files = await attached(world, conversation, tmp_path)
    world.sandbox.fault(f"re:^POST .*/conversations/{conversation}/messages$", "404")
    job = await world.ends(await world.desk.writing.reply(conversation, "", files), JobState.FAILED)
    await world.desk.attachments.let_go()
    assert job.job_id in await world.store.attachments.claimed()  # she can send them again
    await world.store.forget_replies(world.desk.now() + 60)
    await world.desk.attachments.let_go()
    assert job.job_id not in await world.store.attachments.claimed()


async def test_files_of_a_reply_that_was_asked_for_already_stay_with_the_draft(
    world: World, tmp_path: Path
) -> None:
    conversation = await newcomer(world)
    files = await attached(world, conversation, tmp_path)
    for _ in range(2):
        await asking.reply(world.desk.tools, conversation, "Once", asked_as="a line")
    await asking.reply(world.desk.tools, conversation, "Once", asked_as="a line", files=files)
    assert await world.desk.attachments.drafted(conversation) == files


@pytest.mark.fault
@pytest.mark.parametrize("fault", ["drop_before", "drop_after", "half_answer", "500_after_effect"])
async def test_whatever_becomes_of_the_answer_the_files_arrive_once(
    world: World, tmp_path: Path, fault: str
) -> None:
    conversation = await newcomer(world)
    files = await attached(world, conversation, tmp_path)
    world.sandbox.fault(f"re:^POST .*/conversations/{conversation}/messages$", fault)
    job = await world.desk.writing.reply(conversation, "Once", files)
    ended = await world.ends(job, JobState.DONE, JobState.ASKING)
    if ended.state is JobState.ASKING:  # it never came there: only she may say so
        assert question_of(ended) is Question.DID_IT_ARRIVE
        assert world.sent_in(conversation) == []
        await world.desk.answer(job.job_id, Answer.SEND_AGAIN)
        await world.ends(job)
    [message] = world.sent_in(conversation)
    assert files_of(message) == as_sent(("seat map.png", PNG), ("terms.pdf", PDF))


@pytest.mark.fault
async def test_a_desk_that_dies_after_the_hub_has_the_files_does_not_send_them_again(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    folder = tmp_path / "desk"
    async with desk_at(sandbox, folder) as world:
        conversation = await newcomer(world)
    async with desk_at(sandbox, folder, hub_url=NOWHERE) as world:
        files = await attached(world, conversation, tmp_path)
        job = await world.desk.writing.reply(conversation, "Once", files)
    died = await asyncio.to_thread(work_killed_at, sandbox, folder, MESSAGE_AFTER_POST)
    assert died == EXIT_CODE
    async with desk_at(sandbox, folder) as world:
        await world.ends(job)
        [message] = world.sent_in(conversation)
        assert files_of(message) == as_sent(("seat map.png", PNG), ("terms.pdf", PDF))


async def test_offline_they_wait_with_the_reply_and_a_draft_keeps_its_own(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    folder = tmp_path / "desk"
    async with desk_at(sandbox, folder) as world:
        conversation, other = await newcomer(world), await newcomer(world)
    async with desk_at(sandbox, folder, hub_url=NOWHERE) as world:
        files = await attached(world, conversation, tmp_path)
        job = await world.desk.writing.reply(conversation, "Later", files)
        drafted = await attached(world, other, tmp_path)
    async with desk_at(sandbox, folder) as world:
        await world.ends(job)
        [message] = world.sent_in(conversation)
        assert len(message["files"]) == 2
        assert await world.desk.attachments.drafted(other) == drafted
        await world.desk.attachments.remove(drafted[0].file_id)
        assert await world.desk.attachments.drafted(other) == drafted[1:]


async def test_files_of_a_job_that_never_stood_are_the_drafts_again(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    folder = tmp_path / "desk"
    async with desk_at(sandbox, folder) as world:
        conversation = await newcomer(world)
        files = await attached(world, conversation, tmp_path)
        await world.store.attachments.claim(
            [one.file_id for one in files], conversation, "a job that was not written"
        )
    async with desk_at(sandbox, folder) as world:

        async def back() -> bool:
            return await world.desk.attachments.drafted(conversation) == files

        await world.until(back, "the files in the draft")


async def test_a_reply_whose_file_is_gone_says_so_and_sends_nothing(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    folder = tmp_path / "desk"
    async with desk_at(sandbox, folder) as world:
        conversation = await newcomer(world)
        files = await attached(world, conversation, tmp_path)
        with pytest.raises(ReplyRefused, match="not on this desk"):
            gone = replace(files[0], file_id="gone long ago")
            await world.desk.writing.reply(conversation, "Hello", [*files, gone])
        assert await world.desk.attachments.drafted(conversation) == files
    async with desk_at(sandbox, folder, hub_url=NOWHERE) as world:
        job = await world.desk.writing.reply(conversation, "Hello", files)
        await world.store.attachments.forget_job(job.job_id)
    async with desk_at(sandbox, folder) as world:
        failed = await world.ends(job, JobState.FAILED)
        assert "not on this desk any more" in failed.error
        assert world.sent_in(conversation) == []


async def test_the_files_of_a_refused_reply_are_the_drafts_again(
    world: World, tmp_path: Path
) -> None:
    conversation = await newcomer(world)
    files = await attached(world, conversation, tmp_path)
    world.sandbox.fault(f"re:^POST .*/conversations/{conversation}/messages$", "404")
    job = await world.ends(
        await world.desk.writing.reply(conversation, "No", files), JobState.FAILED
    )
    assert await world.desk.attachments.drafted(conversation) == []
    assert await world.desk.attachments.back_to_draft(job.job_id) == files
    await world.desk.remove_job(job.job_id)
    assert await world.desk.attachments.drafted(conversation) == files
    await world.ends(await world.desk.writing.reply(conversation, "Yes", files))
    [message] = world.sent_in(conversation)
    assert len(message["files"]) == 2


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.png", b"", "empty"),
        ("tool.exe", b"MZ", "program"),
        ("page.html", b"<html>", "program"),
        ("invoice.pdf", b"no pdf", "not what its name says"),
        ("unknown", b"bytes", "not sent"),
    ],
)
async def test_what_would_not_be_delivered_is_refused_before(
    world: World, name: str, data: bytes, words: str
) -> None:
    conversation = await newcomer(world)
    with pytest.raises(FileRefused, match=words):
        await world.desk.attachments.attach(conversation, data, name)
    assert await world.desk.attachments.drafted(conversation) == []


async def test_limits_are_the_channels(world: World, tmp_path: Path) -> None:
    conversation = await asyncio.to_thread(world.sandbox.conversation_of, "Aiko Kimura")
    await world.knows(conversation)
    files = world.desk.attachments
    with pytest.raises(FileRefused, match=r"has 8\.1 MB; this channel takes 8 MB"):
        await files.attach(conversation, b"\x89PNG\r\n\x1a\n" + bytes(8_493_000), "large.png")
    with pytest.raises(FileRefused, match="takes no files of this kind"):
        await files.attach(conversation, PDF, "terms.pdf")
    with pytest.raises(FileRefused, match="cannot be read"):
        await files.attach(conversation, tmp_path / "gone.png")
    with pytest.raises(FileRefused, match="cannot be read"):
        await files.attach(conversation, tmp_path)
    for _ in range(15):
        await files.attach(conversation, PNG[:100], "seat 4111 1111 1111 1111.png")
    with pytest.raises(FileRefused, match="15 files"):
        await files.attach(conversation, PNG[:100], "one more.png")
    assert all("4111" not in one.name for one in await files.drafted(conversation))


async def test_a_picture_is_fetched_once_and_seen_offline_after(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await newcomer(world)
        await asyncio.to_thread(sandbox.say, conversation, "", "boarding-pass.png", "itinerary.pdf")
        message = await world.until(lambda: with_files(world, conversation), "the papers")
        picture, document = message.attachments
        first, second = await asyncio.gather(
            *(world.desk.attachments.picture(message, picture) for _ in range(2))
        )
        assert first == second and first.startswith(b"\x89PNG")
        fetched = sandbox.effects()["requests"]
        assert [count for route, count in fetched.items() if "/disk/" in route] == [1]
        await world.desk.attachments.save(document, tmp_path / "saved.pdf")
        assert (tmp_path / "saved.pdf").read_bytes().startswith(b"%PDF")
        with pytest.raises(FileRefused, match="cannot be saved"):
            await world.desk.attachments.save(document, tmp_path / "no folder" / "saved.pdf")
    async with desk_at(sandbox, tmp_path, hub_url=NOWHERE) as world:
        nowhere = replace(picture, url=picture.url.replace(sandbox.hub_url, NOWHERE))
        assert await world.desk.attachments.picture(message, nowhere) == first
        with pytest.raises(NotFetched):
            await world.desk.attachments.picture(message, replace(nowhere, attachment_id=99))
        await world.store.attachments.forget_pictures(message.created_at + 1)
        with pytest.raises(NotFetched):
            await world.desk.attachments.picture(message, nowhere)


async def test_a_desk_that_closes_waits_for_no_picture(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.clear_faults()
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await newcomer(world)
        await asyncio.to_thread(sandbox.say, conversation, "", "boarding-pass.png", "itinerary.pdf")
        message = await world.until(lambda: with_files(world, conversation), "the papers")
        sandbox.fault("/rails/", "silence", delay_s=30)
        looking = asyncio.create_task(
            world.desk.attachments.picture(message, message.attachments[0])
        )
        await asyncio.to_thread(sandbox.wait_until, lambda: not sandbox.faults())
        looking.cancel()  # the window has closed
        await asyncio.wait([looking])
        async with asyncio.timeout(20):
            await world.desk.attachments.stop()
    sandbox.clear_faults()


async def with_files(world: World, conversation: int) -> Any:
    messages = await world.store.messages(conversation)
    return next((one for one in messages if len(one.attachments) == 2), None)


async def test_an_erased_customer_leaves_no_file(world: World, tmp_path: Path) -> None:
    conversation, other = await newcomer(world), await newcomer(world)
    await attached(world, conversation, tmp_path)
    kept = await attached(world, other, tmp_path)
    person = Person(None, (conversation,))
    about = await world.store.all_about(person)
    assert [one["name"] for one in about["files"]] == ["seat map.png", "terms.pdf"]
    await world.store.erase(person, Draft(world.desk.now(), ERASED, "", "desk", "desk:e:1", {}))
    files: Attachments = world.desk.attachments
    assert await files.drafted(conversation) == []
    assert await files.drafted(other) == kept
    assert (await world.store.all_about(person))["files"] == []
