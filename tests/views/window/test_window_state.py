"""What the window remembers, and that a damaged memory does no harm."""

from pathlib import Path

import pytest

from desktop.views.window.window_state import FILE_NAME, WindowState


def test_what_is_written_is_read(tmp_path: Path) -> None:
    WindowState(tmp_path, (10, 20, 1200, 800), True, (300, 500, 340)).write()
    assert WindowState.read(tmp_path) == WindowState(
        tmp_path, (10, 20, 1200, 800), True, (300, 500, 340)
    )
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"geometry": [1, 2, 3], "columns": []}',
        '{"geometry": [0, 0, -5, 9], "columns": []}',
        '{"geometry": [0, 0, 800, 600], "columns": [1, 2]}',
    ],
)
def test_a_damaged_memory_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, "utf-8")
    assert WindowState.read(tmp_path) == WindowState(tmp_path)


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    WindowState(None, (1, 2, 3, 4)).write()
    WindowState(tmp_path / "gone", (1, 2, 3, 4)).write()
    assert WindowState.read(tmp_path / "gone").geometry is None
