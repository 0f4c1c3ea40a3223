"""`report` writes the week beside a desk that runs: two pages, and each table."""

import asyncio
import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

import main
from desktop.services.store.store import Store
from tests.board_world import a_floor

UNTIL = datetime(2026, 11, 21, 13, 10, tzinfo=UTC).timestamp()


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """A desk's folder in which a fortnight was worked."""
    there = tmp_path / "sandbox"
    there.mkdir()
    store = await Store.open(there, key=None, now=lambda: UNTIL)
    floor = a_floor(UNTIL, days=14, cases=12, links=6)
    await store.save_conversations(floor.conversations, floor.contacts, floor.messages)
    await store.append(floor.drafts)
    await store.count_cases()
    await store.close()
    return tmp_path


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.usefixtures("qapp")
def test_two_pages_and_every_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf, out = folder / "week.pdf", folder / "tables"
    arguments = ["--week", "2026-W46", "--pdf", str(pdf), "--csv", str(out)]
    assert main.main(["report", "--data-dir", str(folder), "--language", "en", *arguments]) == 0
    assert "2026-W46: written to" in capsys.readouterr().out
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert pdf.read_bytes().count(b"/Type /Page\n") == 2
    figures = {(one["figure"], one["value_of"]): one for one in table(out / "figures.csv")}
    assert figures["period", "first"]["value"] == "2026-11-09"
    money = table(out / "money.csv")
    paid = [one for one in table(out / "paid_by_channel.csv") if one["currency"] == "EUR"]
    euros = next(one for one in money if one["currency"] == "EUR")
    assert sum(round(float(one["paid"]) * 100) for one in paid) == round(float(euros["paid"]) * 100)
    assert sum(int(one["payments"]) for one in paid) == int(euros["payments"]) > 0
    answered = sum(int(one["cases"]) for one in table(out / "first_response.csv"))
    assert answered == int(figures["first_response", "cases"]["value"]) > 0
    links = table(out / "links.csv")
    assert sum(int(one["made"]) for one in links) == int(figures["links_paid", "made"]["value"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--week", "2026-W99", "--csv", "x"], "has no week 99"),
        (["--week", "2399-W01", "--csv", "x"], "2399-W01 has not begun"),
        (["--week", "next", "--csv", "x"], "weeks are written like 2026-W47"),
        ([], "say --pdf FILE, --csv DIR"),
    ],
)
def test_what_cannot_be_done_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main.main(["report", "--data-dir", str(tmp_path), *arguments]) == 2
    assert words in capsys.readouterr().err


def test_where_a_file_cannot_stand_that_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf, out = folder / "none" / "week.pdf", folder / "settings"
    out.write_text("a file, and no folder")
    for arguments, where in ((["--pdf", str(pdf)], pdf), (["--csv", str(out)], out)):
        assert main.main(["report", "--data-dir", str(folder), *arguments]) == 1
        told = capsys.readouterr().err
        assert f"{where} cannot be written" in told and "Errno" not in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_disk_that_is_full_holds_no_report(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["report", "--data-dir", str(folder), "--pdf", "/dev/full"]) == 1
    told = capsys.readouterr()
    assert "/dev/full cannot be written: No space" in told.err and told.out == ""


def test_where_no_desk_was_started_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["report", "--data-dir", str(tmp_path), "--csv", str(tmp_path / "out")]) == 1
    assert "Start the desk once" in capsys.readouterr().err


async def test_no_board_is_made_of_a_damaged_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = folder / "sandbox" / "desk.db"
    with desk.open("r+b") as file:  # a page behind those that the board reads
        file.seek(desk.stat().st_size - 2 * 4096)
        file.write(b"\xff" * 8192)
    arguments = ["--week", "2026-W46", "--csv", str(folder / "tables")]
    status = await asyncio.to_thread(main.main, ["report", "--data-dir", str(folder), *arguments])
    said = capsys.readouterr()
    assert status == 1 and "desk.db is damaged" in said.err and "tables written" not in said.out
    assert "in database main" not in said.err
