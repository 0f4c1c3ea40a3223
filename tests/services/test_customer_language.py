"""Somebody of whose language the hub says nothing is understood, and answered in it."""

import asyncio

from desktop.models.customer import ContactEdit
from desktop.models.journal import Draft
from desktop.services.store.privacy_part import Person
from tests.services.desk_world import World
from tests.services.store.examples import NOW


async def stranger(world: World, name: str, text: str) -> int:
    """A contact without attributes writes; returns the conversation once it is on the desk."""

    def write() -> int:
        hub = world.sandbox.hub
        known = {"inbox_id": 1, "source_id": f"psid of {name}", "name": name}
        contact = hub("POST", "/contacts", json=known).json()
        asked = {"inbox_id": 1, "contact_id": contact["payload"]["contact"]["id"]}
        number = int(hub("POST", "/conversations", json=asked).json()["id"])
        world.sandbox.say(number, text)
        return number

    number = await asyncio.to_thread(write)
    await world.knows(number)
    return number


async def test_the_words_tell_and_the_quote_follows_until_the_agent_says_otherwise(
    world: World,
) -> None:
    text = "Hej, kan jag boka om mitt flyg till imorgon?"
    number = await stranger(world, "Astrid Berg", text)

    async def language() -> str:
        conversation = await world.store.conversation(number)
        return conversation.language if conversation else ""

    await world.until(language, "the language")
    assert await language() == "sv"
    assert (await world.desk.quotes.new(number)).language == "sv"
    values = await world.desk.writing.template_values(number, "sv")
    assert values["contact.first_name"] == "Astrid"
    await world.desk.writing.choose_language(number, "nb")
    await world.desk.open_conversation(number)  # the hub tells of it again
    assert await language() == "nb"
    assert (await world.desk.thread(number)).contact.language == "nb"

    async def is_at_the_hub() -> bool:
        return not (await world.desk.customer(number)).jobs

    await world.until(is_at_the_hub, "the choice is at the hub")
    contact = (await world.desk.thread(number)).contact.contact_id
    told = await world.desk.tools.hub.contact(contact)
    assert told.language == "nb" and told.language_said_at > 0
    # A colleague says otherwise, on a desk of hers: later, then before.
    hers = ContactEdit(language="da")
    await world.desk.tools.hub.edit_contact(contact, hers, told.language_said_at + 60)

    async def is_danish() -> bool:
        return await language() == "da"

    await world.until(is_danish, "the newest word wins here too")
    await world.desk.tools.hub.edit_contact(contact, ContactEdit(language="sv"), 1.0)
    await world.desk.open_conversation(number)
    assert await language() == "da"


async def test_a_chosen_language_goes_over_with_its_contact_and_is_erased_with_it(
    world: World,
) -> None:
    stays, goes = await world.new_customer(), await world.new_customer()

    async def contact(number: int) -> int:
        conversation = await world.store.conversation(number)
        return conversation.contact_id if conversation else 0

    one, other = await contact(stays), await contact(goes)
    await world.desk.writing.choose_language(goes, "nb")

    async def is_at_the_hub() -> bool:
        return not (await world.desk.customer(goes)).jobs

    await world.until(is_at_the_hub, "the choice is at the hub")
    merged = {"base_contact_id": one, "mergee_contact_id": other}
    world.sandbox.hub("POST", "/actions/contact_merge", json=merged).raise_for_status()

    async def is_one() -> bool:
        chosen = await world.store.chosen_languages()
        return await contact(goes) == one and chosen.get(one, ("", 0.0))[0] == "nb"

    await world.until(is_one, "the language is that of the one who stays")
    record = Draft(NOW, "person.erased", "", "agent", "desk:erased:test", {})
    await world.store.erase(Person(one, (stays, goes)), record)
    assert not {one, other} & (await world.store.chosen_languages()).keys()
