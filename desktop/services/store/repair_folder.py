"""The folder in which a repair works, beside the files; none can mistake it for a person's."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

_NAME = ".desk-repair-"
_MARKER = "made-by-main.py-repair"
_WORK = "work"


@contextlib.contextmanager
def made(folder: Path) -> Iterator[Path]:
    """Give a new folder to work in, which goes at the end. Raises OSError where none can be made.

    What cannot be deleted then is left to `drop_left`: the work itself is done.
    """
    ours = folder / f"{_NAME}{uuid4().hex}"
    ours.mkdir(mode=0o700)
    try:
        (ours / _MARKER).touch()
        (ours / _WORK).mkdir(mode=0o700)
        yield ours / _WORK
    finally:
        with contextlib.suppress(OSError):
            _drop(ours)


def drop_left(folder: Path) -> list[Path]:
    """Delete what a repair left behind that was killed; returns what cannot be deleted."""
    left = []
    for path in folder.glob(f"{_NAME}*"):
        if path.is_symlink() or not (path / _MARKER).is_file():
            continue  # the data folder is a person's: only what bears the marker is ours
        try:
            _drop(path)
        except OSError:
            left.append(path)
    return left


def _drop(ours: Path) -> None:
    """Delete what `made` has made and nothing else, the marker last: killed meanwhile, the next
    time knows the rest again."""
    if (ours / _WORK).exists():
        shutil.rmtree(ours / _WORK)
    (ours / _MARKER).unlink(missing_ok=True)
    ours.rmdir()
