"""The window shows its rows before anything heavy is loaded."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.filled_cache import fill
from tests.sandbox_process import ROOT

HEAVY = {
    "airportsdata",
    "anyio",
    "asyncio",
    "babel",
    "certifi",
    "enchant",
    "httpx",
    "hypothesis",
    "keyring",
    "qasync",
    "sqlalchemy",
    "starlette",
    "stripe",
    "truststore",
    "uvicorn",
    "websockets",
}
"""What a desk needs later, or never."""
LATER = {
    "PySide6.QtNetwork",
    "desktop.models.card_shield",
    "desktop.models.conversation",
    "desktop.models.ladder",
    "desktop.models.payment_list",
    "desktop.models.stuck_money",
    "desktop.services.desk",
    "desktop.services.psp.stripe_keys",
    "desktop.views.palette.palette",
    "desktop.views.payments.payments_page",
    "desktop.views.phone.phone_page",
    "desktop.views.qt.door",
    "desktop.views.settings.settings_page",
    "desktop.views.side.side_panel",
    "desktop.views.thread.thread_panel",
}
"""Our own that a row of the inbox does not need."""


@pytest.mark.slow
def test_rows_are_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    fill(tmp_path, conversations=19)
    start = subprocess.run(
        [sys.executable, "-m", "tests.first_paint", str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (start.returncode, start.stderr) == (0, "")
    report = json.loads(start.stdout)
    assert report["rows"] >= 5
    assert LATER.isdisjoint(report["modules"])
    assert report["put_off"] >= 5  # what PySide6 would compile at each start
    loaded = {module.partition(".")[0] for module in report["modules"]}
    assert {"PySide6", "sqlcipher3"} <= loaded
    assert loaded & HEAVY == set()
    assert not report["hooked"]  # PySide6 would read the source of every module that comes later
