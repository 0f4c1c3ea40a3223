"""Which links the Payments view lists, what they come to, and what their rows show.

Runs on the bare driver, on the thread for searches: a newer filter never waits for an older one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from desktop.models import search_ids
from desktop.models.hub_words import Channel
from desktop.models.inbox import PaymentBadge
from desktop.models.payment_list import (
    CurrencyTotal,
    PaymentFilter,
    PaymentGroup,
    PaymentRow,
    PaymentsListed,
    PaymentSort,
    Purpose,
    StuckCase,
)
from desktop.models.quote_code import read_code
from desktop.models.search_words import Term, folded, terms_of
from desktop.models.stage import ReminderDue, Stage
from desktop.models.stuck_kind import StuckKind
from desktop.models.stuck_money import Stuck
from desktop.services.store.connection import Driver
from desktop.services.store.quote_keys import CODE, TAIL
from desktop.services.store.search_query import match_query

_AT_ONCE = 400
_MOST_CASES = 5000
_TABLES = """links AS l
    LEFT JOIN conversations AS c ON c.conversation_id = l.conversation_id
    LEFT JOIN contacts AS p ON p.contact_id = c.contact_id"""
_ROW = f"""
    SELECT l.quote_id, l.conversation_id, coalesce(p.name, ''), l.channel, l.agent_id, l.is_ours,
        l.purpose, l.airports, l.travellers, l.stage, l.badge_amount, l.currency, l.since, l.source,
        l.expires_at, l.method, l.reason, l.amount, l.paid, l.refunded, l.asked_at, l.generation,
        l.session, l.message_id, l.declines, l.ticketed, l.stuck, l.stuck_since, l.stuck_amount,
        l.reminder_due, l.not_chosen, l.stuck_by, l.stuck_failed
    FROM {_TABLES} WHERE l.quote_id IN ({{marks}})
"""
_GROUPS = {
    PaymentGroup.TO_PAY: "l.to_pay = 1",
    PaymentGroup.TO_TICKET: "l.to_ticket = 1",
    PaymentGroup.STUCK: "l.stuck <> ''",
    PaymentGroup.ENDED: "l.to_pay = 0 AND l.to_ticket = 0",
}
_STAGES = " ".join(f"WHEN '{stage.value}' THEN {place}" for place, stage in enumerate(Stage))
_SORTS = {
    PaymentSort.CUSTOMER: "coalesce(p.name, '') COLLATE NOCASE",
    PaymentSort.PURPOSE: "l.airports {way}, l.purpose",
    PaymentSort.CHANNEL: "l.channel",
    PaymentSort.AMOUNT: "l.currency {way}, l.badge_amount",
    PaymentSort.STATE: f"CASE l.stage {_STAGES} END",
    PaymentSort.KNOWN: "l.since",
    PaymentSort.AGE: "l.asked_at",
    PaymentSort.UNTIL: "l.expires_at IS NULL, l.expires_at",
}
_CASES = """
    SELECT l.quote_id, l.conversation_id, l.currency, l.stuck, l.stuck_since, l.stuck_amount,
        l.stuck_by, l.stuck_failed
    FROM links AS l WHERE l.stuck <> '' ORDER BY l.stuck_since LIMIT :limit
"""


@dataclass(slots=True)
class _Condition:
    """What a row must fulfil, with its bound values."""

    parts: list[str] = field(default_factory=lambda: ["l.stage <> 'draft'"])
    values: dict[str, Any] = field(default_factory=dict)

    def add(self, sql: str, **values: Any) -> None:
        self.parts.append(sql)
        self.values |= values

    @property
    def sql(self) -> str:
        return " AND ".join(self.parts)


def listed(driver: Driver, wanted: PaymentFilter, agents: Sequence[int] = ()) -> PaymentsListed:
    """Return what a filter finds. `agents` are the hub's numbers in the order of their names."""
    condition = _condition(wanted)
    rows = driver.execute(
        f"SELECT l.quote_id FROM {_TABLES} WHERE {condition.sql} ORDER BY {_order(wanted, agents)}",
        condition.values,
    )
    ids = tuple(row[0] for row in rows)
    sums = driver.execute(
        "SELECT l.currency, count(*), sum(l.amount), sum(l.paid), sum(l.refunded) "
        f"FROM {_TABLES} WHERE {condition.sql} AND l.currency <> '' "
        "GROUP BY l.currency ORDER BY count(*) DESC, l.currency",
        condition.values,
    )
    return PaymentsListed(ids, tuple(CurrencyTotal(*row) for row in sums))


def rows_of(driver: Driver, quote_ids: Sequence[str]) -> dict[str, PaymentRow]:
    """Return the rows of those of these quotes that have a link."""
    found: dict[str, PaymentRow] = {}
    left = iter(quote_ids)
    while some := list(islice(left, _AT_ONCE)):
        sql = _ROW.format(marks=", ".join("?" * len(some)))
        found |= {row[0]: _row(row) for row in driver.execute(sql, some)}
    return found


def cases(driver: Driver) -> list[StuckCase]:
    """Return all stuck money, the oldest first."""
    rows = driver.execute(_CASES, {"limit": _MOST_CASES})
    return [StuckCase(row[0], row[1], row[2], Stuck(StuckKind(row[3]), *row[4:8])) for row in rows]


def currencies(driver: Driver) -> tuple[str, ...]:
    """Return the currencies that links were asked in."""
    rows = driver.execute("SELECT DISTINCT currency FROM links WHERE currency <> '' ORDER BY 1")
    return tuple(row[0] for row in rows)


def _condition(wanted: PaymentFilter) -> _Condition:
    condition = _Condition()
    if wanted.group in _GROUPS:
        condition.add(_GROUPS[wanted.group])
    if wanted.kind is not None:
        condition.add("l.stuck = :kind", kind=wanted.kind.value)
    if wanted.agent is not None:
        condition.add("l.agent_id = :agent", agent=wanted.agent)
    if wanted.channel is not None:
        condition.add("l.channel = :channel", channel=wanted.channel.value)
    if wanted.currency:
        condition.add("l.currency = :currency", currency=wanted.currency)
    if wanted.since is not None:
        condition.add("l.asked_at >= :since", since=wanted.since)
    if wanted.search.strip():
        _search(condition, wanted.search)
    return condition


def _search(condition: _Condition, search: str) -> None:
    """All of it names something exactly, or each of its words begins one."""
    ways: list[str] = []
    whole = search_ids.normal(search)
    if whole.isascii() and len(whole) >= 6:
        ways.append("l.session >= :session AND l.session < :session_end")
        condition.values |= {"session": whole, "session_end": whole + "\x7f"}
    if digits := search_ids.quote_digits(search):
        for place, key in enumerate((digits, TAIL + digits[::-1])):
            ways.append(_of_keys(condition, f"q{place}", "quote", key))
    if code := read_code(search):
        ways.append(_of_keys(condition, "code", "quote", CODE + code.lower(), whole=True))
    if digits := search_ids.ticket_digits(search):
        ways.append(_of_keys(condition, "ticket", "ticket", digits))
    amount = search_ids.amount(search)
    if amount is not None:
        for place, decimal in enumerate(amount.decimals):
            way = _of_keys(condition, f"a{place}", "amount", decimal, whole=True)
            if amount.currency:
                way = f"({way} AND l.currency = :a_currency)"
                condition.values["a_currency"] = amount.currency
            ways.append(way)
    terms = terms_of(search)
    if terms:
        worded = [_word(condition, place, term) for place, term in enumerate(terms)]
        ways.append(f"({' AND '.join(worded)})")
    condition.add(f"({' OR '.join(ways)})" if ways else "0")


def _word(condition: _Condition, place: int, term: Term) -> str:
    name = f"w{place}"
    condition.values[name] = match_query([term])
    by_contact = (
        "c.contact_id IN (SELECT rowid FROM contact_words WHERE contact_words MATCH :" + name + ")"
    )
    return f"({by_contact} OR {_of_keys(condition, f'k{place}', '', folded(''.join(term)))})"


def _of_keys(condition: _Condition, name: str, kind: str, key: str, *, whole: bool = False) -> str:
    """By what `quote_keys` knows of a quote; by names and bookings where no field is named."""
    condition.values[name] = key
    condition.values[f"{name}_end"] = key + ("\0" if whole else "\U0010ffff")
    fields = f"= '{kind}'" if kind else "IN ('booking', 'passenger')"
    return (
        f"l.quote_id IN (SELECT quote_id FROM quote_keys WHERE key >= :{name} "
        f"AND key < :{name}_end AND field {fields})"
    )


def _order(wanted: PaymentFilter, agents: Sequence[int]) -> str:
    way = "DESC" if wanted.descending else "ASC"
    if wanted.sort is PaymentSort.AGENT:
        ranks = " ".join(f"WHEN {int(one)} THEN {rank}" for rank, one in enumerate(agents))
        sort = f"CASE l.agent_id {ranks} ELSE {len(agents)} END" if agents else "l.agent_id"
    else:
        sort = _SORTS[wanted.sort]
    return f"{sort.format(way=way)} {way}, l.first_seq DESC"


def _row(row: Sequence[Any]) -> PaymentRow:
    kind = row[26]
    return PaymentRow(
        quote_id=row[0],
        conversation_id=row[1],
        name=row[2],
        channel=Channel(row[3]) if row[3] else None,
        agent=row[4],
        is_ours=bool(row[5]),
        purpose=Purpose(row[6]),
        airports=tuple(row[7].split("–")) if row[7] else (),
        travellers=row[8],
        badge=PaymentBadge(
            quote_id=row[0],
            stage=Stage(row[9]),
            amount=row[10],
            currency=row[11],
            since=row[12],
            source=row[13],
            expires_at=row[14],
            method=row[15],
            reason=row[16],
            reminder_due=ReminderDue(row[29]),
        ),
        amount=row[17],
        paid=row[18],
        refunded=row[19],
        asked_at=row[20],
        generation=row[21],
        session=row[22],
        message_id=row[23],
        declines=row[24],
        ticketed=bool(row[25]),
        stuck=Stuck(StuckKind(kind), row[27], row[28], *row[31:33]) if kind else None,
        not_chosen=bool(row[30]),
    )
