"""Whether two names may be one person's: as a ticket, a bank card and a profile write them."""

import re
import unicodedata

_TITLES = frozenset(
    "mr mrs ms miss mstr dr prof chd inf mevr dhr herr frau mme mlle sr sra".split()
)
_GLUED_TITLE = re.compile(r"(?<=[a-z]{2})(?:mrs|mr|miss|mstr|ms)$")
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def same_person(one: str, other: str) -> bool | None:
    """Whether the shorter name is all in the longer one, initials standing for given names.

    None where it cannot be said: a name is missing, or they are written in different scripts.
    """
    first, second = _parts(one), _parts(other)
    if not first or not second:
        return None
    if _is_latin(first) != _is_latin(second):
        return None
    shorter, longer = sorted((first, second), key=len)
    if "".join(sorted("".join(shorter))) == "".join(sorted("".join(longer))):
        return True  # the same letters, cut differently: `de Vries`, `devries`
    left = list(longer)
    whole = False
    for part in sorted(shorter, key=len, reverse=True):  # whole names before initials
        found = next((one for one in left if one == part), None)
        whole = whole or (found is not None and len(part) > 1)
        found = found or next((one for one in left if _is_initial(part, one)), None)
        if found is None:
            return False
        left.remove(found)
    return whole


def _parts(name: str) -> list[str]:
    """`JANSEN/ANNA MRS` → `jansen`, `anna`: plain letters, without titles."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    parts = [_GLUED_TITLE.sub("", part) for part in re.findall(r"[^\W\d_]+", plain)]
    return [part for part in parts if part and part not in _TITLES]


def _is_initial(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _is_latin(parts: list[str]) -> bool:
    return all("a" <= part[0] <= "z" for part in parts)
