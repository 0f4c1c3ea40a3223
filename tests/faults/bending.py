"""Bends good JSON into what no server should send: by one seed always the same way."""

import copy
import json
import random
from typing import Any

Json = Any

WORDS = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "\ud800",
    "\udfff half",
    "\u202e00.681€ diaP\u202c",
    "\u2066\u2067never closed",
    "\u200f\u061c\u200e",
    "<b onclick=x>bold</b><img src='http://127.0.0.1/x'>",
    "<a href='https://evil.example'>https://checkout.stripe.com</a>",
    "https://checkout.stripe.com@evil.example/pay",
    "http://[",
    "http://[::1",
    "https://[v1.x]/a",
    "https://a.example:99999999/x",
    "https://xn--a/%zz%",
    "https://раураl.com/pay",
    "https://host\u2100.example/x",
    "' OR 1=1 --",
    '"*" NEAR (',
    "%s %n {0} {name}",
    "{",
    "\r\n\r\n",
    "é" * 300,
    "👩‍👩‍👧‍👦" * 40,
    "1" * 400,
    "4" * 5000,
    "a" * 70_000,
    "a " * 20_000,
    "\u0301" * 500,
    "9999-99-99T99:99:99Z",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "NaN",
    "null",
    "true",
    "-1",
    "٤٢",
    "²",
    "eur",
    "€€€",
    "EURO",
    "ıſß",
)
"""Texts that have broken programs before."""

NUMBERS: tuple[Any, ...] = (
    0,
    -1,
    1,
    2**31,
    2**53,
    2**53 + 1,
    2**63 - 1,
    2**63,
    -(2**63) - 1,
    2**64,
    10**400,
    -(10**400),
    1e308,
    -1e308,
    5e-324,
    0.1,
    -0.0,
    1e11,
    253402300800,
    float("nan"),
    float("inf"),
    float("-inf"),
)

_OTHERS: tuple[Any, ...] = (None, True, False, [], {}, [[]], [None], [{}], {"": None}, {"id": []})
_KEYS = (
    "id",
    "type",
    "event",
    "object",
    "data",
    "",
    "\ud800",
    "__class__",
    "payload",
    "desk_quote",
)


def odd(rng: random.Random) -> Json:
    """A value that nobody expects."""
    kind = rng.random()
    if kind < 0.45:
        return rng.choice(WORDS)
    if kind < 0.75:
        return rng.choice(NUMBERS)
    if kind < 0.95:
        return copy.deepcopy(rng.choice(_OTHERS))
    deep: Json = rng.choice(WORDS)
    for _ in range(rng.choice((3, 30, 200))):
        deep = [deep] if rng.random() < 0.5 else {"data": deep}
    return deep


def bent(value: Json, rng: random.Random, times: int | None = None) -> Json:
    """A copy of `value` with some of its places changed; what was given stays as it was."""
    whole = [copy.deepcopy(value)]
    for _ in range(times if times is not None else rng.choice((1, 1, 1, 2, 3, 6))):
        holder, key = rng.choice(list(_places(whole)))
        _bend(holder, key, rng)
    return whole[0]


def _places(root: Json) -> list[tuple[Json, Any]]:
    """Every place in the JSON, as (what holds it, its key or index)."""
    found: list[tuple[Json, Any]] = []
    todo = [root]
    while todo:
        holder = todo.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        for key in keys:
            found.append((holder, key))
            if isinstance(holder[key], dict | list):
                todo.append(holder[key])
    return found


def _bend(holder: Json, key: Any, rng: random.Random) -> None:
    value, how = holder[key], rng.random()
    if how < 0.5:
        holder[key] = odd(rng)
    elif how < 0.62 and isinstance(holder, dict):
        del holder[key]
    elif how < 0.72 and isinstance(holder, dict):
        holder[rng.choice(_KEYS)] = odd(rng)
    elif how < 0.8:
        holder[key] = [value] if rng.random() < 0.5 else {"value": value}
    elif how < 0.88:
        holder[key] = str(value) if not isinstance(value, str) else len(value)
    elif how < 0.94 and isinstance(value, str):
        at = rng.randrange(len(value) + 1)
        holder[key] = value[:at] + rng.choice(WORDS) + value[at:]
    elif isinstance(value, list) and value:
        value.extend(copy.deepcopy(value) * rng.choice((1, 3)))
    else:
        holder[key] = odd(rng)


def encoded(value: Json) -> bytes:
    """JSON as a careless server would write it: NaN, half surrogates and all."""
    return json.dumps(value).encode()


def torn(data: bytes, rng: random.Random) -> bytes:
    """Bytes that are no JSON any more, or by luck still are."""
    how = rng.random()
    if how < 0.25:
        return data[: rng.randrange(len(data) + 1)]
    if how < 0.5:
        at = rng.randrange(len(data) + 1)
        return data[:at] + rng.randbytes(rng.choice((1, 3, 20))) + data[at:]
    if how < 0.6:
        return b"\xef\xbb\xbf" + data
    if how < 0.7:
        return data + data
    if how < 0.8:
        return b"[" * rng.choice((10, 1_000, 60_000))
    if how < 0.9:
        return b'{"data":' * 20_000 + b"1" + b"}" * 20_000
    return rng.choice(
        (b"", b"null", b"<html><body>Sign in</body></html>", b"\xff\xfe", b"{}", b"[]")
    )
