"""An older desk on the data of a newer one: what that one did is no reason to stop."""

from pathlib import Path

from sqlalchemy import Connection

from desktop.models.fact import FactKind
from desktop.models.stage import Stage
from tests.sandbox_process import Sandbox
from tests.services.desk_world import desk_at
from tests.services.test_refunds import paid, refunds_of


def from_the_future(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE jobs SET kind = 'hologram'")


async def test_what_a_newer_desk_sent_is_read_and_its_money_followed(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        number = await world.new_customer()
        quote = await world.quote(number)
        await world.ends(await world.desk.links.send(quote))
        [session] = world.sessions_of(number)
        await world.store._write(from_the_future)
    sandbox.pay(session["id"], "card")
    async with desk_at(sandbox, tmp_path) as world:
        await world.comes_to(quote.quote_id, Stage.PAID)

        async def all_is_read() -> bool:
            return world.desk.inbox.synced.is_set() and world.desk.tools.ledger.reconciled

        await world.until(all_is_read)
        assert len(await world.facts(quote.quote_id, FactKind.LINK_CREATED)) == 1
        answered = await world.desk.writing.reply(number, "Thank you")
        await world.ends(answered)


async def test_money_goes_back_beside_what_a_newer_desk_gave_back(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        quote_id, intent = await paid(world)
        await world.ends(await world.desk.after.refund(quote_id, 6800))
        await world.comes_to(quote_id, Stage.PARTLY_REFUNDED)
        await world.store._write(from_the_future)
    async with desk_at(sandbox, tmp_path) as world:
        await world.ends(await world.desk.after.refund(quote_id, 1800))
        assert sorted(one["amount"] for one in refunds_of(world, intent)) == [1800, 6800]
