"""The world behind the wire: it tells what changed, and survives a restart."""

from __future__ import annotations

import json
import random

from desktop.sandbox.clock import SandboxClock
from desktop.sandbox.stripe import StripeWorld

FORM = (
    "mode=payment&success_url=https://a.example&line_items[0][quantity]=1"
    "&line_items[0][price_data][currency]=eur&line_items[0][price_data][unit_amount]=5000"
    "&line_items[0][price_data][product_data][name]=Bag&metadata[desk_quote]=q1"
)


def _world(clock: SandboxClock, seed: int = 1) -> StripeWorld:
    return StripeWorld(
        clock, key="rk_test_agents", pay_url="http://127.0.0.1:1/pay", rng=random.Random(seed)
    )


def test_listeners_hear_each_change() -> None:
    world = _world(SandboxClock())
    heard: list[tuple[str, str]] = []
    world.on_change(lambda kind, session: heard.append((kind, session["status"])))
    id = world.create_session(FORM)["id"]
    world.pay(id, "card", "declined:lost_card")
    world.pay(id, "ideal", "paid")
    world.dispute(id)
    other = world.create_session(FORM)["id"]
    world.clock.advance(25 * 3600)
    assert heard == [
        ("created", "open"),
        ("paying", "open"),
        ("declined", "open"),
        ("paying", "open"),
        ("paid", "complete"),
        ("disputed", "complete"),
        ("created", "open"),
        ("expired", "expired"),
    ]
    assert world.summary(other)["expired_by"] == "time"


def test_a_listener_that_fails_stops_nothing() -> None:
    world = _world(SandboxClock())

    def fail(kind: str, session: dict[str, object]) -> None:
        raise RuntimeError(kind)

    world.on_change(fail)
    id = world.create_session(FORM)["id"]
    assert world.pay(id, "card", "paid")["times_paid"] == 1


def test_a_world_comes_back_from_disk_as_it_was() -> None:
    clock = SandboxClock()
    world = _world(clock)
    paid, waiting, debited = (world.create_session(FORM)["id"] for _ in range(3))
    world.pay(paid, "card", "paid")
    world.pay(debited, "sepa_debit", "paid")
    written = json.dumps(world.snapshot())

    later = SandboxClock(offset=clock.offset)
    back = _world(later, seed=99)
    back.restore(json.loads(written))
    assert back.sessions() == world.sessions()
    assert back.account == world.account
    assert back.keys == world.keys
    assert list(back.events.visible(later.now() + 5)) == list(world.events.visible(later.now() + 5))
    # New ids go on from where the old ones ended.
    assert back.create_session(FORM)["id"] not in {paid, waiting, debited}

    # What was planned still happens.
    later.advance(back.debit_delay_s + 1)
    assert back.summary(debited)["payment_status"] == "paid"
    later.advance(25 * 3600)
    assert back.summary(waiting)["status"] == "expired"
    assert world.summary(waiting)["status"] == "open", "the copy shares nothing with it"


def test_the_same_seed_makes_the_same_world() -> None:
    clock = SandboxClock()
    first, second = _world(clock), _world(clock)
    assert first.create_session(FORM)["id"] == second.create_session(FORM)["id"]
    assert first.supervisor_key == second.supervisor_key
    assert _world(clock, seed=2).create_session(FORM)["id"] != second.create_session(FORM)["id"]


def test_effects_say_what_was_really_made() -> None:
    world = _world(SandboxClock())
    id = world.create_session(FORM)["id"]
    world.pay(id, "card", "paid")
    (session,) = world.effects()["sessions"]
    assert session["metadata"] == {"desk_quote": "q1"}
    assert (session["amount_total"], session["currency"]) == (5000, "eur")
    assert (session["times_paid"], session["expired_by"]) == (1, None)
    assert world.effects()["refunds"] == []
    json.dumps(world.effects())
