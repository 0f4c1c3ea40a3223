"""What a template's variables are called."""

from PySide6.QtCore import QCoreApplication


def variable_name(variable: str) -> str:
    """Say what a variable stands for; one that nobody knows keeps its own name."""
    translate = QCoreApplication.translate
    match variable:
        case "contact.name":
            return translate("Variables", "the customer's name")
        case "contact.first_name":
            return translate("Variables", "the customer's first name")
        case "contact.last_name":
            return translate("Variables", "the customer's last name")
        case "contact.email":
            return translate("Variables", "the customer's e-mail address")
        case "contact.phone":
            return translate("Variables", "the customer's phone number")
        case "contact.id":
            return translate("Variables", "the customer's number")
        case "conversation.id":
            return translate("Variables", "the conversation's number")
        case "agent.name":
            return translate("Variables", "your name")
        case "agent.first_name":
            return translate("Variables", "your first name")
        case "agent.last_name":
            return translate("Variables", "your last name")
        case "agent.email":
            return translate("Variables", "your e-mail address")
        case "inbox.id":
            return translate("Variables", "the inbox's number")
        case "booking":
            return translate("Variables", "the booking code")
        case "trip":
            return translate("Variables", "the new flight")
        case "trip.old":
            return translate("Variables", "the old flight")
        case "amount":
            return translate("Variables", "the amount to pay")
        case "deadline":
            return translate("Variables", "until when the price holds")
        case "tickets":
            return translate("Variables", "the ticket numbers")
    return variable
