"""Puts what a write-ahead log holds into a copy of its file, whatever state that file is in."""

import struct
from collections.abc import Iterator
from pathlib import Path

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC_LITTLE, _MAGIC_BIG = 0x377F0682, 0x377F0683


def apply_wal(copy: Path, wal: Path, page_size: int) -> int:
    """Write the committed frames of `wal` into `copy`; returns how many there were.

    Frames are taken as SQLite's recovery takes them: as far as salts and checksums hold, up to the
    last commit. Page contents stay as they are, encrypted ones too.
    Source: https://www.sqlite.org/fileformat2.html#the_write_ahead_log. Raises OSError.
    """
    frames = list(_committed(wal.read_bytes(), page_size)) if wal.is_file() else []
    if frames:
        with copy.open("r+b") as file:
            for page_number, data in frames:
                file.seek((page_number - 1) * page_size)
                file.write(data)
    return len(frames)


def _committed(log: bytes, page_size: int) -> Iterator[tuple[int, bytes]]:
    if len(log) < _HEADER.size:
        return
    magic, _, size, _, salt1, salt2, sum1, sum2 = _HEADER.unpack_from(log)
    if magic not in (_MAGIC_LITTLE, _MAGIC_BIG) or size != page_size:
        return
    order = "<" if magic == _MAGIC_LITTLE else ">"
    sums = _checksum(log[:24], order, (0, 0))
    if sums != (sum1, sum2):
        return
    waiting: list[tuple[int, bytes]] = []
    for at in range(_HEADER.size, len(log) - page_size - _FRAME.size + 1, page_size + _FRAME.size):
        page_number, pages_after, frame_salt1, frame_salt2, sum1, sum2 = _FRAME.unpack_from(log, at)
        data = log[at + _FRAME.size : at + _FRAME.size + page_size]
        sums = _checksum(log[at : at + 8] + data, order, sums)
        if (frame_salt1, frame_salt2) != (salt1, salt2) or sums != (sum1, sum2) or not page_number:
            return
        waiting.append((page_number, data))
        if pages_after:
            yield from waiting
            waiting.clear()


def _checksum(data: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
