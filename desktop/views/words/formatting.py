"""Money, times and durations as the agent reads them, in the agent's own locale."""

import re
from math import ceil

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from desktop.models.money import Money, exponent

_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "KRW": "₩", "INR": "₹", "TRY": "₺"}
"""Signs that cannot be taken for another currency's here: all others show their ISO code."""

MINUTE = 60
HOUR = 3600
DAY = 86400


def money(value: Money, locale: QLocale | None = None) -> str:
    """Write an amount with its currency: `€186.00`, `€ 186,00`, `CHF 186.00`, `¥1,200`.

    The digits come from the integer; only the place of the sign and symbol is the locale's.
    """
    locale = locale or QLocale()
    symbol = _SYMBOLS.get(value.currency, value.currency)
    pattern = locale.toCurrencyString(1.0, symbol, 0)
    digits = amount(Money(abs(value.amount), value.currency), locale)
    one = locale.toString(1)
    if symbol == value.currency:
        # A code needs room beside the digits, where a sign does not.
        pattern = pattern.replace(f"{symbol}{one}", f"{symbol}\u00a0{one}")
    text = pattern.replace(one, digits, 1)
    return f"{locale.negativeSign()}{text}" if value.amount < 0 else text


def amount(value: Money, locale: QLocale | None = None) -> str:
    """Write an amount without its currency: `1,186.00`, `1.186,00`, `1,200` (yen)."""
    locale = locale or QLocale()
    decimals = exponent(value.currency)
    whole, rest = divmod(abs(value.amount), 10**decimals)
    text = locale.toString(whole)
    if decimals:
        zero = ord(locale.zeroDigit()[0])
        fraction = "".join(chr(zero + int(digit)) for digit in f"{rest:0{decimals}d}")
        text = f"{text}{locale.decimalPoint()}{fraction}"
    return f"{locale.negativeSign()}{text}" if value.amount < 0 else text


def clock(at: float, locale: QLocale | None = None) -> str:
    """The time of day at this computer: `14:02`. `at` is UTC seconds."""
    return (locale or QLocale()).toString(_local(at).time(), QLocale.FormatType.ShortFormat)


def day(at: float, now: float, locale: QLocale | None = None) -> str:
    """`Today`, `Yesterday`, or `Sun 22 Nov` (with the year where it is another one)."""
    locale = locale or QLocale()
    date, today = _local(at).date(), _local(now).date()
    if date == today:
        return QCoreApplication.translate("Formatting", "Today")
    if date.addDays(1) == today:
        return QCoreApplication.translate("Formatting", "Yesterday")
    return short_date(at, now, locale)


def short_date(at: float, now: float, locale: QLocale | None = None) -> str:
    """`Sun 22 Nov`, with the year where it is not this one. Both are UTC seconds."""
    date, today = _local(at).date(), _local(now).date()
    pattern = "ddd d MMM" if date.year() == today.year() else "ddd d MMM yyyy"
    return (locale or QLocale()).toString(date, pattern).replace(".", "")


def moment(at: float, now: float, locale: QLocale | None = None) -> str:
    """A time near now: `18:00` today, `Sun 22 Nov, 18:00` on another day."""
    if _local(at).date() == _local(now).date():
        return clock(at, locale)
    return f"{short_date(at, now, locale)}, {clock(at, locale)}"


def weekday(at: float, now: float, locale: QLocale | None = None) -> str:
    """A time of the days to come where there is little room: `18:00` today, `Sun 18:00` within six
    days, then `Sun 22 Nov`."""
    if _local(at).date() == _local(now).date():
        return clock(at, locale)
    if at - now > 6 * DAY:
        return short_date(at, now, locale)
    day_of_week = (locale or QLocale()).toString(_local(at).date(), "ddd").replace(".", "")
    return f"{day_of_week} {clock(at, locale)}"


def ago(at: float, now: float, locale: QLocale | None = None) -> str:
    """How long ago, for a row: `now`, `2 min`, `3 h`, `Yesterday`, `Sun 22 Nov`."""
    seconds = now - at
    if seconds < MINUTE:
        return QCoreApplication.translate("Formatting", "now")
    if seconds < HOUR:
        return _minutes(int(seconds // MINUTE))
    if _local(at).date() == _local(now).date() or seconds < 6 * HOUR:
        return _hours(int(seconds // HOUR))
    return day(at, now, locale)


def since(at: float, now: float) -> str:
    """How long ago to the second, for what is ticking: `2 s ago`, `4 min ago`, `3 h ago`."""
    return QCoreApplication.translate("Formatting", "{duration} ago").format(
        duration=_rough(max(0.0, now - at))
    )


def duration(seconds: float) -> str:
    """A length of time as it is counted down, never more than is left: `45 s`, `2 h 10`."""
    seconds = max(0.0, seconds)
    if seconds < MINUTE:
        return _seconds(int(seconds))
    if seconds < HOUR:
        return _minutes(int(seconds // MINUTE))
    if seconds < 2 * DAY:
        hours, minutes = divmod(int(seconds // MINUTE), 60)
        if minutes == 0:
            return _hours(hours)
        return QCoreApplication.translate("Formatting", "{hours} h {minutes}").format(
            hours=hours, minutes=f"{minutes:02d}"
        )
    return _days(int(seconds // DAY))


def rounded(seconds: float) -> str:
    """A measured length of time, to the nearest whole unit from below one: `1 min`, `4 min`."""
    if seconds < MINUTE:
        return _seconds(max(1, round(seconds)))
    if seconds < 90 * MINUTE:
        return _minutes(round(seconds / MINUTE))
    return _hours(round(seconds / HOUR))


def remaining(seconds: float) -> str:
    """Time until something is due, a begun minute counting whole: `1 min`, `3 min`, `2 h`."""
    minutes = max(1, ceil(seconds / MINUTE))
    return _minutes(minutes) if minutes < 120 else _hours(minutes // 60)


def initials(name: str) -> str:
    """One or two capitals of a name; `de`, `van` and the like do not count."""
    words = [word for word in re.split(r"[\s._-]+", name.strip("@ ")) if word]
    capital = [word for word in words if word[0].isupper() or not word[0].isalpha()] or words
    if not capital:
        return "?"
    chosen = capital if len(capital) == 1 else [capital[0], capital[-1]]
    return "".join(word[0] for word in chosen).upper()


def _rough(seconds: float) -> str:
    if seconds < MINUTE:
        return _seconds(int(seconds))
    if seconds < HOUR:
        return _minutes(int(seconds // MINUTE))
    if seconds < DAY:
        return _hours(int(seconds // HOUR))
    return _days(int(seconds // DAY))


def _seconds(count: int) -> str:
    return QCoreApplication.translate("Formatting", "{count} s").format(count=count)


def _minutes(count: int) -> str:
    return QCoreApplication.translate("Formatting", "{count} min").format(count=count)


def _hours(count: int) -> str:
    return QCoreApplication.translate("Formatting", "{count} h").format(count=count)


def _days(count: int) -> str:
    return QCoreApplication.translate("Formatting", "{count} d").format(count=count)


def _local(at: float) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(int(at * 1000)).toLocalTime()
