"""What was moved aside keeps a key of its own, which the same passphrase still gives."""

from pathlib import Path

import pytest

from desktop.commands.folder_key import aside_keys, folder_key
from desktop.services.store.salvage import begin_anew
from desktop.services.store.store import Store
from desktop.settings import Connections, Settings
from tests.services.store.examples import NOW, clock

REAL = Connections("https://hub.example", "t", 1, "rk_live_x", "https://psp.example")


async def test_the_passphrase_opens_what_was_moved_aside_with_its_own_salt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_PASSPHRASE", "correct horse battery")
    settings = Settings(tmp_path, connections=REAL)
    old = folder_key(settings, tmp_path)
    await (await Store.open(tmp_path, key=old, now=clock)).close()
    aside = begin_anew(tmp_path, lambda: NOW)
    (tmp_path / "set-aside-mine").mkdir()
    new = folder_key(settings, tmp_path)
    assert new != old and aside_keys(settings, tmp_path)[aside.name] == old
    assert not list((tmp_path / "set-aside-mine").iterdir())
    monkeypatch.delenv("DESK_PASSPHRASE")
    assert aside.name not in aside_keys(settings, tmp_path)
    assert aside_keys(Settings(tmp_path), tmp_path) == {}
