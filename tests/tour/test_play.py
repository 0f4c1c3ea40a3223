"""A tour that fails says what happened, what is kept and what to do."""

from pathlib import Path

import httpx

from desktop.tour.driver import NotSeen
from desktop.tour.play import failure_words, shots_folder


def test_a_failure_names_its_kind_its_picture_and_the_way_on(tmp_path: Path) -> None:
    said = failure_words(NotSeen("the card: not seen in 20 s"), tmp_path / "03-failed.png")
    assert said.startswith("FAILED: NotSeen: the card: not seen in 20 s\n")
    assert str(tmp_path / "03-failed.png") in said
    assert "A busy machine can make a step late: run it again when" in said


def test_an_error_without_words_still_says_which_it_is() -> None:
    said = failure_words(httpx.ReadTimeout(""), None)
    assert said.startswith("FAILED: ReadTimeout\n") and "run it again with --shots DIR" in said


def test_the_picture_of_an_earlier_failure_does_not_stay(tmp_path: Path) -> None:
    for name in ("07-failed.png", "07-the-link-is-paid.png", "my-failed.png"):
        (tmp_path / name).write_bytes(b"PNG")
    assert shots_folder(tmp_path) == tmp_path
    assert {one.name for one in tmp_path.iterdir()} == {"07-the-link-is-paid.png", "my-failed.png"}
