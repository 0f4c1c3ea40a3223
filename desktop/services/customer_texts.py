"""A language's texts for customers, and how it writes amounts, days and times.

The texts are `resources/messages/<language>.json`. A text whose words follow a number has a form
for each of the language's plural categories (CLDR): `total.one`, `total.few`, `total.other`.
"""

import json
import re
from datetime import datetime
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import NumberPattern, get_minus_sign_symbol, parse_pattern

from desktop.models.money import Money, exponent
from desktop.resources import resource

FALLBACK = "en"
# Where a language's airline habits are those of one country: day before month, our own spelling.
_LOCALES = {"en": "en_GB", "pt": "pt_PT"}
_WITH_YEAR = {"en": "E d MMM y"}
"""Where a day with its year would be written otherwise than the day alone: `Tue 5 Jan 2027`."""
_24_HOURS = frozenset({"ar", "es", "ja"})
"""Where an airline writes times of 24 hours in two digits although the locale would not."""
_CODE_BEFORE_DIGITS = re.compile(r"(?<=[A-Za-z])(?=\d)")
_RIGHT_TO_LEFT = frozenset({"ar"})


@cache
def languages() -> tuple[str, ...]:
    """The languages (BCP 47) that customers can be written to in, sorted."""
    return tuple(sorted(path.stem for path in resource("messages").glob("*.json")))


def supported(language: str) -> str:
    """Return the language that a customer with `language` is written to in: `pt-BR` → `pt`."""
    base = language.replace("_", "-").split("-")[0].lower()
    return base if base in languages() else FALLBACK


@cache
def texts_of(language: str) -> dict[str, str]:
    """All texts of a language, or of English where there are none."""
    path = resource("messages", f"{supported(language)}.json")
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return texts


def plural(language: str, key: str, count: int) -> str:
    """The form of the text `key` that goes with `count`."""
    texts = texts_of(language)
    form = locale_of(language).plural_form(count)
    return texts.get(f"{key}.{form}") or texts[f"{key}.other"]


def greeting(language: str, contact_name: str) -> str:
    """How a customer is greeted, by name where there is one."""
    texts = texts_of(language)
    name = contact_name.strip()
    if not name:
        return texts["greeting_nameless"]
    return texts["greeting"].format(name=name if texts["name_style"] == "full" else name.split()[0])


def money_words(money: Money, language: str) -> str:
    """An amount as this language writes it, with exactly the currency's own decimals."""
    locale = locale_of(language)
    pattern = _currency_pattern(str(locale), exponent(money.currency))
    value = Decimal(money.amount).scaleb(-exponent(money.currency))
    words = str(pattern.apply(value, locale, currency=money.currency, currency_digits=False))
    # What CLDR asks for and Babel leaves out: a code stands apart from its digits, and minus is
    # the language's own sign.
    words = _CODE_BEFORE_DIGITS.sub("\u00a0", words)
    return words.replace("-", get_minus_sign_symbol(locale))


def day_words(moment: datetime, language: str, *, with_year: bool = False) -> str:
    """Weekday, day and month: `zo 22 nov`, and the year where that is asked for."""
    locale = locale_of(language)
    if with_year and supported(language) in _WITH_YEAR:
        return str(format_date(moment, _WITH_YEAR[supported(language)], locale=locale))
    return str(format_skeleton("yMMMEd" if with_year else "MMMEd", moment, locale=locale))


def clock_words(moment: datetime, language: str) -> str:
    """Hours and minutes: `12:15`, in Danish `12.15`."""
    form = "HH:mm" if supported(language) in _24_HOURS else "short"
    return str(format_time(moment, form, locale=locale_of(language)))


def apart(text: str, language: str) -> str:
    """A piece that keeps its own direction within this language's text: in Arabic a flight, span of
    times, code or host would otherwise trade places with its neighbours (Unicode's first strong
    isolate). Nothing is added where the language runs as they do."""
    return f"\u2068{text}\u2069" if text and supported(language) in _RIGHT_TO_LEFT else text


@cache
def locale_of(language: str) -> Locale:
    """The locale by whose habits customers of a language are written to."""
    code = supported(language)
    return Locale.parse(_LOCALES.get(code, code))


@cache
def _currency_pattern(locale: str, digits: int) -> NumberPattern:
    pattern = Locale.parse(locale).currency_formats["standard"].pattern
    return parse_pattern(pattern.replace("0.00", "0." + "0" * digits if digits else "0"))
