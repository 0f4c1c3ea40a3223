"""What a payment link becomes as the parameters of a Checkout Session."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.models.money import AmountError, Money, total
from desktop.models.stripe_amount import to_stripe
from desktop.services.psp.gateway import LinkRequest, Refused

if TYPE_CHECKING:
    from stripe.params.checkout import SessionCreateParams, SessionCreateParamsLineItem

LOCALES = frozenset(
    "bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb "
    "nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW".split()
)
"""Languages that Checkout speaks. Source: stripe.params.checkout.SessionCreateParams.locale."""

DELAYED_METHODS = (
    "acss_debit",
    "au_becs_debit",
    "bacs_debit",
    "boleto",
    "customer_balance",
    "konbini",
    "multibanco",
    "nz_bank_account",
    "oxxo",
    "payto",
    "sepa_debit",
    "sofort",
    "us_bank_account",
)
"""Methods whose money is certain only days later, when a fare hold is long over.

Source: docs.stripe.com/payments/payment-methods/payment-method-support (delayed notification).
"""

_MOST_LINES = 100
_NAME_LENGTH = 250
_BY_LOWER = {locale.lower(): locale for locale in LOCALES}
_ALIASES = {"no": "nb", "nn": "nb", "tl": "fil", "in": "id", "hi": "hi-IN"}
_BRITISH = frozenset({"au", "gb", "ie", "in", "nz", "uk", "za"})


def checkout_locale(language: str) -> str:
    """Return Checkout's locale for a BCP 47 language, `auto` (the browser's) where it has none."""
    tags = language.replace("_", "-").lower().split("-")
    exact = _BY_LOWER.get("-".join(tags))
    if exact:
        return exact
    base, rest = tags[0], tags[1:]
    if base == "zh":
        if "hk" in rest or "mo" in rest:
            return "zh-HK"
        return "zh-TW" if "hant" in rest or "tw" in rest else "zh"
    if base == "es" and rest and rest[-1] not in ("es", "gq"):
        return "es-419"
    if base == "en" and rest and rest[-1] in _BRITISH:
        return "en-GB"
    return _BY_LOWER.get(base) or _ALIASES.get(base) or "auto"


def session_params(request: LinkRequest, *, exclude_delayed: bool = True) -> "SessionCreateParams":
    """Return the parameters of the Checkout Session for one link.

    Raises `Refused` for an amount that Stripe cannot charge.
    """
    params: SessionCreateParams = {
        "mode": "payment",
        "line_items": _line_items(request.lines),
        "submit_type": "pay",
        "locale": checkout_locale(request.locale),
        "client_reference_id": request.reference,
        "metadata": dict(request.metadata),
        "payment_intent_data": {"metadata": dict(request.metadata)},
        "success_url": request.success_url,
        "expires_at": request.expires_at,
    }
    if exclude_delayed:
        params["excluded_payment_method_types"] = list(DELAYED_METHODS)
    return params


def _line_items(lines: Sequence[tuple[str, Money, int]]) -> "list[SessionCreateParamsLineItem]":
    if not lines:
        raise _uncharged("there is nothing to pay")
    currency = lines[0][1].currency
    if any(unit.currency != currency for _, unit, _ in lines):
        raise _uncharged("its lines are in more than one currency")
    due = total((unit * quantity for _, unit, quantity in lines), currency)
    if due.amount <= 0:
        raise _uncharged("there is nothing to pay")
    if len(lines) > _MOST_LINES or any(unit.amount < 0 for _, unit, _ in lines):
        # Checkout has no negative lines: a waiver makes it one line with the sum, and the
        # description says what it is made of.
        parts = [f"{name}: {(unit * quantity).decimal}" for name, unit, quantity in lines]
        return [_line_item(" + ".join(name for name, _, _ in lines), due, 1, "; ".join(parts))]
    return [_line_item(name, unit, quantity) for name, unit, quantity in lines]


def _line_item(
    name: str, unit: Money, quantity: int, description: str = ""
) -> "SessionCreateParamsLineItem":
    try:
        amount = to_stripe(unit)
    except AmountError as error:
        raise _uncharged(str(error)) from error
    item: SessionCreateParamsLineItem = {
        "price_data": {
            "currency": unit.currency.lower(),
            "unit_amount": amount,
            "product_data": {"name": _clipped(name)},
        },
        "quantity": quantity,
    }
    if description:
        item["price_data"]["product_data"]["description"] = _clipped(description)
    return item


def _clipped(text: str) -> str:
    return text if len(text) <= _NAME_LENGTH else text[: _NAME_LENGTH - 1] + "…"


def _uncharged(why: str) -> Refused:
    return Refused(
        f"Stripe cannot charge this quote: {why}. No payment link was made. "
        "Change the quote, then press Send payment link.",
        code="amount",
    )
