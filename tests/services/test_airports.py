"""Airports are known offline, with their zones."""

from desktop.services.airports import airport, warm_up


async def test_amsterdam_is_known() -> None:
    await warm_up()
    amsterdam = airport("AMS")
    assert amsterdam is not None
    assert (amsterdam.city, amsterdam.zone) == ("Amsterdam", "Europe/Amsterdam")


def test_what_is_no_airport_is_none() -> None:
    assert airport("QQQ") is None
    assert airport("ams") is None
