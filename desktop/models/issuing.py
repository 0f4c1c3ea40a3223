"""What was issued for which passenger of a quote, and who still waits for a document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from desktop.models.airlines import ACCOUNTING_CODES
from desktop.models.ticket import TicketNumber
from desktop.models.travel_document import TravelDocument, without_doubles
from desktop.models.typed_words import says_something

Document = TicketNumber | TravelDocument
"""What is issued, named by its number alone or by all that is known of it."""

Entry = Document | str | None
"""What is said of one passenger: a document, the reason why there is none, or nothing yet."""


class TicketEnd(StrEnum):
    """What became of a ticket that nobody pays for any more."""

    VOIDED = "voided"
    KEPT = "kept"
    """It stays valid: the money was given back out of goodwill."""


class IssueProblem(StrEnum):
    """Why an issue cannot be recorded."""

    NOTHING = "nothing"
    DOUBLE = "double"
    AIRLINES = "airlines"
    UNKNOWN_AIRLINE = "unknown_airline"
    """No airline that is known has the first three digits."""
    NOBODY = "nobody"
    """It is for a passenger that the quote does not have, or who has a document already."""
    REASON = "reason"
    """A passenger without a document needs a reason."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What is recorded at one time: documents and reasons by passenger, counted from 1.

    `without` are passengers who get no document, and why: an infant on a parent's ticket, somebody
    who does not fly after all.
    """

    documents: Mapping[int, tuple[TravelDocument, ...]] = field(default_factory=dict)
    without: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def one_each(cls, entries: Sequence[Entry], travellers: int) -> "Issue":
        """One for each passenger, in their order; what is more than they are is the last one's."""
        found: dict[int, tuple[TravelDocument, ...]] = {}
        without: dict[int, str] = {}
        for place, one in enumerate(entries, 1):
            place = min(place, max(1, travellers))
            if isinstance(one, str):
                without[place] = one
            elif one is not None:
                document = one if isinstance(one, TravelDocument) else TravelDocument(one)
                found[place] = (*found.get(place, ()), document)
        return cls(found, without)

    @property
    def all(self) -> tuple[TravelDocument, ...]:
        """All documents, in the order of the passengers."""
        return tuple(one for place in sorted(self.documents) for one in self.documents[place])

    @property
    def covered(self) -> frozenset[int]:
        """Whom it settles."""
        return frozenset({*self.documents, *self.without})

    def problems(self, travellers: int, issued: "Issued | None" = None) -> tuple[IssueProblem, ...]:
        """Return all that is wrong with it for so many travellers, of whom some may be settled."""
        found: list[IssueProblem] = []
        documents = self.all
        if not documents and not self.without:
            found.append(IssueProblem.NOTHING)
        if not without_doubles(documents):
            found.append(IssueProblem.DOUBLE)
        if len({one.airline for one in documents}) > 1:
            found.append(IssueProblem.AIRLINES)
        if any(one.airline not in ACCOUNTING_CODES for one in documents):
            found.append(IssueProblem.UNKNOWN_AIRLINE)
        settled = issued.settled if issued is not None else frozenset()
        if any(not 1 <= one <= travellers or one in settled for one in self.covered):
            found.append(IssueProblem.NOBODY)
        if not all(map(says_something, self.without.values())):
            found.append(IssueProblem.REASON)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Issued:
    """What the journal says was issued: passengers by their place in the quote, from 1.

    `travellers` is how many there are, 0 where older entries do not tell; then all is issued.
    """

    travellers: int = 0
    ticketed: frozenset[int] = frozenset()
    without: frozenset[int] = frozenset()

    @property
    def settled(self) -> frozenset[int]:
        """Who has a document, or a reason for none."""
        return self.ticketed | self.without

    @property
    def has_document(self) -> bool:
        """Whether anybody got one."""
        return bool(self.ticketed) or not self.travellers

    @property
    def missing(self) -> tuple[int, ...]:
        """Who still waits."""
        return tuple(place for place in range(1, self.travellers + 1) if place not in self.settled)

    @property
    def is_complete(self) -> bool:
        """Whether nobody waits, and somebody got something."""
        return not self.missing and self.has_document


def issued_of(bodies: Iterable[Mapping[str, Any]]) -> Issued | None:
    """Add up the bodies of all `ticket.issued`; None where there is none."""
    known = list(bodies)
    if not known:
        return None
    if any("for" not in body for body in known):
        return Issued()  # an older desk recorded all at once
    ticketed = {int(one) for body in known for one in _numbers(body.get("for"))}
    without = {int(one) for body in known for one in _numbers(body.get("without"))}
    travellers = max(int(body.get("of", 0)) for body in known)
    return Issued(travellers, frozenset(ticketed), frozenset(without - ticketed))


def _numbers(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()
