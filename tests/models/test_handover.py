"""What a softphone hands over is a number, or is refused in words; nothing else gets through."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.handover import (
    MOST_BYTES,
    HandOver,
    NotUnderstood,
    as_token,
    decode,
    encode,
    read_caller,
    read_link,
    read_number,
)


@pytest.mark.parametrize(
    ("given_as", "number"),
    [
        ("+31612345678", "+31612345678"),
        ("+31 6 1234 5678", "+31612345678"),
        ("+31 (0)6-12.34/5678", "+310612345678"),
        ("0031612345678", "0031612345678"),
        ("06 - 1234 5678", "0612345678"),
        ("tel:+31612345678", "+31612345678"),
        ("tel:%2B31612345678;ext=4", "+31612345678"),
        ("sip:+31612345678@pbx.example;user=phone", "+31612345678"),
        ("SIPS:+31612345678@pbx.example", "+31612345678"),
        ("tel:06-12345678;phone-context=+31", "+310612345678"),
        ("sip:612345678;phone-context=+31@pbx.example;user=phone", "+31612345678"),
        ("tel:+31612345678;phone-context=+1", "+31612345678"),
        ("tel:2040;phone-context=pbx.example", "2040"),
        ("＋３１６１２３４５６７８", "+31612345678"),
        ("", ""),
        ("anonymous", ""),
        ("sip:anonymous@anonymous.invalid", ""),
        ("Unavailable", ""),
    ],
)
def test_a_number_is_read_in_the_notations_of_switches(given_as: str, number: str) -> None:
    assert read_number(given_as) == number


@pytest.mark.parametrize(
    "wrong",
    ["abc", "+", "1", "+31612345678x", "sip:sanne@pbx.example", "4" * 21, "--data-dir", "1+2"],
)
def test_what_is_no_number_is_refused_with_what_would_be(wrong: str) -> None:
    with pytest.raises(NotUnderstood, match=r"\+31612345678"):
        read_number(wrong)


@pytest.mark.parametrize(
    ("link", "number"),
    [
        ("socialpay://call?from=%2B31612345678", "+31612345678"),
        ("socialpay://call?from=+31612345678", "+31612345678"),  # as a template fills it in
        ("SocialPay://Call/?from=0612345678&line=2", "0612345678"),
        ("SOCIALPAY://CALL?FROM=%2B31612345678", "+31612345678"),  # nobody's number is withheld so
        ("socialpay://call?from=tel%3A%2B31612345678", "+31612345678"),
        ("socialpay://call?from=", ""),
        ("socialpay://call", ""),
    ],
)
def test_a_link_of_the_softphone_is_read(link: str, number: str) -> None:
    assert read_link(link) == read_caller(link) == number


@pytest.mark.parametrize(
    "link",
    [
        "socialpay:call",
        "socialpay://pay?from=%2B31612345678",
        "socialpay://call/x?from=%2B31612345678",
        "socialpay://call?from=1234567&from=7654321",
        "socialpay://call?from=javascript:alert(1)",
        "socialpay://[call?from=%2B31612345678",
        "https://call?from=%2B31612345678",
        "socialpay://call?from=" + "1" * 600,
        "socialpay://call?" + "&".join(f"a{at}=1" for at in range(9)),
    ],
)
def test_any_other_link_is_refused(link: str) -> None:
    with pytest.raises(NotUnderstood):
        read_link(link)


@pytest.mark.parametrize("asked", [HandOver(), HandOver(""), HandOver("+31612345678", "token 1")])
def test_what_one_start_says_the_other_understands(asked: HandOver) -> None:
    line = encode(asked)
    assert line.endswith(b"\n") and len(line) < MOST_BYTES
    assert decode(line) == asked


@pytest.mark.parametrize(
    "said",
    [
        {"v": 2, "do": "show"},
        {"v": True, "do": "show"},
        {"do": "show"},
        {"v": 1, "do": "quit"},
        {"v": 1, "do": "call", "from": 31612345678},
        {"v": 1, "do": "call", "from": "rm -rf"},
        {"v": 1, "do": "show", "token": "\n"},
        {"v": 1, "do": "show", "token": "t" * 300},
        ["v", 1],
        "show",
        None,
    ],
)
def test_another_version_or_wish_is_refused(said: object) -> None:
    with pytest.raises(NotUnderstood):
        decode(json.dumps(said).encode())


def test_a_token_that_is_none_is_left_out() -> None:
    assert as_token("kwin-4") == "kwin-4"
    assert as_token("a\nb") == as_token("é") == as_token("t" * 300) == ""


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["v", "do", "from", "token", "x"]), inner, max_size=5)
    ),
    max_leaves=8,
)


@given(st.binary(max_size=80) | _JSON.map(lambda said: json.dumps(said).encode()))
def test_whatever_comes_it_is_understood_or_refused(line: bytes) -> None:
    try:
        asked = decode(line)
    except NotUnderstood:
        return
    assert decode(encode(asked)) == asked


@given(st.text(max_size=40))
def test_whatever_a_softphone_writes_a_number_has_digits_only(text: str) -> None:
    for read, given_as in ((read_number, text), (read_link, f"socialpay://call?from={text}")):
        try:
            number = read(given_as)
        except NotUnderstood:
            continue
        assert number == "" or number.removeprefix("+").isdecimal()
        assert read_number(number) == number


def test_endless_nesting_is_refused() -> None:
    with pytest.raises(NotUnderstood):
        decode(b"[" * 2000)
