"""No card number passes, however it is written, and nothing else is touched."""

import csv
import html
import re
import string
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.models.card_numbers import check_digits, luhn
from desktop.models.card_shield import (
    MASK,
    holds_card,
    mask,
    mask_all,
    mask_unfinished,
    may_begin_card,
    was_masked,
)

REAL_MESSAGES = Path(__file__).parents[3] / "shared" / "data" / "airline-messages.csv"

# Prefix and length of numbers as the schemes issue them.
SCHEMES = [
    ("4", 16), ("4", 13), ("4", 19), ("51", 16), ("55", 16), ("2221", 16), ("2720", 16), ("34", 15),
    ("37", 15), ("36", 14), ("3000", 14), ("38", 14), ("3528", 16), ("3589", 16), ("6011", 16),
    ("65", 16), ("644", 16), ("62", 16), ("62", 19), ("5018", 16), ("6759", 16), ("6304", 19),
    ("2202", 16), ("60", 16),
]  # fmt: skip
TEST_CARDS = [
    "4242424242424242", "4000056655665556", "5555555555554444", "2223003122003222",
    "5105105105105100", "378282246310005", "371449635398431", "6011111111111117",
    "6011000990139424", "3056930009020004", "36227206271667", "6555900000604105",
    "3566002020360505", "6200000000000005", "4222222222222", "30569309025904",
]  # fmt: skip
SEPARATORS = [
    "", " ", "-", ".", "  ", " - ", "\u00a0", "\u2009", "\u202f", "\u2011", "–", "\n", "/", "_",
    "\u200b", "\ufeff", "\u00ad", "．", "\u3000", "－", ",",
]  # fmt: skip
SCRIPTS = [
    string.digits, "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "⁰¹²³⁴⁵⁶⁷⁸⁹", "⓪①②③④⑤⑥⑦⑧⑨",
]  # fmt: skip


def luhn_digit(body: str) -> str:
    odd = body[::-1]
    doubled = sum(
        sum(divmod(int(sign) * 2, 10)) if place % 2 == 0 else int(sign)
        for place, sign in enumerate(odd)
    )
    return str(-doubled % 10)


def passes_luhn(number: str) -> bool:
    return luhn_digit(number[:-1]) == number[-1]


@st.composite
def cards(draw: st.DrawFn) -> str:
    prefix, length = draw(st.sampled_from(SCHEMES))
    rest = length - len(prefix) - 1
    body = prefix + draw(st.text(string.digits, min_size=rest, max_size=rest))
    return body + luhn_digit(body)


@st.composite
def written(draw: st.DrawFn, number: str) -> str:
    """The number as a person may write it: by fours or at will, in any script."""
    separator = draw(st.sampled_from(SEPARATORS))
    script = str.maketrans(string.digits, draw(st.sampled_from(SCRIPTS)))
    size = draw(st.sampled_from([4, 4, 4, 1, 2, 8, 19]))
    if len(number) == 13 and separator:
        size = 4  # three and ten would be an e-ticket number
    groups = [number[place : place + size] for place in range(0, len(number), size)]
    return separator.join(groups).translate(script)


# No letters of which "gsm", "tel" or "tkt" can come: what follows such a word is no card.
words = st.text(st.sampled_from("abhjnouxyzABHJNOUXYZ ,.!?éüß日本…😀"), max_size=30)


@pytest.mark.property
@settings(max_examples=600)
@given(data=st.data(), before=words, after=words)
def test_no_digit_of_a_card_number_stays(data: st.DataObject, before: str, after: str) -> None:
    number = data.draw(cards())
    card = data.draw(written(number))
    masked = mask(f"{before} is \n{card} \n{after}")
    assert not any(sign.isdigit() for sign in masked)
    assert masked.count(MASK) == len(number)
    assert masked.startswith(before) and masked.endswith(after)
    assert mask(masked) == masked and was_masked(masked)


@pytest.mark.property
@settings(max_examples=400)
@given(data=st.data())
def test_no_half_of_a_number_in_two_messages_stays(data: st.DataObject) -> None:
    number = data.draw(cards().filter(lambda one: len(one) > 13))
    cut = data.draw(st.integers(2, len(number) - 2))
    before = data.draw(st.sampled_from(["", "my card is ", "Hi! ", "first part: "]))
    after = data.draw(st.sampled_from(["", "and the rest ", "...", "second half: "]))
    parts = [before + number[:cut], after + number[cut:]]
    first, second = mask_all(parts)
    assert [first, second] == [before + MASK * cut, after + MASK * (len(number) - cut)]


@pytest.mark.property
@settings(max_examples=300)
@given(text=st.text(max_size=60))
def test_any_text_keeps_its_length_and_every_other_sign(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(new in (old, MASK) for old, new in zip(text, masked, strict=True))
    assert mask(masked) == masked


@pytest.mark.parametrize("card", TEST_CARDS)
def test_the_numbers_that_everybody_tests_with(card: str) -> None:
    assert mask(f"card:{card}.") == f"card:{MASK * len(card)}."
    assert mask(f"visa{card}") == f"visa{MASK * len(card)}"
    assert mask(card[:-1] + str((int(card[-1]) + 1) % 10)) != MASK * len(card)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("4242 4242 4242 4242 12/27 123", "•••• •••• •••• •••• ••/•• •••"),
        ("4242424242424242, exp 01/2028, cvv: 987", "••••••••••••••••, exp ••/••••, cvv: •••"),
        ("exp 12/27 3782 822463 10005 code 1234", "exp ••/•• •••• •••••• ••••• code ••••"),
        ("42424242424242421227123", "•" * 23),
        ("4242424242424242 and see you at 12:15", "•••••••••••••••• and see you at 12:15"),
        ("my cvc is 321", "my cvc is •••"),
        ("4️⃣2️⃣4️⃣2️⃣" * 4, "•️⃣•️⃣•️⃣•️⃣" * 4),
        ("074-2345678901 then 4242 4242 4242 4242", "074-2345678901 then •••• •••• •••• ••••"),
        ("call +31612345678 4242424242424242", "call +31612345678 ••••••••••••••••"),
    ],
)
def test_expiry_and_code_go_with_the_number(text: str, masked: str) -> None:
    assert mask(text) == masked


def test_the_code_in_the_next_message_goes_too() -> None:
    assert mask_all(["4242 4242 4242 4242", "12/27", "123"])[1:] == ["••/••", "•••"]
    assert mask_all(["4242 4242 4242 4242", "12/27 123"]) == ["•••• •••• •••• ••••", "••/•• •••"]
    assert mask_all(["•••• •••• •••• ••••", "12/27 123"])[1] == "••/•• •••"


@pytest.mark.parametrize("card", TEST_CARDS)
def test_a_number_that_is_masked_at_each_key_leaves_nothing(card: str) -> None:
    for separator in ("", " "):
        groups = [card[place : place + 4] for place in range(0, len(card), 4)]
        typed = ""
        for sign in separator.join(groups):
            typed = mask(typed + sign)
        assert set(typed) <= {MASK, separator}


def test_one_group_a_message() -> None:
    assert mask_all(["4242", "4242", "4242", "4242"]) == ["••••"] * 4


SENTENCES = ["message {}", "That makes {} now", "Gate {} then?", "nr {}, please", "{} of them"]


@pytest.mark.property
@settings(max_examples=200)
@given(number=cards().filter(lambda one: len(one) > 13), data=st.data())
def test_a_group_in_each_sentence_is_found(number: str, data: st.DataObject) -> None:
    groups = [number[place : place + 4] for place in range(0, len(number), 4)]
    if len(groups[-1]) == 1:
        groups[-2:] = ["".join(groups[-2:])]
    sentences = [data.draw(st.sampled_from(SENTENCES)) for _ in groups]
    said = [one.format(group) for one, group in zip(sentences, groups, strict=True)]
    hidden = [one.format(MASK * len(group)) for one, group in zip(sentences, groups, strict=True)]
    assert mask_all(said) == hidden


@pytest.mark.property
@settings(max_examples=300)
@given(first=st.integers(0, 990), step=st.integers(-2, 3), many=st.integers(2, 19), data=st.data())
def test_sentences_that_count_are_no_card(
    first: int, step: int, many: int, data: st.DataObject
) -> None:
    sentence = data.draw(st.sampled_from(SENTENCES))
    said = [sentence.format(abs(first + step * place) % 1000) for place in range(many)]
    assert mask_all(said) == said


@pytest.mark.property
@settings(max_examples=500)
@given(airline=st.from_regex(r"[0-9]{3}", fullmatch=True), document=st.integers(10**9, 10**10 - 1))
def test_ticket_numbers_stay(airline: str, document: int) -> None:
    for text in (
        f"{airline}-{document}",
        f"tickets {airline}-{document}, {airline}-{document + 1}",
        f"{airline} {document}\n{airline} {document + 1}",
        f"My e-ticket number is {airline}{document}",
        f"0{airline[1:]}{document}",
    ):
        assert mask(text) == text
    both = [f"{airline}-{document}", f"{airline}-{document + 1}"]
    assert mask_all(both) == both


@pytest.mark.property
@settings(max_examples=300)
@given(digits=st.from_regex(r"[1-9][0-9]{6,13}", fullmatch=True), size=st.integers(2, 5))
def test_phone_numbers_stay(digits: str, size: int) -> None:
    spaced = " ".join(digits[place : place + size] for place in range(0, len(digits), size))
    for text in (f"+{digits}", f"Call me on +{spaced}", f"tel: {digits}", f"00{digits[:10]}"):
        assert mask(text) == text


@pytest.mark.property
@settings(max_examples=300)
@given(
    country=st.sampled_from(["DE", "NL", "FR", "ES", "IT", "PT", "BE", "PL"]),
    account=st.from_regex(r"[0-9]{11,22}", fullmatch=True),
    spaced=st.booleans(),
)
def test_ibans_stay(country: str, account: str, spaced: bool) -> None:
    number = int("".join(str(int(sign, 36)) for sign in f"{account}{country}00"))
    iban = f"{country}{98 - number % 97:02d}{account}"
    if spaced:
        iban = " ".join(iban[place : place + 4] for place in range(0, len(iban), 4))
    assert mask(f"Refund to {iban} please") == f"Refund to {iban} please"


@pytest.mark.parametrize(
    "text",
    [
        "My booking is K7Q2MX, flight KL1669 at 12:15 on 22 November 2026",
        "flights 4521, 4533, 5512, 6034 are all late",
        "https://twitter.com/i/status/569587686496825344",
        "https://pay.example/c/cs_test_a14242424242424242b",
        "order 1234567890123456789",
        "3f0e8400-e29b-41d4-a716-446655440000",
        "€1,186.00 + €68.00 = €1,254.00",
        "2015-02-24 11:15:36 -0800",
        "bag tag 0074123456",
        "0000 0000 0000 0000",
    ],
)
def test_what_is_no_card_stays(text: str) -> None:
    assert mask(text) == text
    assert not was_masked(text)


@pytest.mark.skipif(not REAL_MESSAGES.exists(), reason="the messages may not be shipped")
def test_no_false_alarm_in_what_customers_really_wrote() -> None:
    with REAL_MESSAGES.open(encoding="utf-8", newline="") as file:
        texts = [html.unescape(row["text"]) for row in csv.DictReader(file)]
    assert len(texts) > 9_000
    assert [text for text in texts if mask(text) != text] == []
    assert [text for text in texts if mask_unfinished(text) != text] == []
    assert [text for text in texts if may_begin_card(text)] == []
    pairs = pairwise(texts)
    assert [pair for pair in pairs if mask_all(pair) != list(pair)] == []


def test_a_number_that_is_still_being_typed() -> None:
    whole = "I see 4242 4242 4242 4242"
    for length in range(len(whole) + 1):
        kept = mask_unfinished(whole[:length])
        assert len(re.findall(r"\d", kept)) <= 8
    assert mask_unfinished("call 4155551234") == "call 4155551234"
    assert mask_unfinished("ticket 074-2345678901") == "ticket 074-2345678901"


@pytest.mark.parametrize("text", ["4242 4242", "4242", "my card is 4242 4242 4242", "5555 5555 5"])
def test_the_first_part_of_a_number_is_suspected(text: str) -> None:
    assert may_begin_card(text)


@pytest.mark.parametrize(
    "text", ["0612345678", "+4242 4242", "Flight 4567", "K7Q2MX", "", "1815", "4242424242424242"]
)
def test_other_short_numbers_are_not(text: str) -> None:
    assert not may_begin_card(text)


def test_what_the_tests_call_a_card_is_one() -> None:
    assert all(passes_luhn(card) and holds_card(card) for card in TEST_CARDS)


def test_every_digit_that_there_is_gets_looked_at() -> None:
    for number in range(sys.maxunicode + 1):
        sign = chr(number)
        if unicodedata.normalize("NFKC", sign) == "4" or unicodedata.decimal(sign, None) == 4:
            assert mask(f"{sign}2" * 8) == MASK * 16, hex(number)


@pytest.mark.property
@given(digits=st.text(string.digits, min_size=1, max_size=40), data=st.data())
def test_the_check_digit_of_a_part_is_that_of_the_part_alone(
    digits: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(digits) - 1))
    end = data.draw(st.integers(start + 1, len(digits)))
    assert check_digits(digits)(start, end) == luhn(digits[start:end])


@pytest.mark.property
@settings(max_examples=200)
@given(
    number=cards(),
    before=st.text("13 ", min_size=30, max_size=80),
    size=st.sampled_from([1, 2, 4]),
)
def test_a_number_within_a_wall_of_digits_goes_too(number: str, before: str, size: int) -> None:
    groups = [number[place : place + size] for place in range(0, len(number), size)]
    card = " ".join(groups)
    masked = mask(f"{before} {card}")
    assert not any(sign.isdigit() for sign in masked[-len(card) :])


@pytest.mark.timeout(10)
def test_a_wall_of_digits_is_read_in_time() -> None:
    assert len(mask("4 " * 20_000)) == 40_000
    assert mask("4" * 150_000) == "4" * 150_000
