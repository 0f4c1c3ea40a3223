"""What Stripe's events become in the journal, one by one and in any order."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.fact import Fact, FactKind
from desktop.models.ladder import fold
from desktop.models.stage import Stage
from desktop.services.psp.stripe_events import TYPES, facts_of, read
from desktop.services.psp.stripe_wire import Unreadable

Json = dict[str, Any]
OURS = {"desk_quote": "q-1", "desk_generation": "2"}
METADATA = {**OURS, "customer_name": "not ours"}


def event(kind: str, obj: Json, *, id: str = "evt_1", created: int = 1000, **more: Any) -> Json:
    return {
        "id": id,
        "object": "event",
        "type": kind,
        "created": created,
        "data": {"object": obj},
        "request": {"id": None, "idempotency_key": None},
        **more,
    }


def session(**changes: Any) -> Json:
    return {
        "id": "cs_1",
        "object": "checkout.session",
        "mode": "payment",
        "status": "complete",
        "payment_status": "paid",
        "amount_total": 18600,
        "currency": "eur",
        "payment_intent": "pi_1",
        "metadata": METADATA,
        "created": 900,
        "expires_at": 5000,
        **changes,
    }


def intent(**changes: Any) -> Json:
    return {
        "id": "pi_1",
        "object": "payment_intent",
        "amount": 18600,
        "amount_received": 18600,
        "currency": "eur",
        "payment_method": "pm_1",
        "latest_charge": "ch_1",
        "last_payment_error": None,
        "metadata": METADATA,
        **changes,
    }


def declined(code: str, decline_code: str | None, method: str, **changes: Any) -> Json:
    error: Json = {"code": code, "payment_method": {"id": "pm_9", "type": method}, "charge": "ch_9"}
    if decline_code:
        error["decline_code"] = decline_code
    return intent(last_payment_error={**error, **changes}, payment_method=None)


def refund(**changes: Any) -> Json:
    return {
        "id": "re_1",
        "object": "refund",
        "amount": 5000,
        "currency": "eur",
        "status": "succeeded",
        "payment_intent": "pi_1",
        "charge": "ch_1",
        "metadata": {},
        **changes,
    }


def dispute(**changes: Any) -> Json:
    return {
        "id": "dp_1",
        "object": "dispute",
        "amount": 18600,
        "currency": "eur",
        "reason": "fraudulent",
        "status": "needs_response",
        "payment_intent": "pi_1",
        "charge": "ch_1",
        "metadata": {},
        **changes,
    }


PAID = {"amount": 18600, "currency": "EUR"}
TABLE = [
    (
        event("checkout.session.completed", session()),
        FactKind.PAYMENT_PAID,
        "stripe:paid:cs_1",
        {"session": "cs_1", "intent": "pi_1", "generation": 2, **PAID},
    ),
    (
        event("checkout.session.completed", session(payment_status="unpaid")),
        FactKind.PAYMENT_PROCESSING,
        "stripe:processing:cs_1",
        {"session": "cs_1", "intent": "pi_1", "generation": 2},
    ),
    (
        event("checkout.session.async_payment_succeeded", session()),
        FactKind.PAYMENT_PAID,
        "stripe:paid:cs_1",
        {"session": "cs_1", "intent": "pi_1", "generation": 2, **PAID},
    ),
    (
        event("checkout.session.async_payment_failed", session(payment_status="unpaid")),
        FactKind.PAYMENT_FAILED,
        "stripe:failed:cs_1",
        {"session": "cs_1", "intent": "pi_1", "generation": 2},
    ),
    (
        event("checkout.session.expired", session(status="expired", payment_intent=None)),
        FactKind.LINK_EXPIRED,
        "stripe:expired:cs_1",
        {"session": "cs_1", "generation": 2},
    ),
    (
        event("payment_intent.created", intent(payment_method=None)),
        FactKind.PAYMENT_TRYING,
        "stripe:trying:pi_1",
        {"intent": "pi_1", "generation": 2},
    ),
    (
        event("payment_intent.requires_action", intent()),
        FactKind.PAYMENT_AT_BANK,
        "stripe:at_bank:pi_1:pm_1:1000",
        {"intent": "pi_1", "generation": 2},
    ),
    (
        event("payment_intent.processing", intent(payment_method={"id": "pm_1", "type": "pix"})),
        FactKind.PAYMENT_PROCESSING,
        "stripe:processing:pi_1:pm_1:1000",
        {"intent": "pi_1", "generation": 2, "method": "pix"},
    ),
    (
        event(
            "payment_intent.payment_failed", declined("card_declined", "insufficient_funds", "card")
        ),
        FactKind.PAYMENT_DECLINED,
        "stripe:declined:pi_1:ch_9",
        {"intent": "pi_1", "generation": 2, "reason": "insufficient_funds", "method": "card"},
    ),
    (
        event(
            "payment_intent.payment_failed",
            declined("payment_intent_authentication_failure", None, "card", charge=None),
            request={"id": "req_7"},
        ),
        FactKind.PAYMENT_DECLINED,
        "stripe:declined:pi_1:pm_9:req_7",
        {
            "intent": "pi_1",
            "generation": 2,
            "reason": "payment_intent_authentication_failure",
            "method": "card",
        },
    ),
    (
        event(
            "payment_intent.payment_failed",
            declined("payment_intent_payment_attempt_failed", None, "sepa_debit"),
        ),
        FactKind.PAYMENT_FAILED,
        "stripe:failed:pi_1:ch_9",
        {
            "intent": "pi_1",
            "generation": 2,
            "reason": "payment_intent_payment_attempt_failed",
            "method": "sepa_debit",
        },
    ),
    (
        event("payment_intent.payment_failed", intent(payment_method=None)),
        FactKind.PAYMENT_DECLINED,
        "stripe:declined:pi_1:-:1000",
        {"intent": "pi_1", "generation": 2, "reason": "declined"},
    ),
    (
        event("payment_intent.succeeded", intent()),
        FactKind.PAYMENT_PAID,
        "stripe:paid:pi_1",
        {"intent": "pi_1", "generation": 2, **PAID},
    ),
    (
        event("payment_intent.canceled", intent()),
        FactKind.PAYMENT_CANCELED,
        "stripe:canceled:pi_1",
        {"intent": "pi_1", "generation": 2},
    ),
    (
        event("refund.created", refund(status="pending")),
        FactKind.REFUND,
        "stripe:refund:re_1:pending",
        {
            "refund": "re_1",
            "amount": 5000,
            "currency": "EUR",
            "status": "pending",
            "intent": "pi_1",
        },
    ),
    (
        event("refund.updated", refund(metadata=OURS)),
        FactKind.REFUND,
        "stripe:refund:re_1:succeeded",
        {
            "refund": "re_1",
            "amount": 5000,
            "currency": "EUR",
            "status": "succeeded",
            "intent": "pi_1",
            "generation": 2,
        },
    ),
    (
        event("refund.updated", refund(status="canceled")),
        FactKind.REFUND,
        "stripe:refund:re_1:canceled",
        {
            "refund": "re_1",
            "amount": 5000,
            "currency": "EUR",
            "status": "canceled",
            "intent": "pi_1",
        },
    ),
    (
        event("refund.failed", refund(status="failed", failure_reason="lost_or_stolen_card")),
        FactKind.REFUND_FAILED,
        "stripe:refund:re_1:failed",
        {
            "refund": "re_1",
            "amount": 5000,
            "currency": "EUR",
            "status": "failed",
            "reason": "lost_or_stolen_card",
            "intent": "pi_1",
        },
    ),
    (
        event("charge.dispute.created", dispute()),
        FactKind.DISPUTED,
        "stripe:dispute:dp_1:opened",
        {
            "dispute": "dp_1",
            "reason": "fraudulent",
            "status": "needs_response",
            "intent": "pi_1",
            **PAID,
        },
    ),
    (
        event(
            "charge.dispute.updated",
            dispute(status="under_review", evidence_details={"due_by": 9000, "has_evidence": True}),
        ),
        FactKind.DISPUTE_UPDATED,
        "stripe:dispute:dp_1:under_review:1000",
        {
            "dispute": "dp_1",
            "reason": "fraudulent",
            "status": "under_review",
            "intent": "pi_1",
            "due_by": 9000,
            **PAID,
        },
    ),
    (
        event("charge.dispute.closed", dispute(status="won")),
        FactKind.DISPUTE_CLOSED,
        "stripe:dispute:dp_1:closed",
        {"dispute": "dp_1", "reason": "fraudulent", "status": "won", "intent": "pi_1", **PAID},
    ),
]


@pytest.mark.parametrize(
    ("told", "kind", "source", "body"),
    TABLE,
    ids=[f"{i}-{row[0]['type']}" for i, row in enumerate(TABLE)],
)
def test_each_event_says_one_thing(told: Json, kind: FactKind, source: str, body: Json) -> None:
    (fact,) = facts_of(told)
    assert (fact.kind, fact.source, fact.body) == (kind, source, body)
    assert (fact.at, fact.event_id) == (1000.0, "evt_1")
    json.dumps(fact.body)


def test_every_type_that_is_asked_for_is_read_and_stripe_allows_that_many() -> None:
    assert len(TYPES) <= 20
    told = {row[0]["type"] for row in TABLE} | {"charge.refunded"}
    assert told == set(TYPES)


def test_only_our_own_metadata_comes_along() -> None:
    (fact,) = facts_of(event("payment_intent.created", intent()))
    assert fact.metadata == OURS


@pytest.mark.parametrize("generation", ["", "two", "-1", "²", None, 3])
def test_a_generation_that_is_no_number_is_left_out(generation: object) -> None:
    metadata = {"desk_quote": "q", "desk_generation": generation}
    (fact,) = facts_of(event("payment_intent.created", intent(metadata=metadata)))
    assert "generation" not in fact.body


def test_amounts_are_in_the_currencys_own_minor_units() -> None:
    (yen,) = facts_of(
        event("payment_intent.succeeded", intent(amount_received=1200, currency="jpy"))
    )
    (krona,) = facts_of(
        event("checkout.session.completed", session(amount_total=120000, currency="isk"))
    )
    assert (yen.body["amount"], yen.body["currency"]) == (1200, "JPY")
    assert (krona.body["amount"], krona.body["currency"]) == (1200, "ISK")


def test_sessions_that_take_no_payment_and_unknown_types_say_nothing() -> None:
    assert facts_of(event("checkout.session.completed", session(mode="setup"))) == ()
    assert facts_of(event("customer.created", {"id": "cus_1"})) == ()


def test_the_same_fact_under_two_event_ids_has_one_source() -> None:
    for told, *_ in TABLE:
        (first,) = facts_of(told)
        (second,) = facts_of({**told, "id": "evt_copy"})
        assert first.source == second.source


def test_two_declines_of_one_payment_are_two_facts() -> None:
    first = declined("card_declined", "generic_decline", "card", charge="ch_1")
    second = declined("card_declined", "generic_decline", "card", charge="ch_2")
    reading = read(
        [
            event("payment_intent.payment_failed", first),
            event("payment_intent.payment_failed", second, id="evt_2"),
        ]
    )
    assert len({fact.source for fact in reading.facts}) == 2


def test_a_page_is_read_oldest_first_without_what_is_known() -> None:
    events = [
        event("payment_intent.succeeded", intent(), id="evt_3", created=30),
        event("payment_intent.requires_action", intent(), id="evt_2", created=20),
        event("payment_intent.requires_action", intent(), id="evt_2", created=20),
        event("payment_intent.created", intent(), id="evt_1", created=10),
    ]
    reading = read(events, frozenset({"evt_1"}))
    assert [fact.event_id for fact in reading.facts] == ["evt_2", "evt_3"]
    assert reading.seen == {"evt_1", "evt_2", "evt_3"}
    assert (reading.newest, reading.unread) == (30.0, 0)


def test_what_cannot_be_read_is_counted_and_spoils_nothing() -> None:
    broken: list[object] = [
        None,
        "text",
        {"id": "evt_a"},
        event("payment_intent.succeeded", intent(amount_received=None), id="evt_b"),
        event("payment_intent.succeeded", intent(currency="€"), id="evt_c"),
        {**event("refund.created", refund(), id="evt_d"), "data": []},
        event("refund.created", refund(amount="12"), id="evt_e"),
        event("payment_intent.succeeded", intent(), id="evt_f"),
    ]
    reading = read(broken)
    assert reading.unread == 7
    assert [fact.source for fact in reading.facts] == ["stripe:paid:pi_1"]
    again = read(broken, reading.seen)
    assert again.unread == 3  # those whose id or time is missing cannot be remembered
    with pytest.raises(Unreadable):
        facts_of({"id": "evt", "created": 1})


def charge(**changes: Any) -> Json:
    return {
        "id": "ch_1",
        "object": "charge",
        "amount_refunded": 5000,
        "payment_intent": "pi_1",
        "currency": "eur",
        "metadata": METADATA,
        **changes,
    }


def test_a_charges_sum_alone_asks_for_its_refunds_unless_they_are_told() -> None:
    alone = read([event("charge.refunded", charge(), id="evt_c")])
    assert (alone.facts, alone.refunded_charges) == ((), ("ch_1",))
    told = read(
        [
            event("charge.refunded", charge(), id="evt_c"),
            event("refund.created", refund(), id="evt_r"),
        ],
        frozenset({"evt_r"}),
    )
    assert told.refunded_charges == ()
    assert read([event("charge.refunded", charge())], frozenset({"evt_1"})).refunded_charges == ()


def test_refunds_within_a_charge_are_the_same_facts_as_their_own_events() -> None:
    embedded = refund()
    del embedded["payment_intent"]
    (inside,) = facts_of(event("charge.refunded", charge(refunds={"data": [embedded]})))
    (own,) = facts_of(event("refund.created", refund()))
    assert inside.source == own.source
    assert inside.body["intent"] == "pi_1"
    assert inside.body["generation"] == 2


STORIES = [
    (
        [
            event("payment_intent.created", intent(), id="a", created=10),
            event(
                "payment_intent.payment_failed",
                declined("card_declined", "insufficient_funds", "card"),
                id="b",
                created=20,
            ),
            event("payment_intent.requires_action", intent(), id="c", created=30),
            event("payment_intent.succeeded", intent(), id="d", created=40),
            event("checkout.session.completed", session(), id="e", created=40),
        ],
        Stage.PAID,
        18600,
    ),
    (
        [
            event("payment_intent.created", intent(), id="a", created=10),
            event("payment_intent.processing", intent(), id="b", created=20),
            event(
                "checkout.session.completed", session(payment_status="unpaid"), id="c", created=20
            ),
            event(
                "payment_intent.payment_failed",
                declined("payment_intent_payment_attempt_failed", None, "sepa_debit"),
                id="d",
                created=90,
            ),
            event(
                "checkout.session.async_payment_failed",
                session(payment_status="unpaid"),
                id="e",
                created=89,
            ),
        ],
        Stage.PAYMENT_FAILED,
        0,
    ),
    (
        [
            event("checkout.session.completed", session(), id="a", created=10),
            event("refund.created", refund(status="pending"), id="b", created=20),
            event("refund.updated", refund(), id="c", created=30),
            event("charge.refunded", charge(refunds={"data": [refund()]}), id="d", created=30),
        ],
        Stage.PARTLY_REFUNDED,
        18600,
    ),
    (
        [
            event("payment_intent.succeeded", intent(), id="a", created=10),
            event("charge.dispute.created", dispute(), id="b", created=20),
            event("charge.dispute.closed", dispute(status="lost"), id="c", created=30),
        ],
        Stage.DISPUTED,
        18600,
    ),
    (
        [event("checkout.session.expired", session(status="expired"), created=5000)],
        Stage.EXPIRED,
        0,
    ),
]


@pytest.mark.property
@pytest.mark.parametrize(("events", "stage", "paid"), STORIES, ids=[s[1].value for s in STORIES])
@given(data=st.data())
def test_a_story_ends_the_same_however_its_events_come(
    events: list[Json], stage: Stage, paid: int, data: st.DataObject
) -> None:
    """Late, in any order, some of them twice under another id, over several pages."""
    copies = data.draw(st.lists(st.sampled_from(events), max_size=4))
    told = [*events, *({**copy, "id": f"{copy['id']}'{n}"} for n, copy in enumerate(copies))]
    told = data.draw(st.permutations(told))
    cut = data.draw(st.integers(0, len(told)))
    first = read(told[:cut])
    second = read(told, first.seen)
    # Refund and dispute objects carry none of our metadata: the caller joins them by PaymentIntent.
    facts = [
        Fact(fact.kind, fact.at, fact.source, {"generation": 2, **fact.body})
        for fact in (*first.facts, *second.facts)
    ]
    ladder = fold(facts)
    assert ladder is not None
    assert (ladder.stage, ladder.paid, ladder.generation) == (stage, paid, 2)


@pytest.mark.property
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "type", "created", "data", "object", "amount", "currency", "metadata"]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=12,
    ),
    st.sampled_from(TYPES),
)
def test_no_json_whatever_stops_the_reading(noise: Any, kind: str) -> None:
    reading = read([noise, event(kind, noise), {**event(kind, session()), "data": noise}])
    assert reading.unread <= 3
    assert all(fact.kind in FactKind for fact in reading.facts)
