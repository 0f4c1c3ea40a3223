"""The main job without a window: question, quote, link, money, ticket, and the customer told."""

from pathlib import Path

from desktop.models.fact import FactKind
from desktop.models.inbox import InboxTab
from desktop.models.job import JobState
from desktop.models.stage import Stage
from desktop.models.ticket import TicketNumber
from tests.sandbox_process import Sandbox
from tests.services.desk_world import desk_at


async def test_a_question_becomes_a_ticket(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        desk = world.desk
        conversation = await world.new_customer()
        quote = await world.quote(conversation)
        job = await desk.links.send(quote)
        await world.ends(job)
        assert (await world.comes_to(quote.quote_id, Stage.SENT, Stage.DELIVERED)).amount == 18600

        [session] = world.sessions_of(conversation)
        [message] = world.sent_in(conversation)
        assert session["url"] in message["content"]
        assert message["client_ref"] == job.job_id == session["metadata"]["desk_job"]
        thread = await desk.thread(conversation)
        assert thread.cards[0].url == session["url"]

        sandbox.read(conversation)
        await world.comes_to(quote.quote_id, Stage.SEEN, Stage.DELIVERED)
        sandbox.pay(session["id"], "ideal")
        paid = await world.comes_to(quote.quote_id, Stage.PAID)
        assert paid.paid == 18600
        assert await world.until(lambda: world.method_of(quote.quote_id)) == "ideal"
        assert await world.news_of(quote.quote_id)
        assert conversation in await desk.inbox_ids(InboxTab.TO_TICKET)

        told = await desk.after.issue_ticket(quote.quote_id, [TicketNumber.parse("074-2345678901")])
        await world.ends(told)
        await world.comes_to(quote.quote_id, Stage.TOLD)
        assert "074-2345678901" in world.sent_in(conversation)[-1]["content"]
        assert desk.status().payments_checked_at is not None
        facts = await world.store.facts(quote.quote_id)
        assert len({fact.source for fact in facts}) == len(facts)
        assert [one.kind for one in facts].count(FactKind.LINK_CREATED) == 1
        assert (await world.ends(job)).state is JobState.DONE
