"""Emoji are found by what people call them."""

import pytest

from desktop.models.emoji import Emoji, search
from desktop.services.emoji_table import emoji


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("airplane", "✈️"),
        ("vliegtuig", "✈️"),
        ("smile", "😄"),
        ("thumbs up", "👍"),
        ("duim", "👍"),
        ("Netherlands", "🇳🇱"),
        ("creditcard", "💳"),
        ("HEART", "❤️"),
        ("belgie", "🇧🇪"),
    ],
)
def test_a_name_in_english_or_dutch_finds_it(query: str, first: str) -> None:
    assert search(emoji(), query)[0].char == first


def test_what_is_called_so_comes_before_what_only_has_to_do_with_it() -> None:
    found = [one.code for one in search(emoji(), "plane")]
    assert found and all(one.char for one in search(emoji(), "plane"))
    exact = Emoji("A", "x", "bus", (("en", "bus", ""),))
    near = Emoji("B", "x", "stop", (("en", "bus stop", ""),))
    far = Emoji("C", "x", "car", (("en", "car", "bus"),))
    assert search([far, near, exact], "bus") == [exact, near, far]


def test_nothing_asked_for_is_everything_and_nonsense_is_nothing() -> None:
    assert len(search(emoji(), " ")) == len(emoji())
    assert search(emoji(), "qqqqq") == []
    assert len(search(emoji(), "face", 5)) == 5


def test_the_file_is_sound() -> None:
    table = emoji()
    assert 500 <= len(table) <= 900
    assert len({one.char for one in table}) == len({one.code for one in table}) == len(table)
    assert all(name for one in table for _, name, _ in one.names)
    assert table[0].name("nl") != table[0].name("en")
    assert table[0].name("xx") == table[0].name("en")
