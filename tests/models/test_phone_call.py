"""A call is a fold of what was noted of it: who, for how long, about what, and how it ended."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.models.phone_call import Call, CallEnd, CallFact, CallKind, CallReason, fold_calls
from desktop.models.quote_code import ALPHABET, spoken
from desktop.models.spelled import spelled

K = CallKind


def told(kind: CallKind, at: float, call: str = "a", **body: Any) -> CallFact:
    private = {name: body.pop(name) for name in ("number", "address") if name in body}
    return CallFact(kind, at, "hub:1:2", {"call": call, **body}, private)


def test_a_call_from_its_beginning_to_its_wrap_up() -> None:
    facts = [told(K.BEGAN, 100.0, number="+31612345678")]
    [call] = fold_calls(facts)
    assert (call.number, call.contact_id, call.is_talking) == ("+31612345678", 0, True)
    assert call.talked_s(130.0) == 30.0
    facts += [told(K.JOINED, 101.0, contact=7, conversation=3)]
    facts += [told(K.READ_BACK, 120.0, conversation=3, address="+31612345678")]
    [call] = fold_calls(facts)
    assert (call.contact_id, call.conversation_id) == (7, 3)
    assert call.may_send(3) and not call.may_send(4) and not call.may_send(0)
    facts += [told(K.HUNG_UP, 292.0)]
    [call] = fold_calls(facts)
    assert (call.talked_s(999.0), call.is_talking, call.is_over) == (192.0, False, False)
    facts += [told(K.ENDED, 310.0, reason="rebooking", end="paid")]
    [call] = fold_calls(facts)
    assert (call.is_over, call.reason, call.end) == (True, CallReason.REBOOKING, CallEnd.PAID)
    assert call.talked_s(999.0) == 192.0


def test_a_call_that_had_not_ended_goes_on() -> None:
    facts = [told(K.BEGAN, 1.0), told(K.HUNG_UP, 50.0), told(K.GOES_ON, 52.0)]
    [call] = fold_calls(facts)
    assert call.is_talking and call.talked_s(61.0) == 60.0
    [call] = fold_calls([*facts, told(K.ENDED, 71.0, reason="who knows", end=None)])
    assert (call.talked_s(999.0), call.reason, call.end) == (70.0, None, None)


def test_what_was_no_call_counts_nowhere_and_the_newest_is_first() -> None:
    facts = [
        told(K.BEGAN, 1.0, "a"),
        told(K.BEGAN, 2.0, "b"),
        told(K.BEGAN, 3.0, "c"),
        told(K.DROPPED, 4.0, "b"),
        told(K.HUNG_UP, 5.0, "gone"),
    ]
    assert [one.call_id for one in fold_calls(facts)] == ["c", "a"]


def test_a_number_that_was_forgotten_leaves_the_rest() -> None:
    [call] = fold_calls([told(K.BEGAN, 1.0), told(K.ENDED, 9.0, reason="other", end="answered")])
    assert call == Call(
        "a", 1.0, "hub:1:2", ended_at=9.0, reason=CallReason.OTHER, end=CallEnd.ANSWERED
    )


def test_a_conversation_is_being_opened_until_its_address_is_read_back_or_none_is() -> None:
    facts = [told(K.BEGAN, 1.0), told(K.OPENING, 2.0, job="j")]
    [call] = fold_calls(facts)
    assert call.opening == "j"
    [call] = fold_calls([*facts, told(K.READ_BACK, 3.0, conversation=7)])
    assert (call.opening, call.read_back[0]) == ("", 7)
    [call] = fold_calls([*facts, told(K.OPENING, 3.0, job="")])
    assert call.opening == ""


@given(st.lists(st.tuples(st.sampled_from(list(K)), st.sampled_from("abc")), max_size=25))
def test_however_it_went_a_call_has_one_state(steps: list[tuple[CallKind, str]]) -> None:
    facts = [told(kind, float(at), call) for at, (kind, call) in enumerate(steps)]
    calls = fold_calls(facts)
    assert len({one.call_id for one in calls}) == len(calls)
    for call in calls:
        assert not (call.is_over and call.is_talking)
        assert 0.0 <= call.talked_s(100.0) <= 100.0
        assert fold_calls([*facts, told(K.DROPPED, 99.0, call.call_id)]) == tuple(
            one for one in calls if one != call
        )


def test_a_code_is_spelled_as_on_the_radio() -> None:
    assert spelled(spoken("7KQ2MX")) == ("Seven", "Kilo", "Quebec", "Two", "Mike", "X-ray")
    assert len({spelled(sign) for sign in ALPHABET}) == len(ALPHABET)
    assert spelled("– é") == ()
