"""A customer's name beside an amount of ours cannot turn, hide or move it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.one_line import isolated, one_line

TURNING = ("\u202e", "\u202d", "\u202b", "\u202a", "\u2067", "\u2066", "\u2068")


@pytest.mark.parametrize("sign", TURNING)
def test_a_name_cannot_turn_what_stands_behind_it(sign: str) -> None:
    assert one_line(f"Ana {sign}") == "Ana "
    assert isolated(f"{sign}00.681€ diaP") == "00.681€ diaP"


def test_names_of_every_script_stay_as_they_are() -> None:
    for name in ("Sanne de Vries", "Zoë", "سارة", "דנה", "王芳", "Ольга", "👩‍✈️ Kim"):
        assert one_line(name) == name


def test_a_name_that_reads_from_the_right_ends_where_it_ends() -> None:
    assert isolated("دانا") == "\u2068دانا\u2069"
    assert isolated("Zoë") == "Zoë"


def test_a_line_stays_one() -> None:
    assert one_line("Ana\nhas paid\u2028€186.00\x00") == "Ana has paid €186.00 "


@pytest.mark.property
@given(st.text(alphabet=st.characters() | st.sampled_from("".join(TURNING) + "\u2069\u202c")))
def test_whatever_a_name_holds_no_direction_is_left_open(name: str) -> None:
    shown = isolated(name)
    inner = shown[1:-1] if shown[:1] == "\u2068" else shown
    assert not any(
        unicodedata.bidirectional(sign)
        in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B")
        for sign in inner
    )
    assert len(inner.splitlines()) <= 1
