"""Takes out of a text what no log, report or support file may hold: secrets and personal values."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

HIDDEN = "[hidden]"

_URL = re.compile(r"\b(?:https?|wss?)://[^\s\"'<>\])}]+", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_STRIPE_SECRET = re.compile(r"\b(?:rk|sk|pk|whsec|ek)_[A-Za-z0-9_]{6,}", re.ASCII)
_CLIENT_SECRET = re.compile(r"\b((?:pi|seti|cs)_[A-Za-z0-9_]+?)_secret_[A-Za-z0-9]+", re.ASCII)
_NAMED_SECRET = re.compile(
    r"(?i)([\"']?\b(?:api_access_token|access_token|pubsub_token|hub_token|stripe_key|authorization"
    r"|passphrase|password|passwd|secret|token|key|cookie|set-cookie)\b[\"']?\s*[=:]\s*)"
    r"(?:(?:bearer|basic)\s+)?(\"[^\"]*\"|'[^']*'|[^\s,;&}\]]+)"
)
_BEARER = re.compile(r"(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,}")
_RAW_KEY = re.compile(r"(?i)x'[0-9a-f]{16,}'")
# A token is long and has both letters and digits; a UUID (an id of ours) has dashes in fixed
# places, and a provider's id names its kind first.
_TOKEN = re.compile(
    r"(?<![\w-])(?!(?:cs|pi|evt|ch|re|dp|req|acct|txn|pm|py)_)"
    r"(?=[A-Za-z_]*\d)(?=[\d_]*[A-Za-z])[A-Za-z0-9_]{20,}(?![\w-])",
    re.ASCII,
)
_PHONE = re.compile(r"(?<![\w-])(?:\+|00)\d[\d ().-]{6,24}\d", re.ASCII)
_CARD = re.compile(r"(?<![\w-])\d(?:[ .\u00a0-]?\d){12,18}(?![\w-])")


def redacted(text: str) -> str:
    """Return `text` without links, keys, tokens, mail addresses, phone and card numbers.

    Ids stay: jobs' and quotes' UUIDs, the provider's object ids (`cs_`, `pi_`, `evt_`), the hub's
    numbers. Of an address the host stays. Names cannot be told from words: what may hold them is
    not given to a log in the first place.
    """
    if not text:
        return text
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def _host_only(match: re.Match[str]) -> str:
    try:
        parts = urlsplit(match[0])
        host = parts.hostname or ""
    except ValueError:
        return HIDDEN
    return f"{parts.scheme}://{host}/…" if host else HIDDEN


_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_URL, _host_only),
    (_CLIENT_SECRET, rf"\1_secret_{HIDDEN}"),
    (_STRIPE_SECRET, HIDDEN),
    (_NAMED_SECRET, rf"\1{HIDDEN}"),
    (_BEARER, rf"\1 {HIDDEN}"),
    (_RAW_KEY, HIDDEN),
    (_EMAIL, HIDDEN),
    (_PHONE, HIDDEN),
    (_CARD, HIDDEN),
    (_TOKEN, HIDDEN),
)
