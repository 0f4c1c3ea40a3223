"""Customers' lives, end to end: what they say, how they pay, and how it ends with each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.sandbox_process import Sandbox, running_sandbox

Json = dict[str, Any]


@pytest.fixture(scope="module")
def alive() -> Iterator[Sandbox]:
    """A sandbox whose customers live fast, and to which nobody new writes."""
    with running_sandbox("--quiet", "--speed", "20") as sandbox:
        sandbox.pause_customers(False)
        yield sandbox


class Talk:
    """An agent's side of one conversation, by plain HTTP."""

    def __init__(self, sandbox: Sandbox, name: str, step: float = 2.0) -> None:
        """`step`: seconds that pass between two looks at what has happened."""
        self.sandbox = sandbox
        self.step = step
        self.number = sandbox.conversation_of(name)
        self.heard = len(self._said())

    def _said(self) -> list[str]:
        messages = self.sandbox.messages_in(self.number)
        return [m["content"] for m in messages if m["message_type"] == 0]

    def say(self, text: str) -> None:
        answer = self.sandbox.hub(
            "POST", f"/conversations/{self.number}/messages", json={"content": text}
        )
        assert answer.status_code == 200

    def hears(self) -> str:
        """The customer's next words; time runs until they come."""

        def came() -> str | None:
            said = self._said()
            if len(said) > self.heard:
                return said[self.heard]
            self.sandbox.advance(self.step)
            return None

        text: str = self.sandbox.wait_until(came)
        self.heard += 1
        return text

    def send_link(self, amount: int = 18600, minutes: int = 240) -> str:
        """Make a Checkout Session, send its address; returns its id."""
        form = {
            "mode": "payment",
            "success_url": "https://polder.example/thanks",
            "expires_at": str(int(self.sandbox.now()) + minutes * 60),
            "line_items[0][quantity]": "1",
            "line_items[0][price_data][currency]": "eur",
            "line_items[0][price_data][unit_amount]": str(amount),
            "line_items[0][price_data][product_data][name]": "Rebooking",
            "metadata[desk_conversation]": str(self.number),
        }
        made = self.sandbox.http.post(
            f"{self.sandbox.stripe_url}/v1/checkout/sessions",
            headers={"authorization": f"Bearer {self.sandbox.stripe_key}"},
            data=form,
        ).json()
        self.say(f"Here is your payment link, valid until 18:00:\n{made['url']}")
        session: str = made["id"]
        return session

    def session(self, session_id: str) -> Json:
        found: Json = next(s for s in self.sandbox.effects()["sessions"] if s["id"] == session_id)
        return found

    def becomes(self, session_id: str, true: Callable[[Json], bool]) -> Json:
        """Let time run until a session is as wanted."""

        def there() -> Json | None:
            session = self.session(session_id)
            if true(session):
                return session
            self.sandbox.advance(self.step)
            return None

        found: Json = self.sandbox.wait_until(there)
        return found

    def last_status(self) -> str:
        ours = [m for m in self.sandbox.messages_in(self.number) if m["message_type"] == 1]
        status: str = ours[-1]["status"]
        return status

    def attempts(self, session_id: str) -> list[str]:
        """Types of the PaymentIntent's events, oldest first."""
        self.sandbox.advance(10)  # the feed is a little late
        events = self.sandbox.http.get(
            f"{self.sandbox.stripe_url}/v1/events",
            params={"limit": 100},
            headers={"authorization": f"Bearer {self.sandbox.stripe_key}"},
        ).json()["data"]
        intent = self.session(session_id)["payment_intent"]
        return [e["type"] for e in reversed(events) if e["data"]["object"]["id"] == intent]


def paid(session: Json) -> bool:
    return bool(session["payment_status"] == "paid")


def test_sanne_is_quoted_pays_by_ideal_and_thanks_for_her_ticket(alive: Sandbox) -> None:
    talk = Talk(alive, "Sanne de Vries")
    talk.say("Het verschil is € 118,00 plus € 68,00. Zal ik een betaallink sturen?")
    assert talk.hears() == "Ja graag!"
    session = talk.send_link()
    assert talk.hears() == "Top, ik betaal meteen even met iDEAL"
    assert talk.last_status() == "read"
    talk.becomes(session, paid)
    assert talk.hears() == "Betaald!"
    talk.say("Je nieuwe ticketnummer is 074-2345678901. Goede reis!")
    assert talk.hears() == "Super, dank je wel!"
    assert "payment_intent.requires_action" in talk.attempts(session)


def test_aiko_is_declined_and_pays_with_another_card(alive: Sandbox) -> None:
    talk = Talk(alive, "Aiko Kimura")
    session = talk.send_link()
    assert "カード" in talk.hears()
    assert not paid(talk.session(session))
    talk.becomes(session, paid)
    types = talk.attempts(session)
    assert types.count("payment_intent.payment_failed") == 1
    assert types[-1] == "payment_intent.succeeded"


def test_ruben_is_declined_and_pays_by_ideal(alive: Sandbox) -> None:
    talk = Talk(alive, "Ruben van Leeuwen")
    session = talk.send_link()
    talk.becomes(session, paid)
    types = talk.attempts(session)
    assert types.index("payment_intent.payment_failed") < types.index(
        "payment_intent.requires_action"
    )


def test_pieter_pays_past_three_d_secure(alive: Sandbox) -> None:
    talk = Talk(alive, "Pieter Nijland")
    session = talk.send_link()
    talk.becomes(session, paid)
    assert "payment_intent.requires_action" in talk.attempts(session)
    assert talk.last_status() == "delivered"  # SMS has no read receipts


def test_daan_lets_the_link_lapse(alive: Sandbox) -> None:
    talk = Talk(alive, "Daan Willems")
    session = talk.send_link(minutes=35)
    assert talk.hears() == "Ik kijk er straks even naar"
    alive.advance(36 * 60)
    talk.becomes(session, lambda s: s["status"] == "expired")
    assert talk.hears() == "Laat maar, ik vlieg toch volgende week"
    assert not paid(talk.session(session))


def test_marie_asks_for_a_bag_afterwards_and_pays_again(alive: Sandbox) -> None:
    talk = Talk(alive, "Marie Lefèvre")
    first = talk.send_link()
    talk.becomes(first, paid)
    assert [talk.hears(), talk.hears()] == ["Merci, je paie tout de suite", "C'est payé !"]
    talk.say("Votre billet : 057-1234567890")
    assert talk.hears() == "Merci beaucoup pour votre aide !"
    assert talk.hears() == "Est-ce possible d'ajouter une valise ?"
    talk.say("Oui, cela fait 45,00 €. Je vous envoie un lien ?")
    assert talk.hears() == "Oui, avec plaisir !"
    second = talk.send_link(4500)
    talk.becomes(second, paid)
    assert talk.session(first)["times_paid"] == 1


def test_sophie_complains_before_she_agrees(alive: Sandbox) -> None:
    talk = Talk(alive, "Sophie Martin")
    talk.say("Bonjour Sophie, je suis désolé. Le changement coûte 95 €, d'accord ?")
    assert "inadmissible" in talk.hears()
    talk.say("Je comprends. Je regarde ce que je peux faire.")
    assert "inadmissible" in talk.hears()
    talk.say("Je peux vous proposer 40 € ?")
    assert talk.hears() == "Oui, avec plaisir !"


def test_emma_writes_her_card_number(alive: Sandbox) -> None:
    talk = Talk(alive, "Emma Clarke")
    talk.say("It is £95 more. Shall I send you a link?")
    assert "4242 4242 4242 4242" in talk.hears()
    talk.becomes(talk.send_link(), paid)


def test_joao_says_nothing_and_reads_nothing(alive: Sandbox) -> None:
    talk = Talk(alive, "João Pereira")
    session = talk.send_link()
    alive.advance(600)
    assert talk.last_status() == "delivered"
    assert talk._said() == talk._said()[: talk.heard]
    assert talk.session(session)["payment_intent"] is None


def test_jonas_pays_by_debit_which_takes_its_time(alive: Sandbox) -> None:
    talk = Talk(alive, "Jonas Weber")
    session = talk.send_link()
    assert "Lastschrift" in talk.hears()
    talk.becomes(session, lambda s: s["status"] == "complete")
    assert talk.session(session)["payment_status"] == "unpaid"
    talk.becomes(session, paid)


def test_thomas_opens_the_page_and_pays_when_reminded(alive: Sandbox) -> None:
    talk = Talk(alive, "Thomas Berger")
    session = talk.send_link()
    assert talk.hears() == "Ich schaue es mir später an"
    talk.becomes(session, lambda s: s["payment_intent_status"] == "requires_action")
    alive.advance(600)
    assert not paid(talk.session(session))
    talk.say("Hallo Thomas, der Link gilt noch eine Stunde.")
    assert talk.hears() == "Ach ja, Entschuldigung! Mache ich jetzt"
    talk.becomes(session, paid)


def test_giulia_opens_the_page_and_leaves(alive: Sandbox) -> None:
    talk = Talk(alive, "Giulia Conti")
    session = talk.send_link()
    talk.becomes(session, lambda s: s["payment_intent_status"] == "requires_action")
    alive.advance(1800)
    assert not paid(talk.session(session))


def test_james_thanks_in_pictures(alive: Sandbox) -> None:
    talk = Talk(alive, "James Okafor")
    talk.becomes(talk.send_link(), paid)
    assert [talk.hears(), talk.hears()] == ["Got it, paying now", "Paid!"]
    talk.say("Your ticket number: 057 2345678901")
    assert not any(letter.isalpha() for letter in talk.hears())


def test_small_talk_gets_small_talk(alive: Sandbox) -> None:
    talk = Talk(alive, "Lucía Romero")
    talk.say("Hola Lucía, ahora mismo lo miro.")
    assert talk.hears() == "Vale, gracias"


def test_someone_elses_hands_pay_and_the_customer_does_not_pay_twice(alive: Sandbox) -> None:
    talk = Talk(alive, "Lucía Romero")
    session = talk.send_link()
    alive.pay(session, "card", "paid")
    assert [talk.hears(), talk.hears()] == ["Recibido, pago ahora mismo", "¡Pagado!"]
    alive.advance(300)
    assert talk.session(session)["times_paid"] == 1


def test_a_link_that_lapsed_meanwhile_is_asked_for_anew() -> None:
    with running_sandbox("--quiet", "--speed", "0.01") as sandbox:
        sandbox.pause_customers(False)
        talk = Talk(sandbox, "Hannah Fischer", step=120)
        talk.send_link(minutes=31)
        # At this speed she takes minutes to read, and longer to open the page.
        sandbox.advance(40 * 60)
        said: list[str] = []
        while "Der Link geht nicht mehr, können Sie einen neuen schicken?" not in said:
            said.append(talk.hears())
            assert len(said) < 4


def test_paused_customers_wait_and_then_catch_up() -> None:
    with running_sandbox("--quiet", "--speed", "50") as sandbox:
        talk = Talk(sandbox, "Sanne de Vries")
        talk.say("Zal ik een link sturen?")
        sandbox.advance(600)
        assert len(talk._said()) == talk.heard
        sandbox.pause_customers(False)
        assert talk.hears() == "Ja graag!"


def test_new_questions_keep_coming() -> None:
    with running_sandbox("--seed", "3") as sandbox:
        before = sandbox.stats()["conversations"]
        sandbox.advance(600)
        came = sandbox.stats()["conversations"] - before
        assert 600 / 90 - 1 <= came <= 600 / 30 + 1


@pytest.mark.parametrize("opened", ["before it is read", "at the bank"])
def test_who_opens_the_page_in_a_browser_pays_instead_of_the_customer(opened: str) -> None:
    with running_sandbox("--quiet", "--speed", "20") as sandbox:
        talk = Talk(sandbox, "Sanne de Vries", step=0.2)
        session = talk.send_link()
        page = f"{sandbox.pay_url}/{session}"
        if opened == "at the bank":
            sandbox.pause_customers(False)
            talk.becomes(session, lambda s: s["payment_intent_status"] == "requires_action")
        assert sandbox.http.get(page).status_code == 200
        sandbox.pause_customers(False)
        assert talk.hears() == "Top, ik betaal meteen even met iDEAL"
        for _ in range(20):
            sandbox.advance(60)
        assert not paid(talk.session(session))
        card = {"method": "card", "number": "4242424242424242", "expiry": "12/34", "cvc": "123"}
        assert sandbox.http.post(page, data=card).status_code == 303
        assert paid(talk.session(session))
        assert talk.hears() == "Betaald!"
        assert talk.session(session)["times_paid"] == 1
