"""The payment page in English."""

TEXTS = {
    "pay_to": "Pay {merchant}",
    "total": "Total",
    "how": "How do you want to pay?",
    "bank": "Your bank",
    "choose_bank": "Choose your bank",
    "to_bank": "Continue to your bank",
    "card": "Card",
    "number": "Card number",
    "expiry": "Expiry date (MM/YY)",
    "cvc": "Security code (CVC)",
    "name": "Name on the card",
    "debit": "SEPA Direct Debit",
    "iban": "IBAN",
    "holder": "Account holder",
    "mandate": "By paying you authorise {merchant} to collect {amount} from this account once.",
    "pay": "Pay {amount}",
    "left": "You can pay for another {time}.",
    "test": (
        "Test mode: no real money moves. Never type a real card here; 4242 4242 4242 "
        "4242 is one that works."
    ),
    "not_paid": "Your payment did not go through",
    "lapsed": "This payment at your bank is no longer open",
    "try_again": "Nothing was charged. Try again, or pay another way.",
    "r_generic": "Your bank declined the card without giving a reason.",
    "r_funds": "There is not enough money on this card.",
    "r_expired": "This card has expired.",
    "r_cvc": "The security code of the card is wrong.",
    "r_lost": "This card has been reported as lost.",
    "r_auth": "The payment was cancelled, or your bank could not confirm that it is you.",
    "r_live": "This page takes test cards only.",
    "r_number": "The card number is wrong.",
    "bad_number": "Enter the card number as it stands on the card.",
    "bad_expiry": "Enter the month and year until which the card is valid, such as 12/30.",
    "bad_cvc": "Enter the security code: 3 digits, or 4 for American Express.",
    "bad_iban": "Enter a valid IBAN.",
    "bad_bank": "Choose your bank first.",
    "bad_name": "Enter the account holder's name.",
    "bank_title": "Approve your payment at {bank}",
    "challenge_title": "Confirm that it is you",
    "challenge_text": (
        "Your bank asks you to confirm this payment with your card ending in {last4}."
    ),
    "to": "To",
    "amount": "Amount",
    "approve": "Approve payment",
    "cancel": "Cancel",
    "confirm": "Confirm",
    "refuse": "Refuse",
    "paid_title": "Payment received",
    "paid_text": "{merchant} has received {amount}. Thank you! You can close this page.",
    "processing_title": "Your payment is on its way",
    "processing_text": (
        "Your bank is processing the debit of {amount}. {merchant} will tell you when it "
        "has arrived."
    ),
    "failed_title": "The debit did not succeed",
    "failed_text": (
        "Your bank returned the debit of {amount}. Ask {merchant} for a new payment link."
    ),
    "expired_title": "This payment link has expired",
    "expired_text": (
        "Nothing was charged and nothing can be paid here any more. Ask {merchant} for a new link."
    ),
    "unknown_title": "This payment link does not exist",
    "unknown_text": "Check that you opened the whole link, or ask for a new one.",
    "back": "Back to {merchant}",
}
