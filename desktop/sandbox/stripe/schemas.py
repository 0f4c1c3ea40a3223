"""What each endpoint takes: parameter names, kinds and bounds of API version 2026-10-28.endive."""

from __future__ import annotations

from desktop.sandbox.stripe.lists import CREATED, PAGING
from desktop.sandbox.stripe.methods import EXCLUDABLE, TYPES
from desktop.sandbox.stripe.params import (
    Array,
    Boolean,
    Choice,
    Email,
    Fields,
    Integer,
    Kind,
    Metadata,
    NotModelled,
    Text,
    Url,
)

LOCALES = tuple(
    """
    auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt
    nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW
    """.split()
)
MAX_LINE_ITEMS = 100

_EXPAND: dict[str, Kind] = {"expand": Array(Text())}
NOTHING = Fields(_EXPAND)

_PRODUCT_DATA = Fields(
    {
        "name": Text(),
        "description": Text(40_000),
        "images": Array(Url(), 8),
        "metadata": Metadata(),
        "tax_code": Text(),
        "tax_details": NotModelled("tax details of products"),
        "unit_label": Text(12),
    },
    ("name",),
)
_PRICE_DATA = Fields(
    {
        "currency": Text(10),
        "product": Text(),
        "product_data": _PRODUCT_DATA,
        "recurring": NotModelled("recurring prices"),
        "tax_behavior": Choice(("exclusive", "inclusive", "unspecified")),
        "unit_amount": Integer(0),
        "unit_amount_decimal": NotModelled("fractions of a minor unit"),
    },
    ("currency",),
)
_LINE_ITEM = Fields(
    {
        "adjustable_quantity": NotModelled("adjustable quantities"),
        "metadata": Metadata(),
        "price": Text(),
        "price_data": _PRICE_DATA,
        "quantity": Integer(1, 999_999),
        "tax_rates": NotModelled("tax rates"),
    }
)
_PAYMENT_INTENT_DATA = Fields(
    {
        "application_fee_amount": NotModelled("connected accounts"),
        "capture_method": Choice(("automatic", "automatic_async", "manual")),
        "description": Text(1000),
        "metadata": Metadata(),
        "on_behalf_of": NotModelled("connected accounts"),
        "receipt_email": Email(),
        "setup_future_usage": NotModelled("saved payment methods"),
        "shipping": NotModelled("shipping"),
        "statement_descriptor": Text(22),
        "statement_descriptor_suffix": Text(22),
        "transfer_data": NotModelled("connected accounts"),
        "transfer_group": NotModelled("connected accounts"),
    }
)
_MESSAGE = Fields({"message": Text(1200)}, ("message",))
_LOOK = Fields(
    {
        "background_color": Text(7, empty_allowed=True),
        "border_style": Choice(("", "pill", "rectangular", "rounded")),
        "button_color": Text(7, empty_allowed=True),
        "display_name": Text(),
        "font_family": Text(empty_allowed=True),
        "icon": NotModelled("uploaded images"),
        "logo": NotModelled("uploaded images"),
    }
)
_ON_OFF = Fields({"enabled": Boolean()})

SESSION_CREATE = Fields(
    {
        **_EXPAND,
        "adaptive_pricing": _ON_OFF,
        "after_expiration": Fields(
            {
                "recovery": Fields(
                    {"allow_promotion_codes": Boolean(), "enabled": Boolean()}, ("enabled",)
                )
            }
        ),
        "allow_promotion_codes": Boolean(),
        "allowed_payment_method_types": Array(Choice(TYPES)),
        "automatic_tax": Fields(
            {"enabled": Boolean(), "liability": NotModelled("connected accounts")}, ("enabled",)
        ),
        "billing_address_collection": Choice(("auto", "required")),
        "branding_settings": _LOOK,
        "cancel_url": Url(),
        "client_reference_id": Text(200),
        "consent_collection": NotModelled("collecting consent"),
        "currency": Text(10),
        "custom_fields": NotModelled("custom fields"),
        "custom_text": Fields(
            {
                "after_submit": _MESSAGE,
                "shipping_address": _MESSAGE,
                "submit": _MESSAGE,
                "terms_of_service_acceptance": _MESSAGE,
            }
        ),
        "customer": Text(),
        "customer_account": Text(),
        "customer_creation": Choice(("always", "if_required")),
        "customer_email": Email(),
        "customer_update": NotModelled("customers"),
        "discounts": NotModelled("discounts"),
        "excluded_payment_method_types": Array(Choice(EXCLUDABLE)),
        "expires_at": Integer(0),
        "integration_identifier": Text(),
        "invoice_creation": NotModelled("invoices"),
        "line_items": Array(_LINE_ITEM, MAX_LINE_ITEMS),
        "locale": Choice(LOCALES),
        "managed_payments": NotModelled("managed payments"),
        "metadata": Metadata(),
        "mode": Choice(("payment", "setup", "subscription")),
        "name_collection": NotModelled("collecting names"),
        "optional_items": NotModelled("optional items"),
        "origin_context": Choice(("mobile_app", "web")),
        "payment_intent_data": _PAYMENT_INTENT_DATA,
        "payment_method_collection": Choice(("always", "if_required")),
        "payment_method_configuration": NotModelled("payment method configurations"),
        "payment_method_data": NotModelled("saved payment methods"),
        "payment_method_options": NotModelled("payment method options"),
        "permissions": NotModelled("permissions of sessions"),
        "phone_number_collection": NotModelled("collecting phone numbers"),
        "redirect_on_completion": Choice(("always", "if_required", "never")),
        "return_url": Url(),
        "saved_payment_method_options": NotModelled("saved payment methods"),
        "setup_intent_data": NotModelled("SetupIntents"),
        "shipping_address_collection": NotModelled("shipping"),
        "shipping_options": NotModelled("shipping"),
        "submit_type": Choice(("auto", "book", "donate", "pay", "subscribe")),
        "subscription_data": NotModelled("subscriptions"),
        "success_url": Url(),
        "tax_id_collection": NotModelled("collecting tax ids"),
        "ui_mode": Choice(("elements", "embedded_page", "form", "hosted_page")),
        "wallet_options": Fields({"link": Fields({"display": Choice(("auto", "never"))})}),
    }
)
SESSION_UPDATE = Fields(
    {
        **_EXPAND,
        "collected_information": NotModelled("shipping"),
        "line_items": NotModelled("changing the line items of a session"),
        "metadata": Metadata(),
        "payment_intent_data": NotModelled("changing the payment_intent_data of a session"),
        "shipping_options": NotModelled("shipping"),
    }
)
SESSION_LIST = Fields(
    {
        **_EXPAND,
        **PAGING,
        "created": CREATED,
        "customer": Text(),
        "customer_account": Text(),
        "customer_details": Fields({"email": Text(800)}, ("email",)),
        "payment_intent": Text(),
        "payment_link": Text(),
        "status": Choice(("complete", "expired", "open")),
        "subscription": Text(),
    }
)
LINE_ITEM_LIST = Fields({**_EXPAND, **PAGING})

EVENT_LIST = Fields(
    {
        **_EXPAND,
        **PAGING,
        "created": CREATED,
        "delivery_success": NotModelled("webhook deliveries"),
        "type": Text(),
        "types": Array(Text(), 20),
    }
)

PAYMENT_INTENT_RETRIEVE = Fields({**_EXPAND, "client_secret": Text()})
PAYMENT_INTENT_LIST = Fields(
    {**_EXPAND, **PAGING, "created": CREATED, "customer": Text(), "customer_account": Text()}
)
CHARGE_LIST = Fields(
    {
        **_EXPAND,
        **PAGING,
        "created": CREATED,
        "customer": Text(),
        "payment_intent": Text(),
        "transfer_group": NotModelled("connected accounts"),
    }
)

REFUND_CREATE = Fields(
    {
        **_EXPAND,
        "amount": Integer(1),
        "charge": Text(),
        "currency": NotModelled("refunds of a customer balance"),
        "customer": NotModelled("refunds of a customer balance"),
        "instructions_email": Email(),
        "metadata": Metadata(),
        "origin": NotModelled("refunds of a customer balance"),
        "payment_intent": Text(),
        "reason": Choice(("duplicate", "fraudulent", "requested_by_customer")),
        "refund_application_fee": NotModelled("connected accounts"),
        "reverse_transfer": NotModelled("connected accounts"),
    }
)
REFUND_UPDATE = Fields({**_EXPAND, "metadata": Metadata()})
OF_CHARGE_LIST = Fields(
    {**_EXPAND, **PAGING, "created": CREATED, "charge": Text(), "payment_intent": Text()}
)
