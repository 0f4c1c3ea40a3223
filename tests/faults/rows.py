"""The rows of build/faults.jsonl: what was tried, and where a campaign was left off."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.sandbox_process import ROOT

Row = dict[str, Any]
FILE = ROOT / "build" / "faults.jsonl"


@dataclass(frozen=True)
class Rows:
    """A file of JSON rows, one for each trial; a trial that stands there need not be run again."""

    path: Path = FILE

    def read(self) -> list[Row]:
        """Every whole row; the last line may have been cut off by a kill of the campaign itself."""
        if not self.path.exists():
            return []
        rows: list[Row] = []
        for line in self.path.read_text(encoding="utf-8").splitlines():
            try:
                rows.append(json.loads(line))
            except ValueError:
                continue
        return rows

    def add(self, row: Row) -> None:
        """Write a row down at once."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        whole = self.path.read_bytes()[-1:] in (b"", b"\n") if self.path.exists() else True
        with self.path.open("a", encoding="utf-8") as file:
            file.write(("" if whole else "\n") + json.dumps(row, ensure_ascii=False) + "\n")

    def done(self, part: str, run: str) -> dict[str, Row]:
        """The rows of one part under one setting, by the name of their trial."""
        return {
            row["trial"]: row
            for row in self.read()
            if row.get("part") == part and row.get("run") == run
        }
