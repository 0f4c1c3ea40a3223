"""Tickets and EMDs as they are typed: numbers, conjunction ranges, reasons for issuance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.ticket import TicketNumber, TicketNumberError
from desktop.models.travel_document import (
    RFIC,
    DocumentError,
    DocumentKind,
    DocumentProblem,
    TravelDocument,
    field_text,
    read_field,
)


@pytest.mark.parametrize(
    ("typed", "shown", "kind", "together", "reason"),
    [
        ("0741234567890", "074-1234567890", DocumentKind.TICKET, 1, ("", "")),
        ("074 1234 567890", "074-1234567890", DocumentKind.TICKET, 1, ("", "")),
        ("TKT 074-1234567890", "074-1234567890", DocumentKind.TICKET, 1, ("", "")),
        ("074-1234567890-91", "074-1234567890-91", DocumentKind.TICKET, 2, ("", "")),
        ("074-1234567890/3", "074-1234567890-93", DocumentKind.TICKET, 4, ("", "")),
        ("074-1234567899-00", "074-1234567899-00", DocumentKind.TICKET, 2, ("", "")),
        ("EMD-A 074-8201234567 C/0C3", "074-8201234567", DocumentKind.EMD_A, 1, ("C", "0C3")),
        ("emd-s 0748201234567 d", "074-8201234567", DocumentKind.EMD_S, 1, ("D", "")),
    ],
)
def test_what_an_agent_types_is_read(
    typed: str, shown: str, kind: DocumentKind, together: int, reason: tuple[str, str]
) -> None:
    document = TravelDocument.parse(typed)
    assert (document.shown, document.kind, document.together) == (shown, kind, together)
    assert (document.rfic, document.rfisc) == reason


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("074-1234567890-95", DocumentProblem.RANGE),
        ("074-1234567890-90", DocumentProblem.RANGE),
        ("074-9999999999-00", DocumentProblem.RANGE),
        ("EMD-A 074-8201234567-68", DocumentProblem.RANGE),
        ("EMD 074-8201234567", DocumentProblem.EMD_KIND),
        ("EMD-S 074-8201234567 X/992", DocumentProblem.RFIC),
        ("074-1234567890 C/0C3", DocumentProblem.REASON_OF_TICKET),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(typed: str, problem: DocumentProblem) -> None:
    with pytest.raises(DocumentError) as refused:
        TravelDocument.parse(typed)
    assert refused.value.problem is problem


def test_a_wrong_number_stays_a_wrong_number() -> None:
    with pytest.raises(TicketNumberError, match="13 digits, this has 12"):
        TravelDocument.parse("EMD-A 074-820123456 C/0C3")


def test_conjunction_tickets_take_up_every_number_between() -> None:
    document = TravelDocument.parse("074-1234567899-01")
    assert [one.document for one in document.numbers] == ["1234567899", "1234567900", "1234567901"]


@given(
    st.integers(1, 9_999_999_000),
    st.integers(1, 4),
    st.sampled_from(DocumentKind),
    st.sampled_from(RFIC),
    st.sampled_from(["", "0C3", "992"]),
)
def test_what_is_written_down_is_read_back(
    number: int, together: int, kind: DocumentKind, rfic: str, rfisc: str
) -> None:
    ticket = TicketNumber("074", f"{number:010d}")
    if kind is DocumentKind.TICKET:
        document = TravelDocument(ticket, kind, together)
    else:
        document = TravelDocument(ticket, kind, 1, rfic, rfisc)
    assert TravelDocument.parse(str(document)) == document
    assert read_field(field_text((document, document))) == (document, document)
