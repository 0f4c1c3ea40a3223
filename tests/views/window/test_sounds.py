"""The sounds that ship with the desk: all there, short, and named."""

import wave

import pytest

from desktop.models.preferences import Preferences
from desktop.resources import resource
from desktop.views.window.sounds import SOUNDS, SoundPlayer, sound_words


@pytest.mark.parametrize("name", SOUNDS)
def test_each_is_short_and_has_a_name(name: str) -> None:
    with wave.open(str(resource("sounds", f"{name}.wav"))) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert 0.1 < file.getnframes() / file.getframerate() < 1.0
    assert sound_words(name) != sound_words("")


def test_every_notice_has_one_of_them_at_first() -> None:
    assert set(Preferences().sounds.values()) <= set(SOUNDS)


def test_without_a_player_there_is_silence() -> None:
    player = SoundPlayer()
    assert not player.can_play  # no test is heard
    player.play("chime")
    player.play("../../secret")
