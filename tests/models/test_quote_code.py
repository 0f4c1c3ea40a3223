"""The code that a customer reads out by phone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.quote_code import ALPHABET, quote_code, read_code, spoken

IDS = st.text(min_size=1, max_size=40)


@pytest.mark.property
@given(IDS)
def test_a_code_is_read_back_however_it_is_typed(quote_id: str) -> None:
    code = quote_code(quote_id)
    assert read_code(code) == read_code(spoken(code).lower()) == code


@pytest.mark.property
@given(IDS, st.integers(0, 5), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_found_out(quote_id: str, place: int, sign: str) -> None:
    code = quote_code(quote_id)
    wrong = code[:place] + sign + code[place + 1 :]
    assert (read_code(wrong) is None) == (wrong != code)


@pytest.mark.property
@given(IDS, st.integers(0, 4))
def test_swapped_neighbours_are_found_out(quote_id: str, place: int) -> None:
    code = quote_code(quote_id)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert (read_code(swapped) is None) == (swapped != code)


@pytest.mark.parametrize("text", ["", "7KQ2M", "7KQ2MXX", "0OIL11", "ÄÖÜ234"])
def test_what_cannot_be_a_code_is_none(text: str) -> None:
    assert read_code(text) is None
