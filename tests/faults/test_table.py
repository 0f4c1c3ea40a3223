"""A sample of the fault table: a cell of every kind of trouble, each at another call."""

import pytest

from tests.faults import table
from tests.faults.calls import CALLS
from tests.faults.cell import applies
from tests.faults.columns import COLUMNS

pytestmark = pytest.mark.fault

SAMPLE = {
    "create a link": ["TLS wrong", "500 replayed for the same key"],
    "send a reply": ["reset after the effect", "403, permission named"],
    "send a reply with a file": ["reset after the effect", "half an answer"],
    "read the labels": ["JSON of the wrong shape"],
    "write a note about a customer": ["half an answer"],
    "change a customer's name": ["429 with a reason"],
    "open a conversation": ["reset after the effect"],
    "make a caller a contact": ["half an answer"],
    "resolve a conversation": ["DNS gone", "half an answer"],
    "cancel a link": ["429 with a reason"],
    "end a link that was paid elsewhere": ["reset after the effect"],
    "end a link that was paid just now": ["half an answer"],
    "end the link that another replaces": ["reset after the effect"],
    "create the links of an offer": ["reset after the effect"],
    "end the alternative beside a paid one": ["429 with a reason"],
    "refund a payment": ["half an answer"],
}
SEEN_PERHAPS = {
    ("send a reply", "reset after the effect"),
    ("send a reply with a file", "reset after the effect"),
    ("send a reply with a file", "half an answer"),
}
"""The message shows over the socket, perhaps before anybody could have read of a trouble."""


@pytest.mark.parametrize("call", SAMPLE)
def test_a_fault_at_a_call_is_survived_and_said(call: str) -> None:
    rows = table.row_of(call, SAMPLE[call])
    assert [row["fault"] for row in rows] == [
        column.name for column in COLUMNS if column.name in SAMPLE[call]
    ]
    for row in rows:
        assert row["found"] == []
        assert row["effects"] == next(one.once for one in CALLS if one.name == call)
        assert row["seen"].endswith(".") or (call, row["fault"]) in SEEN_PERHAPS


def test_every_call_meets_every_fault_that_it_can() -> None:
    left_out = [(one.name, column.name) for one in CALLS for column in COLUMNS]
    met = [(one.name, column.name) for one in CALLS for column in COLUMNS if applies(one, column)]
    only_in_doubt = {fault for call, fault in set(left_out) - set(met)}
    assert only_in_doubt == {"key older than 24 h"}
    assert len(met) > 240


def test_the_table_prints_each_cell_with_what_the_person_sees() -> None:
    row = {
        "call": "send a reply",
        "fault": "401",
        "end": "1×",
        "seen": "The hub does not accept the access token.",
        "found": [],
    }
    printed = "\n".join(table.lines([row, {**row, "fault": "404", "found": ["it was lost"]}]))
    assert "SEND A REPLY" in printed
    assert "does not accept the access token" in printed
    assert "WRONG: it was lost" in printed
