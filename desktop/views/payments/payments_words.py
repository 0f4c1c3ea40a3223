"""The words of the Payments view: columns, cells, steps and filters."""

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.models.money import Money
from desktop.models.payment_list import (
    CurrencyTotal,
    PaymentGroup,
    PaymentRow,
    PaymentSort,
    Purpose,
)
from desktop.models.payment_step import PaymentStep, is_done, next_step
from desktop.models.stage import Stage
from desktop.models.stuck_kind import StuckKind
from desktop.views.controls.avatar import channel_name
from desktop.views.payment.badges import BadgeLook, badge_of
from desktop.views.payment.card_words import told_by
from desktop.views.payment.stuck_words import kind_words, ticket_by
from desktop.views.words import formatting

_DAY_S = 24 * 3600.0


def column_words(sort: PaymentSort) -> str:
    """Name a column."""
    translate = QCoreApplication.translate
    match sort:
        case PaymentSort.CUSTOMER:
            return translate("Payments", "Customer")
        case PaymentSort.PURPOSE:
            return translate("Payments", "For")
        case PaymentSort.CHANNEL:
            return translate("Payments", "Channel")
        case PaymentSort.AGENT:
            return translate("Payments", "Agent")
        case PaymentSort.AMOUNT:
            return translate("Payments", "Amount")
        case PaymentSort.STATE:
            return translate("Payments", "State")
        case PaymentSort.AGE:
            return translate("Payments", "Age")
        case PaymentSort.KNOWN:
            return translate("Payments", "Known from")
        case PaymentSort.UNTIL:
            return translate("Payments", "Until")


def group_words(group: PaymentGroup) -> str:
    """Name a group of states."""
    translate = QCoreApplication.translate
    match group:
        case PaymentGroup.ALL:
            return translate("Payments", "All")
        case PaymentGroup.TO_PAY:
            return translate("Payments", "To pay")
        case PaymentGroup.TO_TICKET:
            return translate("Payments", "To ticket")
        case PaymentGroup.STUCK:
            return translate("Payments", "Stuck")
        case PaymentGroup.ENDED:
            return translate("Payments", "Ended")


def step_words(step: PaymentStep) -> str:
    """What a step's button says."""
    translate = QCoreApplication.translate
    match step:
        case PaymentStep.ISSUE_TICKET:
            return translate("Payments", "Issue ticket")
        case PaymentStep.PRICE_AGAIN:
            return translate("Payments", "Price again")
        case PaymentStep.SUGGEST:
            return translate("Payments", "Suggest another way")
        case PaymentStep.REMIND:
            return translate("Payments", "Remind…")
        case PaymentStep.TELL_AGAIN:
            return translate("Payments", "Tell customer")
        case PaymentStep.TOLD_BY_HAND:
            return translate("Payments", "I told them")
        case PaymentStep.REFUND:
            return translate("Payments", "Refund…")
        case PaymentStep.GIVEN_BACK:
            return translate("Payments", "Given back another way…")
        case PaymentStep.TICKET_ENDED:
            return translate("Payments", "Ticket voided…")
        case PaymentStep.ASK_RESIDUAL:
            return translate("Payments", "Ask ticketing")
        case PaymentStep.CANCEL:
            return translate("Payments", "Cancel link…")
        case PaymentStep.CANCEL_AGAIN:
            return translate("Payments", "Cancel again")
        case PaymentStep.CHECK_NOW:
            return translate("Payments", "Check now")
        case PaymentStep.NEW_LINK:
            return translate("Payments", "New link…")
        case PaymentStep.OPEN:
            return translate("Payments", "Open")


def purpose(row: PaymentRow) -> str:
    """`Rebooking AMS–BCN, 2 pax`."""
    translate = QCoreApplication.translate
    match row.purpose:
        case Purpose.REBOOKING:
            what = translate("Payments", "Rebooking")
        case Purpose.SEAT:
            what = translate("Payments", "Seat")
        case Purpose.BAG:
            what = translate("Payments", "Bag")
        case Purpose.OTHER:
            what = translate("Payments", "Extra")
        case Purpose.UNKNOWN:
            return translate("Payments", "Another desk's quote")
    words = " ".join(part for part in (what, "–".join(row.airports)) if part)
    if row.travellers > 1:
        return translate("Payments", "{what}, {count} pax").format(what=words, count=row.travellers)
    return words


def channel(row: PaymentRow) -> str:
    """Where the conversation takes place; a dash where it is not on this desk."""
    return channel_name(row.channel) if row.channel is not None else "–"


def customer(row: PaymentRow) -> str:
    """Whose it is; the conversation's number where the name is not on this desk."""
    if row.name:
        return row.name
    if not row.conversation_id:
        return "–"
    words = QCoreApplication.translate("Payments", "Conversation {number}")
    return words.format(number=row.conversation_id)


def amount(row: PaymentRow) -> str:
    """What it is about: asked, paid, or gone back, as the badge says."""
    badge = row.badge
    return formatting.money(Money(badge.amount, badge.currency)) if badge.currency else "–"


def state(row: PaymentRow, now: float) -> BadgeLook:
    """The badge, without the amount that stands beside it; declines counted, and a refund that
    failed beside something more pressing."""
    look = badge_of(row.badge, now)
    text = look.short or look.text
    if row.declines > 1 and row.badge.stage is Stage.DECLINED:
        first, _, rest = text.partition(" · ")
        text = " · ".join(part for part in (f"{first} {row.declines}×", rest) if part)
    if row.stuck is not None and row.stuck.failed:
        text = f"{text} · {kind_words(StuckKind.REFUND_FAILED)}"
    return BadgeLook(text, look.icon, look.tone, look.dashed)


def age(row: PaymentRow, now: float) -> str:
    """How long ago the link was asked for."""
    return formatting.ago(row.asked_at, now)


def known_from(row: PaymentRow, now: float) -> str:
    """Who said so, and when: `Stripe, 14:08`."""
    who = told_by(row.badge.source)
    return f"{who}, {formatting.moment(row.badge.since, now)}"


def until(row: PaymentRow, now: float) -> str:
    """Until when it can be paid; once it is, by when it is to be ticketed; that it is over."""
    if row.stuck is not None and row.stuck.by is not None:
        return ticket_by(row.stuck.by, now)
    at, stage = row.badge.expires_at, row.badge.stage
    if at is None or stage.has_money:
        return "–"
    words = formatting.moment(at, now)
    if now < at and formatting.day(now, at) == formatting.day(at - _DAY_S, at):
        tomorrow = QCoreApplication.translate("Payments", "tomorrow {time}")
        return tomorrow.format(time=formatting.clock(at))
    if at <= now:
        return QCoreApplication.translate("Payments", "{time}, over").format(time=words)
    return words


def waiting(row: PaymentRow) -> str:
    """What stands where there is no next step for us."""
    translate = QCoreApplication.translate
    return translate("Payments", "done") if is_done(row) else translate("Payments", "wait")


def spoken(row: PaymentRow, now: float, agent: str) -> str:
    """A row as a screen reader says it."""
    translate = QCoreApplication.translate
    step = next_step(row)
    parts = [
        customer(row),
        purpose(row),
        amount(row),
        badge_of(row.badge, now).text,
        kind_words(row.stuck.kind) if row.stuck is not None else "",
        kind_words(StuckKind.REFUND_FAILED) if row.stuck is not None and row.stuck.failed else "",
        ticket_by(row.stuck.by, now) if row.stuck is not None and row.stuck.by is not None else "",
        agent,
        translate("Payments", "known from {who}").format(who=known_from(row, now)),
        translate("Payments", "next: {step}").format(step=step_words(step))
        if step is not None
        else waiting(row),
    ]
    return ", ".join(part for part in parts if part)


def totals(sums: tuple[CurrencyTotal, ...]) -> str:
    """`€12,480.00 asked, €9,310.00 paid · ¥48,000 asked`."""
    translate = QCoreApplication.translate
    found: list[str] = []
    for one in sums:
        words = translate("Payments", "{amount} asked")
        if one.refunded:
            words = translate("Payments", "{amount} asked, {paid} paid, {refunded} refunded")
        elif one.paid:
            words = translate("Payments", "{amount} asked, {paid} paid")
        found.append(
            words.format(
                amount=formatting.money(Money(one.asked, one.currency)),
                paid=formatting.money(Money(one.paid, one.currency)),
                refunded=formatting.money(Money(one.refunded, one.currency)),
            )
        )
    return " · ".join(found)


def count_words(count: int) -> str:
    """`1,204 links`."""
    if count == 1:
        return QCoreApplication.translate("Payments", "1 link")
    words = QCoreApplication.translate("Payments", "{count} links")
    return words.format(count=QLocale().toString(count))


def period_choices() -> tuple[tuple[float | None, str], ...]:
    """How far back, in seconds, with its words."""
    translate = QCoreApplication.translate
    return (
        (None, translate("Payments", "Any time")),
        (_DAY_S, translate("Payments", "Last 24 hours")),
        (7 * _DAY_S, translate("Payments", "Last 7 days")),
        (30 * _DAY_S, translate("Payments", "Last 30 days")),
        (365 * _DAY_S, translate("Payments", "Last year")),
    )
