"""Payment method types: which Stripe knows, which this sandbox can pay with, and their details."""

from __future__ import annotations

import random
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from desktop.sandbox.stripe import ids

JSON = dict[str, Any]

# https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-allowed_payment_method_types
TYPES = tuple(
    """
    acss_debit affirm afterpay_clearpay alipay alma amazon_pay au_becs_debit bacs_debit bancontact
    billie bizum blik boleto card cashapp crypto customer_balance eps fpx giropay grabpay ideal
    kakao_pay klarna konbini kr_card link mb_way mobilepay multibanco naver_pay nz_bank_account
    oxxo p24 pay_by_bank payco paynow paypal paypay payto pix promptpay revolut_pay samsung_pay
    satispay scalapay sepa_debit sequra sofort sunbit swish twint upi us_bank_account wechat_pay
    zip
    """.split()
)
EXCLUDABLE = tuple(name for name in TYPES if name != "link")


class Method(StrEnum):
    """How a customer can pay here. `card_3ds` is a card whose bank asks for authentication."""

    IDEAL = "ideal"
    CARD = "card"
    CARD_3DS = "card_3ds"
    SEPA_DEBIT = "sepa_debit"

    @property
    def type(self) -> str:
        """Stripe's payment method type."""
        return "card" if self is Method.CARD_3DS else self.value

    @property
    def redirects(self) -> bool:
        """Whether the customer leaves for the bank: the PaymentIntent has `requires_action`."""
        return self in (Method.IDEAL, Method.CARD_3DS)


# Both need euros; cards take every currency.
_EURO_ONLY = ("ideal", "sepa_debit")

IDEAL_BANKS = {
    "abn_amro": ("ABN AMRO", "ABNANL2A"),
    "asn_bank": ("ASN Bank", "ASNBNL21"),
    "bunq": ("bunq", "BUNQNL2A"),
    "ing": ("ING", "INGBNL2A"),
    "knab": ("Knab", "KNABNL2H"),
    "n26": ("N26", "NTSBDEB1"),
    "rabobank": ("Rabobank", "RABONL2U"),
    "revolut": ("Revolut", "REVOLT21"),
    "triodos_bank": ("Triodos Bank", "TRIONL2U"),
    "van_lanschot": ("Van Lanschot Kempen", "FVLBNL22"),
}


def offered(
    currency: str, allowed: Sequence[str] | None, excluded: Sequence[str] | None
) -> list[str]:
    """Return the types that a session offers, in the order of the page."""
    types = ["card", *(_EURO_ONLY if currency == "eur" else ())]
    return [
        name
        for name in types
        if (allowed is None or name in allowed) and name not in (excluded or ())
    ]


def card_details(
    rng: random.Random,
    *,
    brand: str = "visa",
    last4: str = "4242",
    exp_month: int = 12,
    exp_year: int = 2030,
    country: str = "US",
) -> JSON:
    """Return a card as Stripe shows it: brand and last four digits, never the number."""
    return {
        "brand": brand,
        "checks": {
            "address_line1_check": None,
            "address_postal_code_check": None,
            "cvc_check": "pass",
        },
        "country": country,
        "display_brand": brand,
        "exp_month": exp_month,
        "exp_year": exp_year,
        "fingerprint": ids.token(rng, 16),
        "funding": "credit",
        "generated_from": None,
        "last4": last4,
        "networks": {"available": [brand], "preferred": None},
        "regulated_status": "unregulated",
        "three_d_secure_usage": {"supported": True},
        "wallet": None,
    }


def ideal_details(bank: str = "ing") -> JSON:
    """Return an iDEAL bank. Raises KeyError for one that is not listed."""
    return {"bank": bank, "bic": IDEAL_BANKS[bank][1]}


def debit_details(
    rng: random.Random, *, country: str = "NL", bank_code: str = "INGB", last4: str = "4300"
) -> JSON:
    """Return a SEPA account: country, bank and last four digits, never the IBAN."""
    return {
        "bank_code": bank_code,
        "branch_code": "",
        "country": country,
        "fingerprint": ids.token(rng, 16),
        "generated_from": {"charge": None, "setup_attempt": None},
        "last4": last4,
    }


def usual_details(method: Method, rng: random.Random) -> JSON:
    """Return the details of a customer who types nothing: the one behind a script."""
    if method is Method.IDEAL:
        return ideal_details(rng.choice(sorted(IDEAL_BANKS)))
    if method is Method.SEPA_DEBIT:
        return debit_details(rng)
    return card_details(rng, last4="3220" if method is Method.CARD_3DS else "4242")
