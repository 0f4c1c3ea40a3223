"""Lets the customers live: reads, writes and pays at the hub and at the payment page."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop.sandbox.clock import Handle, SandboxClock
from desktop.sandbox.customers import life as lives
from desktop.sandbox.customers.cast import Ending, any_ending
from desktop.sandbox.customers.colleagues import Colleagues
from desktop.sandbox.customers.life import Deed, Life, Stage, Step
from desktop.sandbox.customers.people import Person, email_of, invent
from desktop.sandbox.customers.phrases import EMOJI_THANKS, PHRASES
from desktop.sandbox.customers.population import Openings, enclosed
from desktop.sandbox.customers.reading import understand
from desktop.sandbox.hub.platforms import Platforms
from desktop.sandbox.hub.records import Conversation, Message, MessageType
from desktop.sandbox.hub.world import HubWorld, Refused
from desktop.sandbox.stripe import PaymentRefused, StripeWorld
from desktop.sandbox.stripe.methods import card_details
from desktop.sandbox.stripe.objects import billing_details

Json = dict[str, Any]
NEW_QUESTION = (30.0, 90.0)
"""Seconds between new questions; divided by the speed."""


class Autopilot:
    """All customers of the sandbox. Paused, they do nothing; resumed, they catch up."""

    def __init__(
        self,
        clock: SandboxClock,
        hub: HubWorld,
        platforms: Platforms,
        stripe: StripeWorld,
        rng: random.Random,
        openings: Openings,
        *,
        speed: float = 1.0,
        paused: bool = False,
    ) -> None:
        self._clock = clock
        self._hub = hub
        self._platforms = platforms
        self._stripe = stripe
        self._rng = rng
        self._openings = openings
        self._speed = speed
        self.paused = paused
        self.questions = True
        self._lives: dict[int, Life] = {}
        self._asked = 0
        self._question: Handle | None = None
        self._colleagues = Colleagues(hub)
        platforms.on_accepted(self._message_arrived)
        stripe.on_change(self._session_changed)

    def begin(self, endings: Mapping[int, Ending]) -> None:
        """Give scripted customers their endings, and let questions start to come."""
        for conversation_id, ending in endings.items():
            life = self._life(conversation_id)
            life.ending, life.scripted = ending, True
        self._plan_question()

    def pause(self, paused: bool) -> None:
        """Stop all customers, or let them go on with what waits for them."""
        if paused == self.paused:
            return
        self.paused = paused
        if paused:
            return
        for life in self._lives.values():
            for entry in life.due:
                self._arm(life, entry)
        self._plan_question()

    # What happens to them

    def _message_arrived(self, record: Conversation, message: Message) -> None:
        if message.message_type != MessageType.OUTGOING or message.private:
            return
        life = self._life(record.id)
        if life.ending is Ending.SILENT:
            return
        step = Step(Deed.READ, lives.READING, {"message": message.id})
        self._plan(life, [step])

    def _session_changed(self, kind: str, session: Json) -> None:
        if kind not in ("visited", "paid", "declined", "processing", "expired"):
            return
        life = self._owner(str(session["id"]))
        if life is None or life.session_id != session["id"]:
            return
        if kind == "visited":
            self._forget_payments(life)
        elif kind == "expired":
            self._plan(life, lives.after_expiry(life))
        elif kind == "declined":
            self._plan(life, lives.after_decline(life))
        elif life.stage is not Stage.PAID:
            self._forget_payments(life)
            self._plan(life, lives.after_payment(life))

    def _owner(self, session_id: str) -> Life | None:
        return next((item for item in self._lives.values() if session_id in item.sessions), None)

    def _forget_payments(self, life: Life) -> None:
        """In other hands (a browser, the control address): nothing is left for him to pay."""
        payments = (Deed.OPEN_PAGE, Deed.FINISH_PAYMENT)
        life.due = [entry for entry in life.due if entry["deed"] not in payments]

    # What they do

    def _plan(self, life: Life, steps: list[Step]) -> None:
        """Queue steps one after the other, each after its own pause."""
        when = self._clock.now()
        for step in steps:
            when += self._rng.uniform(*step.pause) / self._speed
            entry = {"at": when, "deed": str(step.deed), **step.values}
            life.due.append(entry)
            self._arm(life, entry)

    def _arm(self, life: Life, entry: Json) -> None:
        self._clock.call_at(entry["at"], lambda: self._due(life, entry))

    def _due(self, life: Life, entry: Json) -> None:
        if self.paused or not any(known is entry for known in life.due):
            return
        life.due = [known for known in life.due if known is not entry]
        deeds: dict[Deed, Callable[[Life, Json], None]] = {
            Deed.READ: self._read,
            Deed.SAY: self._say,
            Deed.OPEN_PAGE: self._open_page,
            Deed.FINISH_PAYMENT: self._finish_payment,
        }
        deeds[Deed(entry["deed"])](life, entry)

    def _read(self, life: Life, entry: Json) -> None:
        record = self._hub.conversations[life.conversation_id]
        self._platforms.customer_reads(record)
        message = self._hub.messages[entry["message"]]
        self._plan(life, lives.after_reading(life, understand(message.content or "")))

    def _say(self, life: Life, entry: Json) -> None:
        if entry["what"] == "emoji":
            choices = EMOJI_THANKS
        else:
            choices = getattr(PHRASES[life.language], entry["what"])
        words = choices[0] if life.scripted else self._rng.choice(choices)
        self.write(life.conversation_id, words)

    def _open_page(self, life: Life, entry: Json) -> None:
        session_id = life.session_id
        if session_id is None or self._stripe.is_visited(session_id):
            return
        method = self._offered(session_id, entry["method"])
        try:
            details, payer = self._card_of(life, method)
            self._stripe.begin_payment(session_id, method, details=details, payer=payer)
        except PaymentRefused as refused:
            if refused.reason == "expired":
                self._plan(life, lives.after_dead_link(life))
            elif refused.reason == "complete" and life.stage is not Stage.PAID:
                self._plan(life, lives.after_payment(life))
            return
        step = Step(
            Deed.FINISH_PAYMENT,
            lives.AT_THE_BANK,
            {"session": session_id, "outcome": entry["outcome"]},
        )
        self._plan(life, [step])

    def _offered(self, session_id: str, method: str) -> str:
        """The wanted method, or a card where the page does not offer it."""
        session = self._stripe.state["sessions"].get(session_id) or {}
        types = session.get("payment_method_types", [])
        return method if method.startswith("card") or method in types else "card"

    def _finish_payment(self, life: Life, entry: Json) -> None:
        try:
            self._stripe.finish_payment(entry["session"], entry["outcome"])
        except PaymentRefused as refused:
            if refused.reason == "expired":
                self._plan(life, lives.after_dead_link(life))

    def _card_of(self, life: Life, method: str) -> tuple[Json | None, Json | None]:
        """A customer's own card, from where they are at home, and the name at their bank."""
        record = self._hub.conversations[life.conversation_id]
        name = self._hub.contacts[record.contact_id].name
        country = _HOMES.get(life.language, "NL")
        card = card_details(self._rng, country=country) if method == "card" else None
        return card, billing_details(name)

    def write(self, conversation_id: int, text: str, papers: Sequence[str] = ()) -> Message | None:
        """A customer writes; None when he writes faster than the hub takes it. `papers` are names
        of what he sends along (raises KeyError for others)."""
        record = self._hub.conversations[conversation_id]
        contact = self._hub.contacts[record.contact_id]
        inbox = self._hub.inboxes[record.inbox_id]
        # Who writes has seen what was written to him.
        self._platforms.customer_reads(record)
        number = f"{inbox.id}:{self._rng.getrandbits(96):024x}"
        try:
            return self._hub.add_message(
                record,
                text or None,
                by=contact,
                source_id=number,
                attachments=enclosed(self._hub.next_message_id, papers, contact),
            )
        except Refused:
            return None

    # New ones

    def let_questions_come(self, come: bool) -> None:
        """Whether new people write while the customers live."""
        self.questions = come
        self._plan_question()

    def _plan_question(self) -> None:
        if self._question is not None:
            self._question.cancel()
        if self.paused or not self.questions:
            return
        pause = self._rng.uniform(*NEW_QUESTION) / self._speed
        self._question = self._clock.call_later(pause, self._new_question)

    def _new_question(self) -> None:
        if not self.paused and self.questions:
            self.ask()
            self._colleagues.act()
            self._plan_question()

    def ask(self) -> Conversation:
        """Someone new writes for the first time."""
        self._asked += 1
        language = "en" if self._openings.from_file else None
        person = invent(self._rng, 1_000_000 + self._asked, language)
        contact = self._hub.create_contact(
            name=person.name,
            email=email_of(person.name, 1_000_000 + self._asked),
            phone_number=person.phone,
            custom_attributes=attributes_of(person),
        )
        self._hub.contact_changed(contact, "contact.created", None)
        inbox = self._hub.inboxes[person.inbox_id]
        source = self._hub.new_source_id(contact, inbox)
        record = self._hub.create_conversation(contact, inbox, source_id=source)
        self.write(record.id, self._openings.next(person, self._rng))
        return record

    def _life(self, conversation_id: int) -> Life:
        life = self._lives.get(conversation_id)
        if life is None:
            record = self._hub.conversations[conversation_id]
            contact = self._hub.contacts[record.contact_id]
            language = str(contact.custom_attributes.get("language", "en"))
            if language not in PHRASES:
                language = "en"
            ending = any_ending(self._rng, language)
            life = self._lives[conversation_id] = Life(conversation_id, language, ending)
        return life

    # Keeping

    def snapshot(self) -> Json:
        """All lives as plain values."""
        return {
            "lives": [life.dump() for life in self._lives.values()],
            "asked": self._asked,
        }

    def restore(self, values: Mapping[str, Any]) -> None:
        """Take up all lives again; what fell due meanwhile happens at once."""
        self._asked = values["asked"]
        self._lives = {item["conversation_id"]: Life.load(item) for item in values["lives"]}
        if not self.paused:
            for life in self._lives.values():
                for entry in life.due:
                    self._arm(life, entry)
        self._plan_question()


_HOMES = {"en": "GB", "ja": "JP", "ar": "AE"} | {
    one: one.upper() for one in ("nl", "de", "fr", "es", "it", "pt")
}
"""Where the cards are from of those who write a language."""


def attributes_of(person: Person) -> Json:
    """A person's attributes as the hub keeps them on his contact."""
    return {
        "membership": person.membership,
        "booking": person.booking,
        "language": person.language,
    }
