"""The words of what must not be missed: paid, declined, not delivered, assigned, overdue, stuck."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.models.inbox import InboxRow
from desktop.models.money import Money
from desktop.models.news import News
from desktop.models.one_line import isolated
from desktop.models.preferences import Notice
from desktop.models.stage import ReminderDue
from desktop.models.stuck_kind import StuckKind
from desktop.views.payment.payment_words import decline_reason
from desktop.views.payment.stuck_words import kind_words
from desktop.views.style.theme import Tone
from desktop.views.words import formatting


@dataclass(frozen=True, slots=True)
class Shown:
    """One notification as it is shown. Never a customer's words."""

    notice: Notice
    conversation_id: int
    title: str
    text: str

    @property
    def tone(self) -> Tone:
        """What its colour means."""
        match self.notice:
            case Notice.PAID:
                return Tone.OK
            case Notice.DECLINED | Notice.NOT_DELIVERED | Notice.STUCK:
                return Tone.BAD
            case Notice.OVERDUE | Notice.REMIND:
                return Tone.PROGRESS
            case Notice.ASSIGNED | Notice.MENTIONED:
                return Tone.INFO


def notification(news: News, row: InboxRow, *, named: bool) -> Shown:
    """Put news of a conversation into words; `named`: with the customer's name."""
    translate = QCoreApplication.translate
    name = isolated(row.name) if named else translate("Notifications", "A customer")
    title, text = _words(news, row)
    return Shown(news.notice, row.conversation_id, title, text.replace("{name}", name))


def _words(news: News, row: InboxRow) -> tuple[str, str]:
    """Title and text, in which `{name}` stands for the customer."""
    translate = QCoreApplication.translate
    badge = row.badge
    amount = (
        formatting.money(Money(badge.amount, badge.currency)) if badge and badge.currency else ""
    )
    match news.notice:
        case Notice.PAID:
            title = translate("Notifications", "Paid {amount}")
            text = translate("Notifications", "{name} has paid. The ticket can be issued.")
        case Notice.DECLINED:
            title = translate("Notifications", "Declined {amount}")
            reason = decline_reason(badge.reason) if badge and badge.reason else ""
            text = (
                translate("Notifications", "{name}: {reason}. The link can still be paid.")
                if reason
                else translate("Notifications", "{name}: the link can still be paid.")
            ).replace("{reason}", reason)
        case Notice.NOT_DELIVERED:
            title = translate("Notifications", "Not delivered {amount}")
            text = translate("Notifications", "{name} did not get the payment link.")
        case Notice.REMIND if badge is not None and badge.reminder_due is ReminderDue.WINDOW:
            title = translate("Notifications", "Not reminded {amount}")
            text = translate(
                "Notifications", "The reply window has closed: reach {name} by another channel."
            )
        case Notice.REMIND:
            title = translate("Notifications", "Remind now {amount}")
            text = translate(
                "Notifications", "The link of {name} is about to end, and a person has to say so."
            )
        case Notice.ASSIGNED if news.count > 1:
            title = translate("Notifications", "{count} conversations were assigned to you")
            text = translate("Notifications", "The one with {name} is among them.")
        case Notice.ASSIGNED:
            title = translate("Notifications", "Assigned to you")
            text = translate("Notifications", "The conversation with {name} is yours now.")
        case Notice.MENTIONED:
            title = translate("Notifications", "You were mentioned")
            text = translate("Notifications", "In a note beside the conversation with {name}.")
        case Notice.OVERDUE if news.count > 1:
            title = translate("Notifications", "{count} conversations are overdue")
            text = translate("Notifications", "{name} waits the longest.")
        case Notice.OVERDUE:
            title = translate("Notifications", "Overdue")
            text = translate("Notifications", "{name} has waited longer than was promised.")
        case Notice.STUCK if news.count > 1:
            title = translate("Notifications", "Money is stuck in {count} places")
            text = translate("Notifications", "{name} waits the longest.")
        case Notice.STUCK:
            title = kind_words(news.stuck or StuckKind.NOT_TICKETED)
            text = translate("Notifications", "{name} has waited longer than was promised.")
    return title.format(amount=amount, count=news.count), text
