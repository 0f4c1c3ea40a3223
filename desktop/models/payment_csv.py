"""Links as CSV for a spreadsheet: exact decimals, UTC times, and nothing that runs as a formula."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from desktop.models.money import Money
from desktop.models.payment_list import PaymentRow
from desktop.models.payment_step import next_step

HEADS = (
    "quote",
    "conversation",
    "customer",
    "for",
    "travellers",
    "channel",
    "agent",
    "amount",
    "paid",
    "refunded",
    "currency",
    "state",
    "state_since",
    "known_from",
    "asked_at",
    "valid_until",
    "declines",
    "stuck",
    "stuck_since",
    "ticket_by",
    "next_step",
)
BOM = "\ufeff"
"""Without it, some spreadsheets read UTF-8 as something else."""
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take a cell for a formula by, full-width signs included. Source: OWASP,
CSV injection."""


def head() -> str:
    """Return the first line."""
    return _written([HEADS])


def lines(rows: Sequence[PaymentRow], agents: Mapping[int, str]) -> str:
    """Return the lines of these links; `agents` are names by the hub's number."""
    return _written([_cells(row, agents) for row in rows])


def safe(text: str) -> str:
    """Return a text that every spreadsheet takes for a text."""
    text = "".join(" " if sign in "\r\n\t" else sign for sign in text)
    return f"'{text}" if text.lstrip().startswith(_STARTS_FORMULA) else text


def _cells(row: PaymentRow, agents: Mapping[int, str]) -> list[str]:
    badge, case = row.badge, row.stuck
    step = next_step(row)
    agent = agents.get(row.agent, str(row.agent)) if row.agent is not None else ""
    return [
        row.quote_id,
        str(row.conversation_id or ""),
        safe(row.name),
        safe(" ".join(part for part in (row.purpose.value, "-".join(row.airports)) if part)),
        str(row.travellers or ""),
        row.channel.value if row.channel else "",
        safe(agent),
        *(_decimal(amount, badge.currency) for amount in (row.amount, row.paid, row.refunded)),
        safe(badge.currency),
        badge.stage.value,
        _time(badge.since),
        safe(badge.source.partition(":")[0]),
        _time(row.asked_at),
        _time(badge.expires_at),
        str(row.declines),
        case.kind.value if case else "",
        _time(case.since if case else None),
        _time(case.by if case else None),
        step.value if step else "",
    ]


def _decimal(amount: int, currency: str) -> str:
    try:
        return Money(amount, currency).decimal
    except ValueError:
        return ""  # an attempt to pay may be told before the link that it pays


def _time(at: float | None) -> str:
    """UTC, ISO 8601, whole seconds."""
    if at is None or at <= 0:
        return ""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _written(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
