"""What airlines are called, for telling a customer who flies (Reg. (EC) 2111/2005 Art. 11).

Brand names as the airlines write them, of those that fly for others or with whom codeshares are
sold; typed by hand. Where one is not here its designator stands for it.
"""

from types import MappingProxyType

_TABLE = """
A3 Aegean Airlines|A5 HOP!|AA American Airlines|AC Air Canada|AF Air France|AH Air Algérie
AI Air India|AM Aeroméxico|AR Aerolíneas Argentinas|AS Alaska Airlines|AT Royal Air Maroc
AV Avianca|AY Finnair|AZ ITA Airways|B6 JetBlue|BA British Airways|BR EVA Air|BT airBaltic
BY TUI Airways|CA Air China|CD Corendon Dutch Airlines|CI China Airlines|CL Lufthansa CityLine
CM Copa Airlines|CX Cathay Pacific|CY Cyprus Airways|CZ China Southern|D8 Norwegian Air Sweden
DE Condor|DL Delta Air Lines|DX DAT|DY Norwegian|EC easyJet Europe|EI Aer Lingus|EK Emirates
EN Air Dolomiti|ET Ethiopian Airlines|EW Eurowings|EY Etihad Airways|FB Bulgaria Air
FI Icelandair|FR Ryanair|FZ flydubai|G3 GOL|GA Garuda Indonesia|GF Gulf Air|GL Air Greenland
HO Juneyao Air|HU Hainan Airlines|HV Transavia|IB Iberia|I2 Iberia Express|JL Japan Airlines
JQ Jetstar|JU Air Serbia|KC Air Astana|KE Korean Air|KF Air Belgium|KL KLM|KM KM Malta Airlines
KP ASKY|KQ Kenya Airways|KU Kuwait Airways|LA LATAM|LG Luxair|LH Lufthansa|LM Loganair
LO LOT Polish Airlines|LS Jet2|LX SWISS|LY El Al|ME Middle East Airlines|MF Xiamen Air
MH Malaysia Airlines|MK Air Mauritius|MP Martinair|MS EgyptAir|MU China Eastern|NH ANA
NO Neos|NT Binter|NZ Air New Zealand|OA Olympic Air|OK Czech Airlines|OR TUI fly|OS Austrian
OU Croatia Airlines|OZ Asiana Airlines|PC Pegasus|PD Porter|PG Bangkok Airways
PR Philippine Airlines|QF Qantas|QR Qatar Airways|QS Smartwings
RC Atlantic Airways|RJ Royal Jordanian|RO TAROM
SA South African Airways|SK SAS|SN Brussels Airlines|SP SATA Air Açores|S4 Azores Airlines
SQ Singapore Airlines|SS Corsair|SV Saudia|TB TUI fly Belgium|TG Thai Airways|TK Turkish Airlines
TO Transavia France|TP TAP Air Portugal|TU Tunisair|TX Air Caraïbes|U2 easyJet|UA United
UL SriLankan Airlines|UU Air Austral|UX Air Europa|VN Vietnam Airlines|VS Virgin Atlantic
VY Vueling|WA KLM Cityhopper|W6 Wizz Air|W4 Wizz Air Malta|WF Widerøe|WK Edelweiss|WN Southwest
WS WestJet|WY Oman Air|XK Air Corsica|XQ SunExpress|YW Air Nostrum|4Y Discover Airlines
2L Helvetic Airways|7C Jeju Air|9W Jet Airways
"""

NAMES = MappingProxyType(
    {
        entry[:2]: entry[3:].strip()
        for row in _TABLE.strip().splitlines()
        for entry in row.split("|")
    }
)
"""Designator to name: `HV` is Transavia."""


def airline_name(designator: str) -> str:
    """What the airline is called, or its designator where that is not known."""
    return NAMES.get(designator, designator)


def designator_of(name: str) -> str:
    """The designator of an airline that is named in words, `DELTA AIR LINES INC`: of several names
    with which it begins the longest. Empty where none is known."""
    wanted = f"{name.casefold().strip()} "
    found = [code for code, known in NAMES.items() if wanted.startswith(f"{known.casefold()} ")]
    return max(found, key=lambda code: len(NAMES[code]), default="")
