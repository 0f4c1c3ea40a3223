"""Lines of the reservation systems' screens that say nothing of flights, people or prices."""

import re

_KNOWN = re.compile(
    r"""^\s*(?:-{3}.*-{3}|ARNK|\d+\s+ARNK|[>«*$].*
    |(?:\d+\.?\s*)?(?:AP[AEMBH]?|TK|/?SSR|OSI|RM[A-Z]?|RMK|RC|RI[A-Z]?|R[MC]/|FB|FE|FM|FO|FP|FV|FT|
    FH|FK|FS|MIS|SK|OP[WC]|APN|FZ|ST|HTL|CCR|TTL)\b.*|(?:\d+\.)?\s*TAW.*
    |TKT/TIME\ LIMIT|PHONES|ITINERARY|REMARKS|RECEIVED\ FROM.*|.*\ FACTS|SECURITY\ INFO.*
    |VCR\ COUPON.*
    |(?:PASSENGER|PRICE\ QUOTE|PROFILE|ACCOUNTING|FREQUENT|CUSTOMER\ NUMBER).*|BASE\ FARE.*
    |PQ\ \d.*
    |TICKET\ RECORD.*|\d{4}-\d{4}
    |FARE\ NOT\ G.*|VALIDATING\ CARRIER.*|ADT-\d.*|[A-Z0-9]{3}-\d\d\ .*|FARE\ SOURCE.*|PSGR.*
    |(?:\d+-\d+\ |[A-Z0-9]{3}\ +)?(?:LAST\ (?:DA|TK).*|TICKETING\ AGENCY.*|DEFAULT\ PLATING.*
    |E-TKT\ REQ.*|RATE\ USED.*|BEST\ FARE.*|FARE\ FAMIL.*|FARE\ VALID.*|TICKETS\ ARE.*|FARE\ HAS.*)
    |.*(?:GUARANTEED|GRAND\ TOTAL|ADDITIONAL\ FEES|CARRIER\ MAY\ OFFER|BEST\ BUY|LOWEST\ FARE|
    NO\ REBOOK|LOWEST\ AVAILABLE|AVAILABLE\ FARE|AT\ A\ CHARGE|CHARGEABLE|STOCK\ RESTR|
    DEPARTURE\ DATE-).*
    |BG\ CXR.*|PRICED\ .*|ENDOS.*|SUBJ\ TO.*|PRIVATE\ RATES.*|REBOOK\ .*|BOOK\ PNR.*|TO\ REBOOK.*
    |ATTN.*
    |\d{2}[A-Z]{3}\d{2}\ PER\ .*|(?:PAGE\ .*|MDR?)|\d{2}\ (?:P\d|[A-Z]+/[A-Z*\ ]+)|\d{2}
    |FOR\ TAX/FEE.*|TOUR.*
    |S\d{1,2}\ NVB.*|E\ [A-Z].*|US\ PFC.*|/FC\ .*|OD-[A-Z]{6}.*|CHECK-IN.*|[A-Z]{3}\ CHECK-IN.*
    |ADD\ ADVANCE.*
    |BAG\ \d\ -.*|BAGGAGE.*|CARRY\ ON.*|EMBARGO.*|ONLINE\ CHECKIN.*|[\w.]+\.COM/.*
    |[A-Z0-9]{2}\ [A-Z]{6}\ +(?:\d{1,2}(?:PC|K)|[\w.]+\.COM/.*|CARRY\ ON.*|BAGGAGE.*)
    |.*\d\ ?PC\b.*|TST\d+.*|T-.*|FX[A-Z].*|FQ[A-Z]\d.*|TQ[TR].*|TTL?\s.*|EI/.*|TC/.*|TN/.*
    |(?:X|O)?[A-Z]{3}\s+[A-Z0-9]{2}\s+\d{1,4}\s+[A-Z]\s.*|X?[A-Z]{3}\s+S\ U\ R\ F\ A\ C\ E
    |\d{1,2}\ [OX].*|[A-Z]{3}
    |\d+\.[A-Z]{3}\ ?(?:[A-Z]{3}\b|[\d/(+]).*|P-\ .*|1P[-/].*|\d{1,2}\.T(?:L/.*|/.*)?
    |[A-Z0-9]{3,4}\.[A-Z0-9]{3,4}\*[A-Z0-9]{3}\s+\d{4}/.*
    |[A-Z]{3}\ [A-Z0-9]{2}\ (?:X/)?[A-Z]{3}.*
    |.*\bEND\b.*|.*\bROE?\s?\d.*|AL\ FLGT.*|\S+/\S+/\d{1,2}[A-Z]{3}\d{2}.*)\s*$""",
    re.VERBOSE,
)


def is_known(line: str) -> bool:
    """Whether a line (in capitals) is known to hold nothing that is read."""
    return _KNOWN.match(line) is not None
