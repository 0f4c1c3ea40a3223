"""Text and JSON in the form in which SQLite can hold them."""

import json
from collections.abc import Mapping
from typing import Any


def clean(text: str) -> str:
    """Return `text` without what UTF-8 cannot carry: half a surrogate pair becomes `?`."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="replace").decode()
    return text


def dumps(value: Mapping[str, Any] | list[Any]) -> str:
    """Return `value` as JSON. Raises TypeError or ValueError for what JSON does not know."""
    return clean(json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")))


def normal(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return `value` as it will be read back: what is hashed must be what is stored."""
    loaded: dict[str, Any] = json.loads(dumps(value))
    return loaded
