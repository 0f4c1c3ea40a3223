"""All of the hub's routes."""

from __future__ import annotations

from starlette.routing import BaseRoute

from desktop.sandbox.hub.access import Door, Throttle
from desktop.sandbox.hub.account_routes import AccountRoutes
from desktop.sandbox.hub.cable import Cable
from desktop.sandbox.hub.contact_routes import ContactRoutes
from desktop.sandbox.hub.conversation_routes import ConversationRoutes
from desktop.sandbox.hub.message_routes import MessageRoutes
from desktop.sandbox.hub.world import HubWorld


def hub_routes(hub: HubWorld, cable: Cable) -> list[BaseRoute]:
    """Chatwoot's application API and `/cable`."""
    door = Door(hub, Throttle(hub.clock))
    return [
        cable.route(),
        *AccountRoutes(hub).routes(door),
        *ConversationRoutes(hub).routes(door),
        *MessageRoutes(hub).routes(door),
        *ContactRoutes(hub).routes(door),
    ]
