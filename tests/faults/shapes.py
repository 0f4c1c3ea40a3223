"""Good JSON of each kind that comes over a wire: recorded from the sandbox, and made from the
services' own OpenAPI documents where those are at hand."""

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from desktop.models.stage import Stage
from tests.sandbox_process import Sandbox
from tests.services.desk_world import desk_at

Json = Any

SPECS = Path(__file__).parents[2].parent / "shared" / "specs"
HUB_DOCUMENT = SPECS / "chatwoot-swagger.json"
STRIPE_DOCUMENT = SPECS / "stripe-openapi-2023-09.json"

_DEEPEST = 5
_HUB_SCHEMAS = {
    "profile": ("user",),
    "inbox": ("inbox",),
    "contact": ("contact_show_response", "properties", "payload"),
    "conversation": ("conversation_show",),
    "message": ("message",),
}
_ATTACHMENT = {
    "id": 5,
    "message_id": 30,
    "file_type": "image",
    "data_url": "https://hub.example/files/boarding%20pass.png",
    "file_size": 20480,
}
_STRIPE_SCHEMAS = {
    "session": "checkout.session",
    "intent": "payment_intent",
    "refund": "refund",
    "event": "event",
    "charge": "charge",
    "dispute": "dispute",
}


@dataclass(frozen=True)
class Shapes:
    """Good items by kind: profile, inbox, contact, conversation, message, session, intent, refund,
    event, charge, dispute."""

    recorded: dict[str, list[Json]] = field(default_factory=dict)

    def one(self, kind: str, rng: random.Random) -> Json:
        """An item of that kind; a third of them from the document where it is at hand."""
        if rng.random() < 1 / 3 or not self.recorded.get(kind):
            made = documented(kind, rng)
            if made is not None:
                return made
        return rng.choice(self.recorded[kind])


async def record(sandbox: Sandbox, folder: Path) -> Shapes:
    """Let the main job happen once, and keep what the services say of it."""
    async with desk_at(sandbox, folder) as world:
        conversation = await world.new_customer()
        quote = await world.quote(conversation)
        await world.ends(await world.desk.links.send(quote))
        [session] = world.sessions_of(conversation)
        sandbox.pay(session["id"], "card", "declined:lost_card")
        sandbox.pay(session["id"], "ideal")
        await world.comes_to(quote.quote_id, Stage.PAID)
        await world.ends(await world.desk.after.refund(quote.quote_id, 6800))
    kept: dict[str, list[Json]] = {}

    def hub(path: str) -> Json:
        return sandbox.hub("GET", path).json()

    def stripe(path: str) -> list[Json]:
        key = {"Authorization": f"Bearer {sandbox.stripe_key}"}
        answer = sandbox.http.get(f"{sandbox.stripe_url}/v1/{path}", headers=key)
        found: list[Json] = answer.json()["data"]
        return found

    profile = sandbox.http.get(f"{sandbox.hub_url}/api/v1/profile", headers=sandbox.hub_headers)
    kept["profile"] = [profile.json()]
    kept["inbox"] = hub("/inboxes")["payload"]
    kept["conversation"] = hub("/conversations?status=all")["data"]["payload"]
    kept["contact"] = [one["meta"]["sender"] for one in kept["conversation"]]
    kept["message"] = hub(f"/conversations/{conversation}/messages")["payload"]
    kept["message"].append({**kept["message"][0], "attachments": [_ATTACHMENT]})
    kept["session"] = stripe("checkout/sessions?limit=5")
    kept["intent"] = stripe("payment_intents?limit=5")
    kept["event"] = stripe("events?limit=50")
    kept["refund"] = stripe("refunds?limit=5")
    return Shapes(kept)


def documented(kind: str, rng: random.Random) -> Json | None:
    """An item made by the service's OpenAPI document; None without it."""
    if kind in _HUB_SCHEMAS:
        document = _document(HUB_DOCUMENT)
        path: tuple[str, ...] = ("components", "schemas", *_HUB_SCHEMAS[kind])
    else:
        document = _document(STRIPE_DOCUMENT)
        path = ("components", "schemas", _STRIPE_SCHEMAS[kind])
    if document is None:
        return None
    return _made(_at(document, path), document, rng, 0)


@cache
def _document(path: Path) -> Json | None:
    return json.loads(path.read_text()) if path.exists() else None


def _at(document: Json, path: Iterable[str]) -> Json:
    found = document
    for key in path:
        found = found[key]
    return found


def _made(schema: Json, document: Json, rng: random.Random, depth: int) -> Json:
    if "$ref" in schema:
        path = schema["$ref"].removeprefix("#/").split("/")
        return _made(_at(document, path), document, rng, depth)
    for joined in ("anyOf", "oneOf"):
        if joined in schema:
            return _made(rng.choice(schema[joined]), document, rng, depth)
    if "enum" in schema:
        return rng.choice(schema["enum"])
    if schema.get("nullable") and rng.random() < 0.2:
        return None
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = rng.choice(kind)
    if kind == "array":
        if depth > _DEEPEST:
            return []
        items = schema.get("items") or {}
        return [_made(items, document, rng, depth + 1) for _ in range(rng.randrange(3))]
    if kind == "object" or "properties" in schema or "allOf" in schema:
        whole: dict[str, Json] = {}
        for part in schema.get("allOf", ()):
            piece = _made(part, document, rng, depth)
            whole.update(piece if isinstance(piece, dict) else {})
        needed = set(schema.get("required", ()))
        for name, inner in (schema.get("properties") or {}).items():
            if name in needed or (depth <= _DEEPEST and rng.random() < 0.8):
                whole[name] = None if depth > _DEEPEST else _made(inner, document, rng, depth + 1)
        return whole
    if kind in ("integer", "number"):
        return rng.choice((0, 1, 2, 18600, 1_763_700_000 + rng.randrange(10_000)))
    if kind == "boolean":
        return rng.random() < 0.5
    return rng.choice(("eur", "open", "Sanne", "pi_1", "k7q2mx", "https://example.com/x.png", "0"))
