"""The start of a desk whose files are encrypted, as a process: when its rows were painted.

`python -m tests.benchmarks.encrypted_start DATA_DIR KEY` prints one JSON line. The key is read from
a keyring, on a thread, as by `app.run_window`.
"""

import gc
import json
import os
import sys
import time

from desktop import app
from desktop.settings import load
from tests.benchmarks.key_in_environment import KEY

ELSEWHERE = {
    "DESK_HUB_URL": "https://hub.example.com",
    "DESK_HUB_ACCOUNT": "1",
    "DESK_HUB_TOKEN": "token",
    "DESK_STRIPE_KEY": "rk_test_bench",
}
"""Addresses that are no sandbox's. Nothing is sent there: the desk ends before it is opened."""


def main(arguments: list[str]) -> None:
    """Start, and report when the rows stood."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "tests.benchmarks.key_in_environment.KeyInEnvironment"
    os.environ[KEY] = arguments[1]
    settings = load({"data_dir": arguments[0]}, ELSEWHERE)
    gc.disable()
    with app.desk_window(settings) as (loop, window):
        loop.run_until_complete(app.rows_follow(settings, window))
        window.inbox.list.viewport().repaint()
        report = {"at": time.time(), "rows": window.inbox.model.rowCount()}
        print(json.dumps(report), flush=True)
        window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
