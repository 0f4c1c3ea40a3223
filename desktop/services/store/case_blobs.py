"""The short records in which the board's numbers are kept: whole numbers side by side.

Little-endian on every machine, for a data folder may be carried to another one.
"""

import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from struct import Struct

from desktop.models.board.cases import NEVER

SOLVED, PUBLIC = 1, 2
ERASED = 0
"""Stands for the number of a conversation whose customer was erased."""
_WIDE, _NARROW = Struct("<QIBB"), Struct("<IHBB")
_IS_NARROW = b"\0"
"""Stands before narrow records: their length is odd then, and that of wide ones is even."""
_WIDEST_NUMBER = 0xFFFF_FFFF
_SMALL, _LARGE = "H", "I"
_WIDEST_SMALL = 0xFFFF
_SWAPPED = sys.byteorder == "big"


@dataclass(frozen=True, slots=True)
class Record:
    """One case: its conversation, how long its answer took (`cases.NEVER` while there is none), the
    quarter of an hour of its day in which it began, and what became of it."""

    conversation_id: int
    took: int
    quarter: int
    state: int


def packed(records: Iterable[Record]) -> bytes:
    """Return records as they are stored: in 8 bytes each where all are small, else in 14."""
    some = list(records)
    if any(
        one.conversation_id > _WIDEST_NUMBER or _WIDEST_SMALL <= one.took < NEVER for one in some
    ):
        return b"".join(
            _WIDE.pack(one.conversation_id, one.took, one.quarter, one.state) for one in some
        )
    return _IS_NARROW + b"".join(
        _NARROW.pack(one.conversation_id, min(one.took, _WIDEST_SMALL), one.quarter, one.state)
        for one in some
    )


def unpacked(blob: bytes) -> list[Record]:
    """Return the records that `packed` wrote."""
    if len(blob) % 2 == 0:
        return [Record(*values) for values in _WIDE.iter_unpack(blob)]
    return [
        Record(number, NEVER if took == _WIDEST_SMALL else took, quarter, state)
        for number, took, quarter, state in _NARROW.iter_unpack(memoryview(blob)[1:])
    ]


def numbers(values: Sequence[int]) -> bytes:
    """Return whole numbers below 2**32 as they are stored: two bytes each where all are small."""
    kind = _LARGE if values and max(values) > _WIDEST_SMALL else _SMALL
    found = array(kind, values)
    if _SWAPPED:
        found.byteswap()
    return kind.encode() + found.tobytes()


def read_numbers(blob: bytes) -> Sequence[int]:
    """Return what `numbers` wrote."""
    found = array(chr(blob[0])) if blob else array(_SMALL)
    found.frombytes(blob[1:])
    if _SWAPPED:
        found.byteswap()
    return found
