"""The lock file of a data folder, as far as a start looks at it before it has painted anything."""

from pathlib import Path

LOCK_FILE = "desk.lock"


def may_be_held(folder: Path) -> bool:
    """Whether a desk may be at work in `folder`; only the lock itself knows. Whoever ends well
    leaves the file empty."""
    try:
        return (folder / LOCK_FILE).stat().st_size > 0
    except OSError:
        return False
