"""The short code of a quote, which a customer reads out and any colleague can confirm by phone."""

import hashlib

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 signs, a prime number, without those that sound or look like another (0 O, 1 I L)."""
LENGTH = 6


def quote_code(quote_id: str) -> str:
    """Return the code of a quote: five signs out of its id and a check sign, `7KQ2MX`.

    All generations of a quote have the same code, so that a renewed link is the same offer.
    """
    number = int.from_bytes(hashlib.sha256(quote_id.encode()).digest()[:8], "big")
    signs: list[int] = []
    for _ in range(LENGTH - 1):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(sign)
    return "".join(ALPHABET[sign] for sign in (*signs, _check(signs)))


def spoken(code: str) -> str:
    """The code in two groups, as it is shown and read out: `7KQ 2MX`."""
    return f"{code[:3]} {code[3:]}"


def read_code(text: str) -> str | None:
    """Return the code that was typed or heard, or None where it cannot be one.

    Spaces, hyphens and small letters do not matter. Any one wrong sign, and any two neighbours
    that are swapped, are found out: the weights 1 to 6 differ modulo a prime.
    """
    code = "".join(sign for sign in text.upper() if sign.isalnum())
    if len(code) != LENGTH or any(sign not in ALPHABET for sign in code):
        return None
    signs = [ALPHABET.index(sign) for sign in code]
    return code if signs[-1] == _check(signs[:-1]) else None


def _check(signs: list[int]) -> int:
    weighted = sum((place + 2) * sign for place, sign in enumerate(signs))
    return -weighted % len(ALPHABET)
