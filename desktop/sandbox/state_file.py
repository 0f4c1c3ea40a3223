"""The file in which a sandbox's world is kept between runs."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class UnreadableState(ValueError):
    """A state file that cannot be read; the text names the file and why."""


def load(path: Path) -> Json | None:
    """What was kept; None when there is no file yet. Raises UnreadableState."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableState(f"{path} cannot be read: {error}") from error
    try:
        state = json.loads(text)
    except ValueError as error:
        raise UnreadableState(f"{path} holds no JSON: {error}") from error
    if not isinstance(state, dict):
        raise UnreadableState(f"{path} holds no sandbox")
    return state


def _private(path: str, flags: int) -> int:
    """Only its owner may read a world: customers' words are in it, invented or not."""
    return os.open(path, flags, 0o600)


def save(path: Path, state: Json) -> None:
    """Keep the state: whole or not at all, whenever the machine stops."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    # In one piece: json.dump would take the slow way, piece by piece.
    text = json.dumps(state, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    with open(part, "w", encoding="utf-8", opener=_private) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
