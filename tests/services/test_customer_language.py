"""Somebody of whose language the hub says nothing is understood, and answered in it."""

import asyncio

from tests.services.desk_world import World


async def stranger(world: World, name: str, text: str) -> int:
    """A contact without attributes writes; returns the conversation once it is on the desk."""

    def write() -> int:
        hub = world.sandbox.hub
        contact = hub("POST", "/contacts", json={"inbox_id": 1, "name": name}).json()
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
    assert (await world.desk.new_quote(number)).language == "sv"
    values = await world.desk.template_values(number, "sv")
    assert values["contact.first_name"] == "Astrid"
    await world.desk.choose_language(number, "nb")
    await world.desk.open_conversation(number)  # the hub tells of it again
    assert await language() == "nb"
    assert (await world.desk.thread(number)).contact.language == "nb"
