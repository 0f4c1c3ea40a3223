"""What kind of Stripe key a text is, told without using it."""

import re
from dataclasses import dataclass
from enum import StrEnum

_KEY = re.compile(r"(rk|sk|pk)_(test|live)_[A-Za-z0-9_]+", re.ASCII)


class KeyKind(StrEnum):
    """Stripe's kinds of keys, as far as the desk tells them apart."""

    RESTRICTED_TEST = "restricted_test"
    RESTRICTED_LIVE = "restricted_live"
    SECRET = "secret"
    PUBLISHABLE = "publishable"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """A verdict on a key. `message` says what is wrong and what to do; empty when it may be used.

    `live` says whether real money moves.
    """

    kind: KeyKind
    message: str = ""

    @property
    def usable(self) -> bool:
        """Whether the desk works with a key of this kind."""
        return self.kind in (KeyKind.RESTRICTED_TEST, KeyKind.RESTRICTED_LIVE)

    @property
    def live(self) -> bool:
        """Whether real money moves with it."""
        return self.kind is KeyKind.RESTRICTED_LIVE


def check_key(key: str) -> KeyCheck:
    """Tell a key's kind by its prefix. Only restricted keys are accepted.

    Source: docs.stripe.com/keys (`rk_` restricted, `sk_` secret, `pk_` publishable).
    """
    match = _KEY.fullmatch(key)
    if match is None:
        return KeyCheck(
            KeyKind.WRONG,
            "This is not a Stripe key: a restricted key starts with rk_test_ or rk_live_. "
            "Copy it again from Stripe's Dashboard, Developers, API keys.",
        )
    if match[1] == "sk":
        return KeyCheck(
            KeyKind.SECRET,
            "This is a full secret key: whoever has it can move all of the account's money, so it "
            "does not belong on a desk. Make a restricted key in Stripe's "
            "Dashboard (Checkout Sessions: Write, Events: Read, PaymentIntents: Read, and to give "
            "money back Charges and Refunds: Write) and use it.",
        )
    if match[1] == "pk":
        return KeyCheck(
            KeyKind.PUBLISHABLE,
            "This is a publishable key: it cannot make payment links. Use a "
            "restricted key, which starts with rk_test_ or rk_live_.",
        )
    live = match[2] == "live"
    return KeyCheck(KeyKind.RESTRICTED_LIVE if live else KeyKind.RESTRICTED_TEST)
