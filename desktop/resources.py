"""Where the files that ship with the desk lie, from a checkout and from a bundle alike."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of a file or folder below `resources/`."""
    base = getattr(sys, "_MEIPASS", None)
    root = Path(base) if base else Path(__file__).resolve().parent.parent
    return root.joinpath("resources", *parts)
