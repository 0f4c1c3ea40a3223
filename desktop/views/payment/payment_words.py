"""The provider's codes for payment methods and declines, in words for the agent."""

from PySide6.QtCore import QCoreApplication

from desktop.models.decline import Decline, decline_of
from desktop.models.elsewhere import PaidBy

_METHODS = {
    "ideal": "iDEAL",
    "bancontact": "Bancontact",
    "sepa_debit": "SEPA",
    "bacs_debit": "Bacs",
    "becs_debit": "BECS",
    "au_becs_debit": "BECS",
    "acss_debit": "ACSS",
    "us_bank_account": "ACH",
    "eps": "EPS",
    "p24": "Przelewy24",
    "blik": "BLIK",
    "twint": "TWINT",
    "klarna": "Klarna",
    "paypal": "PayPal",
    "sofort": "Sofort",
    "giropay": "giropay",
    "multibanco": "Multibanco",
    "mb_way": "MB WAY",
    "mobilepay": "MobilePay",
    "swish": "Swish",
    "link": "Link",
    "apple_pay": "Apple Pay",
    "google_pay": "Google Pay",
    "revolut_pay": "Revolut Pay",
    "wero": "Wero",
    "pix": "Pix",
}


def method_name(code: str) -> str:
    """Return a payment method's name: `ideal` is iDEAL, an unknown code keeps its own words."""
    match code:
        case "":
            return ""
        case "card" | "card_present":
            return QCoreApplication.translate("PaymentWords", "card")
        case "customer_balance":
            return QCoreApplication.translate("PaymentWords", "bank transfer")
    return _METHODS.get(code) or code.replace("_", " ").capitalize()


def paid_by(code: str) -> str:
    """How a customer paid where no link was used; unknown words stay as they are."""
    translate = QCoreApplication.translate
    match code:
        case PaidBy.COUNTER:
            return translate("PaymentWords", "at the counter")
        case PaidBy.PHONE:
            return translate("PaymentWords", "by phone")
        case PaidBy.TRANSFER:
            return translate("PaymentWords", "bank transfer")
        case PaidBy.VOUCHER:
            return translate("PaymentWords", "EMD or voucher")
        case PaidBy.OTHER:
            return translate("PaymentWords", "another way")
    return code.replace("_", " ")


def decline_reason(code: str) -> str:
    """Return a decline in words that may be said to the customer. Codes are Stripe's."""
    translate = QCoreApplication.translate
    match decline_of(code):
        case Decline.FUNDS:
            return translate("PaymentWords", "insufficient funds")
        case Decline.EXPIRED:
            return translate("PaymentWords", "card expired")
        case Decline.CODE:
            return translate("PaymentWords", "wrong security code")
        case Decline.NUMBER:
            return translate("PaymentWords", "wrong card number")
        case Decline.PIN:
            return translate("PaymentWords", "wrong PIN")
        case Decline.ADDRESS:
            return translate("PaymentWords", "address does not match")
        case Decline.LIMIT:
            return translate("PaymentWords", "card limit reached")
        case Decline.UNSUPPORTED:
            return translate("PaymentWords", "card cannot pay this")
        case Decline.UNCONFIRMED:
            return translate("PaymentWords", "not confirmed at the bank")
        case Decline.LATE:
            return translate("PaymentWords", "not finished in time")
        case Decline.STOPPED:
            return translate("PaymentWords", "stopped by the customer")
        case Decline.NO_ANSWER:
            return translate("PaymentWords", "bank could not answer")
        case Decline.UNAVAILABLE:
            return translate("PaymentWords", "method not available")
        case Decline.REFUSED:
            return translate("PaymentWords", "refused by the bank")


def refund_reason(code: str) -> str:
    """Return why a refund did not arrive, for the agent. Codes are Stripe's `failure_reason`."""
    translate = QCoreApplication.translate
    match code:
        case "lost_or_stolen_card" | "expired_or_canceled_card":
            return translate("PaymentWords", "the card is no longer in use")
        case "charge_for_pending_refund_disputed":
            return translate("PaymentWords", "the payment is disputed")
        case "insufficient_funds":
            return translate("PaymentWords", "the balance at the provider was too small")
        case "declined":
            return translate("PaymentWords", "refused by the bank")
        case "merchant_request":
            return translate("PaymentWords", "stopped at the provider")
    return translate("PaymentWords", "the bank gave no reason")
