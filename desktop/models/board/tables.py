"""A board as tables for a spreadsheet: exact decimals, whole seconds, and nothing that runs as a
formula."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from desktop.models.board.figures import Board, Cohort, Figure, Took
from desktop.models.board.rates import Rates, summed
from desktop.models.money import Money
from desktop.models.payment_csv import BOM, safe

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Names:
    """Names by the hub's number, for what is exported."""

    agents: Mapping[int, str]
    teams: Mapping[int, str]


def tables(board: Board, rates: Rates, names: Names) -> dict[str, Rows]:
    """Return every table of the board by its name, the heads first."""
    return {
        "figures": _figures(board, rates, names),
        "first_response": _line(board),
        "money": _money(board, rates),
        "paid_by_channel": _steps(board),
        "links": _cohorts(board),
        "stuck": _stuck(board),
        "open_links_and_tickets_due": _due(board, names),
        "agents": _agents(board, names),
    }


def as_csv(rows: Rows) -> str:
    """Return a table as a CSV file holds it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return BOM + out.getvalue()


def _figures(board: Board, rates: Rates, names: Names) -> Rows:
    wanted, response, handled = board.wanted, board.response, board.handled
    by_currency = {one.currency: one.paid for one in board.money}
    whole = summed(by_currency, rates)
    found: list[tuple[Figure, str, object, str]] = [
        (Figure.RESPONSE_NOW, "median", board.now.median, "s"),
        (Figure.RESPONSE_NOW, "cases", board.now.cases, "cases"),
        (Figure.RESPONSE, "median", response.median, "s"),
        (Figure.RESPONSE, "p90", response.p90, "s"),
        (Figure.RESPONSE, "cases", response.answered, "cases"),
        (Figure.INSIDE_TARGET, "inside", response.inside, "cases"),
        (Figure.INSIDE_TARGET, "due", response.due, "cases"),
        (Figure.INSIDE_TARGET, "target", response.target, "s"),
        (Figure.WAITING, "count", board.waiting.count, "cases"),
        (Figure.WAITING, "oldest", _age(board.waiting.oldest, board.at), "s"),
        (Figure.PAST_TARGET, "count", board.waiting.past_target, "cases"),
        (Figure.ON_DUTY, "agents", board.on_duty.agents, "agents"),
        (Figure.ON_DUTY, "conversations", board.on_duty.conversations, "cases"),
        (Figure.CASES, "count", handled.cases, "cases"),
        (Figure.SOLVED, "count", handled.solved, "cases"),
        (Figure.PUBLIC, "count", handled.public, "cases"),
        (Figure.PUBLIC, "answered", handled.public_answered, "cases"),
        (Figure.PAID, "sum", whole.total.decimal, whole.total.currency),
        (Figure.PAID, "not_added", " ".join(whole.left_out), "currencies"),
        (Figure.LINKS_OPEN, "count", board.open_links, "links"),
        *_cohort(board.cohort),
        *_took(Figure.TIME_TO_PAY, board.to_pay),
        *_took(Figure.TIME_TO_TICKET, board.to_ticket),
    ]
    if board.hub is not None:
        found += [
            (Figure.CASES, "hub_count", board.hub.conversations, "cases"),
            (Figure.RESPONSE, "hub_mean", board.hub.mean_first_response, "s"),
            (Figure.SOLVED, "hub_resolutions", board.hub.resolutions, "cases"),
        ]
        if board.hub.satisfaction is not None:
            said = board.hub.satisfaction
            found += [
                (Figure.SATISFACTION, "positive", said.positive, "answers"),
                (Figure.SATISFACTION, "answered", said.answered, "answers"),
                (Figure.SATISFACTION, "sent", said.sent, "surveys"),
            ]
    period = wanted.period
    team = "" if wanted.team is None else safe(names.teams.get(wanted.team, str(wanted.team)))
    about = [
        ("period", "first", period.first.isoformat(), "", "", ""),
        ("period", "last", period.last.isoformat(), "", "", ""),
        ("period", "channels", " ".join(sorted(wanted.channels)) or "all", "", "", ""),
        ("period", "team", team or "all", "", "", ""),
        ("period", "computed_at", _time(board.at), "", "", ""),
    ]
    return [
        ("figure", "value_of", "value", "unit", "pillar", "scope"),
        *about,
        *(
            (figure.value, what, _text(value), unit, figure.pillar.value, figure.scope.value)
            for figure, what, value, unit in found
        ),
    ]


def _cohort(cohort: Cohort) -> list[tuple[Figure, str, object, str]]:
    return [
        (Figure.CONVERSION, "made", cohort.made, "links"),
        (Figure.CONVERSION, "paid", cohort.paid, "links"),
        (Figure.CONVERSION, "pending", cohort.pending, "links"),
    ]


def _took(figure: Figure, took: Took) -> list[tuple[Figure, str, object, str]]:
    return [
        (figure, "median", took.median, "s"),
        (figure, "p90", took.p90, "s"),
        (figure, "count", took.count, "links"),
    ]


def _line(board: Board) -> Rows:
    return [
        ("day", "from", "median_s", "p90_s", "cases"),
        *(
            (
                one.day.isoformat(),
                "" if one.quarter is None else f"{one.quarter // 4:02d}:{one.quarter % 4 * 15:02d}",
                _text(one.median),
                _text(one.p90),
                str(one.cases),
            )
            for one in board.line
        ),
    ]


def _money(board: Board, rates: Rates) -> Rows:
    before = {one.currency: one.paid for one in board.before}
    currencies = {one.currency: one for one in board.money}
    rows = [("currency", "paid", "refunded", "net", "payments", "paid_before", "rate", "rate_day")]
    for currency in sorted({*currencies, *before}):
        one = currencies.get(currency)
        rate = rates.of(currency)
        rows.append(
            (
                currency,
                Money(one.paid if one else 0, currency).decimal,
                Money(one.refunded if one else 0, currency).decimal,
                Money(one.net if one else 0, currency).decimal,
                str(one.payments if one else 0),
                Money(before.get(currency, 0), currency).decimal,
                "" if rate is None else str(rate),
                rates.day if rate is not None and currency != rates.currency else "",
            )
        )
    return rows


def _steps(board: Board) -> Rows:
    return [
        ("day", "channel", "currency", "paid", "refunded", "net", "payments"),
        *(
            (
                one.day.isoformat(),
                one.channel.value if one.channel else "",
                one.sum.currency,
                Money(one.sum.paid, one.sum.currency).decimal,
                Money(one.sum.refunded, one.sum.currency).decimal,
                Money(one.sum.net, one.sum.currency).decimal,
                str(one.sum.payments),
            )
            for one in board.steps
        ),
    ]


def _cohorts(board: Board) -> Rows:
    return [
        ("made_on", "made", "paid", "pending", "ended"),
        *(
            (
                one.day.isoformat(),
                *map(str, (one.cohort.made, one.cohort.paid, one.cohort.pending, one.cohort.ended)),
            )
            for one in board.cohorts
        ),
    ]


def _stuck(board: Board) -> Rows:
    return [
        ("kind", "cases", "late", "oldest", "currency", "amount"),
        *(
            (
                one.kind.value,
                str(one.count),
                str(one.late),
                _time(one.oldest),
                currency,
                Money(amount, currency).decimal,
            )
            for one in board.stuck
            for currency, amount in sorted(one.amounts.items())
        ),
    ]


def _due(board: Board, names: Names) -> Rows:
    heads = ("due", "quote", "conversation", "channel", "agent", "number", "currency", "amount")
    return [
        (*heads, "state", "since", "ticket_by", "late"),
        *(
            (
                "ticket" if one.is_due else "payment",
                one.quote_id,
                str(one.conversation_id or ""),
                one.channel.value if one.channel else "",
                safe(names.agents.get(one.agent, "")),
                str(one.agent or ""),
                one.currency,
                Money(one.amount, one.currency).decimal if one.currency else "",
                one.stage.value,
                _time(one.since),
                "" if one.by is None else _time(one.by),
                "yes" if one.is_late else "",
            )
            for one in board.due
        ),
    ]


def _agents(board: Board, names: Names) -> Rows:
    rows = [
        ("agent", "number", "open", "first_reply_median_s", "replies", "links", "currency", "paid")
    ]
    for one in board.agents:
        name = safe(names.agents.get(one.agent, ""))
        about = (name, str(one.agent), str(one.open), _text(one.first_reply), str(one.replies))
        paid = sorted(one.paid.items()) or [("", 0)]
        rows += [
            (*about, str(one.links), currency, Money(amount, currency).decimal if currency else "")
            for currency, amount in paid
        ]
    return rows


def _age(since: float | None, now: float) -> int | None:
    return None if since is None else max(0, int(now - since))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _time(at: float) -> str:
    """UTC, ISO 8601, whole seconds."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
