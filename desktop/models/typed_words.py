"""What an agent's own words give away, in the languages in which agents write them: an airline's
change behind the reason of a waiver, a card surcharge behind an extra, or that nothing is said.

A waiver of what is the airline's own change would charge a passenger whom Reg. (EC) 261/2004
protects: the first question was answered wrong. PSD2 (Directive (EU) 2015/2366) Art. 62(4) forbids
a surcharge for paying by card.
"""

import re
import unicodedata

_LAW = r"\b(?:eu|ec|eg|ce|uk|reg(?:ulation)?)\W{0,2}261\b|\b261\W2004\b"
_BOARDING = (
    r"\b(?:denied boarding|invol(?:untary|untarily)?\b|onvrijwillig|instapweigering"
    r"|nichtbeforderung|refus d.?embarquement|denegacion de embarque|negato imbarco"
    r"|recusa de embarque|nekad ombordstigning)"
)
_SCHEDULE = (
    r"\b(?:sched(?:ule)? ?ch(?:an)?ge?\b|sked ?ch(?:an)?ge?\b|schedchg|schema ?wijziging"
    r"|dienstregeling\w*|flugplanander\w*|changement d.?horaire|cambio de horario|cambio orario"
    r"|alteracao de horario|tidtabellsandring|ruteendring|zmiana rozkladu|skch?g\b|tijdswijziging)"
)
_NO_FEE = r"\b(?! (?:fee|fees|polic|cost|rule|charge|term|kosten|regel))"
_OURS = (
    rf"\b(?:(?:our (?:own )?|airline'?s? |carrier )(?:change|cancellation){_NO_FEE}"
    rf"|onze (?:wijziging|annulering)\b|(?:chang|cancel|mov|delay|resched|retim)\w* by us\b"
    r"|(?:gewijzigd|wijziging|geannuleerd|verplaatst) door ons\b|door ons (?:gewijzigd|geannul))"
)
_CANCELLED = (
    r"(?:cancel\w*|canx\w*|cxl\w*|cnx\w*|geannul\w*|annul\w*|gestrich\w*|storn\w*|ausgefallen"
    r"|installd\w*|innstilt|aflyst|odwolan\w*|iptal)"
)
_CHANGED = (
    r"(?:chang(?:e|ed|es)|resched\w*|retim\w*|moved|gewijzigd|wijzigde|verplaatst|geandert|verlegt"
    r"|modifie\w*|cambiad\w*|cambiato|deplace\w*)"
)
_FLIGHT = (
    r"(?:flights?|flt|vlucht(?:en)?|flug|flugausfall|vol|vuelos?|volo|voo|flygning|flyet|lot|ucus"
    r"|[a-z]{2} ?\d{2,4})"
)
_AIRLINE = r"(?:the airline|airline|the carrier|carrier|klm?|de maatschappij|fluggesellschaft)"
_BY_AIRLINE = rf"(?:by|door|von|par|por) {_AIRLINE}"
_SURE = re.compile(rf"{_LAW}|{_BOARDING}|{_OURS}|\bflugausfall\b")
_UNLESS_THEIRS = re.compile(
    rf"{_SCHEDULE}|\b(?:overbook\w*|overboek\w*|uberbuch\w*|oversold|oversale)"
    rf"|\b{_FLIGHT}\b.{{0,20}}\b{_CANCELLED}|\b{_CANCELLED}\b.{{0,12}}\b{_FLIGHT}\b"
    rf"|\b(?:{_CANCELLED}|{_CHANGED})\b.{{0,8}}\b{_BY_AIRLINE}\b"
    rf"|\b{_AIRLINE} (?:has |had |heeft |had )?(?:{_CANCELLED}|{_CHANGED}){_NO_FEE}"
)
_WHO = r"(?:customer|client|pax|passenger|klant|kunde|reiziger|passagier|cliente|passager)s?"
_BY_CUSTOMER = re.compile(
    rf"\b{_WHO}(?: has| had| heeft| hat)? (?:{_CANCELLED}|{_CHANGED}|missed|wants?|wanted|wil)"
    rf"|\b(?:by|door|von|par|por)(?: the| de| den| le| el)? {_WHO}\b"
    rf"|\b{_WHO}'?s? (?:own|eigen|request|verzoek|choice|keuze|plans?|wish|schedule)\b"
    r"|\b(?:had|has|wants?|wanted|wishes|wil|wilde|moest|need(?:s|ed)?) (?:to |te )?"
    r"(?:cancel|change|annuler\w*|wijzigen)\b"
    r"|\b(?:hotel|meeting|event|visa|wedding|funeral|conference|work|job|school|exam\w*|training"
    r"|doctor|hospital|surgery|werk|studie|bereavement|death|died|overl\w*|ill|illness|ziek\w*"
    r"|krank\w*|sick|medical|covid|pregnan\w*|zwanger\w*)\b"
)
_DOUBTFUL = re.compile(
    rf"\b{_CANCELLED}|\b(?:delay\w*|vertrag\w*|verspat\w*|retard\w*|retraso\w*|ritard\w*|atras\w*"
    r"|forsink\w*|forsen\w*|opozn\w*|gecikme|rotar|miscon\w*|missed (?:the )?connection"
    r"|aansluiting|anschluss\w*|correspondance|conexion|coincidenza|strikes?|staking|streik\w*"
    r"|greves?|huelga|sciopero|irreg\w*|irops|technical|technisch\w*|aircraft|downgrad\w*"
    r"|reroute\w*|rerouting|our (?:fault|mistake|error)|onze fout|by us|door ons)\b"
    r"|欠航|遅延|遅れ|取消|延误|超售|ストライキ"
)
_CARD = (
    r"(?:cc|visa ?card|master ?card|amex|american express|paypal|ideal|klarna|cards?|kaart|kaarten"
    r"|karte|karten|(?:credit|debit|debet|kredit)[ -]?(?:cards?|kaart|karten?|kort)|cartao|cartoes"
    r"|tarjetas?|kredi karti|carta di credito|cartes? (?:bancaires?|bleue|de credit)"
    r"|kart[aay] (?:kredyt|platnicz)\w*)"
)
_JOINED_CARD = r"(?:(?:credit|debit|debet|kredit)[ -]?)?(?:card|kaart|karten?|kort)s?"
_CHARGE = (
    r"(?:sur ?charges?|fees?|charges?|toeslag|kosten|bijdrage|gebuhr\w*|aufschlag|zuschlag|entgelt"
    r"|frais|supplements?|surcouts?|recargos?|comision\w*|suplemento\w*|supplemento|commissioni?e?"
    r"|taxa|sobretaxa|avgift\w*|gebyr\w*|tillag\w*|doplata|oplata|ucreti?)"
)
_FOR_PAYING = (
    r"\bpayment (?:method |processing )?(?:fee|surcharge|charge)s?\b"
    r"|\bbetaal(?:methode|wijze)?(?:toeslag|kosten)\b|\bfrais de paiement\b"
    r"|\bzahlungs(?:mittel|art)?(?:gebuhr|entgelt|zuschlag)\w*|\brecargo por (?:el )?pago\b"
    r"|\bbeta(?:lings|lnings)(?:gebyr|avgift)\w*"
)
_CARD_CHARGE = re.compile(
    rf"\b{_CARD}\W{{0,3}}(?:\w+\W{{1,3}}){{0,2}}{_CHARGE}\b"
    rf"|\b{_CHARGE}\W{{0,3}}(?:\w+\W{{1,3}}){{0,3}}{_CARD}\b"
    rf"|\b{_JOINED_CARD}{_CHARGE}\b|{_FOR_PAYING}"
    r"|カード(?:決済)?手数料|決済手数料|刷卡手续费|信用卡(?:附加|手续)费"
)
_OTHER_CARD = re.compile(
    r"\b(?:paid|payable|pay|betaald|bezahlt|pagado|paye|pagato) (?:by|with|met|mit|con|par|per|in)"
    r" (?:\w+ )?(?:card|kaart|karte|carte|carta|tarjeta)\b|"
    r"\b(?:boarding|sim|lounge|gift|loyalty|vaccination|id|identity|landing) ?cards?\b"
    r"|\bcartes? (?:d.embarquement|sim)\b|\b(?:carta|tarjeta|cartao) (?:d.imbarco|de embarque)\b"
    r"|\b(?:instap|bord|sim|cadeau|klanten)kaarte?n?\b|\bbordkarten?\b"
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ı": "i"})


def says_something(text: str) -> bool:
    """Whether there is a letter or digit of any script: signs that nobody sees say nothing."""
    return any(sign.isalnum() for sign in text)


def names_our_change(reason: str) -> bool:
    """Whether a waiver's reason says that the airline changed the booking."""
    words = _plain(reason)
    theirs = _BY_CUSTOMER.search(words)
    return bool(_SURE.search(words) or (_UNLESS_THEIRS.search(words) and not theirs))


def may_be_our_change(reason: str) -> bool:
    """Whether the airline may have changed the booking, by a reason that does not quite say so."""
    words = _plain(reason)
    doubtful = _DOUBTFUL.search(words) or _UNLESS_THEIRS.search(words)
    return bool(doubtful) and not names_our_change(reason)


def is_card_surcharge(detail: str) -> bool:
    """Whether what an extra is called is a surcharge for paying by card or at all."""
    return bool(_CARD_CHARGE.search(_OTHER_CARD.sub("", _plain(detail))))


def _plain(text: str) -> str:
    """In small letters without accents, so that each word has one spelling."""
    folded = text.casefold().translate(_LETTERS)
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", folded))
    return unicodedata.normalize("NFC", bare)  # what belongs to a kana is no accent
