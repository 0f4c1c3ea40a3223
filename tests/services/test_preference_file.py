"""Choices are kept in the data folder, told at once, and a damaged file is set aside."""

import json
from pathlib import Path
from threading import Event
from typing import Any

from desktop.models.preferences import Preferences
from desktop.services.preference_file import FILE_NAME, PreferenceFile


def kept(folder: Path, **choices: Any) -> None:
    file = PreferenceFile(folder)
    file.change(**choices)
    file.flush()


def test_a_choice_is_there_after_a_restart(tmp_path: Path) -> None:
    kept(tmp_path, theme="dark", text_percent=125)
    assert PreferenceFile(tmp_path).current == Preferences(theme="dark", text_percent=125)
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0


def test_listeners_are_told_once_and_only_of_changes(tmp_path: Path) -> None:
    file = PreferenceFile(tmp_path)
    told: list[str] = []
    unsubscribe = file.subscribe(lambda preferences: told.append(preferences.theme))
    file.change(theme="dark")
    file.change(theme="dark")
    unsubscribe()
    file.change(theme="light")
    assert told == ["dark"]


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"theme": "da')
    file = PreferenceFile(tmp_path)
    assert file.current == Preferences()
    file.change(theme="light")
    file.flush()
    assert (tmp_path / f"{FILE_NAME}.damaged").read_text() == '{"theme": "da'


def test_what_another_version_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"later": 1, "theme": "dark"}')
    kept(tmp_path, theme="light")
    now = json.loads((tmp_path / FILE_NAME).read_text())
    assert (now["later"], now["theme"]) == (1, "light")


def test_a_choice_that_cannot_be_written_holds_until_the_end(tmp_path: Path) -> None:
    file = PreferenceFile(tmp_path / "gone")
    told: list[OSError] = []
    file.not_written = told.append
    file.change(theme="dark")
    file.flush()
    assert isinstance(told[0], FileNotFoundError)
    assert file.current.theme == "dark"
    assert PreferenceFile(None).change(theme="dark").theme == "dark"


def test_a_slow_disk_holds_up_nobody_and_the_last_choice_stands(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    file = PreferenceFile(folder)
    goes_on = Event()
    file.not_written = lambda error: goes_on.wait()
    for percent in (110, 125, 150):
        file.change(text_percent=percent)  # returns though nothing could be written yet
    folder.mkdir()
    file.change(theme="dark")
    goes_on.set()
    file.flush()
    assert PreferenceFile(folder).current == Preferences(theme="dark", text_percent=150)
