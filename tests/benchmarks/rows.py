"""What a benchmark says: one row with its reference beside it, as a table and as a file."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One measure, and the same of a reference that ran beside it, where there is one."""

    measure: str
    value: float
    unit: str
    reference: str = ""
    reference_value: float = 0.0

    @property
    def ratio(self) -> float | None:
        """How many times the reference."""
        return self.value / self.reference_value if self.reference_value else None

    def as_json(self) -> dict[str, str | float | None]:
        """The row as it stands in the file, rounded to what was measured."""
        rounded = {
            name: round(value, 3) if isinstance(value, float) else value
            for name, value in asdict(self).items()
        }
        return rounded | {"ratio": round(self.ratio, 3) if self.ratio is not None else None}


def print_rows(rows: Sequence[Row]) -> None:
    """Print a table."""
    wide = max(len(row.measure) for row in rows)
    other = max(len(row.reference) for row in rows)
    print(f"{'measure':{wide}}  {'value':>9} {'unit':12}  {'reference':{other}}  value  ratio")
    for row in rows:
        line = f"{row.measure:{wide}}  {row.value:9.1f} {row.unit:12}"
        if row.ratio is not None:
            line += f"  {row.reference:{other}}  {row.reference_value:5.1f}  {row.ratio:5.2f}"
        print(line)


def write_rows(rows: Sequence[Row], path: Path) -> None:
    """Write a JSON array of rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps([row.as_json() for row in rows], indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
