"""Remembers where the window stood and how wide its columns were, in the data folder."""

import contextlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.services.secrecy.private_files import private_opener

FILE_NAME = "window.json"


@dataclass(slots=True)
class WindowState:
    """Geometry (x, y, width, height) and the columns' widths in logical pixels.

    `conversation_id` is the conversation that was open, `side` the tab beside it; `beside` says
    that the inbox gives way to that tab where both have no room. `places` is what each full-width
    page remembers of itself. No columns means that they have the design's widths. Without a folder
    nothing is remembered.
    """

    folder: Path | None = None
    geometry: tuple[int, int, int, int] | None = None
    is_maximised: bool = False
    columns: tuple[int, ...] = ()
    conversation_id: int | None = None
    side: str = ""
    beside: bool = False
    places: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path | None) -> "WindowState":
        """Read what was written last; a missing or damaged file is as good as none."""
        state = cls(folder)
        if folder is None:
            return state
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            data = json.loads((folder / FILE_NAME).read_text("utf-8"))
            x, y, width, height = (int(number) for number in data["geometry"])
            columns = tuple(int(number) for number in data["columns"])
            if min(width, height, *columns) > 0 and len(columns) in (0, 3):
                state.geometry = (x, y, width, height)
                state.columns = columns
                state.is_maximised = data["maximised"] is True
                was_open = data.get("conversation")
                state.conversation_id = was_open if isinstance(was_open, int) else None
                state.side = str(data.get("side", ""))
                state.beside = data.get("beside") is True
                places = data.get("places")
                state.places = places if isinstance(places, dict) else {}
        return state

    def write(self) -> None:
        """Write it whole or not at all; where that fails, the next start looks as the first."""
        if self.folder is None or self.geometry is None:
            return
        text = json.dumps(
            {
                "geometry": list(self.geometry),
                "columns": list(self.columns),
                "maximised": self.is_maximised,
                "conversation": self.conversation_id,
                "side": self.side,
                "beside": self.beside,
                "places": self.places,
            }
        )
        with contextlib.suppress(OSError):
            new = self.folder / f"{FILE_NAME}.new"
            with open(new, "w", encoding="utf-8", opener=private_opener) as file:
                file.write(text + "\n")
            os.replace(new, self.folder / FILE_NAME)
