"""Command line and environment come before a person's choices, and these before the file."""

import pytest

from desktop.models.configured import Configured
from desktop.models.preferences import Preferences

FILE = Configured("nl", "dark", 14, 5)


def test_without_choices_the_settings_file_holds() -> None:
    assert FILE.chosen(Preferences()) == FILE


def test_choices_come_before_the_settings_file() -> None:
    choices = Preferences(language="en", theme="contrast", retention_days=0, lock_after_min=30)
    assert FILE.chosen(choices) == Configured("en", "contrast", 0, 30)


def test_the_system_may_be_followed_again() -> None:
    assert FILE.chosen(Preferences(language="system", theme="system")) == Configured(
        "", "system", 14, 5
    )


@pytest.mark.parametrize("name", ["language", "theme", "retention_days", "lock_after_min"])
def test_what_is_fixed_stays(name: str) -> None:
    fixed = Configured("nl", "dark", 14, 5, {name: f"DESK_{name.upper()}"})
    choices = Preferences(language="en", theme="light", retention_days=90, lock_after_min=0)
    now = fixed.chosen(choices)
    assert getattr(now, name) == getattr(FILE, name)
    others = {"language", "theme", "retention_days", "lock_after_min"} - {name}
    assert all(getattr(now, other) == getattr(choices, other) for other in others)
