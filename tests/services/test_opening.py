"""A conversation is opened by SMS or e-mail where none reaches the customer yet: once."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from desktop.models.conversation import Channel, Contact
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.reach import Caller, Reach
from desktop.models.stage import Stage
from desktop.services.use_cases.answers import question_of
from desktop.services.use_cases.refusals import Answer, ContactRefused, LinkRefused
from tests.services.desk_world import World

SMS, EMAIL = 5, 4
"""The sandbox's inboxes."""
CREATE = "re:^POST .*/conversations$"
STANDS = (Stage.WITH_HUB, Stage.SENT, Stage.DELIVERED, Stage.SEEN)


async def hub(world: World, method: str, path: str, **body: Any) -> Mapping[str, Any]:
    """Somebody else works at the hub."""
    answer = await asyncio.to_thread(
        lambda: world.sandbox.hub(method, path, **({"json": body} if body else {}))
    )
    assert answer.status_code == 200, answer.text
    found: Mapping[str, Any] = answer.json()
    return found


async def customer(world: World, **changes: Any) -> tuple[int, Contact]:
    """Somebody who wrote on a channel that is neither SMS nor e-mail, and the contact."""
    for _ in range(20):
        number = await world.new_customer()
        conversation = await world.store.conversation(number)
        assert conversation is not None
        if conversation.channel in (Channel.SMS, Channel.EMAIL):
            continue
        contact_id = conversation.contact_id
        if changes:
            await hub(world, "PUT", f"/contacts/{contact_id}", **changes)
            await world.desk.fetch_details(number)
        contact = await world.store.contact(contact_id)
        assert contact is not None
        return number, contact
    raise LookupError("no such customer")


async def new_reach(world: World, inbox: int, contact: Contact | None) -> Reach:
    """What is offered in an inbox; waits until the desk knows the account's."""

    async def known() -> bool:
        return bool(world.desk.directory.inboxes)

    await world.until(known, "the inboxes")
    return next(one for one in world.desk.openings(contact) if one.inbox_id == inbox)


def opened_at(world: World, address: str) -> list[dict[str, Any]]:
    """The conversations at the hub with this address."""
    every: list[dict[str, Any]] = world.sandbox.effects()["conversations"]
    return [one for one in every if one["source_id"] == address]


async def not_delivered(world: World, number: int) -> tuple[str, int]:
    """A link that did not reach the customer, and how many messages carried it."""
    quote = await world.quote(number)
    world.sandbox.fault(f"/conversations/{number}/", "refuse_message")
    await world.ends(await world.desk.links.send(quote))
    ladder = await world.comes_to(quote.quote_id, Stage.NOT_DELIVERED)
    return quote.quote_id, ladder.carriers


async def test_a_link_that_was_not_delivered_goes_by_sms_to_the_number_that_was_read_back(
    world: World,
) -> None:
    number, contact = await customer(world)
    quote_id, carriers = await not_delivered(world, number)
    await new_reach(world, SMS, contact)
    offered = await world.desk.links.reaches(quote_id)
    assert offered == (
        Reach(0, Channel.EMAIL, contact.email, EMAIL),
        Reach(0, Channel.SMS, contact.phone, SMS),
    )
    job = await world.desk.links.resend(quote_id, carriers, offered[1])
    assert (await world.desk.links.resend(quote_id, carriers, offered[1])).job_id == job.job_id
    await world.ends(job)
    await world.comes_to(quote_id, *STANDS)
    [there] = opened_at(world, contact.phone)
    assert (there["client_ref"], there["contact_id"]) == (job.job_id, contact.contact_id)
    assert there["assignee_id"] == 7  # the agent who opened it
    [session] = world.sessions_of(number)
    [message] = world.sent_in(there["id"])
    assert session["url"] in message["content"]
    shown = await world.store.conversation(there["id"])
    assert shown is not None and shown.channel is Channel.SMS
    # Once more, and it goes where it went: the conversation at this number stands now.
    again = next(
        one for one in await world.desk.links.reaches(quote_id) if one.channel is Channel.SMS
    )
    ladder = await world.ladder(quote_id)
    assert ladder is not None and again == offered[1]
    await world.ends(await world.desk.links.resend(quote_id, ladder.carriers, again))

    async def twice() -> bool:
        return len(world.sent_in(there["id"])) == 2

    await world.until(twice, "the link once more")
    assert len(opened_at(world, contact.phone)) == 1


async def test_an_open_conversation_at_the_address_is_used_and_none_is_opened_beside_it(
    world: World,
) -> None:
    _, contact = await customer(world)
    asked = {"inbox_id": SMS, "contact_id": contact.contact_id}
    stands = await hub(world, "POST", "/conversations", **asked)
    to = await new_reach(world, SMS, contact)
    job = await world.ends(await world.desk.open_at(to, contact_id=contact.contact_id))
    assert (await world.desk.opened(job.job_id))[1] == stands["id"]
    assert len(opened_at(world, contact.phone)) == 1
    # A resolved one is over: the customer's next conversation is a new one.
    await hub(world, "POST", f"/conversations/{stands['id']}/toggle_status", status="resolved")
    job = await world.ends(await world.desk.open_at(to, contact_id=contact.contact_id))
    assert (await world.desk.opened(job.job_id))[1] != stands["id"]


async def test_a_conversation_at_a_number_that_is_no_longer_hers_gets_nothing(
    world: World,
) -> None:
    number, contact = await customer(world)
    asked = {"inbox_id": SMS, "contact_id": contact.contact_id}
    old = await hub(world, "POST", "/conversations", **asked)
    path = f"/contacts/{contact.contact_id}"
    await hub(world, "PUT", path, phone_number="+31612340031")
    await world.desk.fetch_details(number)
    quote_id, carriers = await not_delivered(world, number)
    await new_reach(world, SMS, contact)
    [by_sms] = [
        one for one in await world.desk.links.reaches(quote_id) if one.channel is Channel.SMS
    ]
    assert by_sms.address == "+31612340031"
    await world.ends(await world.desk.links.resend(quote_id, carriers, by_sms))
    await world.comes_to(quote_id, *STANDS)
    [there] = opened_at(world, "+31612340031")
    assert len(world.sent_in(there["id"])) == 1
    assert world.sent_in(old["id"]) == []  # whoever has that number now


async def test_one_whose_answer_was_lost_is_looked_up_and_not_opened_twice(world: World) -> None:
    _, contact = await customer(world)
    to = await new_reach(world, EMAIL, contact)
    world.sandbox.fault(CREATE, "drop_after")
    job = await world.ends(await world.desk.open_at(to, contact_id=contact.contact_id))
    [there] = opened_at(world, contact.email)
    assert (await world.desk.opened(job.job_id))[1] == there["id"]
    assert there["client_ref"] == job.job_id


async def test_one_that_never_shows_is_asked_about_and_opened_by_the_agents_word(
    world: World,
) -> None:
    _, contact = await customer(world)
    to = await new_reach(world, EMAIL, contact)
    world.sandbox.fault(CREATE, "drop_before")
    job = await world.desk.open_at(to, contact_id=contact.contact_id)
    asking = await world.ends(job, JobState.ASKING)
    assert question_of(asking) is Question.DID_IT_ARRIVE
    assert opened_at(world, contact.email) == []
    assert not await world.desk.remove_job(job.job_id)  # something may have left
    await world.desk.answer(job.job_id, Answer.SEND_AGAIN)
    await world.ends(job)
    assert len(opened_at(world, contact.email)) == 1


async def test_one_that_is_left_sends_nothing(world: World) -> None:
    number, contact = await customer(world)
    quote_id, carriers = await not_delivered(world, number)
    world.sandbox.fault(CREATE, "drop_before")
    to = await new_reach(world, SMS, contact)
    job = await world.desk.links.resend(quote_id, carriers, to)
    await world.ends(job, JobState.ASKING)
    await world.desk.answer(job.job_id, Answer.DROP)
    left = await world.ends(job, JobState.FAILED)
    assert left.error.endswith("Nothing was sent.")
    jobs = await world.store.jobs_of_quote(quote_id)
    assert [one.kind for one in jobs] == [JobKind.SEND_LINK, JobKind.OPEN]


async def test_a_link_that_was_refused_there_can_be_sent_there_once_more(world: World) -> None:
    number, contact = await customer(world)
    quote_id, carriers = await not_delivered(world, number)
    to = await new_reach(world, SMS, contact)
    world.sandbox.fault("re:^POST .*/messages$", "404")
    await world.ends(await world.desk.links.resend(quote_id, carriers, to))

    async def refused() -> bool:
        [*_, last] = await world.store.jobs_of_quote(quote_id)
        return last.kind is JobKind.RESEND and last.state is JobState.FAILED

    await world.until(refused, "the refusal")
    ladder = await world.ladder(quote_id)
    assert ladder is not None
    await world.ends(await world.desk.links.resend(quote_id, ladder.carriers, to))
    await world.comes_to(quote_id, *STANDS)
    [there] = opened_at(world, contact.phone)
    assert len(world.sent_in(there["id"])) == 1


async def test_a_number_that_is_another_one_by_now_gets_no_link(world: World) -> None:
    number, contact = await customer(world)
    quote_id, carriers = await not_delivered(world, number)
    to = await new_reach(world, SMS, contact)
    # A colleague corrects it, of which this desk has not heard yet.
    world.sandbox.fault("", "socket_cut", delay_s=60.0)
    path = f"/contacts/{contact.contact_id}"
    await hub(world, "PUT", path, phone_number="+31612340099")
    job = await world.desk.links.resend(quote_id, carriers, to)
    failed = await world.ends(job, JobState.FAILED)
    assert "another address" in failed.error and "Read the new one back" in failed.error
    assert opened_at(world, contact.phone) == []


async def test_a_typed_address_is_written_to_the_contact_before_the_link_goes_there(
    world: World,
) -> None:
    number, contact = await customer(world, email=None)
    assert not contact.email
    quote_id, carriers = await not_delivered(world, number)
    to = await new_reach(world, EMAIL, contact)
    assert to.address == "" and to in await world.desk.links.reaches(quote_id)
    with pytest.raises(ContactRefused, match="missing"):
        await world.desk.links.resend(quote_id, carriers, to)
    with pytest.raises(ContactRefused, match="not an e-mail address"):
        await world.desk.links.resend(quote_id, carriers, replace(to, address="ada"))
    typed = replace(to, address=f"Ada.{number}@mail.example")
    job = await world.ends(await world.desk.links.resend(quote_id, carriers, typed))
    kept = await hub(world, "GET", f"/contacts/{contact.contact_id}")
    assert kept["payload"]["email"] == f"ada.{number}@mail.example"
    await world.comes_to(quote_id, *STANDS)
    _, there = await world.desk.opened(job.job_id)
    assert len(world.sent_in(there)) == 1
    other = Reach(0, Channel.SMS, "+31612340077", SMS)
    with pytest.raises(LinkRefused, match="another address"):  # the one that stands is corrected
        await world.desk.open_at(other, contact_id=contact.contact_id)


async def test_an_address_that_the_hub_gives_to_another_customer_gets_no_link(
    world: World,
) -> None:
    number, contact = await customer(world, email=None)
    _, other = await customer(world)
    quote_id, carriers = await not_delivered(world, number)
    to = replace(await new_reach(world, EMAIL, contact), address=other.email)
    job = await world.desk.links.resend(quote_id, carriers, to)
    failed = await world.ends(job, JobState.FAILED)
    assert "Email has already been taken" in failed.error
    assert opened_at(world, other.email) == []


async def test_a_caller_whom_the_hub_does_not_know_is_made_a_contact_once(world: World) -> None:
    to = await new_reach(world, SMS, None)
    to = replace(to, address="+31 6 1234 0042")
    caller = Caller(name="Ada Byron")
    world.sandbox.fault("re:^POST .*/contacts$", "drop_after")
    first = await world.desk.open_at(to, caller=caller)
    assert (await world.desk.open_at(to, caller=caller)).job_id == first.job_id
    job = await world.ends(first)
    [there] = opened_at(world, "+31612340042")
    every = world.sandbox.effects()["contacts"]
    [made] = [one for one in every if one["phone_number"] == "+31612340042"]
    assert (made["name"], there["contact_id"]) == ("Ada Byron", made["id"])
    shown = await world.store.with_contact((await world.desk.opened(job.job_id))[1])
    assert shown is not None and shown[1] is not None and shown[1].name == "Ada Byron"
    # She calls again, and is known: by the number, however she calls herself.
    again = await world.ends(await world.desk.open_at(to, caller=Caller(name="A. Byron")))
    assert (await world.desk.opened(again.job_id))[1] == there["id"]
    assert len(world.sandbox.effects()["contacts"]) == len(every)


async def test_two_new_callers_do_not_wait_for_each_other(world: World) -> None:
    to = await new_reach(world, SMS, None)
    world.sandbox.fault(CREATE, "drop_before")

    async def call(number: str) -> Job:
        return await world.desk.open_at(replace(to, address=number), caller=Caller())

    first = await call("+31612340051")
    await world.ends(first, JobState.ASKING)
    await world.ends(await call("+31612340052"))


async def test_what_was_taken_back_opens_nothing(world: World) -> None:
    number, contact = await customer(world)
    quote_id, carriers = await not_delivered(world, number)
    to = await new_reach(world, SMS, contact)
    world.sandbox.fault(f"re:^GET .*/contacts/{contact.contact_id}$", "slow", delay_s=0.5)
    job = await world.desk.links.resend(quote_id, carriers, to)
    assert await world.desk.remove_job(job.job_id)
    await world.until(lambda: _idle(world), "that nothing is under way")
    assert opened_at(world, contact.phone) == []
    kinds = [one.kind for one in await world.store.jobs_of_quote(quote_id)]
    assert kinds == [JobKind.SEND_LINK, JobKind.OPEN]


async def _idle(world: World) -> bool:
    return not world.desk.outbox.is_busy


async def test_only_the_customer_begins_on_messenger(world: World) -> None:
    with pytest.raises(LinkRefused, match="only the customer can begin"):
        await world.desk.open_at(Reach(0, Channel.MESSENGER, "Ada", 1), caller=Caller(name="Ada"))
    with pytest.raises(LinkRefused, match="not on this desk"):
        await world.desk.open_at(Reach(0, Channel.SMS, "+31612340061", SMS), contact_id=999_999)
