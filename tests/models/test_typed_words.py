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
        "KL1234 cancelled, pax stranded", "flight cancelled, customer informed",
        "schedule change, klant akkoord", "KL 1234 cancelled", "flight rescheduled by KLM",
        "KLM changed the flight time", "flight retimed by airline", "vlucht gewijzigd door KLM",
    ],
)  # fmt: skip
def test_a_reason_that_names_our_change_is_seen(reason: str) -> None:
    assert names_our_change(reason) and not may_be_our_change(reason)


@pytest.mark.parametrize(
    "reason",
    [
        "annulering", "cancellation", "missed connection", "inbound delay", "Verspätung", "streik",
        "customer cancelled his flight", "hotel cancelled", "technical", "欠航", "延误",
        "work schedule change", "hotel overbooked", "bereavement, had to cancel flight",
        "coulance: annulering vlucht wegens overlijden", "flight cancelled by the customer",
        "as by our cancellation policy", "our mistake", "promised by us",
    ],
)  # fmt: skip
def test_a_reason_that_may_mean_it_is_doubted(reason: str) -> None:
    assert may_be_our_change(reason) and not names_our_change(reason)


@pytest.mark.parametrize(
    "reason",
    ["goodwill", "medical certificate", "death in the family", "Platinum", "volunteer",
     "schedule conflict", "volcano", "goodwill, waive our change fee",
     "onze wijzigingskosten te hoog", "KLM change fee too high",
     "24-hour cooling-off", "ziek kind", "Kulanz"],
)  # fmt: skip
def test_a_reason_of_the_customers_own_is_taken(reason: str) -> None:
    assert not names_our_change(reason) and not may_be_our_change(reason)


@pytest.mark.parametrize(
    "detail",
    [
        "card surcharge", "Credit-card fee", "AMEX surcharge", "creditcardkosten", "kaarttoeslag",
        "Kreditkartengebühr", "frais de carte bancaire", "recargo por tarjeta", "kortgebyr",
        "supplemento carta di credito", "payment fee", "Zahlungsgebühr", "カード手数料",
        "信用卡手续费", "toeslag creditcard", "PayPal fee", "iDEAL kosten",
    ],
)  # fmt: skip
def test_a_card_surcharge_is_no_extra(detail: str) -> None:
    assert is_card_surcharge(detail)


@pytest.mark.parametrize(
    "detail",
    ["seat 12A", "bag 23 kg", "boarding card print fee", "frais de carte d'embarquement", "lounge",
     "visa fee", "seat fee paid by card", "kosten van kort verblijf",
     "Supplement short stay, kort", "special meal fee", "pago suplemento equipaje", ""],
)  # fmt: skip
def test_what_a_customer_may_choose_is_one(detail: str) -> None:
    assert not is_card_surcharge(detail)


@pytest.mark.parametrize(
    ("text", "says"),
    [("", False), (" \u200b\u200d\u2060 ", False), ("…--", False), ("病", True), ("7", True)],
)
def test_signs_that_nobody_sees_say_nothing(text: str, says: bool) -> None:
    assert says_something(text) is says
