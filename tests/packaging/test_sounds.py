"""The sounds can be made again as they are."""

import runpy
import wave
from pathlib import Path

from desktop.resources import resource
from desktop.views.window.sounds import SOUNDS

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "sounds.py"


def test_the_script_makes_the_sounds_that_are_shipped(tmp_path: Path) -> None:
    script = runpy.run_path(str(SCRIPT))
    assert tuple(script["SOUNDS"]) == SOUNDS
    script["write"](tmp_path)
    for name in SOUNDS:
        with (
            wave.open(str(tmp_path / f"{name}.wav")) as made,
            wave.open(str(resource("sounds", f"{name}.wav"))) as shipped,
        ):
            assert made.getparams() == shipped.getparams()
