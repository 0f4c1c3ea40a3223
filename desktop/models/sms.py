"""How many SMS a text takes: what it costs, and how many pieces have to arrive.

Source: 3GPP TS 23.038, sections 6.1.2 and 6.2.1 (the 7-bit default alphabet and its extension), and
TS 23.040, section 9.2.3.24.1 (a header of 6 octets in each part of a longer text).
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")
"""Each of these takes two septets."""


class SmsCoding(StrEnum):
    """How a text travels."""

    GSM_7 = "gsm_7"
    UCS_2 = "ucs_2"
    """For all of it as soon as one character is not in the 7-bit alphabet."""


@dataclass(frozen=True, slots=True)
class SmsParts:
    """How a text is cut: `count` SMS, and how many more of its units (septets, or 16-bit units) go
    into the last of them."""

    count: int
    coding: SmsCoding
    left: int


_ALONE = {SmsCoding.GSM_7: 160, SmsCoding.UCS_2: 70}
_JOINED = {SmsCoding.GSM_7: 153, SmsCoding.UCS_2: 67}


_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2009\u202f", " "),
        **dict.fromkeys("\u2010\u2011\u2013\u2014\u2212·•", "-"),
        **dict.fromkeys("‘’‚′", "'"),
        **dict.fromkeys("“”„«»″", '"'),
        "…": "...",
        "→": ">",
        "º": "o",
        "ª": "a",
    }
)


def as_sms(text: str) -> str:
    """A text as it is sent by SMS: with plain spaces, dashes and quotation marks, and letters of
    ours without the accents that the 7-bit alphabet lacks (`vía` → `via`, but `été` stays), where
    it takes fewer then, for all of it is in that alphabet; otherwise as it is."""
    plain = "".join(map(_plain, unicodedata.normalize("NFC", text).translate(_PLAIN)))
    return plain if sms_parts(plain).count < sms_parts(text).count else text


def _plain(sign: str) -> str:
    """The letter without its accents, where only they keep it out of the alphabet."""
    if sign in _BASIC or sign in _EXTENDED:
        return sign
    letter = unicodedata.normalize("NFD", sign)[0]
    return letter if letter.isascii() and letter.isalpha() else sign


def sms_parts(text: str) -> SmsParts:
    """Cut a text as a phone network does. What belongs together (a character of the extension, a
    character of two 16-bit units) is not cut, which may leave a unit free. No text is one SMS."""
    coding = SmsCoding.GSM_7 if set(text) <= _BASIC | _EXTENDED else SmsCoding.UCS_2
    sizes = list(_sizes(text, coding))
    if sum(sizes) <= _ALONE[coding]:
        return SmsParts(1, coding, _ALONE[coding] - sum(sizes))
    room = _JOINED[coding]
    count, used = 1, 0
    for size in sizes:
        if used + size > room:
            count, used = count + 1, 0
        used += size
    return SmsParts(count, coding, room - used)


def _sizes(text: str, coding: SmsCoding) -> Iterator[int]:
    """The units of each character."""
    if coding is SmsCoding.GSM_7:
        return (2 if sign in _EXTENDED else 1 for sign in text)
    return (2 if ord(sign) > 0xFFFF else 1 for sign in text)


MANY = 3
"""From more SMS than this on, e-mail is the better way: each is paid for, and each can be lost."""
