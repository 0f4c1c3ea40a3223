"""The side panel is tested in the window that it stands in."""

from tests.views.window.conftest import window

__all__ = ["window"]
