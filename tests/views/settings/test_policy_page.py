"""The policy in the settings: what holds now, where it says so, and what is wrong with it."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from desktop.models.colleague import Colleague, Directory
from desktop.models.conversation import Agent
from desktop.views.settings.policy_page import PolicyPage
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import ME, desk_without_network, until

Run = Callable[[Any], Any]
EXAMPLE = Path(__file__).parents[3] / "docs" / "policy.example.toml"


def said(page: PolicyPage, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None and label.isVisibleTo(page), name
    return label.text()


def standing(page: PolicyPage) -> str:
    line = page.findChild(QWidget, "policyStanding")
    return line.accessibleName() if line is not None else ""


async def shown(window: MainWindow) -> PolicyPage:
    window.show_settings("policy")
    page = window.findChild(PolicyPage)
    assert page is not None
    await until(lambda: standing(page) != "")
    return page


def test_what_is_in_force_is_said_and_follows_the_file(
    window: MainWindow, on_loop: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            path = folder / "policy.toml"
            monkeypatch.setattr(desk.tools.policy, "_path", path)
            desk.agent = Agent(1, ME, "Frederiek", "agent", "")
            desk.directory._known = Directory((Colleague(12, "Bert"),))
            window.attach(desk)
            page = await shown(window)
            assert "no policy file" in standing(page)
            assert said(page, "policyPath") == str(path)
            assert page.open_button.text() == "Open the folder"
            assert said(page, "policy_per_link_agent") == "no limit"
            opened: list[Path] = []
            page.opens = opened.append
            page.open_button.click()
            page.copy_button.click()
            assert QGuiApplication.clipboard().text() == str(path)

            await asyncio.to_thread(path.write_bytes, EXAMPLE.read_bytes())
            page.read()
            await until(lambda: "In force" in standing(page))
            page.open_button.click()
            assert opened == [folder, path]
            assert said(page, "policy_per_link_agent") == "€300.00"
            assert said(page, "policy_per_link_administrator") == "€2,000.00"
            assert said(page, "policy_per_refund_administrator") == "no limit"
            assert said(page, "policyOwnLimits").startswith("Bert (12): one payment link €1,000.00")
            assert "1 USD = EUR 0.92" in said(page, "policyRates")
            assert said(page, "policyApprovers") == "Administrators of the hub\nBert (12)"
            assert "Something of the price is waived" in said(page, "policyAlways")
            assert said(page, "policyWays").splitlines()[0] == "Booking code and full name"
            assert said(page, "policyHash").replace("\n", "") == (await desk.policy()).sha256

            await asyncio.to_thread(path.write_text, "[limits.agnet]\n")
            page.read()
            await until(lambda: "cannot be read" in standing(page))
            assert "agnet is not known" in standing(page)
            assert "nothing that moves money leaves" in standing(page)
            assert not page.findChild(QWidget, "policyLimits").isVisibleTo(page)  # type: ignore[union-attr]
            await window.put_away()

    on_loop(scenario())
