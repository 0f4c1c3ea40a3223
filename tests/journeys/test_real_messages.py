"""What real customers wrote to airlines: each is shown, and the main job can be done on it."""

from __future__ import annotations

import csv
import html
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.models.inbox import InboxTab
from desktop.models.stage import Stage
from tests.journeys.agent import at_the_desk
from tests.sandbox_process import ROOT, Sandbox, running_sandbox

MESSAGES = ROOT.parent / "shared" / "data" / "airline-messages.csv"
CONVERSATIONS = 200
SHOWN = 25

pytestmark = [
    pytest.mark.skipif(not MESSAGES.is_file(), reason="the customers' messages are not here"),
    pytest.mark.xdist_group("real messages"),
]


@pytest.fixture(scope="module")
def real_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """A sandbox with messages from all over the file, the strangest among them."""
    chosen = tmp_path_factory.mktemp("messages") / "chosen.csv"
    with chosen.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["text"])
        out.writerows([text] for text in _sample())
    with running_sandbox(
        "--quiet", "--conversations", str(CONVERSATIONS), "--messages", chosen
    ) as running:
        yield running


def _sample() -> list[str]:
    """The longest, those with the most signs beyond ASCII or in HTML, and some from everywhere."""
    with MESSAGES.open(encoding="utf-8-sig", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file) if row["text"].strip()]
    strange = sorted(texts, key=lambda text: sum(not one.isascii() for one in text))[-60:]
    coded = [text for text in texts if "&" in text or "<" in text][:40]
    longest = sorted(texts, key=len)[-20:]
    rest = CONVERSATIONS - len(strange) - len(coded) - len(longest)
    return strange + coded + longest + texts[:: len(texts) // rest][:rest]


async def test_every_message_is_shown(real_world: Sandbox, tmp_path: Path) -> None:
    asked = {html.unescape(text).strip() for text in _sample()}
    async with at_the_desk(real_world, tmp_path) as agent:
        desk, hands = agent.desk, agent.hands
        await hands.press("Alt+5")
        opened = await _open_count(real_world)
        await hands.until(
            lambda: agent.window.inbox.model.rowCount() >= opened, f"{opened} open conversations"
        )
        seen = 0
        for number in await desk.inbox_ids(InboxTab.ALL):
            if seen == SHOWN:
                break
            await hands.press("Alt+Down")
            agent.conversation = agent.window.inbox.conversation_id or number
            thread = await hands.until(agent.thread, "the thread")
            assert thread is not None
            written = [one.text.strip() for one in thread.messages if one.text.strip() in asked]
            if not written:
                continue  # one whose first message is not on this desk
            await agent.hears(written[0].splitlines()[0])
            seen += 1
        assert seen == SHOWN
        await agent.shot("real-messages")


@pytest.mark.parametrize("name", ["Sanne de Vries", "Marie Lefèvre", "Daan Willems"])
async def test_the_main_job_on_what_they_wrote(
    real_world: Sandbox, tmp_path: Path, name: str
) -> None:
    async with at_the_desk(real_world, tmp_path) as agent:
        await agent.opens(name)
        link = await agent.sends_quoted_link()
        real_world.pay(link["id"])
        await agent.stage(Stage.PAID)
        await agent.issues("074-2412345678")
        await agent.stage(Stage.TOLD)
        assert (len(agent.links()), len(agent.sent())) == (1, 2)


async def _open_count(sandbox: Sandbox) -> int:
    meta = sandbox.hub("GET", "/conversations", params={"status": "open", "page": 1}).json()
    count: int = meta["data"]["meta"]["all_count"]
    return count
