"""The fault table: every outward call meets every fault, and each cell is counted."""

import asyncio
import os
import shutil
import ssl
import tempfile
import textwrap
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from tests.faults.calls import CALLS, Call
from tests.faults.cell import Outcome, applies, play
from tests.faults.columns import COLUMNS, Column, Lead
from tests.faults.rows import Row
from tests.sandbox_process import Sandbox, running_sandbox
from tests.services.raw_server import free_port
from tests.services.tls_world import Authority

PART = "fault table"


def row_of(call_name: str, column_names: Sequence[str] | None = None) -> list[Row]:
    """Play a whole row, or some of its cells; returns a row of the record for each cell."""
    call = next(one for one in CALLS if one.name == call_name)
    columns = [one for one in COLUMNS if column_names is None or one.name in column_names]
    folder = Path(tempfile.mkdtemp(prefix="desk-table-"))
    _without_proxies()
    try:
        outcomes = asyncio.run(_row(call, columns, folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return [
        {
            "part": PART,
            "trial": f"{one.call} | {one.fault}",
            "call": one.call,
            "fault": one.fault,
            "seen": one.words,
            "end": one.end,
            "effects": one.effects,
            "found": one.found,
            "seconds": seconds,
        }
        for one, seconds in outcomes
    ]


async def _row(call: Call, columns: Iterable[Column], folder: Path) -> list[tuple[Outcome, float]]:
    outcomes: list[tuple[Outcome, float]] = []
    async with _leads(folder) as leads:
        with running_sandbox("--quiet", "--conversations", "3") as shared:
            for number, column in enumerate(one for one in columns if applies(call, one)):
                began = time.monotonic()
                data = folder / str(number)
                if column.clock_s:
                    with running_sandbox("--quiet", "--conversations", "3") as own:
                        outcome = await _cell(call, column, own, data, leads)
                else:
                    outcome = await _cell(call, column, shared, data, leads)
                outcomes.append((outcome, round(time.monotonic() - began, 2)))
    return outcomes


async def _cell(
    call: Call, column: Column, sandbox: Sandbox, data: Path, leads: dict[Lead, str]
) -> Outcome:
    try:
        return await play(call, column, sandbox, data, leads)
    except (TimeoutError, OSError, ValueError) as error:
        return Outcome(call.name, column.name, found=[f"{type(error).__name__}: {error}"])


@asynccontextmanager
async def _leads(folder: Path) -> AsyncIterator[dict[Lead, str]]:
    """The places to which a call can be led."""

    async def nobody(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    context = await asyncio.to_thread(_foreign_certificate, folder / "ca")
    server = await asyncio.start_server(nobody, "127.0.0.1", 0, ssl=context)
    try:
        yield {
            Lead.CLOSED_PORT: f"http://127.0.0.1:{free_port()}",
            Lead.NO_SUCH_NAME: "https://nobody.invalid",
            Lead.FOREIGN_CERTIFICATE: f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}",
        }
    finally:
        server.close()


def _foreign_certificate(folder: Path) -> ssl.SSLContext:
    return Authority.make(folder).server("somebody.example")


def _without_proxies() -> None:
    """A company's proxy would look names up by itself."""
    for name in list(os.environ):
        if name.lower() in ("http_proxy", "https_proxy", "all_proxy"):
            del os.environ[name]


def lines(rows: Iterable[Row]) -> list[str]:
    """The table for a terminal: one block for each call, then what stands for each cell."""
    cells = {(row["call"], row["fault"]): row for row in rows}
    printed: list[str] = []
    for call in CALLS:
        printed += ["", call.name.upper()]
        for column in COLUMNS:
            row = cells.get((call.name, column.name))
            if row is None:
                continue
            mark = "WRONG: " + "; ".join(row["found"]) if row["found"] else row["end"]
            printed.append(f"  {column.name:<32} {mark}")
            printed += textwrap.wrap(
                row["seen"], 96, initial_indent=" " * 6, subsequent_indent=" " * 6
            )
    return printed
