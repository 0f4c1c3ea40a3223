"""Makes the sounds that the desk plays: short tones that swell and fade, as WAV files.

    python packaging/sounds.py [FOLDER]

Pure arithmetic, so that each can be changed here and made again; the files are kept in
`resources/sounds`.
"""

import array
import math
import sys
import wave
from collections.abc import Iterable, Sequence
from pathlib import Path

RATE = 22_050
_LOUDEST = 0.45
"""Of full scale: a notice, not an alarm."""
_TAIL_S = 0.02

Tone = tuple[float, float, float]
"""When it begins (s), its pitch (Hz), and how long it rings (s)."""

SOUNDS: dict[str, tuple[Sequence[float], Sequence[Tone]]] = {
    "chime": ((1.0, 0.25, 0.08), ((0.0, 783.99, 0.35), (0.11, 1046.5, 0.55))),
    "rise": ((1.0, 0.18), ((0.0, 523.25, 0.2), (0.09, 659.25, 0.2), (0.18, 783.99, 0.45))),
    "fall": ((1.0, 0.22), ((0.0, 493.88, 0.22), (0.14, 392.0, 0.5))),
    "knock": ((1.0, 0.4, 0.2), ((0.0, 246.94, 0.09), (0.13, 246.94, 0.12))),
    "drop": ((1.0, 0.1), ((0.0, 880.0, 0.22),)),
    "wood": ((1.0, 0.0, 0.35), ((0.0, 587.33, 0.14), (0.1, 880.0, 0.18))),
}
"""Each by its name: how strong each overtone is, and its tones."""


def samples(overtones: Sequence[float], tones: Iterable[Tone]) -> "array.array[int]":
    """Return a sound as 16-bit samples."""
    tones = list(tones)
    length = round(RATE * (max(begin + rings for begin, _, rings in tones) + _TAIL_S))
    mixed = [0.0] * length
    for begin, pitch, rings in tones:
        first = round(begin * RATE)
        for at in range(round(rings * RATE)):
            time = at / RATE
            swell = min(1.0, time / 0.006)
            fade = math.exp(-5.0 * time / rings) * min(1.0, (rings - time) / 0.02)
            wave_form = sum(
                strength * math.sin(2.0 * math.pi * pitch * number * time)
                for number, strength in enumerate(overtones, 1)
            )
            mixed[first + at] += swell * fade * wave_form
    loudest = max(abs(one) for one in mixed)
    return array.array("h", (round(32_767 * _LOUDEST * one / loudest) for one in mixed))


def write(folder: Path) -> None:
    """Write all sounds into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (overtones, tones) in SOUNDS.items():
        made = samples(overtones, tones)
        if sys.byteorder == "big":
            made.byteswap()
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(made.tobytes())


if __name__ == "__main__":
    at_hand = Path(__file__).resolve().parent.parent / "resources" / "sounds"
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else at_hand)
