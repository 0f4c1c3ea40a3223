"""Form-encoded parameters with brackets, read into a tree as Stripe reads them."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

from desktop.sandbox.stripe.errors import invalid

Tree = dict[str, Any]

_HEAD = re.compile(r"^([^\[\]]+)((?:\[[^\[\]]*\])*)$")
_PART = re.compile(r"\[([^\[\]]*)\]")
_MOST_FIELDS = 5000


def decode(encoded: str) -> Tree:
    """Return the tree of `a[b][0][c]=v` pairs; arrays are dicts keyed "0", "1", ….

    `a[]=x` appends, and `a[][b]=…` starts a new element when `b` repeats. Later scalars win.
    Raises StripeError for names whose brackets do not match or contradict each other.
    """
    pairs = parse_qsl(encoded, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    tree: Tree = {}
    for name, value in pairs:
        match = _HEAD.match(name)
        if match is None:
            raise invalid(f"Invalid parameter name: {name[:60]}", name[:60])
        parts = [match[1], *_PART.findall(match[2])]
        _put(tree, parts, value, name)
    return tree


def _put(tree: Tree, parts: list[str], value: str, name: str) -> None:
    node = tree
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        if part == "":
            part = _slot(node, parts[index + 1 :])
        if last:
            if isinstance(node.get(part), dict):
                raise invalid(f"Invalid request: {name} is both a value and an object.", parts[0])
            node[part] = value
            return
        below = node.setdefault(part, {})
        if not isinstance(below, dict):
            raise invalid(f"Invalid request: {name} is both a value and an object.", parts[0])
        node = below


def _slot(array: Tree, rest: list[str]) -> str:
    """Return the array index that an empty bracket means."""
    if not array or not rest:
        return str(len(array))
    newest = str(len(array) - 1)
    node: Any = array.get(newest)
    for part in rest:
        if not isinstance(node, dict) or part == "" or part not in node:
            return newest if isinstance(node, dict) else str(len(array))
        node = node[part]
    return str(len(array))
