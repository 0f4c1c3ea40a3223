"""Plays the desk's short sounds by what the system brings for it, without waiting for them."""

import sys
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QProcess, QStandardPaths
from PySide6.QtGui import QGuiApplication

from desktop.resources import resource

SOUNDS = ("chime", "rise", "fall", "knock", "drop", "wood")
"""By the names of their files, in `resources/sounds`; `packaging/sounds.py` makes them."""
_PLAYERS = {"darwin": (("afplay",),), "linux": (("pw-play",), ("paplay",), ("aplay", "-q"))}
_UNHEARD = ("offscreen", "minimal", "vnc")


def sound_words(name: str) -> str:
    """Name a sound."""
    translate = QCoreApplication.translate
    match name:
        case "chime":
            return translate("Sounds", "Chime")
        case "rise":
            return translate("Sounds", "Three up")
        case "fall":
            return translate("Sounds", "Two down")
        case "knock":
            return translate("Sounds", "Knock")
        case "drop":
            return translate("Sounds", "Drop")
        case "wood":
            return translate("Sounds", "Wood block")
    return translate("Sounds", "No sound")


class SoundPlayer:
    """`can_play` says whether this computer has a player that we know."""

    @cached_property
    def _command(self) -> tuple[str, ...]:
        """The player with its options; empty where there is none."""
        for program, *options in _PLAYERS.get(sys.platform, ()):
            found = QStandardPaths.findExecutable(program)
            if found:
                return found, *options
        return ()

    @property
    def can_play(self) -> bool:
        if QGuiApplication.platformName() in _UNHEARD:
            return False
        return sys.platform == "win32" or bool(self._command)

    def play(self, name: str) -> None:
        """Begin to play a sound; one that is not ours, or cannot be played, is silence."""
        if name not in SOUNDS or not self.can_play:
            return
        path = str(resource("sounds", f"{name}.wav"))
        if sys.platform == "win32":
            import winsound

            flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            winsound.PlaySound(path, flags)
            return
        program, *options = self._command
        player = QProcess()
        player.setProgram(program)
        player.setArguments([*options, path])
        nowhere = QProcess.nullDevice()
        player.setStandardOutputFile(nowhere)
        player.setStandardErrorFile(nowhere)
        player.startDetached()
