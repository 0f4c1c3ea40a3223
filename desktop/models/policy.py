"""The airline's policy: limits by role and currency, what needs a second person, and who."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import ceil

from desktop.models.money import Money, exponent

ADMINISTRATOR = "administrator"
"""The hub's own role; every other (`agent`, a custom role) is held to the agents' limits."""
NO_FILE = "none"
"""What stands in the place of a policy's hash where there is no policy file."""


class Deed(StrEnum):
    """What a policy is asked about."""

    LINK = "link"
    REFUND = "refund"
    PAID_ELSEWHERE = "paid_elsewhere"
    TICKETING = "ticketing"
    """The ticketing team is asked for what no link can do."""


class Always(StrEnum):
    """What a policy can have approved whatever the amount."""

    WAIVER = "waiver"
    """Something of the price is waived."""
    OUR_CHANGE = "our_change"
    """The change counts as the airline's own, so that the customer pays nothing."""
    MANUAL_PRICE = "manual_price"
    """The lines were typed, not computed from fares and fees."""
    REFUND = "refund"
    PAID_ELSEWHERE = "paid_elsewhere"


class Why(StrEnum):
    """Why something is not simply allowed."""

    WAIVER = "waiver"
    OUR_CHANGE = "our_change"
    MANUAL_PRICE = "manual_price"
    REFUND = "refund"
    PAID_ELSEWHERE = "paid_elsewhere"
    LINK_LIMIT = "link_limit"
    AGENT_DAY = "agent_day"
    CUSTOMER_DAY = "customer_day"
    REFUND_LIMIT = "refund_limit"
    NO_LIMIT_IN_CURRENCY = "no_limit_in_currency"
    """There are limits, and neither a rate nor a limit of its own for this currency."""
    AT_MOST = "at_most"
    """More than anybody may approve."""
    DAMAGED = "damaged"
    """The policy cannot be read, so nobody knows what is allowed."""


REFUSALS = frozenset({Why.AT_MOST, Why.DAMAGED})
"""What no second person can approve."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So much, and no more without a second person.

    `amounts` are minor units by currency. With a `base` there is that one amount, and other
    currencies are counted in it at the policy's stated rates; without, each currency is counted for
    itself, and one that is not named has no limit that it could keep.
    """

    amounts: Mapping[str, int]
    base: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Those of one role or person; None is no limit. The `at_most` of a link cannot be approved."""

    per_link: Limit | None = None
    per_agent_day: Limit | None = None
    per_customer_day: Limit | None = None
    per_refund: Limit | None = None
    at_most: Limit | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """What the policy file says. Without one everything is open, except what always needs two.

    `sha256` is that of the file's bytes. `rates` are how much of the base currency one unit of
    another is worth. `zone` (IANA) is where a day begins. `damage` says why a file cannot be read.
    """

    sha256: str = NO_FILE
    agent: Limits = Limits()
    administrator: Limits = Limits()
    users: Mapping[int, Limits] = field(default_factory=dict)
    rates: Mapping[str, Fraction] = field(default_factory=dict)
    always: frozenset[Always] = frozenset({Always.PAID_ELSEWHERE})
    approvers: frozenset[int] = frozenset()
    administrators_approve: bool = True
    verification: tuple[str, ...] = ()
    zone: str = "UTC"
    damage: str = ""

    def limits_of(self, who: "Person") -> Limits:
        """The limits that hold for a person: their own, or else their role's."""
        own = self.users.get(who.user_id)
        if own is not None:
            return own
        return self.administrator if who.role == ADMINISTRATOR else self.agent


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the hub: number and role there."""

    user_id: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be done: the money that it moves, and what of `Always` is in it.

    `before` is what went back of the same quote before this refund (minor units): a refund in
    pieces is held to the limit as a whole.
    """

    deed: Deed
    money: Money
    holds: frozenset[Always] = frozenset()
    before: int = 0


@dataclass(frozen=True, slots=True)
class Today:
    """What was asked for since the day began, without this: minor units by currency."""

    by_agent: Mapping[str, int] = field(default_factory=dict)
    by_customer: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, and by how much: `counted` is more than `limit`. Both None where no amount decides."""

    why: Why
    counted: Money | None = None
    limit: Money | None = None


class Verdict(StrEnum):
    """How a policy decides."""

    ALLOWED = "allowed"
    NEEDS_APPROVAL = "needs_approval"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a policy says to a request; without reasons it is allowed."""

    reasons: tuple[Reason, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Refused where one reason cannot be approved."""
        if any(one.why in REFUSALS for one in self.reasons):
            return Verdict.REFUSED
        return Verdict.NEEDS_APPROVAL if self.reasons else Verdict.ALLOWED

    @property
    def codes(self) -> frozenset[Why]:
        """Why, without amounts: what an approval has to cover."""
        return frozenset(one.why for one in self.reasons)


def decide(policy: Policy, who: Person, request: Request, today: Today) -> Decision:
    """Say whether `who` may do this alone."""
    if policy.damage:
        moves = request.money.amount > 0
        return Decision((Reason(Why.DAMAGED),) if moves else ())
    found = [
        Reason(Why(one.value)) for one in Always if one in request.holds and one in policy.always
    ]
    limits = policy.limits_of(who)
    for why, limit, before in _that_hold(limits, request, today):
        reason = _over(policy, why, limit, request.money, before)
        if reason is not None and reason.why not in {one.why for one in found}:
            found.append(reason)
    return Decision(tuple(found))


class Objection(StrEnum):
    """Why somebody cannot be the second person."""

    SAME_PERSON = "same_person"
    NOT_NAMED = "not_named"
    """Neither an administrator, where these may, nor named in the policy."""


def objection(policy: Policy, asker: int, approver: Person) -> Objection | None:
    """Why `approver` cannot approve what the user `asker` asked for; None where they can."""
    if approver.user_id == asker:
        return Objection.SAME_PERSON
    is_admin = policy.administrators_approve and approver.role == ADMINISTRATOR
    return None if is_admin or approver.user_id in policy.approvers else Objection.NOT_NAMED


_Held = tuple[Why, Limit, Mapping[str, int]]


def _that_hold(limits: Limits, request: Request, today: Today) -> list[_Held]:
    currency = request.money.currency
    held: Collection[tuple[Why, Limit | None, Mapping[str, int]]]
    match request.deed:
        case Deed.LINK:
            held = (
                (Why.AT_MOST, limits.at_most, {}),
                (Why.LINK_LIMIT, limits.per_link, {}),
                (Why.AGENT_DAY, limits.per_agent_day, today.by_agent),
                (Why.CUSTOMER_DAY, limits.per_customer_day, today.by_customer),
            )
        case Deed.REFUND:
            held = ((Why.REFUND_LIMIT, limits.per_refund, {currency: request.before}),)
        case Deed.PAID_ELSEWHERE | Deed.TICKETING:
            held = ()
    return [(why, limit, before) for why, limit, before in held if limit is not None]


def _over(
    policy: Policy, why: Why, limit: Limit, money: Money, before: Mapping[str, int]
) -> Reason | None:
    """What is more than the limit together with what came before; None where nothing is."""
    if money.amount <= 0:
        return None
    if not limit.base:
        most = limit.amounts.get(money.currency)
        if most is None:
            return Reason(Why.NO_LIMIT_IN_CURRENCY, money)
        counted = money.amount + before.get(money.currency, 0)
        if counted <= most:
            return None
        return Reason(why, Money(counted, money.currency), Money(most, money.currency))
    together = {**before, money.currency: before.get(money.currency, 0) + money.amount}
    sums = [in_base(policy, limit.base, Money(one, name)) for name, one in together.items() if one]
    if any(one is None for one in sums):
        return Reason(Why.NO_LIMIT_IN_CURRENCY, money)
    exact = sum((one for one in sums if one is not None), Fraction(0))
    most = limit.amounts[limit.base]
    if exact <= most:
        return None
    return Reason(why, Money(ceil(exact), limit.base), Money(most, limit.base))


def in_base(policy: Policy, base: str, money: Money) -> Fraction | None:
    """An amount in minor units of the base currency, exactly; None where no rate is stated."""
    if money.currency == base:
        return Fraction(money.amount)
    rate = policy.rates.get(money.currency)
    if rate is None:
        return None
    return money.amount * rate * Fraction(10) ** (exponent(base) - exponent(money.currency))
