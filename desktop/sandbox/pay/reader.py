"""How one visitor reads the payment page: language, amounts, durations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from babel import Locale, UnknownLocaleError
from babel.dates import format_timedelta

from desktop.sandbox.pay.languages import LANGUAGES
from desktop.sandbox.stripe.currencies import formatted

_FALLBACK = "en"
_NORWEGIAN = {"no": "nb", "nn": "nb"}


@dataclass(frozen=True)
class Reader:
    """A language of the page, and the babel locale that numbers are written in."""

    language: str
    locale: str

    def text(self, key: str, **values: str) -> str:
        """Return a phrase with its values filled in. Raises KeyError for an unknown key."""
        return LANGUAGES[self.language][key].format(**values)

    def money(self, amount: int, currency: str) -> str:
        """Return an amount of minor units as this visitor writes it."""
        return formatted(amount, currency, self.locale)

    def duration(self, seconds: float) -> str:
        """Return a length of time in its largest unit: "45 minutes"."""
        return format_timedelta(
            timedelta(seconds=max(seconds, 60)), threshold=1.5, locale=self.locale
        )


def reader(session_locale: str | None, accept_language: str) -> Reader:
    """Return how to read: by the session's locale, or the browser's when that is `auto`."""
    if session_locale not in (None, "auto"):
        return _of(str(session_locale)) or _of(_FALLBACK + "-GB") or Reader("en", "en_GB")
    for tag in _preferred(accept_language):
        found = _of(tag)
        if found is not None:
            return found
    return Reader("en", "en_GB")


def _of(tag: str) -> Reader | None:
    """Return the reader of a tag such as `pt-BR`, when the page speaks the language."""
    language = tag.split("-")[0].lower()
    language = _NORWEGIAN.get(language, language)
    if language not in LANGUAGES:
        return None
    try:
        locale = str(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        locale = language
    return Reader(language, locale)


def _preferred(accept_language: str) -> list[str]:
    """Return the tags of an Accept-Language header, the most wanted first."""
    weighted = []
    for place, part in enumerate(accept_language[:500].split(",")):
        tag, _, rest = part.strip().partition(";")
        try:
            weight = float(rest.strip().removeprefix("q=")) if rest else 1.0
        except ValueError:
            weight = 0.0
        if tag and tag != "*" and weight > 0:
            weighted.append((-weight, place, tag))
    return [tag for _, _, tag in sorted(weighted)]
