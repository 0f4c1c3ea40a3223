"""Departures as an agent types them, far enough ahead at any hour that no link ends with them."""

from datetime import date, timedelta


def day(later: int) -> date:
    """So many days from now."""
    return date.today() + timedelta(days=later)


def typed(later: int, clock: str) -> str:
    """`03-12 19:40`, so many days from now."""
    return f"{day(later):%d-%m} {clock}"
