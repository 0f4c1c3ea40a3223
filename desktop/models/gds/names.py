"""Name lines of the reservation systems' screens: who travels, and as which passenger type."""

import re

from desktop.models.rebooking.passengers import Passenger, PassengerType

_START = re.compile(
    r"(?:^|(?<=\s))(?P<number>\d{1,2})\.\s*(?P<rest>(?:\d|I/\d)?)(?=[A-Z])", re.ASCII
)
_TITLE = re.compile(
    r"(?:[ .](?:DR|PROF)|(?:[ .]|(?<=[A-Z]{2}))(?:MRS|MR|MS|MISS|MSTR))$"
)  # `ANNAMRS` has one, and Amr and Alexandr are names
_TYPE = re.compile(r"\((?P<type>ADT|CHD|YTH|STU|SRC|CD|YC|INF)(?:/\d{2}[A-Z]{3}\d{2,4})?\)")
_INFANT = re.compile(r"\(INF(?P<who>(?:[A-Z' -]+)?(?:/[A-Z' -]+)?)(?:/\d{2}[A-Z]{3}\d{2,4})?\)")
_CHILD_MARK = re.compile(r"\*?P?-?C(?:NN|-?\d{2}|HD)\b")
_INFANT_MARK = re.compile(r"\*(?:P-?)?(?:INF?|I\d{2})\b")
_COLUMN = re.compile(r"\s{3,}(?P<type>[A-Z][A-Z0-9]{2})(?:\s.*)?$")
"""A ticket's mask shows the passenger type in a column of its own."""
_LETTERS = re.compile(r"[A-Z][A-Z'. -]*")
_TYPES = {"CHD": PassengerType.CHILD, "YTH": PassengerType.YOUTH, "YC": PassengerType.YOUTH}
_TYPES |= {
    "INF": PassengerType.INFANT,
    "SRC": PassengerType.SENIOR,
    "CD": PassengerType.SENIOR,
    "STU": PassengerType.STUDENT,
}


def read_names(line: str) -> list[Passenger]:
    """Read `1.JANSEN/ANNA MRS`, several on a line, `2.2SMITH/JOHN MR/JANE MRS`, `(INF/TIM)`,
    `3.I/1JANSEN/TIM*10OCT25`; empty for what is no line of names."""
    starts = list(_START.finditer(line))
    if not starts or not line.lstrip()[:1].isdigit():
        return []
    found: list[Passenger] = []
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        text = line[start.end() : following.start() if following else len(line)].strip()
        if "/" not in text:
            return []
        found.extend(_people(text, infant=start["rest"].startswith("I")))
    return found


def _people(text: str, *, infant: bool) -> list[Passenger]:
    with_them: list[Passenger] = []
    for match in _INFANT.finditer(text):
        who = [part for part in match["who"].split("/") if part.strip()]
        family = who[0] if len(who) > 1 else text.split("/")[0]
        given = who[-1] if who else ""
        with_them.append(Passenger(_name(family, given), PassengerType.INFANT))
    text = _INFANT.sub("", text)
    column = _COLUMN.search(text)
    if column is not None:
        text = f"{text[: column.start()]}({column['type'].replace('CNN', 'CHD')})"
    type_ = _TYPE.search(text)
    kind = _TYPES.get(type_["type"], PassengerType.ADULT) if type_ else PassengerType.ADULT
    if column is not None and type_ is None:
        return []  # a type that is not known here is not guessed
    text = _TYPE.sub("", text)
    name, _, remark = text.partition("*")
    if kind is PassengerType.ADULT and _CHILD_MARK.search(f"*{remark}" if remark else ""):
        kind = PassengerType.CHILD
    if infant or re.search(r"\bINF\b", name) or _INFANT_MARK.search(f"*{remark}"):
        kind, name = PassengerType.INFANT, re.sub(r"\s*\bINF\b", "", name)
    elif re.search(r"\bCHD\b", name):
        kind, name = PassengerType.CHILD, re.sub(r"\s*\bCHD\b", "", name)
    family, *given = name.strip().split("/")
    if not all(_LETTERS.fullmatch(part.strip()) for part in (family, *given)):
        return []  # `1.TAW6IIF/0400A/` is a time limit
    return [Passenger(_name(family, one), kind) for one in given if one.strip()] + with_them


def _name(family: str, given: str) -> str:
    """`JANSEN`, `ANNA MRS` → `Anna Jansen`: as a person writes it."""
    plain = _TITLE.sub("", given.strip())
    return " ".join(part for part in (plain.title(), family.strip().title()) if part)
