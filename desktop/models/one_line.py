"""Text of strangers in the middle of a line of ours, so that it can neither turn the rest around
nor break out of its place.

Source: Unicode UAX 9 (the bidirectional algorithm), section 2, and UTS 55 on spoofing with it.
"""

import unicodedata

_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_FIRST_STRONG, _POP = "\u2068", "\u2069"
_LOOSE = {ord(sign): None for sign in _CONTROLS} | {
    **dict.fromkeys(range(0x20), " "),
    **dict.fromkeys(range(0x7F, 0xA0), " "),
    0x2028: " ",
    0x2029: " ",
}
_TURNS = frozenset({"R", "AL", "AN"})


def one_line(text: str) -> str:
    """Return a name, a label or a preview on one line: no signs that turn text around, no breaks,
    no control characters. Letters of any script stay as they are."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_LOOSE)


def isolated(text: str) -> str:
    """Return `text` so that its direction ends with it: a number of ours that stands beside an
    Arabic name stays where it was put."""
    plain = one_line(text)
    if plain.isascii() or not any(unicodedata.bidirectional(sign) in _TURNS for sign in plain):
        return plain
    return f"{_FIRST_STRONG}{plain}{_POP}"
