"""What differs by channel and by script: receipts, and words of any language."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.models.stage import Stage
from tests.journeys.agent import at_the_desk
from tests.sandbox_process import Sandbox


@pytest.mark.parametrize(
    ("name", "tab", "channel"),
    [("Hannah Fischer", "Alt+5", "SMS"), ("Kenji Sato", "Alt+5", "E-mail")],
)
async def test_where_nobody_tells_of_reading_the_card_says_so(
    sandbox: Sandbox, tmp_path: Path, name: str, tab: str, channel: str
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens(name, tab=tab)
        link = await agent.sends_quoted_link()
        sandbox.read(agent.conversation)
        await agent.card_says(f"{channel} does not tell when a message is read")
        sandbox.pay(link["id"])
        await agent.stage(Stage.PAID)
        assert Stage.SEEN not in agent.card().ladder.reached
        assert (len(agent.links()), len(agent.sent())) == (1, 1)


async def test_words_in_any_script(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Aiko Kimura")
        await agent.hears("東京行きの便を一日遅らせたいです")
        emoji = "ありがとう 🙏🏽 👩‍👩‍👧‍👦 🇯🇵"
        sandbox.say(agent.conversation, emoji)
        await agent.hears(emoji)
        await agent.replies("はい、大丈夫です。")
        await agent.hands.until(
            lambda: "はい、大丈夫です。" in agent.sent(), "the same words at the hub"
        )
        await agent.sees_row("Aiko Kimura")
        await agent.shot("japanese")

        await agent.opens("Layla Haddad", tab="Alt+5")
        await agent.hears("أريد تغيير رحلتي إلى دبي")
        await agent.replies("نعم، 186,00 € لرحلة L4HDD8.")
        await agent.hands.until(
            lambda: "نعم، 186,00 € لرحلة L4HDD8." in agent.sent(), "the same words at the hub"
        )
        await agent.shot("arabic")
