"""The payment page that a customer's browser opens."""

from desktop.sandbox.pay.routes import pay_routes

__all__ = ["pay_routes"]
