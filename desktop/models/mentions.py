"""Finds booking codes, flight numbers and ticket numbers in what people write.

Six letters and digits are a word, a price, an aircraft or a time far more often than a booking, so
the shape alone says little: what stands before it, and how letters and digits take turns, decide.
A flight number needs an airline that exists, a ticket number an airline's accounting code.
Measured on 9,760 real messages (`tests/models/test_mentions.py`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from desktop.models.airlines import ACCOUNTING_CODES, DESIGNATORS


class MentionKind(StrEnum):
    """What was named."""

    BOOKING = "booking"
    FLIGHT = "flight"
    TICKET = "ticket"


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing named in a text: where (characters, not bytes), and the way it is always written:
    `K7Q2MX`, `KL1677`, `074-1234567890`.

    `sure` is False where it may well be a word: it is offered when asked for, and not marked.
    """

    kind: MentionKind
    value: str
    start: int
    length: int
    sure: bool = True

    @property
    def end(self) -> int:
        """The place behind it."""
        return self.start + self.length


# Full-width letters and digits, as Japanese keyboards write them, are read as the plain ones.
_PLAIN = {0xFF01 + at: 0x21 + at for at in range(94)}
_WORTH_LOOKING = re.compile(r"[0-9]|[A-Z]{6}")
_ELSEWHERE = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
"""Links and addresses: what stands in them is named by nobody."""

_FREE = r"(?<![0-9A-Za-zÀ-ɏ_@/$€£.])"
_ENDS = r"(?![0-9A-Za-zÀ-ɏ_@])"
_SIX = re.compile(rf"{_FREE}(?=[A-Za-z]*(?:[0-9]|[A-Z]{{6}}))([A-Za-z0-9]{{6}}){_ENDS}")
_FLIGHT = re.compile(
    rf"{_FREE}(?P<airline>[A-Za-z]{{2}}|[A-Za-z][0-9]|[0-9][A-Za-z])"
    rf"(?P<between>[ \u00a0-]?)(?P<number>[0-9]{{1,4}}){_ENDS}(?![.,:'’][0-9]|[%/°])"
)
_TICKET = re.compile(r"(?<![0-9+])([0-9]{3})[ \u00a0-]?((?:[0-9][ \u00a0-]?){10})([0-9]?)(?![0-9])")

# --- what stands before a booking code

_BOOKING_WORD = (
    r"(?:pnr|conf(?:irmation|irmatie|\.)?|(?:rec(?:ord)?\.?\s*)?loc(?:ator|\.)?|buchung\w*"
    r"|(?:re)?booking\w*|bookingref\w*|boeking\w*|reserv\w*|réserv\w*|reserva\w*|vorgangs\w*"
    r"|dossier\w*|localizador|prenotazion\w*|bokning\w*|bestilling\w*|varaus\w*|rezerw\w*"
    r"|rezerv\w*|foglalás\w*|itinerary|reis(?:code|nummer)|filekey|ref(?:erence|erentie|\.|erenz"
    r"|erencia|erência)?|référence|κράτηση\w*|брон\w*|予約\w*|预订\w*|預訂\w*|订座\w*|예약\w*"
    r"|حجز\w*|הזמנה\w*)"
)
_LINKS = (
    r"(?:\s*(?:number|numbers|numbr|nummer|numero|número|numéro|nr|no|num|code|codes|código|codice"
    r"|kod|ref|reference|id|locator|is|was|it's|its|are|ist|est|es|är|er|jest|for|für|my|mijn|de"
    r"|di|problems|番号|コード|は|が|号|s)?(?![A-Za-z0-9À-ɏ])[\s:#=.,'’\"“”„(\[—–-]*)"
)
_AFTER_BOOKING_WORD = re.compile(rf"(?<![A-Za-zÀ-ɏ]){_BOOKING_WORD}{_LINKS}{{0,5}}$", re.IGNORECASE)
_NAMED = re.compile(r"[#:=]\s*$|\b(?:is|ist|est|es|är|er|jest|number|nummer|code|nr)\W*$", re.I)
_NUMBER_IS = re.compile(r"(?:#|\bnumber|\bnummer|\bcode)\s*(?:is|:|=)\s*$", re.IGNORECASE)
_VOWEL = frozenset("AEIOUY")
_AND = re.compile(r"\s*(?:&|\+|,|/|;|\band\b|\ben\b|\bund\b|\bet\b|\by\b|\be\b|\boch\b|\bi\b)\s*")
_BEFORE = 48
"""So many characters before a code are looked at for words that name it."""

# --- what looks like a booking code

_THING = re.compile(
    r"(?:ERJ|CRJ|EMB|ATR|MAX|BAE|DHC|MRJ|ARJ)\d{3}|7\d7(?:MAX|ER|LR|NG)?\w*|A3[2-8]\d(?:NEO|XLR)?"
    r"|\d{1,2}(?:JAN|FEB|MA[REY]|MRT|APR|MEI|JU[NL]|AUG|SEP|O[CK]T|NOV|DE[CSZ])\d{1,2}"
    r"|\d{2,4}(?:AM|PM|HRS?[A-Z]?|MINS?|KGS?|LBS?|KM|ML|DAYS?|ST|ND|RD|TH|[A-Z])"
    r"|(?:ROW|SEAT|GATE|TERM|ROOM|PIER|ZONE|EXIT|LINE|DOOR|BAY|BOX)\d{1,2}[A-Z]?"
    r"|(?:EUR|USD|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|JPY|INR|HKD|SGD|NZD)\d+"
    r"|\d+(?:EUR|USD|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|JPY|INR|HKD|SGD|NZD|K)"
    r"|\d(?:ST|ND|RD|TH)\d(?:ST|ND|RD|TH)|COVID\d|\d{1,2}[A-Z]{3}\d{1,2}"
)
"""An aircraft, a day, a time, a place on board, a price."""
_OTHER_CODE = re.compile(
    r"N[1-9]\d{0,4}[A-Z]{0,2}"  # an aircraft registered in the United States
    r"|[A-Z]{2}\d{4}"  # a flight
    r"|[A-Z]{3}[24][A-Z]{2}|[A-Z]{2}[24][A-Z]{3}"  # from one place to another: AMS2NY
)
_STRONG = re.compile(
    r"pnr|conf|loc|vorgang|filekey|code|kod|codice|num[be]|nummer|n[uú]mero|numéro|nr\b|番号|コード|#",
    re.IGNORECASE,
)
"""What is followed by a code, where a surname or a word of six letters may follow the others."""
_NO_WORD = re.compile(r"Q(?!U)|[^AEIOUY]{4}")
"""Letters that stand in no name."""

# --- what looks like a flight number

_FLIGHT_WORD = re.compile(
    r"(?:flight|flt|flug\w*|vlucht\w*|vol|vols|vuelo\w*|voo\w*|volo|fly|flyg\w*|rejs\w*|lot|let"
    r"|lento|uçuş\w*|рейс\w*|便|航班|편|رحلة|טיסה)(?:\s*(?:number|nummer|numero|número|nr|no|is|n°))*"
    r"[\s:#.(-]*$",
    re.IGNORECASE,
)
_NO_FLIGHT_BEFORE = re.compile(
    r"(?:gate|seat|row|rij|stoel|platz|reihe|siège|rang|asiento|posto|terminal|tag|zone|zona|group"
    r"|gruppe|groep|room|belt|band|class|bus|train|line|route|highway|interstate|exit)\W*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:[€$£¥%°]|(?:eur|usd|gbp|euro?s?|dollars?|bucks|pounds?|miles?|mins?|minut\w*|hours?"
    r"|hrs?|uur|uren|stunden|heures?|horas?|ore|days?|dagen|tage|jours?|d[ií]as?|giorni|weeks?"
    r"|weken|months?|years?|jaar|people|person\w*|pax|passengers?|times?|x|points?|seats?|bags?"
    r"|lbs?|kgs?|kilos?|km|mi|am|pm|a\.m|p\.m|o'?clock|uhr|h|degrees?|th|st|nd|rd)\b)",
    re.IGNORECASE,
)
_AIRCRAFT = re.compile(r"MD(?:11|[89]\d)|AN(?:12|24|26|124|225)|IL(?:62|76|86|96)|TU\d{3}|SU\d\d")
_WORDS = frozenset(
    "AD AH AI AK AM AN AS AT AU BE BI BY CA CM CO DE DO DV EI EN ER ES ET EU FA FI GA GO HA HI HM"
    " HO ID IE IF IN IQ IR IS IT IX JA JE JO KM LA LE LO LY MA ME MI MS MU MY NA NE NO NU OD OF OK"
    " ON OP OR OS OZ PA PC PD PM PR PS PU RE RO SA SE SI SO ST SU TA TE TN TO TU TV TX UN UP US UT"
    " VA VE VI VS WE WG XL YO".split()
)
"""Designators that are also words, units or places where people write to an airline."""


def find_mentions(text: str, own: str = "") -> tuple[Mention, ...]:
    """Return what `text` names, in its order. `own` is the customer's booking: it is always one."""
    if len(text) < 4:
        return ()
    plain = text if text.isascii() else text.translate(_PLAIN)
    if not _WORTH_LOOKING.search(plain) and not (own and own.casefold() in plain.casefold()):
        return ()
    found = list(_tickets(plain))
    found += _bookings(plain, own.upper(), tuple(_flights(plain)))
    if not found:
        return ()
    out = [match.span() for match in _ELSEWHERE.finditer(plain)] if "." in plain else []
    kept: list[Mention] = []
    for one in sorted(found, key=lambda one: (one.start, -one.length)):
        inside = any(start <= one.start < end for start, end in out)
        if not inside and (not kept or one.start >= kept[-1].end):
            kept.append(one)
    return tuple(kept)


def _bookings(text: str, own: str, flights: tuple[Mention, ...]) -> Iterator[Mention]:
    """Booking codes, and those flight numbers that are none."""
    taken: set[int] = set()
    named_until = -1
    if own:  # also in small letters, where it may be a word for anybody else
        for match in re.finditer(rf"{_FREE}{re.escape(own)}{_ENDS}", text, re.IGNORECASE):
            taken.add(match.start())
            yield Mention(MentionKind.BOOKING, own, match.start(), len(own))
    for match in _SIX.finditer(text):
        word, start = match[1], match.start()
        if start in taken:
            continue
        before = text[max(0, start - _BEFORE) : start]
        listed = named_until >= 0 and _AND.fullmatch(text, named_until, start) is not None
        label = _AFTER_BOOKING_WORD.search(before)
        strong = listed or (label is not None and _STRONG.search(label[0]) is not None)
        named = strong or label is not None
        sure = _is_booking(word, before, named=named, strong=strong)
        if sure is None:
            continue
        if sure and named:
            named_until = match.end()
        taken.add(start)
        yield Mention(MentionKind.BOOKING, word.upper(), start, 6, sure)
    yield from (one for one in flights if one.start not in taken)


def _is_booking(word: str, before: str, *, named: bool, strong: bool) -> bool | None:
    """Whether six signs are a booking code: surely, perhaps (False), or no (None). `named` says
    that something before them speaks of a booking, `strong` that it speaks of a code."""
    code = word.upper()
    turns = sum(a.isdecimal() != b.isdecimal() for a, b in pairwise(code))
    if not turns:
        # Letters only: a word, unless what stands before says otherwise. Digits only: anything.
        if not word.isupper() or code in _SHOUTED or _is_shouted(before):
            return None
        if named:
            return strong or _NO_WORD.search(code) is not None
        return False if _VOWEL.isdisjoint(code) and len(set(code)) > 4 else None
    if not word.isupper():
        # Small letters: only where it is named, and no word with a number at its end or beginning.
        return True if named and turns > 1 and _NAMED.search(before) else None
    if strong or (named and not _THING.fullmatch(code)):
        return True
    if turns > 1 and _NUMBER_IS.search(before):
        return True
    if before.endswith("#") or _THING.fullmatch(code) or _OTHER_CODE.fullmatch(code):
        return None
    return turns > 1


def _is_shouted(before: str) -> bool:
    """Whether the words before are in capitals too, apart from abbreviations."""
    words = re.findall(r"[A-Za-zÀ-ɏ]{5,}", before)
    return bool(words) and all(word.isupper() for word in words)


_SHOUTED = frozenset(
    "PLEASE THANKS FLIGHT NUMBER STATUS CANCEL CHANGE ONLINE SYSTEM AGENTS TICKET REFUND DELAYS"
    " UNITED ALWAYS REALLY FOLLOW ANSWER DOESNT CANNOT SHOULD MADAM TODAY BEFORE DURING WITHIN"
    " THROUGH SECOND DOUBLE FAMILY GROUND LONDON PARIJS MADRID BERLIN DUBLIN LISBON MUNICH VIENNA"
    " ATHENS BOSTON DALLAS DENVER TAIPEI SYDNEY MEXICO TURKEY FRANCE GREECE POLAND SWEDEN NORWAY"
    " DANKE BEDANKT GRACIAS MERCI GRAZIE OBRIGADO WEBSITE MOBILE CREDIT AMADEUS GALILEO".split()
)


def _flights(text: str) -> Iterator[Mention]:
    for match in _FLIGHT.finditer(text):
        airline, number = match["airline"].upper(), match["number"]
        if airline not in DESIGNATORS or (number.startswith("0") and len(number) < 3):
            continue
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        sure = _is_flight(match, before)
        if sure is None or _COUNTED.match(text, match.end()):
            continue
        value = f"{airline}{number.lstrip('0') or '0'}"
        length = match.end() - match.start()
        yield Mention(MentionKind.FLIGHT, value, match.start(), length, sure)


def _is_flight(match: re.Match[str], before: str) -> bool | None:
    """Whether an airline's designator and a number are a flight: surely, perhaps, or no."""
    airline, number = match["airline"], match["number"]
    spoken = airline.upper() in _WORDS
    if (spoken and not airline.isupper()) or _AIRCRAFT.fullmatch(airline.upper() + number):
        return None
    if _FLIGHT_WORD.search(before):
        return True
    if _NO_FLIGHT_BEFORE.search(before) or (not airline.isupper() and not number[2:]):
        return None
    if not airline.isalpha():
        # A320 is an aircraft, B62 a gate and 3A 12 a seat: three digits, and a letter first four.
        enough = 4 if airline[0].isalpha() and not match["between"] else 3
        return True if airline.isupper() and len(number) >= enough else None
    spaced = bool(match["between"])
    if spaced and (len(number) < 3 or _is_year(number)):
        return None
    if spoken:
        return len(number) >= 3 and not spaced
    if not airline.isupper():
        return len(number) >= 3 and not spaced
    return True if len(number) > 1 else None


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")


def _tickets(text: str) -> Iterator[Mention]:
    for match in _TICKET.finditer(text):
        document = re.sub(r"\D", "", match[2])
        if match[1] not in ACCOUNTING_CODES or document == "0" * 10:
            continue
        if match[3] and int(match[3]) not in (
            int(document) % 7,
            int(match[1] + document) % 7,
        ):
            continue  # a fourteenth digit checks the others (IATA Resolution 722), or is no ticket
        end = match.end() - (len(match[2]) - len(match[2].rstrip()) if not match[3] else 0)
        value = f"{match[1]}-{document}"
        yield Mention(MentionKind.TICKET, value, match.start(), end - match.start())
