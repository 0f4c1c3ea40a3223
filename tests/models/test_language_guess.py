"""In which language a customer writes: short messages, and silence where nothing is sure."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.language_guess import Guess, guess, guess_of
from desktop.models.language_words import LETTERS, WORDS
from desktop.sandbox.customers.phrases import PHRASES


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hi, my flight was cancelled, can I rebook for tomorrow?"),
        ("nl", "Hoi, kan ik mijn vlucht omboeken naar morgen?"),
        ("de", "Guten Tag, ich möchte meinen Flug umbuchen"),
        ("fr", "Bonjour, est-ce possible d'ajouter une valise ?"),
        ("es", "Hola, quiero cambiar mi vuelo para mañana"),
        ("es", "hola quiero cambiar mi vuelo para manana porfavor"),
        ("it", "Buongiorno, vorrei cambiare il mio volo"),
        ("pt", "Olá, queria mudar o meu voo para amanhã"),
        ("sv", "Hej, kan jag boka om mitt flyg till imorgon?"),
        ("da", "Hej, hvad koster det at ændre min billet?"),
        ("nb", "Hei, hva koster det å endre billetten min?"),
        ("pl", "Dzień dobry, chciałbym zmienić mój lot na jutro"),
        ("tr", "Merhaba, uçuşumu yarına değiştirmek istiyorum"),
        ("ja", "こんにちは、明日の便に変更できますか？"),
        ("ja", "23kgのスーツケースを追加できますか?"),
        ("zh", "你好，我想改签明天的航班"),
        ("ar", "مرحبا، أريد تغيير رحلتي إلى غدا"),
        ("he", "שלום, אני רוצה לשנות את הטיסה שלי"),
        ("th", "สวัสดีค่ะ ขอเปลี่ยนเที่ยวบินเป็นวันพรุ่งนี้"),
        ("ko", "안녕하세요, 항공편을 변경하고 싶습니다"),
        ("el", "Καλημέρα, θέλω να αλλάξω την πτήση μου"),
        ("uk", "Добрий день, чи можна змінити рейс на завтра?"),
        ("ru", "Здравствуйте, можно поменять рейс на завтра?"),
    ],
)
def test_one_message_is_enough(language: str, text: str) -> None:
    found = guess(text)
    assert (found.language, found.is_sure) == (language, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ok",
        "OK 👍",
        "K7Q2MX",
        "Sanne de Vries",
        "https://example.com/mijn/vlucht",
        "@polder #vertraging",
        "+31 6 12345678",
        "12:15",
        "Marie Lefèvre",
        "super!",
        "🙏🙏❤️",
    ],
)
def test_what_tells_nothing_is_no_language(text: str) -> None:
    assert not guess(text).is_sure


def test_every_customer_of_the_sandbox_is_understood_or_left_open() -> None:
    """Their words, one by one: never another language's, and mostly the right one."""
    sure = wrong = 0
    texts = [
        (language, text)
        for language, phrases in PHRASES.items()
        for field in dataclasses.fields(phrases)
        if field.name != "ideal"  # English stands in where nobody pays so
        for text in getattr(phrases, field.name)
    ]
    for language, text in texts:
        found = guess(text)
        if found.is_sure:
            sure += 1
            wrong += found.language != language
    assert wrong == 0
    assert sure > 0.8 * len(texts)


def test_the_newest_message_that_tells_decides_or_all_together() -> None:
    assert guess_of(["ok", "Hoi, kan ik mijn vlucht omboeken?"]).language == "nl"
    assert guess_of(["Kann ich meinen Flug umbuchen?", "Can I change my flight?"]).language == "de"
    one_by_one = ["Dank!", "Fijn", "Goed hoor", "Betaald"]
    assert not any(guess(text).is_sure for text in one_by_one)
    assert guess_of(one_by_one).language == "nl"
    assert guess_of([]) == Guess()


def test_a_name_in_another_script_does_not_decide() -> None:
    assert guess("My name is 田中 and my flight is tomorrow").language == "en"


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    found = guess(text)
    assert 0.0 <= found.confidence <= 1.0
    assert found.language or not found.confidence


def test_every_language_has_words_of_its_own() -> None:
    assert set(LETTERS) <= set(WORDS)
    for language, text in WORDS.items():
        others = {
            word for other, words in WORDS.items() if other != language for word in words.split()
        }
        assert len(set(text.split()) - others) > 60, language
