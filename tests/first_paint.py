"""The desk's start up to its first paint, as a process: when it was, with what rows and modules.

`python -m tests.first_paint DATA_DIR` prints one JSON line when the window has been painted.
"""

import builtins
import gc
import json
import sys
import time

import main as command_line
from desktop import app
from desktop.services.secrecy.log_files import Logs
from desktop.settings import load


def main(arguments: list[str]) -> None:
    """Start as `app.run_window` does, but for the sandbox, and report the first paint."""
    options, _ = command_line.options_of(["--data-dir", arguments[0]])
    settings = load(vars(options))
    python_import = builtins.__import__
    gc.disable()
    from desktop.views.qt import signatures_later
    from desktop.views.qt.qt_messages import qt_in_log

    with Logs(app.folder_of(settings)), qt_in_log():
        _, window = app.show_window(settings)
        at = time.time()
        rows = window.inbox.model.rowCount()
        report = {
            "at": at,
            "rows": rows,
            "modules": sorted(sys.modules),
            "put_off": signatures_later.still_put_off(),
            "hooked": builtins.__import__ is not python_import,
        }
        print(json.dumps(report), flush=True)
        window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
