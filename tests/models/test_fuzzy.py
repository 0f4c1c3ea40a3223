"""An action is found by the letters that an agent types for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.fuzzy import match

LINK = "Send the payment link"


def marked(search: str, text: str) -> str:
    """The text with what was typed in brackets."""
    found = match(search, text)
    assert found is not None
    for mark in reversed(found.marks):
        text = f"{text[: mark.start]}[{text[mark.start : mark.end]}]{text[mark.end :]}"
    return text


@pytest.mark.parametrize(
    ("search", "shown"),
    [
        ("pay", "Send the [pay]ment link"),
        ("PAY send", "[Send] the [pay]ment link"),
        ("stpl", "[S]end [t]he [p]ayment [l]ink"),
        ("ment", "Send the pay[ment] link"),
        ("pymt", "Send the [p]a[ym]en[t] link"),
        ("", LINK),
    ],
)
def test_what_was_typed_is_marked(search: str, shown: str) -> None:
    assert marked(search, LINK) == shown


def test_accents_do_not_count() -> None:
    assert marked("etiq", "Étiquettes") == "[Étiq]uettes"
    assert marked("strasse", "Straße") == "[Straße]"
    assert marked("heropenen", "Gesprek heropenen…") == "Gesprek [heropenen]…"


def test_every_word_must_be_meant() -> None:
    assert match("send refund", LINK) is None
    assert match("send refund", LINK, "refund money") is not None
    assert match("xyz", LINK, "refund money") is None


def test_the_better_match_comes_first() -> None:
    def score(search: str, text: str, also: str = "") -> float:
        found = match(search, text, also)
        assert found is not None
        return found.score

    assert score("link", LINK) > score("lin", LINK) > score("ink", LINK)
    assert score("lock", "Lock the desk") > score("lock", "Check", "lock")
    assert score("copy", "Copy the link") > score("copy", "Make a copy")


@given(st.text(max_size=12), st.text(max_size=30))
def test_marks_stay_within_the_text(search: str, text: str) -> None:
    found = match(search, text)
    if found is not None:
        ends = [at for mark in found.marks for at in mark]
        assert ends == sorted(set(ends))
        assert all(0 <= at <= len(text) for at in ends)
        assert 0.0 <= found.score <= 1.0
