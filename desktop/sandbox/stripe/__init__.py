"""Stripe's wire, as far as the desk and its tests speak it: objects, events, errors, limits."""

from desktop.sandbox.stripe.api import stripe_routes
from desktop.sandbox.stripe.payments import PaymentRefused
from desktop.sandbox.stripe.world import StripeWorld

__all__ = ["PaymentRefused", "StripeWorld", "stripe_routes"]
