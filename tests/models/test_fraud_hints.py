"""Hints: each sign where its fact is known, none where it is not, and none that was looked at."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.fraud_hints import MANY_LINKS, MOST_DECLINES, SOON_S, Known, Payer, Sign, hints

NOW = 1_000_000.0
NOTHING = Known(now=NOW)
EVERYTHING = Known(
    now=NOW,
    is_first_time=True,
    departs_at=NOW + 20 * 3600,
    payer=Payer.OTHER,
    card_country="BR",
    countries=frozenset({"NL", "ES"}),
    declines=MOST_DECLINES + 1,
    asker_travels=False,
    links_today=MANY_LINKS,
)


def signs(known: Known) -> list[Sign]:
    return [hint.sign for hint in hints(known)]


def test_what_is_not_known_gives_no_hint() -> None:
    assert signs(NOTHING) == []


def test_each_sign_shows_once_with_its_numbers() -> None:
    found = {hint.sign: hint.values for hint in hints(EVERYTHING)}
    assert list(found) == list(Sign)
    assert found[Sign.SOON] == {"hours": 20}
    assert found[Sign.CARD_COUNTRY] == {"country": "BR"}
    assert found[Sign.DECLINES] == {"count": MOST_DECLINES + 1}


@pytest.mark.parametrize(
    ("changed", "sign"),
    [
        ({"is_first_time": False}, Sign.FIRST_TIME),
        ({"departs_at": NOW + SOON_S}, Sign.SOON),
        ({"departs_at": NOW - 1}, Sign.SOON),
        ({"payer": Payer.CUSTOMER}, Sign.PAYER),
        ({"card_country": "es"}, Sign.CARD_COUNTRY),
        ({"countries": frozenset()}, Sign.CARD_COUNTRY),
        ({"declines": MOST_DECLINES}, Sign.DECLINES),
        ({"asker_travels": None}, Sign.NAME),
        ({"links_today": MANY_LINKS - 1}, Sign.MANY_LINKS),
    ],
)
def test_a_sign_goes_with_its_fact(changed: dict[str, object], sign: Sign) -> None:
    assert sign not in signs(replace(EVERYTHING, **changed))  # type: ignore[arg-type]


@given(st.sets(st.sampled_from(Sign)))
def test_what_was_dismissed_does_not_come_back(dismissed: set[Sign]) -> None:
    known = replace(EVERYTHING, dismissed=frozenset(dismissed))
    assert set(signs(known)) == set(Sign) - dismissed
