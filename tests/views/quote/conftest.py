"""What the tests of the quote panel share."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.views.quote.quote_panel import QuotePanel
from desktop.views.style.theme import Theme
from tests.views.inbox.inbox_world import desk_without_network, panel_on_screen
from tests.views.quote.quote_room import PUBLIC, TOM, OnLoop, Room
from tests.views.thread.thread_world import CONTACT, CONVERSATION


@pytest.fixture
def visit(
    on_loop: OnLoop, theme: Theme, qtbot: QtBot, folder: Path
) -> Callable[[Callable[[Room], Coroutine[Any, Any, None]]], None]:
    """Play a scene in a panel with a desk that holds three conversations: Sanne's, Tom's, and a
    public post.
    """

    def play(scene: Callable[[Room], Coroutine[Any, Any, None]]) -> None:
        async def run() -> None:
            async with desk_without_network(folder) as desk:
                here = replace(CONVERSATION, window_closes_at=desk.now() + 3600)
                await desk.tools.ledger.save_conversations(
                    [
                        here,
                        replace(here, conversation_id=TOM, contact_id=5),
                        replace(here, conversation_id=PUBLIC, contact_id=5, is_private=False),
                    ],
                    [CONTACT, replace(CONTACT, contact_id=5, name="Tom de Wit", booking="")],
                )
                size = theme.metrics.quote_min_width, 692
                async with panel_on_screen(desk, lambda tasks: QuotePanel(theme, tasks), size) as (
                    panel,
                    tasks,
                ):
                    await scene(Room(panel, desk, qtbot, tasks))

        on_loop(run())

    return play
