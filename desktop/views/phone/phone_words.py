"""The words of the Phone: who calls, for how long, about what, and how it ended."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.models.call_list import CallRow
from desktop.models.conversation import Contact
from desktop.models.phone_call import Call, CallEnd, CallReason
from desktop.models.reach import Reach
from desktop.views.controls.avatar import channel_name
from desktop.views.payment.badges import BadgeLook
from desktop.views.style.theme import Tone
from desktop.views.words import formatting
from desktop.views.words.languages import language_name

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def region(desk: "Desk") -> str:
    """The country (ISO 3166) as whose national numbers are read: the one that was set, or else this
    computer's."""
    return desk.callers.set_region or QLocale.territoryToCode(QLocale.system().territory())


def talked(seconds: float) -> str:
    """How long a call took: `03:12`, `1:03:12`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


def number(text: str) -> str:
    """A number as people read it: `+31 6 12345678`; what cannot be read stays as it came."""
    if not text.startswith("+"):
        return text
    from desktop.services.phone.numbers import readable  # its tables take a while to load

    return readable(text)


def caller(call: Call, contact: Contact | None) -> str:
    """Who calls."""
    if contact is not None and contact.name:
        return contact.name
    translate = QCoreApplication.translate
    if call.contact_id or call.number:
        return translate("Phone", "Unknown caller")
    return translate("Phone", "Number withheld")


def calls(call: Call, contact: Contact | None) -> str:
    """That somebody calls, as it is read out."""
    translate = QCoreApplication.translate
    if contact is not None and contact.name:
        return translate("Phone", "{name} calls").format(name=contact.name)
    if call.contact_id or call.number:
        return translate("Phone", "Somebody unknown calls")
    return translate("Phone", "A call with the number withheld")


def who_words(call: Call, found: int, at_hub: str) -> str:
    """What to do about a call of which it is not known whose it is. `found` is how many customers
    here have its number, `at_hub` what the hub has said of it."""
    translate = QCoreApplication.translate
    if not call.number:
        return translate(
            "Phone",
            "The number is withheld. Ask for the name or the booking, and find the customer by it.",
        )
    if found > 1:
        return translate("Phone", "Several customers have this number. Ask for the name.")
    if found == 1:
        return translate("Phone", "One customer has this number. Ask for the name.")
    return at_hub


def number_of(call: Call, contact: Contact | None) -> str:
    """The number that called, or else the caller's own."""
    return number(call.number or (contact.phone if contact is not None else ""))


def facts(call: Call, contact: Contact | None) -> tuple[str, ...]:
    """What stands below the name: number, membership, booking, language."""
    translate = QCoreApplication.translate
    said = [number_of(call, contact)]
    if contact is not None:
        said.append(contact.membership)
        if contact.booking:
            said.append(translate("Phone", "booking {code}").format(code=contact.booking))
        if contact.language:
            name = language_name(contact.language)
            said.append(translate("Phone", "prefers {language}").format(language=name))
    return tuple(one for one in said if one)


def row_facts(row: CallRow) -> str:
    """The second line of a call in the list: number and booking."""
    translate, contact = QCoreApplication.translate, row.contact
    if contact is not None and contact.booking:
        booking = translate("Phone", "booking {code}").format(code=contact.booking)
    else:
        booking = translate("Phone", "no booking yet")
    return " · ".join(one for one in (number_of(row.call, contact), booking) if one)


def standing(call: Call, now: float) -> str:
    """How a call stands, with its time: `on call 03:12`, `to wrap up`, `11 min`."""
    translate = QCoreApplication.translate
    if call.is_talking:
        return translate("Phone", "on call {time}").format(time=talked(call.talked_s(now)))
    if not call.is_over:
        return translate("Phone", "to wrap up")
    return formatting.ago(call.ended_at or call.began_at, now)


def pill(call: Call, now: float) -> str:
    """The same on the caller's card, with what became of one that is over."""
    translate = QCoreApplication.translate
    time = talked(call.talked_s(now))
    if call.is_talking:
        return translate("Phone", "On call {time}").format(time=time)
    if not call.is_over:
        return translate("Phone", "Hung up after {time}").format(time=time)
    ended = end_words(call.end) if call.end is not None else translate("Phone", "Ended")
    return f"{ended} · {time}"


def no_quote() -> BadgeLook:
    """What a call shows of which no money is known."""
    return BadgeLook(QCoreApplication.translate("Phone", "No quote"), None, Tone.MUTED)


def reason_words(reason: CallReason) -> str:
    """What a call was about."""
    translate = QCoreApplication.translate
    match reason:
        case CallReason.REBOOKING:
            return translate("Phone", "Rebooking")
        case CallReason.REFUND:
            return translate("Phone", "Cancellation or refund")
        case CallReason.EXTRAS:
            return translate("Phone", "Seat, bag or extra")
        case CallReason.BOOKING:
            return translate("Phone", "About the booking")
        case CallReason.PAYMENT:
            return translate("Phone", "Payment trouble")
        case CallReason.COMPLAINT:
            return translate("Phone", "Complaint")
        case CallReason.OTHER:
            return translate("Phone", "Something else")


def end_words(end: CallEnd) -> str:
    """How a call ended."""
    translate = QCoreApplication.translate
    match end:
        case CallEnd.PAID:
            return translate("Phone", "Paid on the call")
        case CallEnd.LINK_SENT:
            return translate("Phone", "Link sent, pays later")
        case CallEnd.ANSWERED:
            return translate("Phone", "Answered")
        case CallEnd.CALL_BACK:
            return translate("Phone", "We call back")
        case CallEnd.HANDED_OVER:
            return translate("Phone", "Handed over")
        case CallEnd.CUT_OFF:
            return translate("Phone", "Cut off")


def note(call: Call, reason: CallReason, end: CallEnd, text: str, now: float) -> str:
    """The note that colleagues read in the conversation."""
    translate = QCoreApplication.translate
    head = translate("Phone", "Call of {time} · {reason} · {end}").format(
        time=talked(call.talked_s(now)), reason=reason_words(reason), end=end_words(end)
    )
    return f"{head}\n{text.strip()}" if text.strip() else head


def address(reach: Reach) -> str:
    """Where a way leads, as it is read back."""
    return number(reach.address)


def way(reach: Reach) -> str:
    """By which channel, to which address: `SMS · +31 6 12345678`."""
    return " · ".join(one for one in (channel_name(reach.channel), address(reach)) if one)
