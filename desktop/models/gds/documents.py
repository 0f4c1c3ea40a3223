"""Reads the documents of a pasted ticket block: which numbers were issued, and for whom.

Amadeus (`FA PAX 074-2345678901/ETKL/…/P1`, `FHE`, `/DTKL/` for an EMD), Sabre (`TE`, `TK`, `ME`
lines with a name), Galileo (`TI-`, `TKT: … NAME: …`) and `SSR TKNE`. Documents that were given for
others, voided or exchanged are left out: those are the old ones.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.models.card_shield import mask
from desktop.models.gds.names import read_names
from desktop.models.gds.paste import MOST_CHARACTERS
from desktop.models.person_names import same_person
from desktop.models.rebooking.passengers import Passenger, PassengerType
from desktop.models.ticket import TicketNumberError
from desktop.models.travel_document import DocumentError, DocumentKind, TravelDocument

_NUMBER = re.compile(
    r"(?<![\d-])(?P<number>\d{3}[- ]?\d{10}|\d{3} \d{4} \d{6})(?P<more>[-/]\d{2})?(?![\d])",
    re.ASCII,
)
_OLD = re.compile(
    r"^\s*(?:\d+\.?\s+)?(?:FO|TV|FOX)\b|\b(?:VOID(?:ED)?|EXCH(?:ANGED?)?|RFND|REFUNDED|"
    r"ISSUED IN EXCH\w*|ORIG(?:INAL)?)\b|\*VOID\*",
)
_INFANT = re.compile(r"\b(?:FA|FHE|FB)\s+INF\b|-INF(?=\d)|[/(]INF\b|\.INF\b|\bINF\s")
_REFERENCE = re.compile(r"/P(?P<place>\d{1,2})\b")
_NAME = re.compile(r"(?:NAME:?\s*|[\s.-]\d?)(?P<name>[A-Z][A-Z' -]*/[A-Z][A-Z' ]*)")
_SABRE_NAME = re.compile(r"\d{13}(?:/\d{2})?-[A-Z]{2}\s+(?P<name>[A-Z]+/[A-Z])\b")
_EMD = re.compile(r"/D[TE][A-Z0-9]{2}\b|\bEMD\b|^\s*(?:\d+\.?\s+)?ME\b")
_EMD_KIND = re.compile(r"\bEMD[ -]?(?P<kind>[AS])\b")
_REASON = re.compile(r"\b(?:RFIC|RFISC|IC)[-: ]*(?P<rfic>[A-G])(?:[-/ ]*(?P<rfisc>[A-Z0-9]{3})\b)?")


@dataclass(frozen=True, slots=True)
class PastedDocument:
    """One document. `name` is whom the screen says it is for, empty where it does not; `place` is
    the screen's number of the passenger, 0 where it names none."""

    document: TravelDocument
    name: str = ""
    place: int = 0
    is_infant: bool = False


@dataclass(frozen=True, slots=True)
class PastedDocuments:
    """What was read, and how many documents could not be given to anybody for certain."""

    by_passenger: dict[int, tuple[TravelDocument, ...]]
    unplaced: tuple[TravelDocument, ...] = ()
    left_out: int = 0
    """Lines with numbers that are void, exchanged, or of no kind that can be told."""


def read_documents(text: str, passengers: Sequence[Passenger]) -> PastedDocuments:
    """Read a pasted block and give each document to a passenger (counted from 1).

    By name where one stands there, or else by the screen's number of the passenger, or else in
    order where there are as many as passengers. Nothing is guessed. Raises nothing.
    """
    found: dict[str, PastedDocument] = {}
    names: dict[int, str] = {}
    left_out = 0
    for raw in mask(text[:MOST_CHARACTERS]).upper().replace("\t", " ").splitlines():
        if not _NUMBER.search(raw):
            for person in read_names(raw):
                if person.type is not PassengerType.INFANT:
                    names[len(names) + 1] = person.name
            continue
        if _OLD.search(raw):
            left_out += 1
            continue
        for match in _NUMBER.finditer(raw):
            try:
                document = _document(match, raw)
            except (TicketNumberError, DocumentError):
                left_out += 1
                continue
            said = _SABRE_NAME.search(raw) or _NAME.search(raw)
            reference = _REFERENCE.search(raw)
            place = int(reference["place"]) if reference else 0
            named = said["name"] if said else names.get(place, "")
            one = PastedDocument(document, named, place, bool(_INFANT.search(raw)))
            found.setdefault(str(document.number), one)
    placed, unplaced = _placed(list(found.values()), passengers)
    return PastedDocuments(placed, unplaced, left_out)


def _document(match: re.Match[str], line: str) -> TravelDocument:
    number = match["number"] + (match["more"] or "")
    if not _EMD.search(line):
        return TravelDocument.parse(number)
    named = _EMD_KIND.search(line)
    reason = _REASON.search(line)
    # An EMD with a coupon of a ticket says so; one that does not stands alone.
    kind = DocumentKind.EMD_A if named and named["kind"] == "A" else DocumentKind.EMD_S
    words = f"{kind.value} {match['number']}"
    if reason:
        words += f" {reason['rfic']}" + (f"/{reason['rfisc']}" if reason["rfisc"] else "")
    return TravelDocument.parse(words)


def _placed(
    found: Sequence[PastedDocument], passengers: Sequence[Passenger]
) -> tuple[dict[int, tuple[TravelDocument, ...]], tuple[TravelDocument, ...]]:
    people = dict(enumerate(passengers or (Passenger(""),), 1))
    placed: dict[int, list[TravelDocument]] = {}
    loose: list[PastedDocument] = []
    for one in found:
        place = _place_of(one, people)
        if place:
            placed.setdefault(place, []).append(one.document)
        else:
            loose.append(one)
    free = [place for place in people if place not in placed]
    unnamed = [one for one in loose if not one.name and not one.is_infant]
    if len(loose) == len(unnamed) == len(free) and loose:
        for place, one in zip(free, loose, strict=True):
            placed[place] = [one.document]
        loose = []
    return {place: tuple(all_) for place, all_ in placed.items()}, tuple(
        one.document for one in loose
    )


def _place_of(one: PastedDocument, people: dict[int, Passenger]) -> int:
    """The passenger's place; 0 where it cannot be told for certain."""
    infants = [place for place, who in people.items() if who.type is PassengerType.INFANT]
    if one.is_infant and len(infants) == 1:
        return infants[0]
    if one.name:
        fitting = [place for place, who in people.items() if _is_named(who.name, one.name)]
        if len(fitting) == 1:
            return fitting[0]
        return 0
    if len(people) == 1 and not one.is_infant:
        return 1
    adults = [place for place in people if place not in infants]
    if one.place and not one.is_infant and one.place <= len(adults):
        return adults[one.place - 1]
    return 0


def _is_named(name: str, said: str) -> bool:
    """Whether the screen means this person; Sabre writes `DEVRI/S` for Sanne de Vries."""
    if same_person(name, said):
        return True
    family, _, given = (part.strip().casefold() for part in said.partition("/"))
    parts = name.casefold().split()
    return len(family) >= _LEAST_LETTERS and any(
        "".join(parts[cut:]).startswith(family.replace(" ", "")) and parts[0].startswith(given[:1])
        for cut in range(1, len(parts))
    )


_LEAST_LETTERS = 3

__all__ = ["PastedDocument", "PastedDocuments", "read_documents"]
