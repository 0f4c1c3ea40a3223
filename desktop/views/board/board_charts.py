"""What a board draws: what was paid by step and channel, and first responses over the time."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.models.board.figures import Board, MoneyStep
from desktop.models.board.rates import Rates, summed
from desktop.models.hub_words import Channel
from desktop.models.money import Money, exponent
from desktop.views.board.board_sums import paid_of
from desktop.views.board.board_words import channel_words, short_day
from desktop.views.board.charts import Bars, Lines, Part
from desktop.views.words import formatting

_QUARTERS = 96
_THOUSAND, _MILLION = 1000, 1_000_000
_FEW = 20
"""Of so little the cents count."""


def paid_bars(board: Board, rates: Rates) -> Bars:
    """What was paid in each step, by channel, in the currency that is added up in."""
    period = board.wanted.period
    unit = 10 ** exponent(rates.currency)
    channels = _channels(board.steps, rates)
    parts = tuple(
        Part(
            channel_words(channel),
            tuple(_paid(board.steps, rates, channel, step) / unit for step in period.steps),
        )
        for channel in channels
    )
    labels = tuple(short_day(step, month=period.by_months) for step in period.steps)
    return Bars(
        labels,
        parts,
        lambda value: short_money(value, rates.currency),
        QCoreApplication.translate("Board", "Nothing was paid."),
    )


def paid_title(board: Board, rates: Rates) -> str:
    """What the bars are of, and which currencies are not in them for want of a rate."""
    translate = QCoreApplication.translate
    words = translate("Board", "Paid per day, by channel")
    if board.wanted.period.by_months:
        words = translate("Board", "Paid per month, by channel")
    if left_out := without_rate(board, rates):
        without = translate("Board", "{title}, without {currencies}")
        words = without.format(title=words, currencies=", ".join(left_out))
    return words


def without_rate(board: Board, rates: Rates) -> tuple[str, ...]:
    """The currencies in which something was paid that cannot be added up."""
    return summed({one: paid for one, paid in paid_of(board.money).items() if paid}, rates).left_out


def response_lines(board: Board) -> Lines:
    """Median and 90th percentile, in minutes, over the day or the days of the period."""
    translate = QCoreApplication.translate
    period = board.wanted.period
    one_day = len(period.days) == 1
    if one_day:
        known = {one.quarter: one for one in board.line if one.quarter is not None}
        last = max(known, default=0)
        places = list(range(last + 1))
        points = [known.get(place) for place in places]
        span = max(1, last)
        hours = range(0, last // 4 + 1, max(1, (last // 4 + 1) // 5))
        ticks = tuple((hour * 4 / span, f"{hour:02d}:00") for hour in hours if hour * 4 <= span)
    else:
        by_day = {one.day: one for one in board.line}
        steps = period.steps
        places = list(range(len(steps)))
        points = [by_day.get(step) for step in steps]
        span = max(1, len(steps) - 1)
        every = max(1, -(-len(steps) // 7))
        ticks = tuple(
            (place / span, short_day(step, month=period.by_months))
            for place, step in enumerate(steps)
            if place % every == 0
        )
    target = board.response.target / 60
    return Lines(
        at=tuple(place / span for place in places),
        lower=tuple(one.median / 60 if one and one.median is not None else None for one in points),
        upper=tuple(one.p90 / 60 if one and one.p90 is not None else None for one in points),
        lower_name=translate("Board", "median"),
        upper_name=translate("Board", "90% within"),
        target=target,
        target_name=translate("Board", "target {time}").format(
            time=formatting.duration(board.response.target)
        ),
        ticks=ticks,
        said=lambda value: QLocale().toString(round(value, 1)) if value % 1 else f"{value:.0f}",
        nothing=translate("Board", "Nobody was answered."),
    )


def short_money(value: float, currency: str) -> str:
    """An amount where there is little room: `€1.2M`, `€12k`, `€850`."""
    unit = 10 ** exponent(currency)
    if value >= _THOUSAND - 0.5:
        words, size = "{number}k", _THOUSAND
        if value >= _MILLION - _THOUSAND / 2:
            words, size = QCoreApplication.translate("Board", "{number}M"), _MILLION
        digits = 0 if value >= 100 * size or value % size == 0 else 1
        number = QLocale().toString(value / size, "f", digits)
        whole = formatting.money(Money(unit, currency))
        one = formatting.amount(Money(unit, currency))
        return whole.replace(one, words.format(number=number), 1)
    if value < _FEW and value % 1:
        return formatting.money(Money(round(value * unit), currency))
    whole = formatting.money(Money(round(value) * unit, currency))
    cents = f"{QLocale().decimalPoint()}{QLocale().zeroDigit() * exponent(currency)}"
    return whole.replace(cents, "", 1) if exponent(currency) else whole


def _channels(steps: Iterable[MoneyStep], rates: Rates) -> list[Channel | None]:
    """Those that brought something that can be added up, most first."""
    found: dict[Channel | None, int] = {}
    for one in steps:
        whole = summed({one.sum.currency: one.sum.paid}, rates).total.amount
        if whole:
            found[one.channel] = found.get(one.channel, 0) + whole
    return sorted(found, key=lambda channel: (-found[channel], channel or ""))


def _paid(steps: Iterable[MoneyStep], rates: Rates, channel: Channel | None, step: date) -> int:
    some = [one.sum for one in steps if one.channel == channel and one.day == step]
    return summed(paid_of(some), rates).total.amount
