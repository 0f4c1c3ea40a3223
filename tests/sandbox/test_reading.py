"""What a customer understands of an agent's message."""

from __future__ import annotations

import pytest

from desktop.sandbox.customers.reading import understand


def test_a_payment_link_is_known_by_its_page() -> None:
    text = "Betaal hier: http://127.0.0.1:8123/pay/cs_test_a1Bc9#fidkdWxOYHwn%2F\nGroet"
    assert understand(text).session_id == "cs_test_a1Bc9"
    assert understand("https://example.com/pay/help").session_id is None


@pytest.mark.parametrize(
    ("text", "ticketed"),
    [
        ("Ticket 074-2345678901", True),
        ("Ticket 074 2345678901.", True),
        ("0742345678901", True),
        ("Call +31 20 649 0787", False),
        ("http://127.0.0.1/pay/cs_test_0742345678901", False),
        ("12345678901234567", False),
    ],
)
def test_a_ticket_number_has_thirteen_digits(text: str, ticketed: bool) -> None:
    assert understand(text).ticketed is ticketed


@pytest.mark.parametrize(
    ("text", "priced", "asked"),
    [
        ("Het verschil is € 118,00.", True, False),
        ("Cela fait 45,00 €.", True, False),
        ("That is EUR 12 more, ok?", True, True),
        ("¥12000になります。", True, False),
        ("Shall I?", False, True),
        ("هل أرسل؟", False, True),
        ("I am looking.", False, False),
        ("See http://x.example/?a=1", False, False),
    ],
)
def test_a_price_or_a_question_wants_an_answer(text: str, priced: bool, asked: bool) -> None:
    understood = understand(text)
    assert (understood.priced, understood.asked) == (priced, asked)
