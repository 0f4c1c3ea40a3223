"""What an agent writes down about a customer reaches a running hub exactly once."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.models.conversation import Channel
from desktop.models.customer import ContactDetails, ContactEdit, Handle
from desktop.models.ids import new_id
from desktop.models.job import Job, JobState
from desktop.services.store.privacy_part import Person
from desktop.services.use_cases import contact_edit
from desktop.services.use_cases.contact_edit import checked
from desktop.services.use_cases.customer_reading import named_bookings
from desktop.services.use_cases.refusals import Answer, ContactRefused, ReplyRefused
from tests.sandbox_process import Sandbox
from tests.services.desk_world import World, desk_at
from tests.views.thread.thread_world import message

Json = dict[str, Any]
NOWHERE = "http://127.0.0.1:9"


async def contact_of(world: World, number: int) -> int:
    conversation = await world.store.conversation(number)
    assert conversation is not None
    return conversation.contact_id


async def notes_at(world: World, number: int) -> list[str]:
    """The notes that really stand at the hub."""
    contact = await contact_of(world, number)
    found: list[Json] = world.sandbox.hub("GET", f"/contacts/{contact}/notes").json()
    return [note["content"] for note in found]


async def test_a_note_stands_at_the_hub_and_here_with_its_author(world: World) -> None:
    number = await world.new_customer()
    assert await world.desk.fetch_details(number)
    job = await world.desk.add_contact_note(number, "Prefers the aisle. Card 4242 4242 4242 4242")
    await world.ends(job)
    [text] = await notes_at(world, number)
    assert text.startswith("Prefers the aisle") and "4242" not in text
    customer = await world.desk.customer(number)
    assert customer.details is not None and customer.jobs == ()
    [note] = customer.details.notes
    assert (note.text, note.author) == (text, world.desk.agent.name if world.desk.agent else "")
    thread = await world.desk.thread(number)
    assert text not in [one.text for one in thread.messages]
    with pytest.raises(ReplyRefused):
        await world.desk.add_contact_note(number, "  ")


@pytest.mark.parametrize("fault", ["drop_after", "500_after_effect", "drop_before"])
async def test_a_note_of_which_the_answer_is_lost_is_looked_up(world: World, fault: str) -> None:
    number = await world.new_customer()
    contact = await contact_of(world, number)
    world.sandbox.fault(f"re:^POST .*/contacts/{contact}/notes", fault, times=1)
    job = await world.desk.add_contact_note(number, "Calls at nine")
    over = await world.ends(job, JobState.DONE, JobState.ASKING)
    assert (over.state is JobState.DONE) == (fault != "drop_before")
    if over.state is JobState.ASKING:  # a person has looked
        assert await notes_at(world, number) == []
        [shown] = (await world.desk.customer(number)).jobs
        assert shown.payload["text"] == "Calls at nine"
        await world.desk.answer(shown.job_id, Answer.SEND_AGAIN)
        await world.ends(job)
        assert (await world.desk.customer(number)).jobs == ()
    assert await notes_at(world, number) == ["Calls at nine"]


@pytest.mark.fault
async def test_of_a_note_in_doubt_the_agents_word_is_written_down(world: World) -> None:
    number = await world.new_customer()
    contact = await contact_of(world, number)
    world.sandbox.fault(f"re:^POST .*/contacts/{contact}/notes", "drop_before", times=2)
    left, there = [await world.desk.add_contact_note(number, one) for one in ("A", "B")]
    await world.ends(left, JobState.ASKING)
    await world.desk.answer(left.job_id, Answer.DROP)
    failed = await world.ends(left, JobState.FAILED)
    assert "not known" in failed.error
    assert await world.desk.remove_job(left.job_id), "it is put away"
    await world.ends(there, JobState.ASKING)
    await world.desk.answer(there.job_id, Answer.IT_ARRIVED)
    await world.ends(there)
    assert await notes_at(world, number) == []


@pytest.mark.fault
async def test_two_notes_of_the_same_words_are_not_taken_for_each_other(world: World) -> None:
    """The first was given up, and came after all; the second was never written."""
    number = await world.new_customer()
    contact = await contact_of(world, number)
    world.sandbox.fault(f"re:^POST .*/contacts/{contact}/notes", "drop_before", times=2)
    first = await world.desk.add_contact_note(number, "Calls at nine")
    await world.ends(first, JobState.ASKING)
    await world.desk.answer(first.job_id, Answer.DROP)
    await world.ends(first, JobState.FAILED)
    second = await world.desk.add_contact_note(number, "Calls at nine")
    await world.ends(second, JobState.CHECKING)
    world.sandbox.hub("POST", f"/contacts/{contact}/notes", json={"content": "Calls at nine"})
    asking = await world.ends(second, JobState.ASKING, JobState.DONE)
    assert asking.state is JobState.ASKING, "it may be the first one"


@pytest.mark.fault
@pytest.mark.parametrize("made", [True, False])
async def test_a_refused_second_try_of_a_change_is_held_against_the_contact(
    world: World, made: bool
) -> None:
    number = await world.new_customer()
    contact = await contact_of(world, number)
    put = f"re:^PUT .*/contacts/{contact}$"
    world.sandbox.fault(put, "drop_after" if made else "drop_before", times=1)
    world.sandbox.fault(put, "404", times=1)
    job = await world.desk.edit_contact(number, ContactEdit(name="Ada Byron"))
    over = await world.ends(job, JobState.DONE, JobState.FAILED)
    assert (over.state is JobState.DONE) is made
    customer = await world.desk.customer(number)
    assert (customer.contact.name == "Ada Byron") is made


async def test_enqueued_in_two_conversations_one_contacts_changes_keep_their_order(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """The outbox does not know yet that both are of one contact."""
    async with desk_at(sandbox, tmp_path) as world:
        first, second = await world.new_customer(), await world.new_customer()
        merged = {
            "base_contact_id": await contact_of(world, first),
            "mergee_contact_id": await contact_of(world, second),
        }
        sandbox.hub("POST", "/actions/contact_merge", json=merged).raise_for_status()
        tools = world.desk.tools
        world.desk.outbox.hold()
        jobs = [
            contact_edit.new_job(
                tools, talk, None, ContactEdit(name=name), job_id=new_id(tools.now())
            )
            for talk, name in ((first, "Ada Lovelace"), (second, "Ada Byron"))
        ]
        for job in jobs:
            await contact_edit.ask_for(tools, job)
        sandbox.fault("re:^PUT .*/contacts/", "429", times=2)
    async with desk_at(sandbox, tmp_path) as world:
        for job in jobs:
            await world.ends(job)
        name = sandbox.hub("GET", f"/contacts/{merged['base_contact_id']}").json()
        assert name["payload"]["name"] == "Ada Byron"


async def test_offline_a_note_and_a_change_wait_and_hold_up_nothing(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        number = await world.new_customer()
        assert await world.desk.fetch_details(number)
        await world.until(lambda: _agent(world))
    async with desk_at(sandbox, tmp_path, hub_url=NOWHERE) as world:
        await world.desk.add_contact_note(number, "Written on the train")
        await world.desk.edit_contact(number, ContactEdit(name="Ada Byron"))
        assert not await world.desk.fetch_details(number)
        customer = await world.desk.customer(number)
        assert len(customer.jobs) == 2 and customer.details is not None
        assert (await world.desk.thread(number)).jobs == ()  # no part of the thread
    async with desk_at(sandbox, tmp_path) as world:
        await world.until(lambda: _nothing_waits(world))
        assert await notes_at(world, number) == ["Written on the train"]

        async def shown() -> bool:
            return (await world.desk.customer(number)).contact.name == "Ada Byron"

        await world.until(shown)


async def _agent(world: World) -> bool:
    return world.desk.agent is not None


async def _nothing_waits(world: World) -> bool:
    return not await world.jobs()


async def test_offline_what_was_asked_of_a_contact_goes_to_the_one_it_became(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        first, second = await world.new_customer(), await world.new_customer()
        stays, goes = await contact_of(world, first), await contact_of(world, second)
        assert await world.desk.fetch_details(second)
        await world.until(lambda: _agent(world))
    async with desk_at(sandbox, tmp_path, hub_url=NOWHERE) as world:
        note = await world.desk.add_contact_note(second, "Travels with a cello")
        edit = await world.desk.edit_contact(second, ContactEdit(phone="+31620183399"))
    merged = {"base_contact_id": stays, "mergee_contact_id": goes}
    sandbox.hub("POST", "/actions/contact_merge", json=merged).raise_for_status()
    async with desk_at(sandbox, tmp_path) as world:
        await world.ends(note)
        await world.ends(edit)
        assert await notes_at(world, first) == ["Travels with a cello"]

        async def one_contact() -> bool:
            return await contact_of(world, second) == stays

        await world.until(one_contact)
        there = sandbox.hub("GET", f"/contacts/{stays}").json()["payload"]
        assert there["phone_number"] == "+31620183399"
        # What was known of the other leaves with it: nothing would correct or erase it any more.
        assert await world.store.contact(goes) is None
        assert await world.store.details(goes) is None


async def test_two_changes_of_one_contact_are_made_in_the_order_of_their_asking(
    world: World,
) -> None:
    first, second = await world.new_customer(), await world.new_customer()
    stays, goes = await contact_of(world, first), await contact_of(world, second)
    merged = {"base_contact_id": stays, "mergee_contact_id": goes}
    world.sandbox.hub("POST", "/actions/contact_merge", json=merged).raise_for_status()

    async def one_contact() -> bool:
        return await contact_of(world, second) == stays

    await world.until(one_contact)
    world.desk.outbox.hold()
    older = await world.desk.edit_contact(first, ContactEdit(name="Ada Lovelace"))
    younger = await world.desk.edit_contact(second, ContactEdit(name="Ada Byron"))
    due = await world.store.due_jobs(world.desk.tools.local_now())
    ids = [job.job_id for job in due]
    assert older.job_id in ids and younger.job_id not in ids


@pytest.mark.parametrize("arrived", [True, False])
async def test_killed_while_it_was_written_a_note_is_looked_up(
    sandbox: Sandbox, tmp_path: Path, arrived: bool
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        number = await world.new_customer()
        contact = await contact_of(world, number)
        job = await world.desk.add_contact_note(number, "An old one")
        await world.ends(job)
        world.desk.outbox.hold()
        job = await world.desk.add_contact_note(number, "Cut off")
        known = [one["id"] for one in sandbox.hub("GET", f"/contacts/{contact}/notes").json()]
        cut_off = {"step": "posting", "known": known, "posted_at": world.desk.tools.local_now()}
        await world.store.save_job(replace(job, state=JobState.RUNNING, progress=cut_off))
        if arrived:
            sandbox.hub("POST", f"/contacts/{contact}/notes", json={"content": "Cut off"})
    async with desk_at(sandbox, tmp_path) as world:
        await world.ends(job, JobState.DONE if arrived else JobState.ASKING)
        stands = ["Cut off", "An old one"] if arrived else ["An old one"]
        assert await notes_at(world, number) == stands


@pytest.mark.fault
async def test_a_note_in_doubt_is_looked_for_though_a_look_is_refused(world: World) -> None:
    """A refused look says nothing of the note: it is no reason to call it failed."""
    number = await world.new_customer()
    contact = await contact_of(world, number)
    world.sandbox.fault(f"re:^POST .*/contacts/{contact}/notes", "drop_after", times=1)
    world.sandbox.fault(f"re:^GET .*/contacts/{contact}/notes", "404", times=1, after=1)
    await world.ends(await world.desk.add_contact_note(number, "Calls at nine"))
    assert await notes_at(world, number) == ["Calls at nine"]


@pytest.mark.fault
async def test_a_change_that_cannot_be_read_back_is_made_all_the_same(world: World) -> None:
    number = await world.new_customer()
    contact = await contact_of(world, number)
    world.sandbox.fault(f"re:^GET .*/contacts/{contact}$", "404", times=1)
    await world.ends(await world.desk.edit_contact(number, ContactEdit(name="Ada Byron")))
    told = world.sandbox.hub("GET", f"/contacts/{contact}").json()["payload"]
    assert told["name"] == "Ada Byron"


async def test_a_changed_number_is_read_back_as_the_hub_keeps_it(world: World) -> None:
    number = await world.new_customer()
    edit = ContactEdit(phone="+31 6 2018 3344", email=" ada@example.org ")
    await world.ends(await world.desk.edit_contact(number, edit))
    await shows(world, number, "+31620183344", "ada@example.org")
    await world.ends(await world.desk.edit_contact(number, ContactEdit(phone="")))
    await shows(world, number, "", "ada@example.org")


async def shows(world: World, number: int, phone: str, email: str) -> None:
    """Wait for this: the hub's tidings of what was before may come after the change was made."""

    async def there() -> bool:
        contact = (await world.desk.customer(number)).contact
        return (contact.phone, contact.email) == (phone, email)

    await world.until(there, f"the contact with {phone or 'no number'}")


async def test_a_number_that_another_customer_has_is_refused_and_said(world: World) -> None:
    one, other = await world.new_customer(), await world.new_customer()
    await world.ends(await world.desk.edit_contact(one, ContactEdit(phone="+31620183355")))
    job = await world.desk.edit_contact(other, ContactEdit(phone="+31620183355"))
    await world.ends(job, JobState.FAILED)
    [refused] = (await world.desk.customer(other)).jobs
    assert "taken" in refused.error


@pytest.mark.parametrize(
    "edit",
    [
        ContactEdit(name=" "),
        ContactEdit(phone="0612345678"),
        ContactEdit(phone="+31 6 12"),
        ContactEdit(phone="call me"),
        ContactEdit(email="ada"),
        ContactEdit(email="4242424242424242@example.org"),
        ContactEdit(email="ada@example"),
        ContactEdit(email="ada byron@example.org"),
        ContactEdit(email="ada@example.org, ben@example.org"),
    ],
)
def test_what_the_hub_would_not_take_is_refused_at_once(edit: ContactEdit) -> None:
    with pytest.raises(ContactRefused) as refused:
        checked(edit)
    assert refused.value.suggestion
    assert getattr(edit, refused.value.field) is not None


def test_what_is_typed_is_written_as_the_hub_takes_it() -> None:
    edit = ContactEdit(name=" Ada\nByron 4242424242424242", phone="+44 (0)20 7946 0958")
    assert checked(edit) == ContactEdit("Ada Byron ••••••••••••••••", "+442079460958", None)
    assert checked(ContactEdit(phone="", email="")) == ContactEdit(None, "", "")


async def test_what_was_fetched_is_given_out_erased_and_forgotten(world: World) -> None:
    number = await world.new_customer()
    contact = await contact_of(world, number)
    assert await world.desk.fetch_details(number)
    await world.ends(await world.desk.add_contact_note(number, "Travels with a cello"))
    await world.ends(await world.desk.edit_contact(number, ContactEdit(name="Ada Byron")))
    about = await world.store.all_about(Person(contact, (number,)))
    assert "cello" in str(about["details"]) and "Ada Byron" in str(about["jobs"])

    await world.store.forget_replies(world.desk.now() + 1)
    assert await world.store.forget_details(world.desk.now() + 1) == 1
    about = await world.store.all_about(Person(contact, (number,)))
    assert about["details"] is None
    assert "cello" not in str(about["jobs"]) and "Ada Byron" not in str(about["jobs"])


async def test_two_notes_are_written_in_their_order(world: World) -> None:
    number = await world.new_customer()
    jobs: list[Job] = [await world.desk.add_contact_note(number, word) for word in "abc"]
    for job in jobs:
        await world.ends(job)
    assert await notes_at(world, number) == ["c", "b", "a"]


async def test_the_hubs_own_names_for_a_customer_are_handles(world: World) -> None:
    number = await world.new_customer()
    contact = await contact_of(world, number)
    more = {"social_profiles": {"instagram": "ada.b", "twitter": "@ada"}}
    world.sandbox.hub("PUT", f"/contacts/{contact}", json={"additional_attributes": more})
    assert await world.desk.fetch_details(number)
    details = (await world.desk.customer(number)).details
    assert isinstance(details, ContactDetails) and details.created_at > 0
    assert details.handles[:2] == (Handle(Channel.INSTAGRAM, "@ada.b"), Handle(Channel.X, "@ada"))


def test_bookings_that_were_named_stand_behind_the_customers_own() -> None:
    messages = [
        message(1, "It is booking R4T8WN", at=10.0),
        message(2, "sorry, PNR JKLMNP of my wife, and k7q2mx", at=20.0),
        replace(message(3, "R4T8WN again, PLEASE HURRY", at=30.0)),
    ]
    found = named_bookings(messages, "K7Q2MX")
    assert [(one.code, one.at, one.own) for one in found] == [
        ("K7Q2MX", 20.0, True),
        ("R4T8WN", 30.0, False),
        ("JKLMNP", 20.0, False),
    ]
