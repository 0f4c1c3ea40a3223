"""A customer's state of mind, and what he does next: decisions without clocks or wires."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Self

from desktop.sandbox.customers.cast import Ending
from desktop.sandbox.customers.reading import Understood

READING = (3.0, 20.0)
"""Seconds to notice and read a message; divided by the sandbox's speed, like the others."""
WRITING = (1.0, 4.0)
OPENING_PAGE = (3.0, 20.0)
AT_THE_BANK = (5.0, 20.0)
SECOND_TRY = (10.0, 25.0)


class Stage(StrEnum):
    """How far a customer's question has come."""

    ASKED = "asked"
    AGREED = "agreed"
    HAS_LINK = "has_link"
    PAID = "paid"
    TICKETED = "ticketed"
    GAVE_UP = "gave_up"


class Deed(StrEnum):
    """Something a customer does after a pause."""

    READ = "read"
    SAY = "say"
    OPEN_PAGE = "open_page"
    FINISH_PAYMENT = "finish_payment"


@dataclass(slots=True)
class Step:
    """A deed after a pause, which is drawn between two bounds in seconds."""

    deed: Deed
    pause: tuple[float, float]
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Life:
    """One customer in one conversation; plain values, so that it outlives a restart."""

    conversation_id: int
    language: str
    ending: Ending
    scripted: bool = False
    stage: Stage = Stage.ASKED
    session_id: str | None = None
    sessions: list[str] = field(default_factory=list)
    attempts: int = 0
    complaints: int = 0
    bag_asked: bool = False
    card_written: bool = False
    reminded: bool = False
    due: list[dict[str, Any]] = field(default_factory=list)

    def dump(self) -> dict[str, Any]:
        """This life as plain values."""
        return asdict(self)

    @classmethod
    def load(cls, values: Mapping[str, Any]) -> Self:
        """A life from what `dump` gave."""
        taken = dict(values)
        taken["ending"] = Ending(taken["ending"])
        taken["stage"] = Stage(taken["stage"])
        return cls(**taken)


def say(what: str, pause: tuple[float, float] = WRITING) -> Step:
    """Say something of this kind; `what` names a field of the phrases."""
    return Step(Deed.SAY, pause, {"what": what})


def _pay(method: str, outcome: str, pause: tuple[float, float] = OPENING_PAGE) -> Step:
    return Step(Deed.OPEN_PAGE, pause, {"method": method, "outcome": outcome})


def after_reading(life: Life, message: Understood) -> list[Step]:
    """What a customer does once he has read an agent's message. Changes `life`."""
    if message.session_id is not None and message.session_id not in life.sessions:
        return _gets_link(life, message.session_id)
    if message.ticketed and life.stage in (Stage.PAID, Stage.HAS_LINK, Stage.TICKETED):
        return _gets_ticket(life)
    if life.stage is Stage.HAS_LINK:
        return _is_reminded(life)
    if life.stage in (Stage.ASKED, Stage.AGREED):
        return _talks(life, message)
    if life.stage is Stage.PAID:
        return [say("chat")]
    return [say("chat")] if message.asked else []


def _talks(life: Life, message: Understood) -> list[Step]:
    if life.ending is Ending.COMPLAINS and life.complaints < 2:
        life.complaints += 1
        return [say("complaint")]
    if not (message.priced or message.asked):
        return [say("chat")]
    life.stage = Stage.AGREED
    if life.ending is Ending.WRITES_CARD_NUMBER and not life.card_written:
        life.card_written = True
        return [say("card")]
    return [say("agrees")]


def _gets_link(life: Life, session_id: str) -> list[Step]:
    life.session_id = session_id
    life.sessions.append(session_id)
    life.stage = Stage.HAS_LINK
    life.attempts = 0
    pays = [say("link_seen")]
    match life.ending:
        case Ending.IDEAL_AT_ONCE:
            return [say("ideal"), _pay("ideal", "paid")]
        case Ending.DECLINED_THEN_IDEAL | Ending.DECLINED_THEN_CARD:
            return [_pay("card", "declined:insufficient_funds")]
        case Ending.THREE_D_SECURE:
            return [*pays, _pay("card_3ds", "paid")]
        case Ending.DELAYED_DEBIT:
            return [say("debit"), _pay("sepa_debit", "paid")]
        case Ending.LETS_EXPIRE:
            return [say("later")]
        case Ending.ABANDONS | Ending.PAYS_AFTER_REMINDER:
            return [say("later"), _pay("card_3ds", "abandoned")]
        case Ending.SILENT:
            return []
        case _:
            return [*pays, _pay("card", "paid")]


def _gets_ticket(life: Life) -> list[Step]:
    life.stage = Stage.TICKETED
    steps = [say("emoji" if life.ending is Ending.EMOJI else "thanks")]
    if life.ending is Ending.ASKS_FOR_A_BAG and not life.bag_asked:
        life.bag_asked = True
        life.stage = Stage.ASKED
        steps.append(say("bag", (4.0, 10.0)))
    return steps


def _is_reminded(life: Life) -> list[Step]:
    if life.ending is Ending.PAYS_AFTER_REMINDER and not life.reminded:
        life.reminded = True
        return [say("reminded"), _pay("card", "paid")]
    return [say("chat")]


def after_decline(life: Life) -> list[Step]:
    """What a customer does when his bank has said no."""
    life.attempts += 1
    if life.attempts > 1:
        return [say("declined")]
    method = "ideal" if life.ending is Ending.DECLINED_THEN_IDEAL else "card"
    return [say("declined"), _pay(method, "paid", SECOND_TRY)]


def after_payment(life: Life) -> list[Step]:
    """What a customer does when the money has gone."""
    life.stage = Stage.PAID
    return [say("paid")]


def after_expiry(life: Life) -> list[Step]:
    """What a customer does when his link has lapsed unpaid."""
    if life.ending in (Ending.LETS_EXPIRE, Ending.ABANDONS):
        life.stage = Stage.GAVE_UP
        return [say("never_mind")]
    return []


def after_dead_link(life: Life) -> list[Step]:
    """What a customer does when the page tells him that the link has lapsed."""
    life.stage = Stage.AGREED
    return [say("link_dead")]
