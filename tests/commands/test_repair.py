"""`repair` says once, and truly, what it saved; after a total loss it does not end well."""

import shutil
from pathlib import Path

import pytest

from desktop.commands import repair
from desktop.services.store.salvage import begin_anew
from desktop.services.store.store import Store
from tests.services.store.examples import a_quote, asked, clock, sold

pytestmark = pytest.mark.fault


async def a_desk(folder: Path, *, sells: bool) -> Path:
    store = await Store.open(folder, key=None, now=clock)
    if sells:
        quote = a_quote()
        await store.save_quote(quote, asked(quote))
        await store.append(sold(quote)[1:])
    await store.set_marks({"psp.watermark": "1.0"})
    await store.close()
    return folder / "desk.db"


def no_header(desk: Path) -> None:
    """As a cut-off write leaves it: it does not open, and its rows can be read."""
    with desk.open("r+b") as file:
        file.write(b"\0" * 50)


async def test_what_was_saved_is_said_once(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    no_header(await a_desk(tmp_path, sells=True))
    assert repair.run(tmp_path, encrypted=False, anew=False) == 0
    told = capfd.readouterr()
    assert told.out.count("journal entries") == 1 and told.err == ""


async def test_a_total_loss_is_said_and_is_no_success(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    older = await a_desk(tmp_path, sells=True)
    no_header(older)
    aside = tmp_path / "desk.db.damaged-2026-01-01T000000Z"
    shutil.move(older, tmp_path.parent / f"{tmp_path.name}-older")
    begin_anew(tmp_path, clock)
    no_header(await a_desk(tmp_path, sells=False))
    shutil.move(tmp_path.parent / f"{tmp_path.name}-older", aside)
    assert repair.run(tmp_path, encrypted=False, anew=False) == 1
    said = capfd.readouterr().out
    assert "Nothing of the journal could be read; a new journal was begun." in said
    assert "payments at the provider" in said and "Nothing of the journal is missing" not in said
    assert f"{aside.name} (" in said and "run “main.py repair” again" in said


def test_where_no_desk_was_there_is_nothing_to_repair(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for anew in (False, True):
        assert repair.run(tmp_path / "none", encrypted=False, anew=anew) == 1
        assert "There is no desk in" in capfd.readouterr().err
    assert not (tmp_path / "none").exists()
