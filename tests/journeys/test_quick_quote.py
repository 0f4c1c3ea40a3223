"""The plain rebooking: from the customer's question to the link in fewer than 25 keys."""

import time
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from desktop.models.rebooking.terms import WhoseChange
from desktop.models.stage import Stage
from tests.journeys.agent import at_the_desk
from tests.sandbox_process import Sandbox


async def test_the_plain_rebooking_takes_few_keys_and_little_time(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """Her question names the route; the agent types when, what it costs, and how she knows her."""
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Sanne de Vries")
        await agent.sees_quote()
        await agent.leaves_the_field()
        hands, panel = agent.hands, agent.window.quote_panel
        assert panel is not None
        keys, began = 0, time.monotonic()

        async def press(key: str) -> None:
            nonlocal keys
            keys += 1
            await hands.press(key)

        async def write(text: str) -> None:
            nonlocal keys
            keys += len(text)
            await hands.write(text)

        await press("Q")
        question = panel.form.change
        await hands.until(lambda: question.isAncestorOf(hands.focused()), "the first question")
        assert question.whose_change() is None, "nobody has answered it for her"
        await press("1")
        await hands.until(lambda: isinstance(hands.focused(), QLineEdit), "a field of the quote")
        assert panel.form.new.departure.hasFocus(), "the route is her own"
        await write("sun 1215")
        await press("Return")
        await write("118")
        await press("Return")
        await write("68")
        await press("Ctrl+Shift+Return")
        await hands.until(panel.verify.isVisible, "the question how she was verified")
        await press("1")
        await hands.until(agent.card, "the payment card")
        took = time.monotonic() - began
        assert keys < 25
        assert took < 30, "with the slowest of machines in it, and no hand that types"
        await agent.stage(Stage.SENT, Stage.DELIVERED)
        [link] = agent.links()
        assert link["amount_total"] == 18600
        quote = agent.card().quote
        assert quote.rebooking.whose is WhoseChange.CUSTOMER
        assert quote.rebooking.verified.method == "Booking code and full name"
        assert (quote.old and quote.old.route) == (quote.new and quote.new.route) == "AMS–BCN"
