"""Airlines by their names."""

import re

from desktop.models.airline_names import NAMES, airline_name, designator_of


def test_a_designator_has_a_name_or_stands_for_itself() -> None:
    assert airline_name("HV") == "Transavia"
    assert airline_name("ZZ") == "ZZ"


def test_every_entry_is_a_designator_and_a_name() -> None:
    for designator, name in NAMES.items():
        assert re.fullmatch(r"[A-Z][A-Z0-9]|\d[A-Z]", designator), designator
        assert name and name == name.strip()


def test_an_airline_is_known_by_its_name() -> None:
    assert designator_of("DELTA AIR LINES INC") == "DL"
    assert designator_of("Transavia France") == "TO"
    assert designator_of("Delta") == "" and designator_of("") == ""
