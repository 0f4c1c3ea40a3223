"""Reads what a fare rule says of value that is left of the old ticket."""

from desktop.models.rebooking.terms import Covers, ResidualPolicy, ResidualUse
from desktop.services.quoting.fields import (
    InputError,
    a_choice,
    a_list,
    a_tax_code,
    a_text,
    an_object,
)

_POLICY = frozenset({"policy", "rest", "taxes", "by_tax", "rule", "covers"})
_USES = tuple(use.value for use in ResidualUse if use is not ResidualUse.NOT_DUE)


def a_policy(value: object, field: str) -> ResidualPolicy | None:
    """Read a policy; a text is the policy alone. Raises `InputError`."""
    if value is None:
        return None
    data = {"policy": value} if isinstance(value, str) else an_object(value, field, _POLICY)
    use = _use(data.get("policy"), f"{field}.policy")
    if use is None:
        raise InputError(f"{field}.policy", f"it is missing; one of {', '.join(_USES)}")
    rest = _use(data.get("rest"), f"{field}.rest")
    if rest is ResidualUse.OFFSET:
        allowed = ", ".join(one for one in _USES if one != ResidualUse.OFFSET)
        raise InputError(f"{field}.rest", f"{rest.value!r} is not one of {allowed}")
    covers = data.get("covers")
    by_tax = data.get("by_tax")
    return ResidualPolicy(
        use,
        a_text(data.get("rule"), f"{field}.rule"),
        rest,
        _use(data.get("taxes"), f"{field}.taxes"),
        tuple(Covers)
        if covers is None
        else tuple(
            a_choice(Covers, one, f"{field}.covers[{place}]")
            for place, one in enumerate(a_list(covers, f"{field}.covers"))
        ),
        () if by_tax is None else _by_tax(by_tax, f"{field}.by_tax"),
    )


def _by_tax(value: object, field: str) -> tuple[tuple[str, ResidualUse], ...]:
    """`{"YQ": "forfeited"}`: what becomes of single taxes."""
    if not isinstance(value, dict):
        raise InputError(field, 'it must be an object: {"YQ": "forfeited"}')
    found: dict[str, ResidualUse] = {}
    for name, one in value.items():
        use = _use(one, f"{field}.{name}")
        if use is None:
            raise InputError(f"{field}.{name}", f"it is missing; one of {', '.join(_USES)}")
        found[a_tax_code(name, field)] = use
    return tuple(sorted(found.items()))


def _use(value: object, field: str) -> ResidualUse | None:
    if value is None:
        return None
    if value not in _USES:
        raise InputError(field, f"{value!r} is not one of {', '.join(_USES)}")
    return ResidualUse(str(value))
