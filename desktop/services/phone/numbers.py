"""Phone numbers in any notation: read, compared, and written as people read them.

The library's tables take a while to load and to search: off the event loop's thread.
"""

import phonenumbers
from phonenumbers import MatchType, PhoneNumberFormat


def same(one: str, other: str, region: str) -> bool:
    """Whether two notations may be the same number; a national one is read as in `region` (ISO
    3166, empty for none) or as in the other's country."""
    whole = [e164(number, region) for number in (one, other)]
    if all(number.startswith("+") for number in whole):
        return whole[0] == whole[1]
    match = phonenumbers.is_number_match(one, other)
    return match in (MatchType.EXACT_MATCH, MatchType.NSN_MATCH)


def e164(number: str, region: str) -> str:
    """`+31612345678` of a number in any notation; as it came where it has no country or is none."""
    dialled = f"+{number[2:]}" if number.startswith("00") else number
    try:
        read = phonenumbers.parse(dialled, region or None)
    except phonenumbers.NumberParseException:
        return number
    if not phonenumbers.is_possible_number(read):
        return number
    return phonenumbers.format_number(read, PhoneNumberFormat.E164)


def readable(number: str) -> str:
    """`+31 6 1234 5678` of an international number; another one as it came."""
    try:
        read = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(read, PhoneNumberFormat.INTERNATIONAL)
