"""Before a customer is erased somebody must say yes, and only that is one."""

import io
import sys
from pathlib import Path

import pytest

from desktop.commands.privacy_command import Wanted, run_erase
from desktop.services.store.store import Store
from desktop.settings import load
from tests.services.store.examples import a_conversation, clock


class Terminal(io.StringIO):
    """Where a person types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    store = await Store.open(tmp_path, key=None, now=clock)
    await store.save_conversations([a_conversation(12)], [], [])
    await store.close()
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "asked"), [(None, False), ("", True), ("n\n", True), ("yesterday\n", True)]
)
def test_nothing_is_erased_without_a_yes(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str | None,
    asked: bool,
) -> None:
    monkeypatch.setattr(sys, "stdin", None if typed is None else Terminal(typed))
    settings = load({"data_dir": str(folder)}, {})
    assert run_erase(settings, folder, Wanted("", [12]), sure=False) == 1
    said = capsys.readouterr().out
    assert said.endswith("Nothing was erased.\n")
    assert ("with 1 conversation, from this desk?" in said) == asked
