"""A rebooking in an enqueue file: computed as `main.py quote` does."""

import json
from typing import Any

import pytest

from desktop.models.money import Money
from desktop.services.unattended.job_lines import read_line
from desktop.services.unattended.line_fields import LineError

REBOOKING: dict[str, Any] = {
    "currency": "EUR",
    "whose_change": "customer",
    "new": [{"origin": "AMS", "destination": "BCN", "departs": "2027-11-22T12:15"}],
    "passengers": [{"count": 2, "fare_difference": "96.00", "change_fee": "60.00"}],
}


def line(**changes: Any) -> str:
    """A line of an enqueue file."""
    return json.dumps(
        {
            "kind": "send_link",
            "client_id": "c",
            "conversation": 3,
            "rebooking": REBOOKING,
            **changes,
        }
    )


def test_its_price_is_computed() -> None:
    quote = read_line(1, line(language="nl"), quote_id="q9").quote
    assert quote is not None
    assert (quote.quote_id, quote.conversation_id, quote.language) == ("q9", 3, "nl")
    assert quote.total == Money(31200, "EUR") and quote.problems() == ()
    assert quote.valid_for_s == 4 * 3600


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"lines": []}, "lines belongs into rebooking"),
        ({"rebooking": {**REBOOKING, "currency": "EURO"}}, "rebooking.currency"),
        ({"rebooking": 7}, "it must be an object"),
        (
            {"rebooking": {**REBOOKING, "deadlines": {"valid_until": "2027-01-01T12:00"}}},
            "give valid_for_s",
        ),
    ],
)
def test_what_is_wrong_is_named(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(LineError, match=said):
        read_line(1, line(**changes))
