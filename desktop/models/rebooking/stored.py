"""Rebookings and passengers out of a stored quote's JSON, and without what is personal in them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop.models.card_shield import mask
from desktop.models.rebooking.itinerary import Cabin, Itinerary, Segment
from desktop.models.rebooking.lines import LineKind
from desktop.models.rebooking.passengers import (
    Ancillary,
    Change,
    Passenger,
    PassengerPrice,
    PassengerType,
    TaxChange,
    Waiver,
)
from desktop.models.rebooking.terms import (
    Basis,
    Cause,
    Covers,
    Law,
    Rebooking,
    ResidualPolicy,
    ResidualUse,
    Verification,
    WhoseChange,
)

Json = Mapping[str, Any]


def passenger(data: Json) -> Passenger:
    """Read a stored passenger; before prices there were only name and type. Raises ValueError,
    KeyError or TypeError."""
    price = data.get("price")
    return Passenger(
        data["name"],
        PassengerType(data["type"]),
        _price(price) if price is not None else None,
        data.get("ticket", ""),
    )


def rebooking(data: Json) -> Rebooking:
    """Read a stored rebooking; `{}` is none. Raises ValueError, KeyError or TypeError."""
    if not data:
        return Rebooking()
    basis, residual = data["basis"], data["residual"]
    return Rebooking(
        _itinerary(data["old"]),
        _itinerary(data["new"]),
        WhoseChange(data["whose"]) if data["whose"] else None,
        Cause(data["cause"]) if data["cause"] else None,
        Basis(Law(basis["law"]), basis["articles"], basis["by"]) if basis else None,
        _policy(residual) if residual else None,
        Verification(**data["verified"]),
    )


def shielded(one: Passenger) -> Passenger:
    """Return the passenger with card numbers masked in all that somebody typed."""
    price = one.price
    if price is not None:
        price = replace(
            price,
            fee_rule=mask(price.fee_rule),
            extras=tuple(replace(extra, detail=mask(extra.detail)) for extra in price.extras),
            waiver=price.waiver and replace(price.waiver, reason=mask(price.waiver.reason)),
            residual=price.residual and replace(price.residual, rule=mask(price.residual.rule)),
        )
    return replace(one, name=mask(one.name), price=price)


def shielded_terms(terms: Rebooking) -> Rebooking:
    """The same for what was typed about the change as a whole."""
    residual, verified = terms.residual, terms.verified
    return replace(
        terms,
        residual=residual and replace(residual, rule=mask(residual.rule)),
        verified=Verification(mask(verified.method), mask(verified.skipped_because)),
    )


def nameless(one: Passenger, name: str = "") -> Passenger:
    """Return the passenger without name, ticket and free words; the amounts stay."""
    price = one.price
    if price is not None:
        price = replace(
            price,
            fee_rule="",
            extras=tuple(replace(extra, detail="") for extra in price.extras),
            waiver=price.waiver and replace(price.waiver, reason=""),
        )
    return replace(one, name=name, price=price, ticket="")


def nameless_terms(terms: Rebooking) -> Rebooking:
    """The same for the change as a whole: what was said of the customer's verification goes."""
    return replace(terms, verified=Verification())


def flights(itinerary: Itinerary) -> list[list[str]]:
    """Airports, departure and flight of each segment: what a journal body may tell."""
    return [[one.origin, one.destination, one.departs, one.flight] for one in itinerary.segments]


def _itinerary(data: Json) -> Itinerary:
    return Itinerary(
        tuple(
            Segment(**{**item, "cabin": Cabin(item["cabin"]) if item["cabin"] else None})
            for item in data["segments"]
        )
    )


def _policy(data: Json) -> ResidualPolicy:
    return ResidualPolicy(
        ResidualUse(data["use"]),
        data["rule"],
        ResidualUse(data["rest"]) if data["rest"] else None,
        ResidualUse(data["taxes"]) if data["taxes"] else None,
        tuple(Covers(item) for item in data["covers"]),
        tuple((code, ResidualUse(use)) for code, use in data.get("by_tax", ())),
    )


def _price(data: Json) -> PassengerPrice:
    waiver = data["waiver"]
    return PassengerPrice(
        Change(**data["fare"]),
        tuple(TaxChange(item["code"], Change(**item["change"])) for item in data["taxes"]),
        data["fee"],
        data["fee_rule"],
        tuple(
            Ancillary(LineKind(item["kind"]), item["amount"], item["detail"], item["chosen"])
            for item in data["extras"]
        ),
        Waiver(**waiver) if waiver else None,
        data.get("no_show", 0),
        _policy(data["residual"]) if data.get("residual") else None,
        data.get("no_fee", False),
        data.get("no_show_free", False),
    )


def without_unused(data: dict[str, Any]) -> None:
    """Take out of a quote's JSON what came later and is not used, so that a quote which was
    approved or written down before keeps its hash."""
    prices = [one["price"] for one in data["passengers"] if one["price"]]
    policies = [one["residual"] for one in prices]
    if data.get("rebooking"):
        policies.append(data["rebooking"]["residual"])
    for policy in filter(None, policies):
        if not policy["by_tax"]:
            del policy["by_tax"]
    for price in prices:
        for name in ("no_show", "residual", "no_fee", "no_show_free"):
            if not price[name]:
                del price[name]
