"""What an agent's words give away: our own change, a card surcharge, or nothing at all."""

import pytest

from desktop.models.typed_words import (
    is_card_surcharge,
    may_be_our_change,
    names_our_change,
    says_something,
)


@pytest.mark.parametrize(
    "reason",
    [
        "EU261 cancellation", "Reg. 261/2004", "pax denied boarding", "overbooked", "INVOL",
        "schedule change", "SKCHG", "sked chg", "tijdswijziging", "wijziging door ons",
        "flight cancelled", "KL1675 cancelled", "cancelled by the airline", "vlucht geannuleerd",
        "Flug annulliert", "Flugplanänderung", "vol annulé", "changement d’horaire",
        "vuelo cancelado", "volo cancellato", "voo cancelado", "zmiana rozkładu lotu",
    ],
)  # fmt: skip
def test_a_reason_that_names_our_change_is_seen(reason: str) -> None:
    assert names_our_change(reason) and not may_be_our_change(reason)


@pytest.mark.parametrize(
    "reason",
    [
        "annulering", "cancellation", "missed connection", "inbound delay", "Verspätung", "streik",
        "customer cancelled his flight", "hotel cancelled", "technical", "欠航", "延误",
        "work schedule change", "hotel overbooked", "our mistake", "promised by us",
    ],
)  # fmt: skip
def test_a_reason_that_may_mean_it_is_doubted(reason: str) -> None:
    assert may_be_our_change(reason) and not names_our_change(reason)


@pytest.mark.parametrize(
    "reason",
    ["goodwill", "medical certificate", "death in the family", "Platinum", "volunteer",
     "schedule conflict", "volcano", "24-hour cooling-off", "ziek kind", "Kulanz"],
)  # fmt: skip
def test_a_reason_of_the_customers_own_is_taken(reason: str) -> None:
    assert not names_our_change(reason) and not may_be_our_change(reason)


@pytest.mark.parametrize(
    "detail",
    [
        "card surcharge", "Credit-card fee", "AMEX surcharge", "creditcardkosten", "kaarttoeslag",
        "Kreditkartengebühr", "frais de carte bancaire", "recargo por tarjeta", "kortgebyr",
        "supplemento carta di credito", "payment fee", "Zahlungsgebühr", "カード手数料",
        "信用卡手续费",
    ],
)  # fmt: skip
def test_a_card_surcharge_is_no_extra(detail: str) -> None:
    assert is_card_surcharge(detail)


@pytest.mark.parametrize(
    "detail",
    ["seat 12A", "bag 23 kg", "boarding card print fee", "frais de carte d'embarquement", "lounge",
     "visa fee", "special meal fee", "pago suplemento equipaje", ""],
)  # fmt: skip
def test_what_a_customer_may_choose_is_one(detail: str) -> None:
    assert not is_card_surcharge(detail)


@pytest.mark.parametrize(
    ("text", "says"),
    [("", False), (" \u200b\u200d\u2060 ", False), ("…--", False), ("病", True), ("7", True)],
)
def test_signs_that_nobody_sees_say_nothing(text: str, says: bool) -> None:
    assert says_something(text) is says
