"""The scripted customers: who they are, what they ask, and how it ends with each."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.sandbox.customers.people import (
    EMAIL,
    INSTAGRAM,
    MESSENGER,
    SMS,
    WHATSAPP,
    Person,
    email_of,
)
from desktop.sandbox.hub.account import COLLEAGUE_ID, DESK_AGENT_ID


class Ending(StrEnum):
    """What a customer does with a payment link."""

    IDEAL_AT_ONCE = "ideal_at_once"
    CARD_AT_ONCE = "card_at_once"
    DECLINED_THEN_IDEAL = "declined_then_ideal"
    DECLINED_THEN_CARD = "declined_then_card"
    LETS_EXPIRE = "lets_expire"
    ASKS_FOR_A_BAG = "asks_for_a_bag"
    COMPLAINS = "complains"
    WRITES_CARD_NUMBER = "writes_card_number"
    SILENT = "silent"
    THREE_D_SECURE = "three_d_secure"
    DELAYED_DEBIT = "delayed_debit"
    ABANDONS = "abandons"
    PAYS_AFTER_REMINDER = "pays_after_reminder"
    EMOJI = "emoji"


WEIGHTS: dict[Ending, int] = {
    Ending.IDEAL_AT_ONCE: 28,
    Ending.CARD_AT_ONCE: 25,
    Ending.DECLINED_THEN_IDEAL: 5,
    Ending.DECLINED_THEN_CARD: 6,
    Ending.LETS_EXPIRE: 6,
    Ending.ASKS_FOR_A_BAG: 4,
    Ending.COMPLAINS: 4,
    Ending.WRITES_CARD_NUMBER: 2,
    Ending.SILENT: 5,
    Ending.THREE_D_SECURE: 5,
    Ending.DELAYED_DEBIT: 1,
    Ending.ABANDONS: 3,
    Ending.PAYS_AFTER_REMINDER: 4,
    Ending.EMOJI: 2,
}
"""How often each ending comes among generated customers."""


def any_ending(rng: random.Random, language: str) -> Ending:
    """An ending for a generated customer; iDEAL is for those who have a Dutch bank."""
    ending = rng.choices(list(WEIGHTS), weights=list(WEIGHTS.values()))[0]
    if language != "nl":
        if ending is Ending.IDEAL_AT_ONCE:
            return Ending.CARD_AT_ONCE
        if ending is Ending.DECLINED_THEN_IDEAL:
            return Ending.DECLINED_THEN_CARD
    return ending


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a past conversation; `who` is `customer` or `agent`, `ago` is in minutes; `files`
    are names of `papers`."""

    who: str
    text: str
    ago: float
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A scripted customer with his conversation so far."""

    person: Person
    ending: Ending
    lines: tuple[Line, ...]
    assignee_id: int | None = None
    labels: tuple[str, ...] = ()
    status: str = "open"
    priority: str | None = None
    unreachable: bool = field(default=False)


def _person(
    name: str, language: str, inbox: int, phone: str, membership: str, booking: str
) -> Person:
    return Person(name, language, inbox, phone, email_of(name), membership, booking)


def _asks(text: str, ago: float) -> tuple[Line, ...]:
    return (Line("customer", text, ago),)


CAST: tuple[Role, ...] = (
    Role(
        _person("Sanne de Vries", "nl", MESSENGER, "+31612345678", "Gold", "K7Q2MX"),
        Ending.IDEAL_AT_ONCE,
        _asks(
            "Hoi! Ik vlieg vanavond om 19:40 AMS → BCN, maar mijn afspraak is uitgelopen. "
            "Kan ik mijn vlucht omboeken naar morgen en wat zijn de kosten?",
            0.2,
        ),
        DESK_AGENT_ID,
        ("rebook", "vip"),
    ),
    Role(
        _person("James Okafor", "en", WHATSAPP, "+447700900123", "Silver", "R4T8WN"),
        Ending.EMOJI,
        _asks("Hi, can I move my Sunday flight AMS to LHR to the early one? Booking R4T8WN", 2),
        DESK_AGENT_ID,
        ("rebook",),
    ),
    Role(
        _person("Marie Lefèvre", "fr", WHATSAPP, "+33612345678", "Explorer", "M2LF9C"),
        Ending.ASKS_FOR_A_BAG,
        (
            Line("customer", "Bonjour, je voudrais partir un jour plus tard à Lisbonne.", 9),
            Line("agent", "Bonjour Marie, je regarde tout de suite.", 8),
            Line("customer", "Merci ! Réservation M2LF9C.", 6, ("boarding-pass.png",)),
        ),
        DESK_AGENT_ID,
        ("rebook", "baggage"),
    ),
    Role(
        _person("Thomas Berger", "de", MESSENGER, "+4915112345678", "Silver", "T8BRG4"),
        Ending.PAYS_AFTER_REMINDER,
        _asks(
            "Guten Tag, ich muss meinen Flug nach Wien von Freitag auf Samstag verschieben. "
            "Was kostet das?",
            11,
        ),
        DESK_AGENT_ID,
        ("rebook",),
    ),
    Role(
        _person("Aiko Kimura", "ja", INSTAGRAM, "+819012345678", "Explorer", "A9KMR2"),
        Ending.DECLINED_THEN_CARD,
        _asks("東京行きの便を一日遅らせたいです。予約番号は A9KMR2 です。いくらですか?", 14),
        DESK_AGENT_ID,
        ("rebook",),
    ),
    Role(
        _person("Pieter Nijland", "nl", SMS, "+31623456789", "Explorer", "P3NJL7"),
        Ending.THREE_D_SECURE,
        _asks("Kan ik met een latere vlucht naar Rome? Boeking P3NJL7. Groet, Pieter", 21),
        DESK_AGENT_ID,
    ),
    Role(
        _person("Lucía Romero", "es", MESSENGER, "+34612345678", "Gold", "L6RMR8"),
        Ending.CARD_AT_ONCE,
        _asks("Hola, ¿puedo cambiar el asiento a la salida de emergencia? Reserva L6RMR8", 38),
        DESK_AGENT_ID,
        ("seat",),
    ),
    Role(
        _person("Daan Willems", "nl", WHATSAPP, "+31634567890", "Explorer", "D5WLM3"),
        Ending.LETS_EXPIRE,
        (
            Line("customer", "Wat kost het om naar volgende week om te boeken? D5WLM3", 64),
            Line("agent", "Hoi Daan, ik zoek het voor je uit.", 62),
            Line("customer", "Fijn, ik hoor het wel", 60),
        ),
        DESK_AGENT_ID,
        ("rebook",),
    ),
    Role(
        _person("Emma Clarke", "en", WHATSAPP, "+447700900456", "Explorer", "E2CLK5"),
        Ending.WRITES_CARD_NUMBER,
        _asks("Hello, I need to be in Paris tomorrow instead of today. Can you help? E2CLK5", 4),
        None,
    ),
    Role(
        _person("Sophie Martin", "fr", INSTAGRAM, "+33623456789", "Platinum", "S7MRT2"),
        Ending.COMPLAINS,
        _asks(
            "Votre vol avait trois heures de retard et j'ai raté ma correspondance. "
            "Que faites-vous pour moi ?",
            8,
        ),
        None,
        ("complaint", "vip"),
        priority="high",
    ),
    Role(
        _person("Jonas Weber", "de", EMAIL, "+4915187654321", "Silver", "J4WBR6"),
        Ending.DELAYED_DEBIT,
        _asks(
            "Sehr geehrte Damen und Herren,\n\nbitte buchen Sie mich (J4WBR6) auf den Flug am "
            "Montag um. Welche Kosten entstehen?\n\nMit freundlichen Grüßen\nJonas Weber",
            27,
        ),
        None,
        ("rebook",),
    ),
    Role(
        _person("Giulia Conti", "it", INSTAGRAM, "+393331234567", "Explorer", "G8CNT4"),
        Ending.ABANDONS,
        _asks("Ciao! Vorrei cambiare il mio volo per Milano a domenica, G8CNT4. Si può?", 17),
        None,
        ("rebook",),
    ),
    Role(
        _person("João Pereira", "pt", WHATSAPP, "+351912345678", "Explorer", "J9PRR3"),
        Ending.SILENT,
        _asks("Boa tarde, perdi o voo para o Porto. Há lugar no próximo?", 33),
        None,
    ),
    Role(
        _person("Ruben van Leeuwen", "nl", MESSENGER, "+31645678901", "Silver", "R3VLW9"),
        Ending.DECLINED_THEN_IDEAL,
        _asks("Hoi, kan ik mijn vlucht naar Oslo een dag vervroegen? R3VLW9", 46),
        None,
        ("rebook",),
    ),
    Role(
        _person("Layla Haddad", "ar", WHATSAPP, "+971501234567", "Gold", "L4HDD8"),
        Ending.EMOJI,
        _asks("مرحبا، أريد تغيير رحلتي إلى دبي إلى يوم الأحد. رقم الحجز L4HDD8", 52),
        None,
        ("vip",),
    ),
    Role(
        _person("Hannah Fischer", "de", SMS, "+4915199887766", "Explorer", "H6FSC2"),
        Ending.CARD_AT_ONCE,
        _asks("Hallo, mein Flug nach Berlin geht zu früh. Umbuchen auf abends? H6FSC2", 58),
        COLLEAGUE_ID,
    ),
    Role(
        _person("Kenji Sato", "ja", EMAIL, "+818098765432", "Platinum", "K5STO7"),
        Ending.CARD_AT_ONCE,
        (
            Line("customer", "アムステルダム発の便を変更したいのですが。予約 K5STO7", 190),
            Line("agent", "Sato-san, thank you. Which day would suit you?", 170),
            Line("customer", "月曜日の午前でお願いします。", 41, ("itinerary.pdf",)),
        ),
        COLLEAGUE_ID,
        ("rebook", "vip"),
    ),
    Role(
        # His last message is older than Meta's 24 hours: a reply will be refused later.
        _person("Mark Brouwer", "nl", MESSENGER, "+31656789012", "Explorer", "M9BRW4"),
        Ending.SILENT,
        (
            Line("customer", "Wat kost een extra koffer naar Faro? M9BRW4", 1620),
            Line("agent", "Hoi Mark, dat zoek ik even uit.", 1615),
            Line("customer", "Oké, ik wacht", 1610),
        ),
        DESK_AGENT_ID,
        ("baggage",),
    ),
    Role(
        _person("Ingrid Solberg", "en", MESSENGER, "+447700900789", "Silver", "S3SLB5"),
        Ending.CARD_AT_ONCE,
        (
            Line("customer", "Can you confirm my seats on S3SLB5?", 2950),
            Line("agent", "All confirmed, Ingrid: 14A and 14B.", 2940),
            Line("customer", "Thanks so much!", 2935),
        ),
        DESK_AGENT_ID,
        ("seat",),
        status="resolved",
    ),
)
