"""The airline's account at the hub: inboxes, agents, teams, labels and canned responses."""

from __future__ import annotations

import random
import string
from typing import Any

from desktop.sandbox.hub.records import Agent, ChannelType, Inbox

ACCOUNT_ID = 1
ACCOUNT_NAME = "Polder Airlines"

DESK_AGENT_ID = 7
COLLEAGUE_ID = 8
SECOND_COLLEAGUE_ID = 9
TEAM_LEAD_ID = 10
NIGHT_COLLEAGUE_ID = 11
ADMINISTRATOR_ID = 2


def inboxes() -> list[Inbox]:
    """The five channels. Windows: Meta's 24 hours; e-mail and SMS have none."""
    return [
        Inbox(1, "Messenger", ChannelType.MESSENGER, 24, True, True),
        # Instagram reports that a message was seen, never that it was delivered.
        Inbox(2, "Instagram", ChannelType.INSTAGRAM, 24, False, True),
        Inbox(3, "WhatsApp", ChannelType.WHATSAPP, 24, True, True, "+31207654321"),
        Inbox(4, "E-mail", ChannelType.EMAIL, email="help@polder.example"),
        Inbox(5, "SMS", ChannelType.SMS, None, True, False, "+31970005550"),
    ]


def agents(rng: random.Random) -> list[Agent]:
    """The desk's own agent, her colleagues and the administrator, with fresh tokens."""
    people = [
        (ADMINISTRATOR_ID, "Ingrid Maas", "administrator"),
        (DESK_AGENT_ID, "Frederiek Fontein", "agent"),
        (COLLEAGUE_ID, "Bram Kuipers", "agent"),
        (SECOND_COLLEAGUE_ID, "Noor Haddou", "agent"),
    ]
    return [_agent(*person, rng) for person in people] + [
        # From a draw of their own: whoever joins later must not change what the seed draws.
        _agent(number, name, "agent", random.Random(number))
        for number, name in (
            (TEAM_LEAD_ID, "Marijke van den Berg"),
            (NIGHT_COLLEAGUE_ID, "Samuel Osei"),
        )
    ]


def _agent(number: int, name: str, role: str, rng: random.Random) -> Agent:
    return Agent(
        id=number,
        name=name,
        email=f"{name.split()[0].lower()}@polder.example",
        role=role,
        access_token=_token(rng),
        pubsub_token=_token(rng),
        inbox_ids=[inbox.id for inbox in inboxes()],
    )


def _token(rng: random.Random) -> str:
    return "".join(rng.choices(string.ascii_letters + string.digits, k=24))


TEAMS: list[dict[str, Any]] = [
    {
        "id": 1,
        "name": "rebooking",
        "description": "Changes of flights and their payment",
        "allow_auto_assign": True,
        "account_id": ACCOUNT_ID,
        "is_member": True,
    },
    {
        "id": 2,
        "name": "baggage",
        "description": "Bags: extra, late and lost",
        "allow_auto_assign": True,
        "account_id": ACCOUNT_ID,
        "is_member": False,
    },
]

LABELS: list[dict[str, Any]] = [
    {
        "id": number,
        "title": title,
        "description": description,
        "color": color,
        "show_on_sidebar": True,
    }
    for number, (title, description, color) in enumerate(
        [
            ("rebook", "Wants another flight", "#1F93FF"),
            ("baggage", "About bags", "#2E8B7A"),
            ("refund", "Wants money back", "#C2603B"),
            ("complaint", "Not happy", "#B3261E"),
            ("vip", "Gold or Platinum", "#8A6D3B"),
            ("seat", "About a seat", "#4B6CB7"),
            ("spam", "Not a customer", "#6B7280"),
            ("impostor", "Pretends to be somebody", "#B3261E"),
        ],
        start=1,
    )
]

CANNED: list[dict[str, Any]] = [
    {
        "id": number,
        "account_id": ACCOUNT_ID,
        "short_code": code,
        "content": content,
        "created_at": "2026-01-12T09:00:00.000Z",
        "updated_at": "2026-01-12T09:00:00.000Z",
    }
    for number, (code, content) in enumerate(
        [
            ("hello", "Hello, thank you for your message. I am looking at your booking now."),
            ("hoi", "Hoi, dank je voor je bericht. Ik kijk nu naar je boeking."),
            ("seats", "I found a seat on another flight. Shall I send you a payment link?"),
            ("card", "Please never send a card number in a message. Use the payment link only."),
            ("sorry", "I am sorry about that. Let me see what I can do."),
            (
                "signature",
                "Kind regards,\n{{agent.name}}, Polder Airlines. Your reference: "
                "{{conversation.id}}.",
            ),
            (
                "bagageregels",
                "Dag {{contact.first_name}}, je mag één koffer van 23 kg meenemen en één stuk "
                "handbagage. Een extra koffer kun je tot een uur voor vertrek bijboeken.",
            ),
            (
                "gepaeck",
                "Guten Tag {{contact.name}}, ein Koffer bis 23 kg ist in Ihrem Tarif enthalten. "
                "Weitere Koffer können Sie bis eine Stunde vor Abflug hinzubuchen.",
            ),
            (
                "bagages",
                "Bonjour {{contact.name}}, une valise de 23 kg est comprise dans votre tarif. "
                "Vous pouvez en ajouter une autre jusqu’à une heure avant le départ.",
            ),
            (
                "equipaje",
                "Hola, {{contact.first_name}}. Su tarifa incluye una maleta de 23 kg. Puede añadir "
                "otra hasta una hora antes de la salida.",
            ),
            ("seatmap", "Your seat on {{trip}} is {{contact.custom_attribute.seat}}."),
        ],
        start=1,
    )
]
