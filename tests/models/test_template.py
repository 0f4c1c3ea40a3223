"""A template is found by what the agent types, filled in, and its gaps are known."""

import pytest

from desktop.models.template import (
    VARIABLES,
    Template,
    filled,
    found,
    holes,
    unknown_variables,
)
from desktop.services.templates import shipped

PRICE = Template("p", "price", {"en": "A seat costs {{amount}}", "nl": "Een stoel kost {{amount}}"})
HELLO = Template("h", "hello", {"en": "Hi {{contact.first_name}}"}, {"en": "Greeting"})
GRUSS = Template("g", "gruss", {"de": "Guten Tag"}, {"": "Begrüßung"})
CANNED = Template("c", "hours", {"": "We open at eight"})


def test_what_is_known_is_filled_in_and_the_rest_stays_to_be_seen() -> None:
    text = "Hi {{contact.first_name}}, it costs {{ amount }} for {{trip}}."
    half = filled(text, {"contact.first_name": "Sanne", "amount": "€ 10", "trip": ""})
    assert half == "Hi Sanne, it costs € 10 for {{trip}}."
    assert [(one.name, half[one.start : one.end]) for one in holes(half)] == [("trip", "{{trip}}")]
    assert holes("no gap { here } {") == ()
    assert [one.name for one in holes("{{}} {{a\nb}} {{{{x}}}}")] == ["", "x"]


def test_a_value_that_looks_like_a_variable_is_a_persons_word() -> None:
    assert filled("{{contact.name}}", {"contact.name": "{{agent.name}}"}) == "{{agent.name}}"


def test_a_misspelt_variable_is_told() -> None:
    assert unknown_variables("{{contact.naam}} {{amount}} {{contact.naam}}") == ("contact.naam",)


@pytest.mark.parametrize(
    ("query", "language", "codes"),
    [
        ("", "de", ["gruss", "price", "hello", "hours"]),
        ("", "nl", ["price", "hello", "gruss", "hours"]),
        ("he", "en", ["hello"]),
        ("greet", "nl", ["hello"]),
        ("begrus", "de", ["gruss"]),
        ("stoel kost", "nl", ["price"]),
        ("eight", "nl", ["hours"]),
        ("zzz", "nl", []),
    ],
)
def test_found_by_code_title_and_words_with_the_customers_language_first(
    query: str, language: str, codes: list[str]
) -> None:
    assert [
        one.short_code for one in found([PRICE, HELLO, GRUSS, CANNED], query, language)
    ] == codes


def test_the_customers_language_or_the_nearest_there_is() -> None:
    assert PRICE.language_for("nl-BE") == "nl"
    assert PRICE.language_for("ja") == "en"
    assert GRUSS.language_for("ja") == "de"
    assert CANNED.language_for("ja") == ""
    assert PRICE.speaks("nl") and not PRICE.speaks("ja") and not PRICE.speaks("")
    assert HELLO.title("nl") == "Greeting" and PRICE.title("nl") == "price"


LANGUAGES = ("da", "de", "en", "es", "fr", "it", "ja", "nb", "nl", "pl", "pt", "sv", "tr", "zh")


def test_the_starter_set_is_whole_in_every_language() -> None:
    assert len(shipped()) == 14
    for one in shipped():
        assert tuple(sorted(one.texts)) == LANGUAGES, one.short_code
        assert one.title("nl") != one.title("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_starter_set_says_what_the_english_one_does(language: str) -> None:
    people = {"contact.first_name", "contact.name", "agent.first_name", "agent.name"}
    for one in shipped():
        text = one.texts[language]
        assert unknown_variables(text) == ()
        facts = {hole.name for hole in holes(text)} - people
        assert facts == {hole.name for hole in holes(one.texts["en"])} - people, one.short_code
        assert text.count("{{") == text.count("}}") == len(holes(text))


def test_each_variable_is_named_once() -> None:
    assert len(set(VARIABLES)) == len(VARIABLES)
