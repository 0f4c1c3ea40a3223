"""A command that was written as one text is run as it was meant."""

import pytest

from desktop.models.command_parts import parts


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_words_in_quotation_marks_stay_together_and_a_hash_is_a_sign(platform: str) -> None:
    command = """'/srv/our airline/publish' --to="the #1 site"  now"""
    taken = ["/srv/our airline/publish", "--to=the #1 site", "now"]
    assert parts(command, platform) == taken


def test_on_windows_a_backslash_stands_between_folders() -> None:
    command = r'C:\Tools\publish.exe "C:\Our Airline\site" --now'
    taken = [r"C:\Tools\publish.exe", r"C:\Our Airline\site", "--now"]
    assert parts(command, "win32") == taken


def test_elsewhere_it_takes_the_next_sign_as_it_is() -> None:
    assert parts(r"/srv/our\ airline/publish", "linux") == ["/srv/our airline/publish"]


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_a_quotation_mark_that_is_missing_is_told(platform: str) -> None:
    with pytest.raises(ValueError, match="No closing quotation"):
        parts('"/srv/publish', platform)
