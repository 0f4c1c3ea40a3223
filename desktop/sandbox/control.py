"""The control address: faults, time, payments without a browser, and what really happened."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from desktop.sandbox.faults import FaultKind, WrongFault
from desktop.sandbox.hub.account import COLLEAGUE_ID, DESK_AGENT_ID
from desktop.sandbox.hub.records import Contact, Conversation, Message
from desktop.sandbox.hub.world import HubWorld
from desktop.sandbox.stripe import PaymentRefused
from desktop.sandbox.stripe.errors import StripeError
from desktop.sandbox.world import World

Json = dict[str, Any]
PREFIX = "/control"


class _Wrong(Exception):
    """A control request that makes no sense; the text says why."""


class Control:
    """Everything under `/control`; nothing here is part of any real service."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        """The routes, each answering 400 with `{"error": …}` to what makes no sense."""
        table = [
            ("GET", "/faults", self._faults, ""),
            ("POST", "/faults", self._arm, None),  # each kind of fault has its own
            ("DELETE", "/faults", self._disarm, ""),
            ("GET", "/clock", self._clock, ""),
            ("POST", "/clock", self._advance, "advance_s"),
            ("POST", "/pay", self._pay, "session method outcome country name"),
            ("POST", "/refund_fails", self._refund_fails, "refund"),
            ("POST", "/dispute", self._dispute, "session do reason amount"),
            ("GET", "/effects", self._effects, ""),
            ("GET", "/tokens", self._tokens, ""),
            ("POST", "/say", self._say, "conversation text files"),
            ("POST", "/ask", self._ask, ""),
            ("POST", "/read", self._read, "conversation"),
            ("POST", "/colleague", self._colleague, "conversation text assign"),
            ("POST", "/customers", self._customers, "pause questions"),
            ("GET", "/stats", self._stats, ""),
        ]

        def guarded(call: Any, known: str | None) -> Any:
            async def endpoint(request: Request) -> Response:
                try:
                    body = await _body(request)
                    if known is not None:
                        _check_known(body, known.split())
                    answer: Json = call(body)
                except (_Wrong, WrongFault, PaymentRefused) as error:
                    return JSONResponse({"error": str(error)}, status_code=400)
                return JSONResponse(answer)

            return endpoint

        return [
            Route(PREFIX + path, guarded(call, known), methods=[verb])
            for verb, path, call, known in table
        ]

    def _faults(self, body: Json) -> Json:
        del body
        return {"faults": self._world.faults.armed()}

    def _arm(self, body: Json) -> Json:
        fault = self._world.faults.arm(body)
        if fault.kind is FaultKind.EVENTS_LATE:
            self._world.stripe.delay_events(fault.delay_s, fault.times)
        elif fault.kind is FaultKind.EVENTS_DUPLICATE:
            self._world.stripe.duplicate_events(fault.times)
        elif fault.kind is FaultKind.SOCKET_CUT:
            self._world.cable.cut(fault.delay_s)
        return fault.as_json()

    def _disarm(self, body: Json) -> Json:
        del body
        self._world.faults.clear()
        return {"faults": []}

    def _clock(self, body: Json) -> Json:
        del body
        return {"now": self._world.clock.now(), "offset_s": self._world.clock.offset}

    def _advance(self, body: Json) -> Json:
        try:
            self._world.clock.advance(float(body.get("advance_s", 0)))
        except (TypeError, ValueError):
            raise _Wrong("advance_s must be a number of seconds, 0 or more") from None
        return self._clock({})

    def _pay(self, body: Json) -> Json:
        method, outcome = str(body.get("method", "card")), str(body.get("outcome", "paid"))
        country, name = str(body.get("country", "")).upper(), str(body.get("name", ""))
        if country and not re.fullmatch("[A-Z]{2}", country):
            raise _Wrong("country must be two letters, such as NL")
        session = str(body.get("session", ""))
        return self._world.stripe.pay(session, method, outcome, country=country, name=name[:100])

    def _dispute(self, body: Json) -> Json:
        """A bank disputes a payment (`do` is open), the airline answers it, the bank decides."""
        stripe, session = self._world.stripe, str(body.get("session", ""))
        match body.get("do", "open"):
            case "open":
                amount = body.get("amount", 0)
                if not isinstance(amount, int):
                    raise _Wrong("amount must be in minor units")
                return stripe.dispute(session, str(body.get("reason", "fraudulent")), amount)
            case "answer":
                return stripe.answer_dispute(session)
            case "win":
                return stripe.close_dispute(session, won=True)
            case "lose":
                return stripe.close_dispute(session, won=False)
        raise _Wrong("do must be open, answer, win or lose")

    def _refund_fails(self, body: Json) -> Json:
        """A bank sends a refund back."""
        try:
            return self._world.stripe.fail_refund(str(body.get("refund", "")))
        except StripeError as error:
            raise _Wrong(error.message) from None

    def _effects(self, body: Json) -> Json:
        """Sessions and refunds, messages that agents sent or customers wrote, statuses, and how
        conversations and contacts are now."""
        del body
        hub = self._world.hub
        return self._world.stripe.effects() | {
            "messages": [self._message(item) for item in hub.messages.values()],
            "statuses": hub.status_changes,
            "conversations": [_how_it_is(hub, item) for item in hub.conversations.values()],
            "contacts": [_who_it_is(item) for item in hub.contacts.values()],
            "requests": dict(self._world.requests),
        }

    def _message(self, message: Message) -> Json:
        return {
            "id": message.id,
            "conversation_id": message.conversation_id,
            "content": message.content,
            "client_ref": message.content_attributes.get("client_ref"),
            "message_type": int(message.message_type),
            "private": message.private,
            "status": message.status,
            "source_id": message.source_id,
            "created_at": message.created_at,
            "sender": {"type": message.sender_type, "id": message.sender_id},
            "files": [
                {
                    "name": item["name"],
                    "kind": item["content_type"],
                    "size": item["file_size"],
                    "sha256": hashlib.sha256(base64.b64decode(item["data"])).hexdigest(),
                }
                for item in message.attachments
            ],
        }

    def _tokens(self, body: Json) -> Json:
        """Who can call the hub and Stripe, with which token or key."""
        del body
        agents = self._world.hub.agents.values()
        stripe = self._world.stripe
        return {
            "desk": self._world.hub.agents[DESK_AGENT_ID].access_token,
            "colleague": self._world.hub.agents[COLLEAGUE_ID].access_token,
            "administrator": next(a.access_token for a in agents if a.role == "administrator"),
            "agents": [
                {
                    "id": agent.id,
                    "name": agent.name,
                    "role": agent.role,
                    "access_token": agent.access_token,
                    "pubsub_token": agent.pubsub_token,
                }
                for agent in agents
            ],
            "stripe_key": stripe.key,
            "stripe_links_key": stripe.links_key,
            "stripe_supervisor_key": stripe.supervisor_key,
            "stripe_secret_key": stripe.secret_key,
        }

    def _say(self, body: Json) -> Json:
        """A customer writes; `files` are names of papers that he sends along."""
        record = self._conversation(body)
        papers = [str(name) for name in body.get("files", ())]
        try:
            message = self._world.customers.write(record.id, str(body.get("text", "")), papers)
        except KeyError as error:
            raise _Wrong(f"no customer has a paper {error}") from None
        if message is None:
            raise _Wrong("too many messages in this conversation within a minute")
        return self._message(message)

    def _ask(self, body: Json) -> Json:
        """Somebody new asks something."""
        del body
        return {"conversation": self._world.customers.ask().id}

    def _read(self, body: Json) -> Json:
        """A customer looks at his conversation."""
        record = self._conversation(body)
        self._world.platforms.customer_reads(record)
        return {"conversation": record.id}

    def _colleague(self, body: Json) -> Json:
        """A colleague answers in a conversation; with `assign` he takes it as well."""
        record = self._conversation(body)
        colleague = self._world.hub.agents[COLLEAGUE_ID]
        if body.get("assign"):
            self._world.hub.assign(record, colleague, by=colleague)
        text = str(body.get("text", ""))
        return self._message(self._world.hub.add_message(record, text, by=colleague))

    def _customers(self, body: Json) -> Json:
        """`pause` stops or wakes all customers; `questions` lets new people write, or not."""
        customers = self._world.customers
        pause, questions = body.get("pause"), body.get("questions", customers.questions)
        if not isinstance(pause, bool) or not isinstance(questions, bool):
            raise _Wrong("pause and questions must be true or false")
        customers.let_questions_come(questions)
        customers.pause(pause)
        return {"pause": customers.paused, "questions": customers.questions}

    def _stats(self, body: Json) -> Json:
        del body
        hub = self._world.hub
        return {
            "contacts": len(hub.contacts),
            "conversations": len(hub.conversations),
            "messages": len(hub.messages),
            "sessions": len(self._world.stripe.effects()["sessions"]),
            "refunds": len(self._world.stripe.effects()["refunds"]),
            "notes": sum(len(contact.notes) for contact in hub.contacts.values()),
            "cable_connections": self._world.cable.connections,
            "requests": sum(self._world.requests.values()),
            "pause": self._world.customers.paused,
            "now": self._world.clock.now(),
        }

    def _conversation(self, body: Json) -> Conversation:
        number = body.get("conversation")
        record = self._world.hub.conversations.get(number) if isinstance(number, int) else None
        if record is None:
            raise _Wrong(f"there is no conversation {number!r}")
        return record


def _check_known(body: Json, known: list[str]) -> None:
    """A field that nobody reads is a slip of the pen: it would change nothing, in silence."""
    unknown = sorted(set(body) - set(known))
    if unknown:
        may = f"known are {', '.join(known)}" if known else "none is"
        raise _Wrong(f"{unknown[0]} is not known here; {may}")


async def _body(request: Request) -> Json:
    raw = await request.body()
    if not raw.strip():
        return {}
    try:
        body = json.loads(raw)
    except ValueError:
        raise _Wrong("the body is no JSON") from None
    if not isinstance(body, dict):
        raise _Wrong("the body must be a JSON object")
    return body


def _how_it_is(hub: HubWorld, record: Conversation) -> Json:
    """A conversation, as agents have left it."""
    return {
        "id": record.id,
        "contact_id": record.contact_id,
        "inbox_id": record.inbox_id,
        "source_id": hub.source_id(record),
        "client_ref": record.additional_attributes.get("client_ref"),
        "status": record.status,
        "assignee_id": record.assignee_id,
        "priority": record.priority,
        "labels": record.labels,
    }


def _who_it_is(contact: Contact) -> Json:
    """A contact, with the notes about it."""
    return {
        "id": contact.id,
        "name": contact.name,
        "email": contact.email,
        "phone_number": contact.phone_number,
        "notes": [{"id": note["id"], "content": note["content"]} for note in contact.notes],
    }
