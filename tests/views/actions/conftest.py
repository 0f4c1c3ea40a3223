"""What is done to conversations is tested in the whole window."""

from tests.views.window.conftest import window

__all__ = ["window"]
