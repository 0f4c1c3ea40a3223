"""Who customers are: names, addresses, bookings, and where they fly."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass

MESSENGER, INSTAGRAM, WHATSAPP, EMAIL, SMS = 1, 2, 3, 4, 5
"""Inbox ids of the airline's account (`desktop.sandbox.hub.account`)."""

MEMBERSHIPS = ("Explorer", "Explorer", "Explorer", "Silver", "Silver", "Gold", "Platinum")

_BOOKING_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

NAMES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "nl": (
        ("Lotte", "Daan", "Sem", "Julia", "Mees", "Fenna", "Joost", "Marijke", "Koen", "Eva"),
        ("Bakker", "de Boer", "Visser", "Smit", "van Dijk", "Mulder", "Jansen", "Dekker", "Bos"),
    ),
    "en": (
        ("Olivia", "Jack", "Amelia", "Harry", "Priya", "Liam", "Zara", "Ethan", "Grace", "Callum"),
        ("Smith", "Patel", "Walker", "Hughes", "Murphy", "Campbell", "Reid", "Osei", "Turner"),
    ),
    "de": (
        ("Lena", "Felix", "Sabine", "Maximilian", "Jürgen", "Katharina", "Paul", "Monika"),
        ("Müller", "Schneider", "Weber", "Hoffmann", "Krüger", "Wolf", "Schäfer", "Neumann"),
    ),
    "fr": (
        ("Camille", "Hugo", "Chloé", "Antoine", "Élodie", "Mathieu", "Inès", "Thibault"),
        ("Dubois", "Moreau", "Laurent", "Lefèvre", "Garnier", "Rousseau", "Faure", "Blanc"),
    ),
    "es": (
        ("Lucía", "Alejandro", "Carmen", "Pablo", "Marta", "Iván", "Sofía", "Diego"),
        ("García", "Martínez", "López", "Sánchez", "Romero", "Navarro", "Ortega", "Molina"),
    ),
    "it": (
        ("Giulia", "Matteo", "Chiara", "Luca", "Francesca", "Davide", "Elena", "Marco"),
        ("Rossi", "Bianchi", "Ferrari", "Conti", "Ricci", "Greco", "Marino", "Gallo"),
    ),
    "ja": (
        ("Aiko", "Haruto", "Yui", "Ren", "Sakura", "Daiki", "Mio", "Kenji"),
        ("Kimura", "Sato", "Tanaka", "Suzuki", "Yamamoto", "Nakamura", "Ito", "Kobayashi"),
    ),
    "pt": (
        ("João", "Beatriz", "Tiago", "Mariana", "Rui", "Inês", "Pedro", "Catarina"),
        ("Silva", "Pereira", "Costa", "Ferreira", "Almeida", "Carvalho", "Gomes", "Ribeiro"),
    ),
    "ar": (
        ("Layla", "Yusuf", "Omar", "Mariam", "Khalid", "Nour", "Hassan", "Salma"),
        ("Haddad", "Nasser", "Khoury", "Al Amin", "Mansour", "Saleh", "Farouk", "Aziz"),
    ),
}

_DIAL: dict[str, tuple[str, int]] = {
    "nl": ("+316", 8),
    "en": ("+4477009", 5),
    "de": ("+491515", 7),
    "fr": ("+336", 8),
    "es": ("+346", 8),
    "it": ("+393", 9),
    "ja": ("+8190", 8),
    "pt": ("+35191", 7),
    "ar": ("+97150", 7),
}

CITIES = (
    "Barcelona",
    "Berlin",
    "Lisbon",
    "London",
    "Madrid",
    "Milan",
    "New York",
    "Oslo",
    "Paris",
    "Rome",
    "Tokyo",
    "Vienna",
)
_LANGUAGE_WEIGHTS = {
    "nl": 30,
    "en": 30,
    "de": 12,
    "fr": 9,
    "es": 7,
    "it": 5,
    "pt": 4,
    "ja": 2,
    "ar": 1,
}
_INBOX_WEIGHTS = {MESSENGER: 30, WHATSAPP: 35, INSTAGRAM: 15, EMAIL: 12, SMS: 8}


@dataclass(frozen=True, slots=True)
class Person:
    """A customer. E-mail addresses end in `.example`: nobody real gets them."""

    name: str
    language: str
    inbox_id: int
    phone: str
    email: str
    membership: str
    booking: str


def booking_code(rng: random.Random) -> str:
    """A record locator: six letters and digits."""
    return "".join(rng.choices(_BOOKING_ALPHABET, k=6))


def email_of(name: str, number: int | None = None) -> str:
    """An address made of a name; `number` keeps it unique."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return f"{plain.replace(' ', '.')}{'' if number is None else number}@mail.example"


def phone_of(language: str, rng: random.Random) -> str:
    """A mobile number of the country that speaks the language, in E.164."""
    prefix, digits = _DIAL[language]
    return prefix + "".join(rng.choices("123456789", k=digits))


def invent(rng: random.Random, number: int, language: str | None = None) -> Person:
    """A new customer; `number` makes his address his own."""
    chosen = (
        language
        or rng.choices(list(_LANGUAGE_WEIGHTS), weights=list(_LANGUAGE_WEIGHTS.values()))[0]
    )
    first, last = NAMES[chosen]
    name = f"{rng.choice(first)} {rng.choice(last)}"
    return Person(
        name=name,
        language=chosen,
        inbox_id=rng.choices(list(_INBOX_WEIGHTS), weights=list(_INBOX_WEIGHTS.values()))[0],
        phone=phone_of(chosen, rng),
        email=email_of(name, number),
        membership=rng.choice(MEMBERSHIPS),
        booking=booking_code(rng),
    )


def opening_of(template: str, person: Person, rng: random.Random) -> str:
    """An opening with this person's trip filled in."""
    return template.format(
        origin=rng.choice(("Amsterdam", "AMS", "Schiphol")),
        city=rng.choice(CITIES),
        time=f"{rng.randrange(6, 23):02d}:{rng.randrange(0, 60, 5):02d}",
        booking=person.booking,
    )
