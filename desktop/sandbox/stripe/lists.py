"""Stripe's list objects: filters, cursors and `has_more`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from desktop.sandbox.stripe.errors import invalid, missing
from desktop.sandbox.stripe.params import Either, Fields, Integer, Kind, Text

JSON = dict[str, Any]

CREATED = Either(Integer(least=0), Fields({name: Integer() for name in ("gt", "gte", "lt", "lte")}))
PAGING: dict[str, Kind] = {
    "limit": Integer(1, 100),
    "starting_after": Text(),
    "ending_before": Text(),
}


def created_within(created: int, wanted: Any) -> bool:
    """Whether `created` (UTC seconds) meets the list's `created` filter."""
    if wanted is None:
        return True
    if isinstance(wanted, int):
        return created == wanted
    return (
        ("gt" not in wanted or created > wanted["gt"])
        and ("gte" not in wanted or created >= wanted["gte"])
        and ("lt" not in wanted or created < wanted["lt"])
        and ("lte" not in wanted or created <= wanted["lte"])
    )


def page(
    rows: Sequence[JSON], keep: Callable[[JSON], bool], params: JSON, url: str, what: str
) -> JSON:
    """Return one page of those `rows` (newest first) that `keep` lets through.

    `starting_after` goes to older rows, `ending_before` to newer ones; a cursor is a place among
    all rows, so it still works when its own row has ceased to match the filter. Raises
    StripeError for both at once, and for a cursor that is not among the rows.
    """
    limit: int = params.get("limit", 10)
    after, before = params.get("starting_after"), params.get("ending_before")
    if after is not None and before is not None:
        raise invalid(
            "You may only specify one of these parameters: starting_after, ending_before.",
            "starting_after",
            "parameters_exclusive",
        )
    if after is not None:
        # The last place of the id: a duplicated event must not send the reader in a circle.
        rows = rows[_places(rows, after, "starting_after", what)[-1] + 1 :]
    elif before is not None:
        rows = rows[: _places(rows, before, "ending_before", what)[0]]
    kept = [row for row in rows if keep(row)]
    chosen = kept[-limit:] if before is not None else kept[:limit]
    return {"object": "list", "data": chosen, "has_more": len(kept) > limit, "url": url}


def _places(rows: Sequence[JSON], id: str, param: str, what: str) -> list[int]:
    places = [place for place, row in enumerate(rows) if row["id"] == id]
    if not places:
        raise missing(what, id, param, status=400)
    return places


def of_charge(row: JSON, params: JSON) -> bool:
    """Whether a refund or dispute meets the filters by charge, PaymentIntent and time."""
    return (
        created_within(row["created"], params.get("created"))
        and params.get("charge") in (None, row["charge"])
        and params.get("payment_intent") in (None, row["payment_intent"])
    )
