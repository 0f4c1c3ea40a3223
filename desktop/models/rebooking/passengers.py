"""Who travels, and what the change costs each: one ticket, one price for each passenger."""

from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.models.rebooking.lines import LineKind
from desktop.models.rebooking.terms import ResidualPolicy


class PassengerType(StrEnum):
    """IATA passenger type codes."""

    ADULT = "ADT"
    YOUTH = "YTH"
    CHILD = "CHD"
    INFANT = "INF"
    INFANT_WITH_SEAT = "INS"
    UNACCOMPANIED = "UNN"
    SENIOR = "SRC"
    STUDENT = "STU"


@dataclass(frozen=True, slots=True)
class Change:
    """What something cost and what it costs now, in minor units.

    `only_difference`: the two values are not known, only what lies between them.
    """

    old: int = 0
    new: int = 0
    only_difference: bool = False

    @property
    def difference(self) -> int:
        """How much more the new one costs; negative where it is cheaper."""
        return self.new - self.old

    @classmethod
    def by(cls, difference: int) -> "Change":
        """A change of which only the difference is known."""
        return cls(max(0, -difference), max(0, difference), only_difference=True)


COMBINED_TAX = "XT"
"""The code under which a ticket adds up taxes for which its boxes do not suffice."""


@dataclass(frozen=True, slots=True)
class TaxChange:
    """One tax, by its two-sign code, before and after."""

    code: str
    change: Change


@dataclass(frozen=True, slots=True)
class Ancillary:
    """An extra: seat, bag, or whatever `detail` names. Only the customer chooses it, so `chosen` is
    never pre-set (Reg. (EC) 1008/2008 Art. 23(1); CJEU C-112/11)."""

    kind: LineKind
    amount: int
    detail: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Waiver:
    """What the airline does not ask for, and why. `fee` is how much of change and no-show fee
    together, None all of it; `fare` is how much of the fare difference is waived."""

    reason: str
    fee: int | None = None
    fare: int = 0


@dataclass(frozen=True, slots=True)
class PassengerPrice:
    """What the change means for one ticket, in minor units of the quote's currency.

    `fee` is the change fee by the rule of the old ticket, which `fee_rule` names; `no_fee`:
    somebody said that it asks none, where a fee of 0 alone was left open. `no_show` is what that
    rule asks beside it of who missed the flight; `no_show_free` is to it what `no_fee` is to `fee`.
    `residual` is what the rule of this ticket says of
    value that is left; None where what is said of all holds for it too.
    """

    fare: Change = Change()
    taxes: tuple[TaxChange, ...] = ()
    fee: int = 0
    fee_rule: str = ""
    extras: tuple[Ancillary, ...] = ()
    waiver: Waiver | None = None
    no_show: int = 0
    residual: ResidualPolicy | None = None
    no_fee: bool = False
    no_show_free: bool = False

    @property
    def fees(self) -> int:
        """Change and no-show fee together."""
        return self.fee + self.no_show


@dataclass(frozen=True, slots=True)
class Passenger:
    """One traveller of the booking.

    `name` and `ticket` (the e-ticket that is changed) are personal and stay out of the journal's
    bodies. `price` is None where the agent typed the quote's lines for all together.
    """

    name: str
    type: PassengerType = PassengerType.ADULT
    price: PassengerPrice | None = None
    ticket: str = ""


def losing_nothing(passenger: Passenger) -> Passenger:
    """The same without a rule of their own by which value is lost: our own change takes none."""
    price = passenger.price
    if price is None or price.residual is None or not price.residual.forfeits:
        return passenger
    return replace(passenger, price=replace(price, residual=None))
