"""A board's values in words: tiles for the page, the wallboard and the report."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.models.board.figures import Board, Figure
from desktop.models.board.period import Period, PeriodKind
from desktop.models.board.rates import Rates, by_currency, summed
from desktop.models.hub_words import Channel
from desktop.models.money import Money, exponent
from desktop.models.stuck_kind import StuckKind
from desktop.views.board.board_sums import each_currency, paid_of
from desktop.views.board.figure_words import figure_words
from desktop.views.controls.avatar import channel_name
from desktop.views.style.tokens import Tone
from desktop.views.words import formatting

NOTHING = "–"
"""Stands for a figure that nobody can know."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure as it is shown. `marked` stands first below the value, in the colour of `tone`, and
    `rest` follows; either may be empty."""

    figure: Figure
    title: str
    value: str
    marked: str = ""
    rest: str = ""
    tone: Tone = Tone.MUTED

    @property
    def below(self) -> str:
        """What stands below the value."""
        return " · ".join(part for part in (self.marked, self.rest) if part)

    @property
    def spoken(self) -> str:
        """All of it, for those who hear it."""
        return f"{self.title}: {self.value}. {self.below}"


SHOWN = (
    Figure.RESPONSE_NOW,
    Figure.RESPONSE,
    Figure.INSIDE_TARGET,
    Figure.WAITING,
    Figure.SOLVED,
    Figure.PUBLIC,
    Figure.SATISFACTION,
    Figure.PAID,
    Figure.CONVERSION,
    Figure.LINKS_OPEN,
    Figure.TIME_TO_TICKET,
    Figure.NOT_TICKETED,
    Figure.STUCK,
)
"""The figures that have a tile, in their order below their headings."""


def tile(figure: Figure, board: Board, rates: Rates) -> Tile:
    """Return a figure's tile."""
    makers: Mapping[Figure, Callable[[], Tile]] = {
        Figure.RESPONSE_NOW: lambda: _now(board),
        Figure.RESPONSE: lambda: _response(board),
        Figure.INSIDE_TARGET: lambda: _inside(board),
        Figure.WAITING: lambda: _waiting(board),
        Figure.ON_DUTY: lambda: _on_duty(board),
        Figure.SOLVED: lambda: _solved(board),
        Figure.PUBLIC: lambda: _public(board),
        Figure.SATISFACTION: lambda: _satisfaction(board),
        Figure.PAID: lambda: _paid(board, rates),
        Figure.CONVERSION: lambda: _conversion(board),
        Figure.LINKS_OPEN: lambda: _count(Figure.LINKS_OPEN, board.open_links),
        Figure.TIME_TO_TICKET: lambda: _to_ticket(board),
        Figure.NOT_TICKETED: lambda: _stuck(board, Figure.NOT_TICKETED),
        Figure.STUCK: lambda: _stuck(board, Figure.STUCK),
    }
    return makers[figure]()


def lasted(seconds: int | None) -> str:
    """A measured time to the second: `4 min 12 s`, `42 s`, `2 h 05 min`."""
    translate = QCoreApplication.translate
    if seconds is None:
        return NOTHING
    if seconds < formatting.MINUTE:
        return translate("Board", "{seconds} s").format(seconds=seconds)
    if seconds < formatting.HOUR:
        minutes, rest = divmod(seconds, 60)
        return translate("Board", "{minutes} min {seconds} s").format(
            minutes=minutes, seconds=f"{rest:02d}"
        )
    hours, minutes = divmod(seconds // 60, 60)
    return translate("Board", "{hours} h {minutes} min").format(
        hours=hours, minutes=f"{minutes:02d}"
    )


def percent(share: float | None) -> str:
    """A share in whole percent; never rounded up to all of it."""
    if share is None:
        return NOTHING
    whole = round(share * 100)
    if whole == 100 and share < 1:
        whole = 99
    return f"{QLocale().toString(whole)}%"


def whole_money(value: Money) -> str:
    """An amount without cents, where it is large: `€80,214`."""
    unit = 10 ** exponent(value.currency)
    if unit == 1 or abs(value.amount) < 1000 * unit:
        return formatting.money(value)
    rounded = formatting.money(Money(round(value.amount / unit) * unit, value.currency))
    cents = f"{QLocale().decimalPoint()}{QLocale().zeroDigit() * len(str(unit)[1:])}"
    return rounded.replace(cents, "", 1)


def period_words(period: Period) -> str:
    """Name a period: `Saturday 21 November`, `Week 47, 16–22 November 2026`."""
    translate = QCoreApplication.translate
    if period.kind is PeriodKind.TODAY:
        return day_words(period.first)
    if period.kind is PeriodKind.WEEK:
        words = translate("Board", "Week {number}, {span}")
        return words.format(number=period.first.isocalendar().week, span=_span(period))
    return _span(period)


def day_words(day: date) -> str:
    """`Saturday 21 November`."""
    return QLocale().toString(_qdate(day), "dddd d MMMM")


def short_day(day: date, *, month: bool = False) -> str:
    """What stands below a bar: `Sat 21`, or `Nov`."""
    return QLocale().toString(_qdate(day), "MMM" if month else "ddd d").replace(".", "")


def versus(board: Board, rates: Rates) -> tuple[float | None, str]:
    """How the money stands against the period before: the share by which it is more or less, None
    where that cannot be said, and against what."""
    translate = QCoreApplication.translate
    words = {
        PeriodKind.TODAY: translate("Board", "on the same day last week"),
        PeriodKind.WEEK: translate("Board", "on the week before"),
        PeriodKind.DAYS_30: translate("Board", "on the 30 days before"),
        PeriodKind.MONTHS_12: translate("Board", "on the 12 months before"),
    }[board.wanted.period.kind]
    before = summed(paid_of(board.before), rates).total.amount
    now = summed(paid_of(board.money), rates).total.amount
    return ((now - before) / before if before else None), words


def _now(board: Board) -> Tile:
    translate = QCoreApplication.translate
    now, title = board.now, figure_words(Figure.RESPONSE_NOW)
    if now.median is None:
        rest = translate("Board", "nobody was answered first")
        return Tile(Figure.RESPONSE_NOW, title, NOTHING, rest=rest)
    cases = _cases(now.cases)
    at = translate("Board", "at {time}").format(time=formatting.clock(now.at))
    tone = Tone.OK if now.median <= board.response.target else Tone.BAD
    return Tile(Figure.RESPONSE_NOW, title, lasted(now.median), cases, at, tone)


def _response(board: Board) -> Tile:
    translate = QCoreApplication.translate
    found, title = board.response, figure_words(Figure.RESPONSE)
    if found.median is None or found.p90 is None:
        return Tile(
            Figure.RESPONSE, title, NOTHING, rest=translate("Board", "nobody was answered yet")
        )
    marked = translate("Board", "90% within {time}").format(time=lasted(found.p90))
    tone = Tone.OK if found.p90 <= found.target else Tone.BAD
    cases = translate("Board", "{count} answered").format(count=_number(found.answered))
    if board.hub is not None and board.hub.mean_first_response is not None:
        mean = lasted(board.hub.mean_first_response)
        cases += " · " + translate("Board", "the hub's mean {time}").format(time=mean)
    return Tile(Figure.RESPONSE, title, lasted(found.median), marked, cases, tone)


def _inside(board: Board) -> Tile:
    translate = QCoreApplication.translate
    found = board.response
    target = formatting.duration(found.target)
    title = translate("Board", "Inside {target}").format(target=target)
    if found.share is None:
        rest = translate("Board", "nothing was due")
        return Tile(Figure.INSIDE_TARGET, title, NOTHING, rest=rest)
    of = translate("Board", "{inside} of {due} due").format(
        inside=_number(found.inside), due=_number(found.due)
    )
    words = translate("Board", "{count} still unanswered").format(count=_number(found.late))
    late = words if found.late else ""
    tone = Tone.BAD if found.late else Tone.OK
    return Tile(Figure.INSIDE_TARGET, title, percent(found.share), late, of, tone)


def _waiting(board: Board) -> Tile:
    translate = QCoreApplication.translate
    found, title = board.waiting, figure_words(Figure.WAITING)
    if found.oldest is None:
        return Tile(Figure.WAITING, title, _number(0), translate("Board", "nobody"), "", Tone.OK)
    age = formatting.duration(board.at - found.oldest)
    oldest = translate("Board", "oldest {age}").format(age=age)
    late = translate("Board", "{count} past target").format(count=_number(found.past_target))
    tone = Tone.BAD if found.past_target else Tone.OK
    return Tile(Figure.WAITING, title, _number(found.count), late, oldest, tone)


def _on_duty(board: Board) -> Tile:
    translate = QCoreApplication.translate
    found, title = board.on_duty, figure_words(Figure.ON_DUTY)
    if not found.agents:
        value = NOTHING if found.agents is None else _number(0)
        rest = _conversations(found.conversations)
        return Tile(Figure.ON_DUTY, title, value, rest=rest)
    each = QLocale().toString(round(found.conversations / found.agents))
    rest = translate("Board", "{count} conversations each").format(count=each)
    return Tile(Figure.ON_DUTY, title, _number(found.agents), rest=rest)


def _solved(board: Board) -> Tile:
    translate = QCoreApplication.translate
    found, title = board.handled, figure_words(Figure.SOLVED)
    share = found.solved / found.cases if found.cases else None
    of = translate("Board", "{count} of {all} cases").format(
        count=_number(found.solved), all=_number(found.cases)
    )
    if board.hub is not None:
        cases = _cases(board.hub.conversations)
        of += " · " + translate("Board", "the hub counts {cases}").format(cases=cases)
    return Tile(Figure.SOLVED, title, percent(share), rest=of)


def _public(board: Board) -> Tile:
    translate = QCoreApplication.translate
    found, title = board.handled, figure_words(Figure.PUBLIC)
    if not found.public:
        return Tile(
            Figure.PUBLIC, title, NOTHING, rest=translate("Board", "nobody wrote in public")
        )
    of = translate("Board", "{count} of {all} cases").format(
        count=_number(found.public_answered), all=_number(found.public)
    )
    return Tile(Figure.PUBLIC, title, percent(found.public_answered / found.public), rest=of)


def _satisfaction(board: Board) -> Tile:
    translate = QCoreApplication.translate
    title = figure_words(Figure.SATISFACTION)
    said = board.hub.satisfaction if board.hub is not None else None
    if said is None:
        rest = translate("Board", "the hub has not told")
        if board.wanted.channels:
            rest = translate("Board", "not told by channel")
        elif board.hub_refuses:
            rest = translate("Board", "for hub administrators only")
        return Tile(Figure.SATISFACTION, title, NOTHING, rest=rest)
    if not said.answered:
        return Tile(
            Figure.SATISFACTION, title, NOTHING, rest=translate("Board", "nobody has answered")
        )
    of = translate("Board", "{count} of {all} asked answered").format(
        count=_number(said.answered), all=_number(said.sent)
    )
    return Tile(Figure.SATISFACTION, title, percent(said.positive / said.answered), rest=of)


def _paid(board: Board, rates: Rates) -> Tile:
    translate = QCoreApplication.translate
    week = board.wanted.period.first.isocalendar().week
    title = {
        PeriodKind.TODAY: translate("Board", "Paid today"),
        PeriodKind.WEEK: translate("Board", "Paid in week {number}").format(number=week),
    }.get(board.wanted.period.kind, figure_words(Figure.PAID))
    whole = summed(paid_of(board.money), rates)
    change, before = versus(board, rates)
    marked, tone = "", Tone.MUTED
    if change is not None:
        sign = "+" if change >= 0 else QLocale().negativeSign()
        marked = f"{sign}{QLocale().toString(abs(round(change * 100)))}% {before}"
        tone = Tone.OK if change >= 0 else Tone.BAD
    count = sum(one.payments for one in board.money if one.currency not in whole.left_out)
    rest = payments_words(count)
    if whole.left_out:
        beside = ", ".join(
            formatting.money(Money(one.paid, one.currency))
            for one in board.money
            if one.currency in whole.left_out
        )
        rest += " · " + translate("Board", "beside {amounts}").format(amounts=beside)
    return Tile(Figure.PAID, title, whole_money(whole.total), marked, rest, tone)


def _conversion(board: Board) -> Tile:
    translate = QCoreApplication.translate
    cohort, title = board.cohort, figure_words(Figure.CONVERSION)
    if cohort.share is None:
        rest = translate("Board", "no link was made")
        return Tile(Figure.CONVERSION, title, NOTHING, rest=rest)
    rest = translate("Board", "{paid} of {made}").format(
        paid=_number(cohort.paid), made=_number(cohort.made)
    )
    if board.to_pay.median is not None:
        took = formatting.rounded(board.to_pay.median)
        rest += " · " + translate("Board", "median {time} to pay").format(time=took)
    if cohort.pending:
        rest += " · " + translate("Board", "{count} still open").format(
            count=_number(cohort.pending)
        )
    return Tile(Figure.CONVERSION, title, percent(cohort.share), rest=rest)


def _to_ticket(board: Board) -> Tile:
    translate = QCoreApplication.translate
    took, title = board.to_ticket, figure_words(Figure.TIME_TO_TICKET)
    if took.median is None or took.p90 is None:
        rest = translate("Board", "nothing was ticketed")
        return Tile(Figure.TIME_TO_TICKET, title, NOTHING, rest=rest)
    rest = translate("Board", "90% within {time}").format(time=lasted(took.p90))
    return Tile(Figure.TIME_TO_TICKET, title, lasted(took.median), rest=rest)


def _stuck(board: Board, figure: Figure) -> Tile:
    translate = QCoreApplication.translate
    only = StuckKind.NOT_TICKETED if figure is Figure.NOT_TICKETED else None
    lines = [one for one in board.stuck if only is None or one.kind is only]
    title, count = figure_words(figure), sum(one.count for one in lines)
    if not count:
        return Tile(figure, title, _number(0), translate("Board", "nothing to do"), "", Tone.OK)
    late = sum(one.late for one in lines)
    at_stake = each_currency(
        by_currency([Money(amount, name) for one in lines for name, amount in one.amounts.items()])
    )
    age = formatting.duration(board.at - min(one.oldest for one in lines))
    rest = f"{translate('Board', 'oldest {age}').format(age=age)} · {at_stake}"
    marked = translate("Board", "{count} late").format(count=_number(late)) if late else ""
    return Tile(figure, title, _number(count), marked, rest, Tone.BAD if late else Tone.MUTED)


def _count(figure: Figure, count: int) -> Tile:
    return Tile(figure, figure_words(figure), _number(count))


def channel_words(channel: Channel | None) -> str:
    """A channel's name; also where nobody has told which it was."""
    return channel_name(channel) if channel else QCoreApplication.translate("Board", "Unknown")


def payments_words(count: int) -> str:
    """`1 payment`, `431 payments`."""
    translate = QCoreApplication.translate
    words = (
        translate("Board", "1 payment") if count == 1 else translate("Board", "{count} payments")
    )
    return words.format(count=_number(count))


def _cases(count: int) -> str:
    translate = QCoreApplication.translate
    words = translate("Board", "1 case") if count == 1 else translate("Board", "{count} cases")
    return words.format(count=_number(count))


def _conversations(count: int) -> str:
    translate = QCoreApplication.translate
    one, many = translate("Board", "1 conversation"), translate("Board", "{count} conversations")
    return (one if count == 1 else many).format(count=_number(count))


def _number(count: int) -> str:
    return QLocale().toString(count)


def _span(period: Period) -> str:
    """`16–22 November 2026`, `28 October – 26 November 2026`, `December 2025 – November 2026`."""
    first, last, locale = period.first, period.last, QLocale()
    if period.by_months:
        begin = locale.toString(_qdate(first), "MMMM yyyy")
        return f"{begin} – {locale.toString(_qdate(last), 'MMMM yyyy')}"
    end = locale.toString(_qdate(last), "d MMMM yyyy")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    pattern = "d MMMM" if first.year == last.year else "d MMMM yyyy"
    return f"{locale.toString(_qdate(first), pattern)} – {end}"


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
