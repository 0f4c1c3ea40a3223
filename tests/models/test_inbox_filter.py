"""Filters of the inbox and the views that keep them: what is written is what is read."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.conversation import Channel
from desktop.models.inbox import InboxTab
from desktop.models.inbox_filter import (
    MOST_NAME,
    MOST_VIEWS,
    TAB_FILTERS,
    InboxFilter,
    SavedView,
    StatusChoice,
    Whose,
    filter_of,
    view_name,
    views_from_json,
)
from desktop.models.preferences import Preferences

FILTERS = st.builds(
    InboxFilter,
    st.one_of(st.sampled_from(Whose), st.integers(1, 2**40)),
    st.sampled_from(StatusChoice),
    st.frozensets(st.sampled_from(Channel)),
    st.frozensets(st.text(min_size=1, max_size=9), max_size=4),
    st.frozensets(st.sampled_from(["nl", "pt_BR", "ja"])),
    *(st.booleans() for _ in range(4)),
)


@pytest.mark.property
@given(FILTERS)
def test_a_filter_is_read_as_it_was_written(chosen: InboxFilter) -> None:
    assert InboxFilter.from_json(json.loads(json.dumps(chosen.as_json()))) == chosen


@pytest.mark.property
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    ["whose", "status", "channels", "labels", "waiting", "name", "filter"]
                ),
                inner,
            )
        ),
        max_leaves=12,
    )
)
def test_anything_at_all_is_read(data: Any) -> None:
    InboxFilter.from_json(data)
    views_from_json(data)


def test_a_condition_that_cannot_be_read_costs_only_itself() -> None:
    read = InboxFilter.from_json(
        {
            "whose": True,
            "status": "snoozed",
            "channels": ["whatsapp", "pigeon", 3],
            "labels": ["vip", "", None],
            "languages": "nl",
            "waiting": True,
            "overdue": "yes",
        }
    )
    assert read == InboxFilter(
        status=StatusChoice.SNOOZED,
        channels=frozenset({Channel.WHATSAPP}),
        labels=frozenset({"vip"}),
        waiting=True,
    )


def test_each_tab_stands_for_its_filter() -> None:
    assert set(TAB_FILTERS) == set(InboxTab)
    assert filter_of(InboxTab.ALL) == InboxFilter() == filter_of(InboxFilter())
    assert InboxFilter().as_json() == {}


def test_views_keep_their_order_and_have_names_of_their_own() -> None:
    vip = SavedView("VIP", InboxFilter(labels=frozenset({"vip"})))
    late = SavedView("Te laat", InboxFilter(overdue=True))
    written = [late.as_json(), vip.as_json(), {"name": "vip "}, {"name": " \n"}, {"name": 3}, 7]
    assert views_from_json(written) == (late, vip)
    kept = Preferences.from_json(json.loads(json.dumps(Preferences(views=(vip, late)).as_json())))
    assert kept.views == (vip, late)
    assert len(views_from_json([{"name": str(n)} for n in range(99)])) == MOST_VIEWS
    assert view_name(" a\u202e\nb  c" + "x" * 99) == "a b c" + "x" * (MOST_NAME - 5)
