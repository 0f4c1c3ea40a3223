"""A wrong setting is shown in a window only where somebody can see it."""

import sys

import pytest

from desktop import settings_window


def test_without_a_screen_nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:size=800x600")
    assert not settings_window.show(ValueError("x"), {})


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
def test_a_screen_is_x11s_or_waylands(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not settings_window.has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert settings_window.has_screen()
