"""Templates of the desk, the hub and the program, and what their variables stand for."""

from dataclasses import replace

import pytest

from desktop.models.template import Template, TemplateSource, filled, holes
from desktop.services.templates import shipped
from desktop.services.use_cases.refusals import ReplyRefused
from tests.services.desk_world import World, priced


async def codes(world: World, source: TemplateSource) -> list[str]:
    return [one.short_code for one in await world.desk.templates.all() if one.source is source]


async def test_the_hubs_canned_responses_are_there_in_their_own_language(world: World) -> None:
    await world.desk.templates.refresh()
    by_code = {one.template_id: one for one in await world.desk.templates.all()}
    assert dict(by_code["hub:bagageregels"].texts).keys() == {"nl"}
    assert dict(by_code["hub:gepaeck"].texts).keys() == {"de"}
    assert by_code["hub:signature"].title("nl").startswith("Kind regards")
    assert set(await codes(world, TemplateSource.SHIPPED)) == {one.short_code for one in shipped()}


async def test_the_desks_own_stands_in_the_place_of_a_shipped_one(world: World) -> None:
    hello = next(one for one in shipped() if one.short_code == "hello")
    mine = replace(hello, texts={"en": "Hi there!", "nl": "  "})
    await world.desk.templates.keep(mine)
    await world.desk.templates.keep(Template("x1", "vip", {"en": "Welcome back"}, {"": "Gold"}))
    by_id = {one.template_id: one for one in await world.desk.templates.all()}
    assert dict(by_id["hello"].texts) == {"en": "Hi there!"}
    assert by_id["hello"].source is TemplateSource.OWN
    assert by_id["x1"].title("nl") == "Gold"
    card = "4242 4242 4242 4242"
    await world.desk.templates.keep(Template("x2", "card", {"en": f"Pay by {card}"}, {"": card}))
    masked = next(one for one in await world.desk.templates.all() if one.template_id == "x2")
    assert "4242" not in f"{masked.texts} {masked.titles}"
    await world.desk.templates.keep(replace(by_id["x1"], texts={}))
    await world.desk.templates.keep(replace(by_id["hello"], texts={"en": " "}))
    assert {"x1", "hello"} & {one.template_id for one in await world.desk.templates.all()} == set()


async def test_variables_take_what_the_conversation_tells_in_the_customers_habits(
    world: World,
) -> None:
    conversation = await world.new_customer()
    await world.knows(conversation)
    quote = priced(await world.desk.quotes.new(conversation))
    await world.desk.quotes.save(quote)
    values = await world.desk.writing.template_values(conversation, "nl")
    assert values["amount"] == "€\xa0186,00"
    assert values["conversation.id"] == str(conversation)
    assert values["contact.first_name"] and values["agent.first_name"] == "Frederiek"
    assert "AMS–BCN" in values["trip"] and values["deadline"]
    assert "tickets" not in values
    price = next(one for one in shipped() if one.short_code == "seat")
    assert holes(filled(price.texts["nl"], values)) == ()


async def test_a_text_with_a_gap_never_leaves(world: World) -> None:
    conversation = await world.new_customer()
    await world.knows(conversation)
    with pytest.raises(ReplyRefused, match="booking"):
        await world.desk.writing.reply(conversation, "Your booking is {{booking}}.")
    assert world.sent_in(conversation) == []
