"""What a dictionary is asked about: words, and nothing that only looks like one."""

import pytest

from desktop.models.spelling import words_to_check


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hoi Sanne, je vlugt!", ["Hoi", "je", "vlugt"]),
        (
            "Code K7Q2MX, flight KL1673 or AF 12, ticket 074-2401234567",
            ["Code", "flight", "or", "ticket"],
        ),
        (
            "See https://pay.example/abc or mail me@example.com, @polder #late",
            ["See", "or", "mail"],
        ),
        ("KLM and EUR are capitals", ["and", "are", "capitals"]),
        ("{{booking}} :smile: /hello ok", ["ok"]),
        ("C’est l'été", ["C'est", "l'été"]),
        ("a 12:15 — ✈️ 你好", ["你好"]),
        ("", []),
    ],
)
def test_only_words_are_checked(text: str, words: list[str]) -> None:
    assert [one.text for one in words_to_check(text, ["Sanne de Vries"])] == words


def test_each_word_knows_where_it_stands() -> None:
    text = "de vlugt is morgen"
    assert [text[one.start : one.end] for one in words_to_check(text)] == text.split()
