"""A link as the parameters of a Checkout Session."""

import re

import pytest

from desktop.models.money import Money
from desktop.services.psp.gateway import LinkRequest, Refused
from desktop.services.psp.stripe_params import (
    DELAYED_METHODS,
    LOCALES,
    checkout_locale,
    session_params,
)

METADATA = {"desk_quote": "q-1", "desk_generation": "1", "desk_job": "j-1"}


def request(
    lines: list[tuple[str, Money, int]],
    *,
    locale: str = "nl",
    metadata: dict[str, str] | None = None,
) -> LinkRequest:
    return LinkRequest(
        idempotency_key="q-1:1",
        lines=lines,
        expires_at=1_790_000_000,
        locale=locale,
        reference="q-1",
        metadata=METADATA if metadata is None else metadata,
        success_url="https://polder.example/paid",
    )


def euro(cents: int) -> Money:
    return Money(cents, "EUR")


def test_a_quote_becomes_one_session_with_its_lines() -> None:
    params = session_params(request([("Tariefverschil", euro(11800), 1), ("Stoel", euro(3400), 2)]))
    assert params == {
        "mode": "payment",
        "submit_type": "pay",
        "locale": "nl",
        "client_reference_id": "q-1",
        "metadata": METADATA,
        "payment_intent_data": {"metadata": METADATA},
        "success_url": "https://polder.example/paid",
        "expires_at": 1_790_000_000,
        "excluded_payment_method_types": list(DELAYED_METHODS),
        "line_items": [
            {
                "price_data": {
                    "currency": "eur",
                    "unit_amount": 11800,
                    "product_data": {"name": "Tariefverschil"},
                },
                "quantity": 1,
            },
            {
                "price_data": {
                    "currency": "eur",
                    "unit_amount": 3400,
                    "product_data": {"name": "Stoel"},
                },
                "quantity": 2,
            },
        ],
    }


def test_delayed_methods_are_only_offered_where_asked_for() -> None:
    params = session_params(request([("Fare", euro(100), 1)]), exclude_delayed=False)
    assert "excluded_payment_method_types" not in params


def test_a_waiver_makes_it_one_line_with_the_sum() -> None:
    params = session_params(
        request([("Fare", euro(11800), 1), ("Fee", euro(2500), 2), ("Waiver", euro(-2500), 1)])
    )
    (item,) = params["line_items"]
    assert item["quantity"] == 1
    assert item["price_data"]["unit_amount"] == 14300
    assert item["price_data"]["product_data"] == {
        "name": "Fare + Fee + Waiver",
        "description": "Fare: 118.00; Fee: 50.00; Waiver: -25.00",
    }


def test_more_lines_than_checkout_takes_become_one() -> None:
    params = session_params(request([("Bag", euro(100), 1)] * 101))
    (item,) = params["line_items"]
    assert item["price_data"]["unit_amount"] == 10100
    assert len(item["price_data"]["product_data"]["name"]) == 250


def test_amounts_are_stripes_own_where_they_differ() -> None:
    params = session_params(request([("Fare", Money(1200, "ISK"), 1)]))
    assert params["line_items"][0]["price_data"]["unit_amount"] == 120000


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([], "nothing to pay"),
        ([("Fare", euro(0), 1)], "nothing to pay"),
        ([("Fare", euro(100), 1), ("Waiver", euro(-100), 1)], "nothing to pay"),
        ([("Fare", euro(100), 1), ("Bag", Money(100, "USD"), 1)], "more than one currency"),
        ([("Fare", Money(1234, "KWD"), 1)], "last decimal"),
        ([("Fare", Money(100_000_000, "EUR"), 1)], "largest charge"),
    ],
)
def test_what_stripe_cannot_charge_is_refused_in_words(
    lines: list[tuple[str, Money, int]], says: str
) -> None:
    with pytest.raises(Refused, match=says) as caught:
        session_params(request(lines))
    assert "No payment link was made" in caught.value.message
    assert caught.value.retry_after_s is None


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("nl", "nl"),
        ("nl-BE", "nl"),
        ("pt-BR", "pt-BR"),
        ("pt_BR", "pt-BR"),
        ("PT-br", "pt-BR"),
        ("pt-PT", "pt"),
        ("no", "nb"),
        ("nb-NO", "nb"),
        ("nn", "nb"),
        ("nn-NO", "nb"),
        ("en", "en"),
        ("en-US", "en"),
        ("en-GB", "en-GB"),
        ("en-IE", "en-GB"),
        ("es-ES", "es"),
        ("es-MX", "es-419"),
        ("es-419", "es-419"),
        ("fr-CA", "fr-CA"),
        ("fr-CH", "fr"),
        ("hi", "hi-IN"),
        ("tl", "fil"),
        ("zh", "zh"),
        ("zh-Hans-CN", "zh"),
        ("zh-Hant", "zh-TW"),
        ("zh-Hant-HK", "zh-HK"),
        ("zh-HK", "zh-HK"),
        ("ar", "auto"),
        ("uk", "auto"),
        ("he-IL", "auto"),
        ("", "auto"),
        ("x", "auto"),
    ],
)
def test_checkout_speaks_the_customers_language_where_it_can(language: str, locale: str) -> None:
    assert checkout_locale(language) == locale


def test_locales_and_methods_are_those_of_the_library() -> None:
    from stripe.params.checkout import SessionCreateParams

    def words(name: str) -> set[str]:
        return set(re.findall(r"'([\w-]+)'", repr(SessionCreateParams.__annotations__[name])))

    assert words("locale") == {*LOCALES, "auto"}
    assert set(DELAYED_METHODS) <= words("excluded_payment_method_types")
    assert "pay" in words("submit_type")
