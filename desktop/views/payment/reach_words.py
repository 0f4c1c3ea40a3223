"""What is said of the ways by which a customer can be reached."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.models.conversation import Channel
from desktop.models.reach import Reach
from desktop.models.sms import MANY
from desktop.views.controls.avatar import channel_name


def question(name: str, ways: Sequence[Reach]) -> str:
    """What is asked above the ways; that there is none."""
    translate = QCoreApplication.translate
    if not ways:
        return translate(
            "PaymentCard",
            "Nothing else reaches {name}: no other conversation, and no SMS or e-mail inbox at the"
            " hub. Copy the link, or cancel it.",
        ).format(name=name)
    return translate(
        "PaymentCard", "Read the address back to {name}, then press what is right:"
    ).format(name=name)


def way(reach: Reach, parts: str) -> str:
    """What the button of a way says: the channel, the address, and of SMS how many (`parts`)."""
    translate = QCoreApplication.translate
    if not reach.address:
        if reach.channel is Channel.SMS:
            return translate("PaymentCard", "SMS · type the number…")
        return translate("PaymentCard", "E-mail · type the address…")
    words = f"{channel_name(reach.channel)} · {reach.address}"
    return f"{words} · {parts}" if reach.channel is Channel.SMS else words


def rank(sms: int) -> Callable[[Reach], tuple[bool, bool]]:
    """The order of the ways: where it takes many SMS those last, then what has no address."""
    return lambda reach: (sms > MANY and reach.channel is Channel.SMS, not reach.address)


def to_type(reach: Reach, name: str) -> str:
    """What is asked above the field."""
    translate = QCoreApplication.translate
    words = (
        translate(
            "PaymentCard",
            "The hub has no number of {name}. Type it, read it back, then send. It is kept with the"
            " customer.",
        )
        if reach.channel is Channel.SMS
        else translate(
            "PaymentCard",
            "The hub has no e-mail address of {name}. Type it, read it back, then send. It is kept"
            " with the customer.",
        )
    )
    return words.format(name=name)


def field(reach: Reach) -> str:
    """What the field is called."""
    translate = QCoreApplication.translate
    if reach.channel is Channel.SMS:
        return translate("PaymentCard", "Phone number")
    return translate("PaymentCard", "E-mail address")


def example(reach: Reach) -> str:
    """What stands in the field while nothing does."""
    if reach.channel is Channel.SMS:
        return "+31 6 12345678"
    return QCoreApplication.translate("PaymentCard", "name@example.com")
