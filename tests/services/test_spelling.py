"""Spelling is checked where a dictionary is present, and nothing is missed where there is none."""

import sys
from pathlib import Path

import pytest

from desktop.services.spelling import OWN_WORDS, Spelling, _best


async def test_without_the_library_nothing_is_checked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    spelling = Spelling(tmp_path)
    assert await spelling.languages() == ()
    assert await spelling.misspelt("nl", ["vlugt"]) == frozenset()
    assert await spelling.suggestions("nl", "vlugt") == ()
    await spelling.close()


async def test_a_dictionary_of_this_computer_is_used_and_learns(tmp_path: Path) -> None:
    spelling = Spelling(tmp_path)
    languages = await spelling.languages()
    if "en" not in languages:
        await spelling.close()
        pytest.skip("this computer has no English dictionary")
    assert await spelling.misspelt("en-GB", ["flight", "flihgt", "Polderair"]) == {
        "flihgt",
        "Polderair",
    }
    assert "flight" in await spelling.suggestions("en", "flihgt")
    await spelling.add("Polderair")
    assert await spelling.misspelt("en", ["Polderair"]) == frozenset()
    await spelling.close()
    assert (tmp_path / OWN_WORDS).read_text("utf-8") == "Polderair\n"
    again = Spelling(tmp_path)
    assert await again.misspelt("en", ["Polderair", "flihgt"]) == {"flihgt"}
    await again.close()


@pytest.mark.parametrize(
    ("language", "tags", "best"),
    [
        ("en", ["en", "en_AU", "en_GB", "en_US"], "en_GB"),
        ("nl", ["nl", "nl_BE", "nl_NL"], "nl_NL"),
        ("pt", ["pt_BR"], "pt_BR"),
        ("nl", ["nl"], "nl"),
        ("sv", ["nl_NL"], ""),
        ("n", ["nl_NL"], ""),
    ],
)
def test_which_countrys_spelling(language: str, tags: list[str], best: str) -> None:
    assert _best(language, tags) == best
