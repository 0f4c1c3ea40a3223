"""Colleagues named in notes: what an agent writes comes back as she wrote it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.colleague import Colleague
from desktop.models.note_mentions import for_hub, shown

BRAM, ANNE, LONG = Colleague(8, "Bram Kuipers"), Colleague(9, "Anne"), Colleague(10, "Anne de Wit")
TEAM = (BRAM, ANNE, LONG)


@pytest.mark.parametrize(
    ("written", "at_the_hub"),
    [
        ("@Bram Kuipers please", "[@Bram Kuipers](mention://user/8/Bram%20Kuipers) please"),
        ("ask @Anne de Wit, not @Anne", None),
        ("mail anne@Anne.example", "mail anne@Anne.example"),
        ("@Annemiek knows", "@Annemiek knows"),
        ("nobody", "nobody"),
    ],
)
def test_who_is_named(written: str, at_the_hub: str | None) -> None:
    expected = at_the_hub or (
        "ask [@Anne de Wit](mention://user/10/Anne%20de%20Wit), not [@Anne](mention://user/9/Anne)"
    )
    assert for_hub(written, TEAM) == expected
    assert shown(expected) == written


@given(st.text(alphabet="@Anne de WitBram Kuipers[]()\n.:/", max_size=60))
def test_what_is_read_is_what_was_written(text: str) -> None:
    assert shown(for_hub(text, TEAM)) == shown(text)


def test_without_colleagues_a_note_is_its_words() -> None:
    assert for_hub("@Bram Kuipers", ()) == "@Bram Kuipers"
