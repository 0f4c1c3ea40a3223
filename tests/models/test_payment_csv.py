"""The export: exact amounts, UTC times, and no cell that a spreadsheet would run."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.conversation import Channel
from desktop.models.inbox import PaymentBadge
from desktop.models.payment_csv import HEADS, head, lines, safe
from desktop.models.payment_list import PaymentRow, Purpose
from desktop.models.stage import Stage
from desktop.models.stuck_kind import StuckKind
from desktop.models.stuck_money import Stuck

ROW = PaymentRow(
    quote_id="q1",
    conversation_id=42,
    name="Zoë Ünal",
    channel=Channel.WHATSAPP,
    agent=7,
    is_ours=True,
    purpose=Purpose.REBOOKING,
    airports=("AMS", "BCN"),
    travellers=2,
    badge=PaymentBadge(
        "q1", Stage.PAID, 18600, "EUR", 1_800_000_004.0, "stripe:evt_1", 1_800_003_600.0
    ),
    amount=18600,
    paid=18600,
    refunded=0,
    asked_at=1_800_000_000.0,
    generation=1,
    session="cs_1",
    message_id=5001,
    stuck=Stuck(StuckKind.NOT_TICKETED, 1_800_000_004.0, 18600, 1_800_003_600.0),
)


def read(*rows: PaymentRow) -> list[dict[str, str]]:
    text = head() + lines(rows, {7: "Frederiek", 8: "=cmd|' /C calc'!A0"})
    return list(csv.DictReader(io.StringIO(text)))


def test_a_line_says_what_the_row_says() -> None:
    (line,) = read(ROW)
    assert line == {
        "quote": "q1",
        "conversation": "42",
        "customer": "Zoë Ünal",
        "for": "rebooking AMS-BCN",
        "travellers": "2",
        "channel": "whatsapp",
        "agent": "Frederiek",
        "amount": "186.00",
        "paid": "186.00",
        "refunded": "0.00",
        "currency": "EUR",
        "state": "paid",
        "state_since": "2027-01-15T08:00:04Z",
        "known_from": "stripe",
        "asked_at": "2027-01-15T08:00:00Z",
        "valid_until": "2027-01-15T09:00:00Z",
        "declines": "0",
        "stuck": "not_ticketed",
        "stuck_since": "2027-01-15T08:00:04Z",
        "ticket_by": "2027-01-15T09:00:00Z",
        "next_step": "issue_ticket",
    }
    assert list(line) == list(HEADS)


@pytest.mark.parametrize(
    ("amount", "currency", "decimal"),
    [(4800, "JPY", "4800"), (12340, "KWD", "12.340"), (5, "EUR", "0.05"), (7, "", "")],
)
def test_amounts_have_their_currencys_own_decimals(
    amount: int, currency: str, decimal: str
) -> None:
    badge = replace(ROW.badge, currency=currency)
    (line,) = read(replace(ROW, badge=badge, amount=amount))
    assert line["amount"] == decimal


@pytest.mark.parametrize(
    "name", ["=1+1", "+31 6", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1"]
)
def test_no_name_is_run_as_a_formula(name: str) -> None:
    (line,) = read(replace(ROW, name=name, agent=8))
    assert line["customer"].startswith("'") and line["agent"].startswith("'=")


@pytest.mark.property
@given(st.text())
def test_any_name_is_one_cell_that_begins_with_no_sign_of_a_formula(name: str) -> None:
    (line,) = read(replace(ROW, name=name))
    assert line["customer"] == safe(name)
    assert not line["customer"].lstrip().startswith(("=", "+", "-", "@"))
    assert line["amount"] == "186.00"
