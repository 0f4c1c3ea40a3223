"""What every test stands on: no screen, no keyring and no settings of the person who runs it."""

import gc
import os
import shutil
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LANG", "C.UTF-8")  # Qt warns at its start where no language is set

# A person's own keys, hub or data folder must not reach a test, nor a test their keyring.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
for name in [name for name in os.environ if name.startswith("DESK_")]:
    del os.environ[name]

# A desk waits for its disk at every commit, thousands of times in a run. Where memory serves as a
# disk with room to spare, it is the tests' disk; what a real one does is tried where it matters.
_MEMORY = Path("/dev/shm")
if (
    "PYTEST_DEBUG_TEMPROOT" not in os.environ
    and os.access(_MEMORY, os.W_OK | os.X_OK)
    and shutil.disk_usage(_MEMORY).free > 4 << 30
):
    os.environ["PYTEST_DEBUG_TEMPROOT"] = str(_MEMORY)

# Two shared cores make any one example slow at times, so the clock judges none of them. In CI the
# same examples come every time: what a person finds at random stays a finding of that person's.
settings.register_profile(
    "desk", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


_MANY_NEW_OBJECTS = 20_000


def pytest_runtest_setup() -> None:
    """Collect cycles between tests and on this thread only, as the desk does.

    A widget in a cycle, collected on a store's thread, leaves its timers behind and crashes a later
    test. What every test needs, half a million objects, is not walked through each time.
    """
    gc.disable()
    if not gc.get_freeze_count():  # at first, and after a desk's own collector was stopped
        gc.collect()
        gc.freeze()
    elif gc.get_count()[0] > _MANY_NEW_OBJECTS:
        gc.collect()
