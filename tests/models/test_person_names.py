"""Names as tickets, cards and profiles write them: the same person, another one, or not to tell."""

import pytest

from desktop.models.person_names import same_person


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A JANSEN", "Anna Jansen", True),
        ("JANSEN/ANNAMRS", "Anna Jansen", True),
        ("S. de Vries", "Sanne de Vries", True),
        ("DEVRIES SANNE", "Sanne de Vries", True),
        ("José Muñoz", "JOSE MUNOZ", True),
        ("Søren Østergård", "SOREN OSTERGARD", True),
        ("Sanne", "Sanne de Vries", True),
        ("Piet Bakker", "Sanne de Vries", False),
        ("P de Vries", "Sanne de Vries", False),
        ("A J", "Anna Jansen", False),
        ("山田 太郎", "Taro Yamada", None),
        ("", "Anna Jansen", None),
        ("123", "Anna Jansen", None),
    ],
)
def test_whether_it_is_one_person(one: str, other: str, same: bool | None) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same
