"""What a customer understands of an agent's message: a link, a ticket, a price, or just talk."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINK = re.compile(r"https?://[^\s<>]+?/pay/(cs_test_\w+)")
_TICKET = re.compile(r"(?<!\d)\d{3}[- ]?\d{10}(?!\d)")
_PRICE = re.compile(
    r"(?:[€$£¥]|\b(?:EUR|USD|GBP|JPY|euro)\b)\s?\d|\d\s?(?:[€$£¥円]|(?:EUR|USD|GBP|JPY|euro)\b)"
)


@dataclass(frozen=True, slots=True)
class Understood:
    """The parts of a message that matter to a customer."""

    session_id: str | None
    ticketed: bool
    priced: bool
    asked: bool


def understand(text: str) -> Understood:
    """Read an agent's message."""
    link = _LINK.search(text)
    without_links = re.sub(r"https?://\S+", " ", text)
    return Understood(
        session_id=link.group(1) if link else None,
        ticketed=_TICKET.search(without_links) is not None,
        priced=_PRICE.search(without_links) is not None,
        asked=any(mark in without_links for mark in "?？؟"),
    )
