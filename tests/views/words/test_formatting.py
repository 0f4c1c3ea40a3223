"""Money and times as the agent reads them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from desktop.models.money import Money
from desktop.views.words import formatting

NOW = 1_795_262_940.0


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        (18600, "EUR", "en_GB", "€186.00"),
        (185000, "EUR", "en_GB", "€1,850.00"),
        (18600, "EUR", "nl_NL", "€\u00a0186,00"),
        (185000, "EUR", "nl_NL", "€\u00a01.850,00"),
        (18600, "EUR", "fr_FR", "186,00\u00a0€"),
        (1200, "JPY", "en_GB", "¥1,200"),
        (1234567, "KWD", "en_GB", "KWD\u00a01,234.567"),
        (18600, "CHF", "en_GB", "CHF\u00a0186.00"),
        (5, "EUR", "en_GB", "€0.05"),
        (-1500, "EUR", "en_GB", "-€15.00"),
    ],
)
def test_money_in_the_agents_locale(amount: int, currency: str, locale: str, text: str) -> None:
    assert formatting.money(Money(amount, currency), QLocale(locale)) == text


@pytest.mark.property
@given(
    st.integers(-(10**17), 10**17),
    st.sampled_from(["EUR", "JPY", "KWD"]),
    st.sampled_from(["en_GB", "nl_NL", "de_CH", "fr_FR", "hi_IN"]),
)
def test_no_digit_is_ever_lost(amount: int, currency: str, locale: str) -> None:
    money = Money(amount, currency)
    written = formatting.amount(money, QLocale(locale))
    digits = "".join(sign for sign in written if sign.isdigit())
    assert digits == "".join(sign for sign in money.decimal if sign.isdigit())


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "now"), (59, "now"), (60, "1 min"), (11 * 60, "11 min"), (3600 * 2 + 5, "2 h")],
)
def test_how_long_ago(seconds: float, text: str) -> None:
    assert formatting.ago(NOW - seconds, NOW) == text


def test_other_days_are_named() -> None:
    noon = time.mktime((2026, 11, 20, 12, 0, 0, 0, 0, -1))
    assert formatting.ago(noon - 24 * 3600, noon) == "Yesterday"
    assert formatting.ago(noon - 3 * 24 * 3600, noon) == "Tue 17 Nov"
    assert formatting.day(noon, noon) == "Today"
    assert formatting.moment(noon, noon) == "12:00"
    assert formatting.moment(noon + 48 * 3600, noon) == "Sun 22 Nov, 12:00"
    assert formatting.weekday(noon, noon) == "12:00"
    assert formatting.weekday(noon + 48 * 3600, noon) == "Sun 12:00"
    assert formatting.weekday(noon + 7 * 86400, noon) == "Fri 27 Nov"  # Friday alone is today
    assert formatting.short_date(noon - 400 * 24 * 3600, noon).endswith("2025")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (45, "45 s"),
        (179, "2 min"),
        (7830, "2 h 10"),
        (7200, "2 h"),
        (3 * 86400 + 5, "3 d"),
        (-4, "0 s"),
    ],
)
def test_a_countdown_never_shows_more_than_is_left(seconds: float, text: str) -> None:
    assert formatting.duration(seconds) == text


def test_a_begun_minute_counts() -> None:
    assert formatting.remaining(121) == "3 min"
    assert formatting.remaining(1) == "1 min"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Sanne de Vries", "SV"),
        ("James Okafor", "JO"),
        ("@kim_lee", "KL"),
        ("王小明", "王"),
        ("", "?"),
        ("maria", "M"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert formatting.initials(name) == letters
