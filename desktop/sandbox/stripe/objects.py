"""Stripe's objects as they stand on the wire when they are new.

The fields are those of API version 2026-10-28.endive (stripe-python 16.1), with the ones that
this sandbox does not model at the value Stripe gives to an account that does not use them.
"""

from __future__ import annotations

from typing import Any

from desktop.sandbox.stripe.declines import Decline

JSON = dict[str, Any]

_NO_ADDRESS = {
    "city": None,
    "country": None,
    "line1": None,
    "line2": None,
    "postal_code": None,
    "state": None,
}
_EVIDENCE = (
    "access_activity_log billing_address cancellation_policy cancellation_policy_disclosure "
    "cancellation_rebuttal customer_communication customer_email_address customer_name "
    "customer_purchase_ip customer_signature duplicate_charge_documentation "
    "duplicate_charge_explanation duplicate_charge_id product_description receipt refund_policy "
    "refund_policy_disclosure refund_refusal_explanation service_date service_documentation "
    "shipping_address shipping_carrier shipping_date shipping_documentation "
    "shipping_tracking_number uncategorized_file uncategorized_text"
)


def set_metadata(params: JSON) -> JSON:
    """Return the metadata of typed parameters; an empty value means not set."""
    return {key: value for key, value in params.get("metadata", {}).items() if value}


def billing_details(name: str | None = None, email: str | None = None) -> JSON:
    """Return the payer's details."""
    return {
        "address": dict(_NO_ADDRESS),
        "email": email,
        "name": name,
        "phone": None,
        "tax_id": None,
    }


def customer_details(name: str | None, email: str | None) -> JSON:
    """Return what a session says about its payer."""
    return {
        "address": dict(_NO_ADDRESS),
        "business_name": None,
        "email": email,
        "individual_name": None,
        "name": name,
        "phone": None,
        "tax_exempt": "none",
        "tax_ids": [],
    }


def session(id: str, params: JSON, *, created: int, currency: str, total: int, url: str) -> JSON:
    """Return an open Checkout Session for the typed create parameters. Times in UTC seconds."""
    email = params.get("customer_email")
    recovery = params.get("after_expiration", {}).get("recovery")
    texts = ("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")
    custom_text = params.get("custom_text", {})
    invoice_data = (
        "account_tax_ids custom_fields description footer issuer rendering_options".split()
    )
    return {
        "id": id,
        "object": "checkout.session",
        "adaptive_pricing": {"enabled": params.get("adaptive_pricing", {}).get("enabled", False)},
        "after_expiration": {"recovery": recovery} if recovery else None,
        "allow_promotion_codes": params.get("allow_promotion_codes"),
        "allowed_payment_method_types": params.get("allowed_payment_method_types"),
        "amount_subtotal": total,
        "amount_total": total,
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "billing_address_collection": params.get("billing_address_collection"),
        "branding_settings": params.get("branding_settings"),
        "cancel_url": params.get("cancel_url"),
        "client_reference_id": params.get("client_reference_id"),
        "client_secret": None,
        "collected_information": None,
        "consent": None,
        "consent_collection": None,
        "created": created,
        "currency": currency,
        "currency_conversion": None,
        "custom_fields": [],
        "custom_text": {name: custom_text.get(name) or None for name in texts},
        "customer": None,
        "customer_account": None,
        "customer_creation": params.get("customer_creation", "if_required"),
        "customer_details": customer_details(None, email) if email else None,
        "customer_email": email,
        "discounts": [],
        "excluded_payment_method_types": params.get("excluded_payment_method_types"),
        "expires_at": params.get("expires_at", created + 24 * 3600),
        "integration_identifier": params.get("integration_identifier"),
        "invoice": None,
        "invoice_creation": {
            "enabled": False,
            "invoice_data": {**dict.fromkeys(invoice_data), "metadata": {}},
        },
        "livemode": False,
        "locale": params.get("locale"),
        "managed_payments": {"enabled": False},
        "metadata": set_metadata(params),
        "mode": "payment",
        "name_collection": None,
        "optional_items": None,
        "origin_context": params.get("origin_context"),
        "payment_intent": None,
        "payment_link": None,
        "payment_method_collection": "if_required",
        "payment_method_configuration_details": None,
        "payment_method_options": {},
        "payment_method_types": params["payment_method_types"],
        "payment_status": "unpaid",
        "permissions": None,
        "phone_number_collection": {"enabled": False},
        "presentment_details": None,
        "recovered_from": None,
        "saved_payment_method_options": None,
        "setup_intent": None,
        "shipping_address_collection": None,
        "shipping_cost": None,
        "shipping_options": [],
        "status": "open",
        "submit_type": params.get("submit_type"),
        "subscription": None,
        "success_url": params.get("success_url"),
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        "ui_mode": "hosted_page",
        "url": url,
        "wallet_options": params.get("wallet_options"),
    }


def line_item(
    id: str, *, price_id: str, product_id: str, price_data: JSON, quantity: int, created: int
) -> JSON:
    """Return a line item of a session. Amounts in minor units."""
    currency, unit = price_data["currency"], price_data["unit_amount"]
    product = price_data.get("product_data", {})
    return {
        "id": id,
        "object": "item",
        "adjustable_quantity": None,
        "amount_discount": 0,
        "amount_subtotal": unit * quantity,
        "amount_tax": 0,
        "amount_total": unit * quantity,
        "currency": currency,
        "description": product.get("name"),
        "metadata": {},
        "price": {
            "id": price_id,
            "object": "price",
            "active": False,
            "billing_scheme": "per_unit",
            "created": created,
            "currency": currency,
            "custom_unit_amount": None,
            "livemode": False,
            "lookup_key": None,
            "metadata": {},
            "nickname": None,
            "product": product_id,
            "recurring": None,
            "tax_behavior": price_data.get("tax_behavior", "unspecified"),
            "tiers_mode": None,
            "transform_quantity": None,
            "type": "one_time",
            "unit_amount": unit,
            "unit_amount_decimal": str(unit),
        },
        "quantity": quantity,
    }


def payment_intent(
    id: str, *, secret: str, amount: int, currency: str, created: int, types: list[str], data: JSON
) -> JSON:
    """Return a PaymentIntent without a payment method; `data` is the `payment_intent_data`."""
    return {
        "id": id,
        "object": "payment_intent",
        "amount": amount,
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0,
        "application": None,
        "application_fee_amount": None,
        "automatic_payment_methods": None,
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": "automatic_async",
        "client_secret": f"{id}_secret_{secret}",
        "confirmation_method": "automatic",
        "created": created,
        "currency": currency,
        "customer": None,
        "customer_account": None,
        "description": data.get("description"),
        "excluded_payment_method_types": None,
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": set_metadata(data),
        "next_action": None,
        "on_behalf_of": None,
        "payment_method": None,
        "payment_method_configuration_details": None,
        "payment_method_options": {},
        "payment_method_types": types,
        "processing": None,
        "receipt_email": data.get("receipt_email"),
        "review": None,
        "setup_future_usage": None,
        "shipping": None,
        "source": None,
        "statement_descriptor": data.get("statement_descriptor"),
        "statement_descriptor_suffix": data.get("statement_descriptor_suffix"),
        "status": "requires_payment_method",
        "transfer_data": None,
        "transfer_group": None,
    }


def payment_method(id: str, type: str, details: JSON, *, payer: JSON, created: int) -> JSON:
    """Return a payment method; `details` is the part under its type's name."""
    return {
        "id": id,
        "object": "payment_method",
        "allow_redisplay": "limited",
        "billing_details": payer,
        "created": created,
        "customer": None,
        "customer_account": None,
        "livemode": False,
        "metadata": {},
        type: details,
        "type": type,
    }


def charge(id: str, intent: JSON, method: JSON, *, created: int, balance: str | None) -> JSON:
    """Return a charge that has succeeded; the caller changes it into a pending or failed one."""
    return {
        "id": id,
        "object": "charge",
        "amount": intent["amount"],
        "amount_captured": intent["amount"],
        "amount_refunded": 0,
        "application": None,
        "application_fee": None,
        "application_fee_amount": None,
        "balance_transaction": balance,
        "billing_details": method["billing_details"],
        "calculated_statement_descriptor": None,
        "captured": True,
        "created": created,
        "currency": intent["currency"],
        "customer": None,
        "description": intent["description"],
        "disputed": False,
        "failure_balance_transaction": None,
        "failure_code": None,
        "failure_message": None,
        "fraud_details": {},
        "livemode": False,
        "metadata": dict(intent["metadata"]),
        "on_behalf_of": None,
        "outcome": {
            "advice_code": None,
            "network_advice_code": None,
            "network_decline_code": None,
            "network_status": "approved_by_network",
            "reason": None,
            "risk_level": "normal",
            "seller_message": "Payment complete.",
            "type": "authorized",
        },
        "paid": True,
        "payment_intent": intent["id"],
        "payment_method": method["id"],
        "payment_method_details": {
            "type": method["type"],
            method["type"]: dict(method[method["type"]]),
        },
        "radar_options": {},
        "receipt_email": intent["receipt_email"],
        "receipt_number": None,
        "receipt_url": None,
        "refunded": False,
        "review": None,
        "shipping": None,
        "source": None,
        "source_transfer": None,
        "statement_descriptor": None,
        "statement_descriptor_suffix": None,
        "status": "succeeded",
        "transfer_data": None,
        "transfer_group": None,
    }


def last_payment_error(why: Decline, charge_id: str | None, method: JSON) -> JSON:
    """Return what a PaymentIntent says about its failed attempt."""
    error: JSON = {
        "code": why.code,
        "doc_url": "https://stripe.com/docs/error-codes/" + why.code.replace("_", "-"),
        "message": why.message,
        "payment_method": method,
        "type": why.type,
    }
    if charge_id is not None:
        error["charge"] = charge_id
    if why.decline_code is not None:
        error["decline_code"] = why.decline_code
    return error


def refund(
    id: str, charge: JSON, amount: int, *, status: str, created: int, balance: str, params: JSON
) -> JSON:
    """Return a refund of `amount` minor units."""
    type = charge["payment_method_details"]["type"]
    details: JSON = {"type": type, type: {}}
    if type == "card":
        details["card"] = {
            "reference_status": "pending",
            "reference_type": "acquirer_reference_number",
            "type": "refund",
        }
    return {
        "id": id,
        "object": "refund",
        "amount": amount,
        "balance_transaction": balance,
        "charge": charge["id"],
        "created": created,
        "currency": charge["currency"],
        "destination_details": details,
        "metadata": set_metadata(params),
        "payment_intent": charge["payment_intent"],
        "reason": params.get("reason"),
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": status,
        "transfer_reversal": None,
    }


def dispute(id: str, charge: JSON, reason: str, *, created: int) -> JSON:
    """Return a dispute over a whole charge, which waits for the airline's answer."""
    return {
        "id": id,
        "object": "dispute",
        "amount": charge["amount"],
        "balance_transactions": [],
        "charge": charge["id"],
        "created": created,
        "currency": charge["currency"],
        "enhanced_eligibility_types": [],
        "evidence": dict.fromkeys(_EVIDENCE.split()),
        "evidence_details": {
            "due_by": created + 7 * 24 * 3600,
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        "is_charge_refundable": False,
        "livemode": False,
        "metadata": {},
        "payment_intent": charge["payment_intent"],
        "reason": reason,
        "status": "needs_response",
    }
