"""What a person chose survives the file, and a wrong value costs only itself."""

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.preferences import BusinessHours, Notice, Preferences
from desktop.models.stuck_kind import StuckKind

OFFICE = BusinessHours("Europe/Amsterdam", (((480, 720), (780, 1080)),) * 5 + ((), ()))
CHOSEN = Preferences(
    language="nl",
    theme="dark",
    text_percent=125,
    retention_days=14,
    lock_after_min=0,
    first_target_min=10,
    next_target_min=30,
    business_hours=OFFICE,
    stuck_after_min=MappingProxyType({StuckKind.NOT_TICKETED: 10}),
    notices=frozenset({Notice.PAID, Notice.OVERDUE}),
    sounds_on=False,
    sounds=MappingProxyType({Notice.PAID: "coin"}),
    quiet_until=float("inf"),
    keys=MappingProxyType({"resolve": ("Ctrl+R",), "lock": ()}),
    spelling=False,
)


def test_all_choices_survive() -> None:
    assert Preferences.from_json(CHOSEN.as_json()) == CHOSEN
    assert Preferences.from_json(Preferences().as_json()) == Preferences()


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("language", 3),
        ("text_percent", 20),
        ("text_percent", True),
        ("retention_days", -1),
        ("business_hours", {"zone": "", "days": [[[600, 500]]] * 7}),
        ("business_hours", {"zone": "", "days": []}),
        ("stuck_after_min", {"not_ticketed": 0}),
        ("stuck_after_min", {"nothing": 5}),
        ("notices", ["nothing"]),
        ("sounds", {"paid": 4}),
        ("quiet_until", "soon"),
        ("keys", ["Ctrl+R"]),
        ("spelling", "yes"),
    ],
)
def test_a_wrong_value_has_its_default_and_its_neighbours_stay(name: str, wrong: object) -> None:
    read = Preferences.from_json({**CHOSEN.as_json(), name: wrong})
    assert getattr(read, name) == getattr(Preferences(), name)
    others = {key: value for key, value in read.as_json().items() if key != name}
    assert others == {key: value for key, value in CHOSEN.as_json().items() if key != name}


def test_a_notice_that_is_new_is_on_for_who_chose_before_there_was_one() -> None:
    before = {"notices": ["paid"]}
    assert Preferences.from_json(before).notices == {Notice.PAID, Notice.REMIND, Notice.STUCK}
    chosen = Preferences(notices=frozenset({Notice.PAID}))
    assert Preferences.from_json(chosen.as_json()).notices == {Notice.PAID}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@pytest.mark.property
@given(st.dictionaries(st.sampled_from(sorted(CHOSEN.as_json())), JSON) | JSON)
def test_anything_can_be_read(data: object) -> None:
    read = Preferences.from_json(data)
    assert Preferences.from_json(read.as_json()) == read


def test_hours_without_a_span_are_around_the_clock() -> None:
    assert BusinessHours().around_the_clock
    assert not OFFICE.around_the_clock
