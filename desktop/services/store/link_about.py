"""What a quote's facts tell of its link beside where the money stands: who asked, when, what for.

Bodies hold codes and numbers only, so nothing here is personal.
"""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from desktop.models.fact import Fact, FactKind
from desktop.models.ladder import alternatives_of
from desktop.models.payment_list import Purpose
from desktop.services.store.prepared import Prepared, given
from desktop.services.store.schema import JOURNAL
from desktop.services.store.stored_text import clean

_PRICED = (FactKind.QUOTE_SAVED, FactKind.LINK_ASKED)
_BEGINS = (FactKind.LINK_ASKED, FactKind.LINK_CREATED)
_REBOOKING = frozenset({"fare_difference", "tax_difference", "change_fee"})
_MOST_AIRPORTS = 12
_ASKER = Prepared(
    select(JOURNAL.c.actor)
    .where(JOURNAL.c.quote_id == given("quote_id"))
    .where(JOURNAL.c.kind == FactKind.LINK_ASKED.value)
    .order_by(JOURNAL.c.seq.desc())
    .limit(1)
)


def about(desk: Connection, quote_id: str, facts: Sequence[Fact]) -> dict[str, Any]:
    """Return the columns of `links` that the ladder does not tell."""
    priced = [fact for fact in facts if fact.kind in _PRICED and "new" in fact.body]
    body = max(priced, key=lambda fact: fact.at).body if priced else {}
    begins = [fact.at for fact in facts if fact.kind in _BEGINS] or [one.at for one in facts]
    travellers = body.get("passengers")
    return {
        "agent_id": _agent(desk, quote_id, facts),
        "asked_at": max(begins, default=0.0),
        "purpose": _purpose(body).value,
        "airports": clean("–".join(_airports(body.get("flights") or body.get("new")))),
        "travellers": len(travellers) if isinstance(travellers, list) else 0,
        **_made(facts),
    }


def _made(facts: Sequence[Fact]) -> dict[str, Any]:
    """When the quote's first link was made, through which channel, and with which others: links of
    one offer count as one. Another desk's have their job in common."""
    created = sorted(
        (fact for fact in facts if fact.kind is FactKind.LINK_CREATED), key=lambda fact: fact.at
    )
    channels = [str(fact.body.get("channel") or "") for fact in created]
    jobs = [str(fact.body.get("job") or "") for fact in created]
    offer = alternatives_of(facts)
    return {
        "channel": clean(next(filter(None, channels), "")),
        "offer": clean(min(offer) if offer else next(filter(None, jobs), "")),
        "made_at": created[0].at if created else None,
    }


def _agent(desk: Connection, quote_id: str, facts: Iterable[Fact]) -> int | None:
    """The hub's number of who asked: this desk's journal knows, or the provider's metadata."""
    actor = str(_ASKER.value(desk, quote_id=quote_id) or "")
    told = [fact.body.get("agent") for fact in facts if fact.kind is FactKind.LINK_CREATED]
    for value in (actor.rpartition(":")[2] if actor.startswith("hub:") else None, *reversed(told)):
        with contextlib.suppress(TypeError, ValueError):
            if value is not None and 0 < int(value) < 1 << 62:
                return int(value)
    return None


def _purpose(body: Mapping[str, Any]) -> Purpose:
    lines = body.get("lines")
    kinds = [str(line[0]) for line in lines if line] if isinstance(lines, list) else []
    if not kinds:
        return Purpose.REBOOKING if body.get("new") else Purpose.UNKNOWN
    if _REBOOKING.intersection(kinds):
        return Purpose.REBOOKING
    known = [kind for kind in kinds if kind in (Purpose.SEAT, Purpose.BAG)]
    return Purpose(known[0]) if known else Purpose.OTHER


def _airports(journey: Any) -> list[str]:
    """Of one flight (origin, destination, …), or of a list of such."""
    if not isinstance(journey, list) or not journey:
        return []
    flights = journey if isinstance(journey[0], list) else [journey]
    found: list[str] = []
    for flight in flights[:_MOST_AIRPORTS]:
        for code in flight[:2]:
            if isinstance(code, str) and code and (not found or found[-1] != code):
                found.append(code)
    return found
