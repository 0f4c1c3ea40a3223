"""An agent is told what she must not miss: once, of her own, and not again after a restart."""

from pathlib import Path

import httpx
import pytest

from desktop.models.conversation import Channel, Conversation, ConversationStatus
from desktop.models.fact import FactKind
from desktop.models.journal import Draft
from desktop.models.news import News
from desktop.models.preferences import Notice
from desktop.models.quote import Quote
from desktop.models.reply_targets import ReplyTargets
from desktop.services.desk import Desk
from desktop.services.notices import Change
from desktop.services.noticing import Noticing
from tests.sandbox_process import Sandbox
from tests.services.desk_world import desk_at
from tests.views.inbox.inbox_world import ME, desk_without_network, fill


async def waits(desk: Desk, conversation_id: int, minutes: float) -> None:
    """Somebody of mine has waited for so long."""
    now = desk.now()
    await desk.tools.ledger.store.save_conversations(
        [
            Conversation(
                conversation_id,
                conversation_id,
                1,
                Channel.MESSENGER,
                ConversationStatus.OPEN,
                assignee_id=ME,
                created_at=now - 7200,
                last_activity_at=now - 60 * minutes,
                updated_at=now + conversation_id,
                waiting_since=now - 60 * minutes,
            )
        ],
        [],
        [],
    )


def after_a_restart(desk: Desk) -> Noticing:
    return Noticing(desk.tools, lambda: ME, ReplyTargets)


async def test_who_waits_too_long_is_told_once_for_each_wait(tmp_path: Path) -> None:
    async with desk_without_network(tmp_path) as desk:
        await fill(desk, [1, 2, 3])
        assert await desk.overdue_news() == []
        await waits(desk, 2, 21)
        assert await desk.overdue_news() == [News(Notice.OVERDUE, 2)]
        assert await desk.overdue_news() == []
        assert await after_a_restart(desk).overdue() == []
        await waits(desk, 1, 25)
        await waits(desk, 3, 40)
        assert await desk.overdue_news() == [News(Notice.OVERDUE, 3, 2)]
        await waits(desk, 2, 1)  # answered meanwhile, and asking again
        assert await desk.overdue_news() == []
        await waits(desk, 2, 30)
        assert await desk.overdue_news() == [News(Notice.OVERDUE, 2)]


async def declined(desk: Desk, conversation_id: int, ago: float = 5.0) -> Change:
    """A customer's card was declined so many seconds ago."""
    quote_id = f"q{conversation_id}"
    now = desk.now()
    quote = Quote(quote_id=quote_id, conversation_id=conversation_id)
    ledger = desk.tools.ledger
    draft = Draft(now - 600, FactKind.QUOTE_SAVED, quote_id, "desk", f"s:{quote_id}", {})
    await ledger.save_quote(quote, draft)
    body = {"conversation": conversation_id, "reason": "insufficient_funds"}
    await ledger.record(
        [Draft(now - ago, FactKind.PAYMENT_DECLINED, quote_id, "stripe", f"d:{quote_id}", body)]
    )
    return Change(conversations=frozenset({conversation_id}), quotes=frozenset({quote_id}))


async def test_a_declined_card_is_told_once_and_history_is_not(tmp_path: Path) -> None:
    async with desk_without_network(tmp_path) as desk:
        await fill(desk, [1, 2])
        change = await declined(desk, 1)
        assert await desk.news(change) == [News(Notice.DECLINED, 1)]
        assert await desk.news(change) == []
        assert await after_a_restart(desk).of(change) == []
        assert await desk.news(await declined(desk, 2, ago=3600)) == []


async def test_a_colleagues_customer_is_his(tmp_path: Path) -> None:
    async with desk_without_network(tmp_path) as desk:
        await fill(desk, [1])
        change = await declined(desk, 1)
        assert await Noticing(desk.tools, lambda: ME + 1, ReplyTargets).of(change) == []


@pytest.mark.parametrize("damaged", ["", "[", "3", '{"told": 4, "overdue": {}}'])
async def test_a_damaged_memory_is_as_good_as_none(tmp_path: Path, damaged: str) -> None:
    async with desk_without_network(tmp_path) as desk:
        await fill(desk, [1])
        await desk.tools.ledger.store.set_marks({"noticed": damaged})
        assert await desk.news(await declined(desk, 1)) == [News(Notice.DECLINED, 1)]


async def test_what_a_colleague_gives_me_is_news_and_what_i_take_is_not(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        await world.desk.inbox.synced.wait()
        assert world.desk.agent is not None
        me = world.desk.agent.user_id
        mine, given = await world.new_customer(), await world.new_customer()
        await world.until(lambda: live(world.desk))

        def assign(conversation: int, token: str) -> None:
            answer: httpx.Response = sandbox.hub(
                "POST",
                f"/conversations/{conversation}/assignments",
                json={"assignee_id": me},
                headers={"api_access_token": token},
            )
            assert answer.status_code == 200

        for conversation, token in ((mine, "desk"), (given, "colleague")):
            sandbox.hub("POST", f"/conversations/{conversation}/assignments", json={})
            assign(conversation, sandbox.tokens()[token])

        async def told() -> list[News]:
            assigned = [change for change in world.changes if change.assigned]
            return [news for change in assigned for news in await world.desk.news(change)]

        assert await world.until(told) == [News(Notice.ASSIGNED, given)]


async def test_many_that_were_given_to_her_at_once_are_one_piece_of_news(tmp_path: Path) -> None:
    async with desk_without_network(tmp_path) as desk:
        await fill(desk, range(1, 6))
        [news] = await desk.news(Change(assigned=frozenset(range(1, 6))))
        assert (news.notice, news.count) == (Notice.ASSIGNED, 5)
        assert await desk.news(Change(assigned=frozenset({2}))) == []


async def live(desk: Desk) -> bool:
    return desk.inbox.live


async def test_who_is_named_in_a_note_is_told(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        await world.desk.inbox.synced.wait()
        assert world.desk.agent is not None
        me = world.desk.agent
        conversation = await world.new_customer()
        await world.until(lambda: live(world.desk))
        answer = sandbox.hub(
            "POST",
            f"/conversations/{conversation}/messages",
            json={
                "content": f"[@{me.name}](mention://user/{me.user_id}/Frederiek) kijk jij mee?",
                "private": True,
            },
            headers={"api_access_token": sandbox.tokens()["colleague"]},
        )
        assert answer.status_code == 200

        async def told() -> list[News]:
            mentioned = [change for change in world.changes if change.mentioned]
            return [news for change in mentioned for news in await world.desk.news(change)]

        assert await world.until(told) == [News(Notice.MENTIONED, conversation)]
