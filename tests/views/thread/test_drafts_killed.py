"""A desk that is killed while somebody types loses no more than the last moment of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.services.store.store import Store
from tests.sandbox_process import ROOT

ENOUGH = 60
SECONDS = 0.5
"""What may be lost: the pause before a draft is kept, and the writing of it."""


@pytest.mark.parametrize("kind", ["reply", "note"])
async def test_what_was_typed_before_the_last_half_second_is_kept(
    kind: str, tmp_path: Path
) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.views.thread.dying_writer", str(tmp_path), kind],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    typed: list[float] = []
    for line in child.stdout:
        typed.append(float(line.split()[1]))
        if len(typed) == ENOUGH:
            break
    child.kill()
    rest = child.stdout.read()
    child.wait()
    child.stdout.close()
    typed += [float(line.split()[1]) for line in rest.splitlines() if line.count(" ") == 1]

    store = await Store.open(tmp_path, key=None, now=lambda: 0.0)
    first, draft = (await store.drafted(1))[0], (await store.drafted(2))[0]
    note = await store.note_draft(2)
    await store.close()
    kept = note if kind == "note" else draft
    assert first == "For the first"
    assert kept == "x" * len(kept) and len(kept) <= len(typed) + 1
    assert len(kept) >= sum(at < typed[-1] - SECONDS for at in typed)
