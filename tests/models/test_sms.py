"""How many SMS a text takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.sms import SmsCoding, as_sms, sms_parts

LINK = "https://checkout.stripe.com/c/pay/cs_live_a1" + "Bc3" * 120 + "#fidkdWxOYHwnPyd1blpxYHZxWj"


@pytest.mark.parametrize(
    ("text", "count", "left"),
    [
        ("", 1, 160),
        ("x" * 160, 1, 0),
        ("x" * 161, 2, 145),
        ("x" * 306, 2, 0),
        ("x" * 307, 3, 152),
        ("€" * 80, 1, 0),  # two septets each
        ("€" * 81, 2, 143),  # 76 in the first, whose last septet stays free
        ("Betaal vóór 18:00".replace("ó", "ò"), 1, 143),
    ],
)
def test_the_seven_bit_alphabet_has_160_alone_and_153_in_parts(
    text: str, count: int, left: int
) -> None:
    parts = sms_parts(text)
    assert (parts.count, parts.left, parts.coding) == (count, left, SmsCoding.GSM_7)


@pytest.mark.parametrize(
    ("text", "count", "left"),
    [
        ("ó", 1, 69),  # Dutch has it, the alphabet does not
        ("日" * 70, 1, 0),
        ("日" * 71, 2, 63),
        ("✈" + "x" * 69, 1, 0),
        ("😀" * 35, 1, 0),
        ("😀" * 36, 2, 61),  # 33 in the first: a pair is not cut, so one unit stays free
    ],
)
def test_any_other_character_makes_it_70_alone_and_67_in_parts(
    text: str, count: int, left: int
) -> None:
    parts = sms_parts(text)
    assert (parts.count, parts.left, parts.coding) == (count, left, SmsCoding.UCS_2)


def test_a_payment_link_takes_more_than_two_sms_by_itself() -> None:
    assert len(LINK) > 2 * 153
    assert sms_parts(LINK).count == 3
    words = f"Please pay EUR 186.00 before 18:00: {LINK}"
    assert sms_parts(words).count == 4
    assert sms_parts("您好 " + LINK).count == 7


def test_a_web_address_is_in_the_seven_bit_alphabet_but_its_tilde_counts_twice() -> None:
    plain = "https://pay.example/" + "a" * 140
    assert sms_parts(plain).count == 1
    assert sms_parts(plain.replace("a", "~", 1)).count == 2


@given(st.text(max_size=900))
def test_what_is_added_never_takes_fewer(text: str) -> None:
    assert sms_parts(text).count <= sms_parts(text + "x").count
    parts = sms_parts(text)
    assert parts.left >= 0
    assert parts.count <= 1 + len(text.encode("utf-16-le")) // 2 // 66


def test_what_is_sent_has_plain_marks_where_that_saves_sms() -> None:
    dutch = "Hoi Sanne, AMS → BCN kost €\u00a0186,00 – betaal vòòr 18:00…" + " " * 20
    assert as_sms(dutch).strip() == "Hoi Sanne, AMS > BCN kost € 186,00 - betaal vòòr 18:00..."
    assert sms_parts(as_sms(dutch)).coding is SmsCoding.GSM_7
    spanish = "Hola Anaís, tu enlace de pago según el vuelo nº 3 caducará mañana a las 18:00." * 2
    assert as_sms(spanish).startswith("Hola Anais, tu enlace de pago segun el vuelo no 3 caducara")
    assert "mañana" in as_sms(spanish)  # what the alphabet has is left
    polish = "Zapłać 186,00\u00a0EUR – do 18:00"  # its letters need the larger alphabet anyhow
    assert as_sms(polish) == polish


@given(st.text(max_size=300))
def test_plain_marks_never_take_more(text: str) -> None:
    assert sms_parts(as_sms(text)).count <= sms_parts(text).count
