"""Airports are known offline, with their zones."""

from zoneinfo import ZoneInfo

import pytest

from desktop.models.airport import Airport
from desktop.services.airports import airport, is_pair, zone_of


def test_amsterdam_is_known() -> None:
    amsterdam = airport("AMS")
    assert amsterdam is not None
    assert (amsterdam.city, amsterdam.zone) == ("Amsterdam", "Europe/Amsterdam")


def test_what_is_no_airport_is_none() -> None:
    assert airport("QQQ") is None
    assert airport("ams") is None


@pytest.mark.parametrize(
    ("code", "city", "zone", "country"),
    [
        ("LON", "London", "Europe/London", "GB"),
        ("NYC", "New York", "America/New_York", "US"),
        ("PAR", "Paris", "Europe/Paris", "FR"),
        ("TYO", "Tokyo", "Asia/Tokyo", "JP"),
        ("MIL", "Milan", "Europe/Rome", "IT"),
        ("ROM", "Rome", "Europe/Rome", "IT"),
    ],
)
def test_a_city_is_known_by_what_its_airports_share(
    code: str, city: str, zone: str, country: str
) -> None:
    assert airport(code) == Airport(code, city, zone, country)
    assert zone_of(code) == ZoneInfo(zone)


def test_a_code_that_is_an_airports_too_is_the_airport() -> None:
    saint_lucia = airport("SLU")  # the table of cities has it in Sierra Leone
    assert saint_lucia == Airport("SLU", "Castries", "America/St_Lucia", "LC")


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
    assert not is_pair("AMSBCNX")


@pytest.mark.parametrize("letters", ["LONDEN", "MILANO", "LONNYC"])
def test_a_citys_code_is_no_half_of_a_pair(letters: str) -> None:
    assert not is_pair(letters)
