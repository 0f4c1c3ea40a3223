"""Reads passengers and what the change costs each of them."""

from dataclasses import replace

from desktop.models.rebooking.lines import EXTRAS, LineKind
from desktop.models.rebooking.passengers import (
    COMBINED_TAX,
    Ancillary,
    Change,
    Passenger,
    PassengerPrice,
    PassengerType,
    TaxChange,
    Waiver,
)
from desktop.models.ticket import TicketNumber, TicketNumberError
from desktop.services.quoting.fields import (
    InputError,
    Json,
    a_choice,
    a_count,
    a_flag,
    a_list,
    a_tax_code,
    a_text,
    an_amount,
    an_object,
)
from desktop.services.quoting.policies import a_policy

GIVEN_ONCE = frozenset({"change_fee", "no_show_fee", "fee_rule", "waiver"})
"""What may stand once for all passengers, who may have their own."""
_FARES = frozenset({"old_fare", "new_fare", "fare_difference"})
_TAXES = frozenset({"old_taxes", "new_taxes", "tax_difference"})
_PASSENGER = (
    frozenset({"type", "count", "name", "ticket", "extras", "residual"})
    | _FARES
    | _TAXES
    | GIVEN_ONCE
)
_COMBINED = frozenset({"highest_of", "sum_of"})
"""How the fees of several fare components come together: the most restrictive one, or each."""
_MOST = 99


def read_passengers(data: Json, currency: str, *, ours: bool) -> tuple[Passenger, ...]:
    """Read all passengers; `count` stands for several with the same price. Raises `InputError`.

    Where the change is the airline's own (`ours`) prices may be left out.
    """
    found: list[Passenger] = []
    for place, value in enumerate(a_list(data["passengers"], "passengers")):
        field = f"passengers[{place}]"
        one = an_object(value, field, _PASSENGER)
        own = {**{name: data[name] for name in GIVEN_ONCE if name in data}, **one}
        where = {name: field if name in one else "" for name in GIVEN_ONCE}
        count = a_count(one.get("count", 1), f"{field}.count")
        type_ = a_choice(PassengerType, one.get("type", "ADT"), f"{field}.type")
        passenger = Passenger(
            a_text(one.get("name"), f"{field}.name"),
            type_,
            _price(own, field, where, currency, type_, ours=ours),
            _ticket(one, field),
        )
        if count > 1 and (passenger.name or passenger.ticket):
            raise InputError(f"{field}.count", "a name or ticket is one passenger's")
        found.extend([passenger] * count)
    if len(found) > _MOST:
        raise InputError("passengers", f"there are more than {_MOST}")
    return tuple(found)


def _ticket(data: Json, field: str) -> str:
    text = a_text(data.get("ticket"), f"{field}.ticket")
    try:
        return str(TicketNumber.parse(text).checked()) if text else ""
    except TicketNumberError as error:
        raise InputError(f"{field}.ticket", str(error)) from None


def _price(
    data: Json,
    field: str,
    where: dict[str, str],
    currency: str,
    type_: PassengerType,
    *,
    ours: bool,
) -> PassengerPrice | None:
    says_something = (_FARES | _TAXES | {"change_fee", "no_show_fee"}) & set(data) or data.get(
        "extras"
    )
    if not says_something and not ours:
        raise InputError(
            f"{field}.old_fare",
            "give old_fare and new_fare, or fare_difference; 0 where nothing changes",
        )
    path = {name: f"{at}.{name}" if at else name for name, at in where.items()}
    fee = _fee(data.get("change_fee"), path["change_fee"], currency, type_)
    no_show = _fee(data.get("no_show_fee"), path["no_show_fee"], currency, type_)
    fare = _fare(data, field, currency)
    waiver = _waiver(data.get("waiver"), path["waiver"], currency)
    if waiver is not None and not where["waiver"]:
        # Given once for all it waives of each what there is: an infant's fee may be nothing.
        waiver = replace(
            waiver,
            fee=None if waiver.fee is None else min(waiver.fee, fee + no_show),
            fare=min(waiver.fare, max(0, fare.difference)),
        )
    return PassengerPrice(
        fare,
        _taxes(data, field, currency),
        fee,
        a_text(data.get("fee_rule"), path["fee_rule"]),
        _extras(data.get("extras"), f"{field}.extras", currency),
        waiver,
        no_show,
        a_policy(data.get("residual"), f"{field}.residual"),
        no_fee=data.get("change_fee") is not None and not fee,
        no_show_free=data.get("no_show_fee") is not None and not no_show,
    )


def _fare(data: Json, field: str, currency: str) -> Change:
    if "fare_difference" in data:
        _alone(data, field, "fare_difference", _FARES)
        name = f"{field}.fare_difference"
        return Change.by(an_amount(data["fare_difference"], name, currency, negative=True))
    if not _FARES & set(data):
        return Change()
    _pair(data, field, "old_fare", "new_fare")
    return Change(
        an_amount(data["old_fare"], f"{field}.old_fare", currency),
        an_amount(data["new_fare"], f"{field}.new_fare", currency),
    )


def _taxes(data: Json, field: str, currency: str) -> tuple[TaxChange, ...]:
    if "tax_difference" in data:
        _alone(data, field, "tax_difference", _TAXES)
        by_code = _by_code(
            data["tax_difference"], f"{field}.tax_difference", currency, negative=True
        )
        return tuple(TaxChange(code, Change.by(amount)) for code, amount in by_code)
    if not _TAXES & set(data):
        return ()
    _pair(data, field, "old_taxes", "new_taxes")
    old = _by_code(data["old_taxes"], f"{field}.old_taxes", currency)
    new = _by_code(data["new_taxes"], f"{field}.new_taxes", currency)
    return (
        *(TaxChange(code, Change(old=amount)) for code, amount in old),
        *(TaxChange(code, Change(new=amount)) for code, amount in new),
    )


def _by_code(
    value: object, field: str, currency: str, *, negative: bool = False
) -> list[tuple[str, int]]:
    """`{"CJ": "12.54"}`, or `[["CJ", "12.54"], …]` where a code comes twice, or one sum."""
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = []
        for place, pair in enumerate(value):
            if not isinstance(pair, list) or len(pair) != 2:
                raise InputError(f"{field}[{place}]", 'it must be a pair: ["CJ", "12.54"]')
            pairs.append((pair[0], pair[1]))
    else:
        return [(COMBINED_TAX, an_amount(value, field, currency, negative=negative))]
    found: list[tuple[str, int]] = []
    for code, amount in pairs:
        found.append(
            (
                a_tax_code(code, field),
                an_amount(amount, f"{field}.{code}", currency, negative=negative),
            )
        )
    return found


def _fee(value: object, field: str, currency: str, type_: PassengerType) -> int:
    """One amount for every passenger, or one for each passenger type; of several fare components
    the highest, or all."""
    if value is None:
        return 0
    if not isinstance(value, dict):
        return an_amount(value, field, currency)
    if _COMBINED & set(value):
        return _of_components(value, field, currency)
    by_type = an_object(value, field, set(PassengerType))
    if type_ not in by_type:
        raise InputError(f"{field}.{type_}", "say what this passenger type pays; 0 where nothing")
    return _fee(by_type[type_], f"{field}.{type_}", currency, type_)


def _of_components(value: Json, field: str, currency: str) -> int:
    data = an_object(value, field, _COMBINED)
    if len(data) != 1:
        raise InputError(field, "give highest_of or sum_of, not both")
    [(how, amounts)] = data.items()
    fees = [
        an_amount(one, f"{field}.{how}[{place}]", currency)
        for place, one in enumerate(a_list(amounts, f"{field}.{how}"))
    ]
    if not fees:
        raise InputError(f"{field}.{how}", "it must list the fee of each fare component")
    return max(fees) if how == "highest_of" else sum(fees)


def _extras(value: object, field: str, currency: str) -> tuple[Ancillary, ...]:
    found: list[Ancillary] = []
    for place, item in enumerate(a_list(value if value is not None else [], field)):
        where = f"{field}[{place}]"
        data = an_object(item, where, {"kind", "amount", "detail", "chosen"})
        if data.get("kind") not in [kind.value for kind in EXTRAS]:
            raise InputError(
                f"{where}.kind", f"{data.get('kind')!r} is not one of {', '.join(EXTRAS)}"
            )
        found.append(
            Ancillary(
                a_choice(LineKind, data["kind"], f"{where}.kind"),
                an_amount(data.get("amount"), f"{where}.amount", currency),
                a_text(data.get("detail"), f"{where}.detail"),
                a_flag(data.get("chosen", False), f"{where}.chosen"),
            )
        )
    return tuple(found)


def _waiver(value: object, field: str, currency: str) -> Waiver | None:
    """What is named is waived; where nothing is, the whole fee."""
    if value is None:
        return None
    data = an_object(value, field, {"reason", "fee", "fare"})
    waiver = Waiver(a_text(data.get("reason"), f"{field}.reason"))
    if data.get("fee") is not None:
        waiver = replace(waiver, fee=an_amount(data["fee"], f"{field}.fee", currency))
    if data.get("fare") is not None:
        fare = an_amount(data["fare"], f"{field}.fare", currency)
        waiver = replace(waiver, fee=waiver.fee or 0, fare=fare)
    return waiver


def _alone(data: Json, field: str, name: str, others: frozenset[str]) -> None:
    doubled = sorted((others & set(data)) - {name})
    if doubled:
        raise InputError(f"{field}.{name}", f"give it or {doubled[0]}, not both")


def _pair(data: Json, field: str, one: str, other: str) -> None:
    for name in (one, other):
        if name not in data:
            raise InputError(f"{field}.{name}", "old and new belong together; one is missing")
