"""Ids: their order is time's, and no two are the same."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.ids import new_id

TIMES = st.floats(0, 4e9)


@pytest.mark.property
@given(TIMES, TIMES)
def test_ids_sort_by_their_millisecond(one: float, other: float) -> None:
    if int(one * 1000) < int(other * 1000):
        assert new_id(one) < new_id(other)


@pytest.mark.property
@given(TIMES)
def test_an_id_is_a_uuid_of_version_7(at: float) -> None:
    parsed = uuid.UUID(new_id(at))
    assert parsed.variant == uuid.RFC_4122
    assert parsed.version == 7
    assert parsed.int >> 80 == int(at * 1000)


def test_ids_of_one_millisecond_differ() -> None:
    assert len({new_id(1e9) for _ in range(2000)}) == 2000
