"""Airports are known offline, with their zones."""

import pytest

from desktop.services.airports import airport, is_pair


def test_amsterdam_is_known() -> None:
    amsterdam = airport("AMS")
    assert amsterdam is not None
    assert (amsterdam.city, amsterdam.zone) == ("Amsterdam", "Europe/Amsterdam")


def test_what_is_no_airport_is_none() -> None:
    assert airport("QQQ") is None
    assert airport("ams") is None


@pytest.mark.parametrize("letters", ["AMSBCN", "RTMLHR", "EINAGP"])
def test_two_codes_are_a_pair(letters: str) -> None:
    assert is_pair(letters)


@pytest.mark.parametrize("letters", ["AMSTER", "BERLIN", "DUBLIN", "MADRID", "LISBON", "MALAGA"])
def test_the_beginning_of_a_citys_name_is_none(letters: str) -> None:
    assert not is_pair(letters)


def test_what_is_half_an_airport_is_no_pair() -> None:
    assert not is_pair("AMSQQQ")
    assert not is_pair("QQQAMS")
    assert not is_pair("AMS")
