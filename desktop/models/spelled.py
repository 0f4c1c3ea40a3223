"""How a code is spelled on the phone, so that nobody mishears it.

Source: the spelling alphabet of ICAO Annex 10, volume II, 5.2.1.3, which airlines use everywhere.
"""

_LETTERS = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar "
    "Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu"
).split()
_DIGITS = "Zero One Two Three Four Five Six Seven Eight Nine".split()


def spelled(code: str) -> tuple[str, ...]:
    """Return the word for each letter and digit of a code; other signs are not said."""
    words = []
    for sign in code.upper():
        if "A" <= sign <= "Z":
            words.append(_LETTERS[ord(sign) - ord("A")])
        elif sign.isascii() and sign.isdigit():
            words.append(_DIGITS[int(sign)])
    return tuple(words)
