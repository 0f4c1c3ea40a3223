"""What a change of booking stands on: whose it is, by which law, and what becomes of a residual."""

from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.models.rebooking.itinerary import NOWHERE, Itinerary
from desktop.models.typed_words import says_something


class WhoseChange(StrEnum):
    """Who wants the change: the builder's first question."""

    CUSTOMER = "customer"
    AIRLINE = "airline"


class Cause(StrEnum):
    """What the airline did, where the change is its own."""

    CANCELLATION = "cancellation"
    SCHEDULE_CHANGE = "schedule_change"
    DELAY = "delay"
    DENIED_BOARDING = "denied_boarding"


class Law(StrEnum):
    """On what a change by the airline stands."""

    EU261 = "eu261"
    UK261 = "uk261"
    US260 = "us260"
    """14 CFR Part 260: the money back where the flight is cancelled or significantly changed and
    the passenger does not accept the new booking, which is the airline's own policy."""
    POLICY = "policy"
    """Neither the place of departure nor the carrier falls in scope: the airline's own policy."""
    UNKNOWN = "unknown"
    """An airport or carrier is not known, so the scope is not; the customer pays nothing still."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The law of a change by the airline, with its articles, and the airport or carrier by which it
    applies."""

    law: Law = Law.UNKNOWN
    articles: str = ""
    by: str = ""


class ResidualUse(StrEnum):
    """What becomes of value that is left of the old ticket."""

    OFFSET = "offset_fee"
    """It pays for the fee, then for what else this passenger's change costs."""
    VOUCHER = "emd_voucher"
    CARD = "original_card"
    FORFEITED = "forfeited"
    NOT_DUE = "not_due"
    """The airline changed the booking: a difference is neither charged nor paid out."""


GIVEN_TO = frozenset({ResidualUse.VOUCHER, ResidualUse.CARD})
"""What the customer gets of a residual."""


class Covers(StrEnum):
    """What a residual may pay for; it does so in this order."""

    FEE = "fee"
    TAXES = "taxes"
    FARE = "fare"
    EXTRAS = "extras"


@dataclass(frozen=True, slots=True)
class ResidualPolicy:
    """What the fare rule says of a residual; airlines and fares differ, so there is no default.

    `rest`: of what an offset leaves. `taxes`: of taxes that fall, where the rule treats them apart;
    a rule that forfeits fare gives taxes back unless it says here that it does not. `by_tax`: of
    single ones by their code, such as carrier surcharges (YQ, YR) that are kept while an airport's
    tax goes back. `rule` says who states it, such as the fare rule's paragraph.
    """

    use: ResidualUse
    rule: str = ""
    rest: ResidualUse | None = None
    taxes: ResidualUse | None = None
    covers: tuple[Covers, ...] = tuple(Covers)
    by_tax: tuple[tuple[str, ResidualUse], ...] = ()

    def of_tax(self, code: str) -> tuple[ResidualUse, bool]:
        """What becomes of a falling tax, and whether the rule says so of taxes themselves."""
        stated = dict(self.by_tax).get(code, self.taxes)
        return (self.use, False) if stated is None else (stated, True)

    @property
    def forfeits(self) -> bool:
        """Whether anything of a residual is lost by it."""
        stated = (self.use, self.rest, self.taxes, *(use for _, use in self.by_tax))
        return ResidualUse.FORFEITED in stated

    def without_loss(self) -> "ResidualPolicy":
        """The policy where the airline changed the booking: a fare's rules take nothing then. What
        they give back they give; the rest is not due."""
        gives_rest = self.rest in (ResidualUse.VOUCHER, ResidualUse.CARD)
        return replace(
            self,
            use=_without_loss(self.use),
            rest=self.rest if gives_rest else ResidualUse.NOT_DUE,
            taxes=_without_loss(self.taxes) if self.taxes else None,
            by_tax=tuple((code, _without_loss(use)) for code, use in self.by_tax),
        )


def _without_loss(use: ResidualUse) -> ResidualUse:
    return ResidualUse.NOT_DUE if use is ResidualUse.FORFEITED else use


KEPT_WHOLE = ResidualPolicy(
    ResidualUse.NOT_DUE, rest=ResidualUse.NOT_DUE, taxes=ResidualUse.NOT_DUE
)
"""What holds for a change by the airline of which no rule says anything."""


@dataclass(frozen=True, slots=True)
class Verification:
    """How the customer was verified before their booking was quoted on: an item of the airline's
    own list, or why it was skipped."""

    method: str = ""
    skipped_because: str = ""

    def __bool__(self) -> bool:
        return says_something(self.method) or says_something(self.skipped_because)


@dataclass(frozen=True, slots=True)
class Rebooking:
    """The change itself; what it costs stands with each passenger."""

    old: Itinerary = NOWHERE
    new: Itinerary = NOWHERE
    whose: WhoseChange | None = WhoseChange.CUSTOMER
    """None while the first question is open: nothing leaves then. The customer's is what older
    quotes hold, and those whose maker has said so in another way."""
    cause: Cause | None = None
    basis: Basis | None = None
    residual: ResidualPolicy | None = None
    verified: Verification = Verification()

    @property
    def is_ours(self) -> bool:
        """Whether the airline changed the booking: then nobody is charged."""
        return self.whose is WhoseChange.AIRLINE


NO_TERMS = Rebooking()
"""What a quick quote has, whose lines an agent typed."""
