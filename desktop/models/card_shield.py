"""Finds payment card numbers in what people write, and masks every digit of them.

A card number is 13 to 19 digits that pass the Luhn check and begin as a scheme's numbers do, with
spaces, dots, dashes, line breaks or nothing between them, in any script's digits. Expiry and
security code beside it go too. What is no card stays as it is: e-ticket and EMD numbers, phone
numbers, IBANs, booking codes, flight numbers, links. Numbers in pictures or written as words are
not seen.

Source: PCI DSS 4.0 req. 3.3 and 4.2.2.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from desktop.models.card_numbers import (
    FEWEST,
    MOST,
    begins_as_card,
    check_digits,
    issued_lengths,
    known_length,
    luhn,
    with_expiry,
)

VERSION = 1
"""To be raised when more is hidden than before: what is stored already is then read again."""

MASK = "•"
"""What stands for each hidden digit, so that the text keeps its shape."""

NEAR = 40
"""Characters around a card number within which its expiry and security code are looked for."""

_JOIN_LEAD, _JOIN_TAIL = 32, 12
_LENGTHS = range(FEWEST, MOST + 1)

# Each character of a text becomes one sign of its shape: its digit, or what it does between digits.
_LETTER, _OTHER, _TIGHT, _LOOSE, _NOTHING, _PLUS = "a#.;_+"
_TIGHT_SIGNS = frozenset(" \t\n\r\v\f.-/\\~_·−")
_LOOSE_SIGNS = frozenset(",;:|*()[]'\"`´’‘“”、")

# Raised, lowered and circled digits are digits to a reader but not to a pattern.
_ANY_DIGIT = re.compile(r"[\d¹²³⁰-⁹₀-₉①-⑨⓪]")
_RUN = re.compile(r"\d(?:_*(?:[.;]_*){0,4}\d)*")
_GROUP = re.compile(r"\d(?:_*\d)*")
_MASKED_CARD = re.compile(rf"{MASK}(?:(?:[^\w{MASK}]|_){{0,4}}{MASK}){{{FEWEST - 1},}}")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d\d(?:[ \u00a0.-]?[A-Za-z0-9]){11,30}")

_CARD_WORDS = re.compile(
    r"card|kaart|karte|kredit|credit|cr[eé]dito|tarjeta|cart[aeã]|visa|master|maestro|amex"
    r"|american express|diners|discover|jcb|unionpay|cvv|cvc|pan\b|kort\b|karta|kart[ıi]?"
    r"|カード|卡|карт",
    re.IGNORECASE,
)
_TICKET_WORDS = re.compile(
    r"ticket|tkt|billet|biljet|bigliet|bilhete|boleto|flugschein|emd\b|etkt|billett|bilet|チケット"
    r"|客票|機票|机票",
    re.IGNORECASE,
)
_PHONE_WORDS = re.compile(
    r"(?:phone|mobile|cell|call(?: me)?(?: on| at)?|tel|telefo\w*|t[ée]l[ée]ph\w*|handy|gsm"
    r"|whats ?app|mobiel|m[oó]vil|portable|cellulare|fax|電話)[\w.]{0,6}"
    r"(?: number| nummer| no\.?| nr\.?| is)*"
    r"[\s:.=#(]*$",
    re.IGNORECASE,
)
_CODE_WORD = (
    r"(?:cvv2?|cvc2?|cvn|csc|cid|security\s*(?:code|number|digits)|beveiligingscode|veiligheidscode"
    r"|pr[üu]f(?:ziffer|nummer)|sicherheitscode|cryptogramme|code\s*de\s*s[ée]curit[ée]"
    r"|c[óo]digo\s*de\s*seguran[çc]a|c[óo]digo\s*de\s*seguridad|codice\s*di\s*sicurezza"
    r"|セキュリティコード)"
)
_CODE_HINTS = ("cv", "csc", "cid", "code", "cod", "cód", "secur", "prüf", "pruf", "crypt", "セキュ")
_CODE = re.compile(
    _CODE_WORD + r"(?:\s*(?:number|code|nummer|nr\.?|no\.?|is|=|:|-|#|\())*\s*(\d{3,4})(?!\d)",
    re.IGNORECASE,
)
_EXPIRY = re.compile(
    r"(?<!\d)((?:0?[1-9]|1[0-2])\s?[/.\-\\ ]\s?(?:20[2-5]\d|[2-5]\d)"
    r"|(?:0[1-9]|1[0-2])[2-5]\d)(?!\d)"
)
_LONE_CODE = re.compile(r"(?<![\d€$£¥.,])(\d{3,4})(?![\d€$£¥]|[.,]\d)")


def mask(text: str) -> str:
    """Return `text` with every digit of each card number, its expiry and code hidden.

    All else stays as it is, character by character; a text that was masked before stays too.
    """
    return mask_all((text,))[0]


def mask_all(texts: Sequence[str]) -> list[str]:
    """Mask messages that one person wrote right after another, the oldest first: also a number
    that is split over them."""
    if not _worth_looking(texts):
        return list(texts)
    whole, shape, edges = _joined(texts)
    hidden = _hidden(whole, shape, edges)
    if not hidden:
        return list(texts)
    signs = list(whole)
    for place in hidden:
        signs[place] = MASK
    masked = "".join(signs)
    starts = [0, *(edge + 1 for edge in edges)]
    ends = [*edges, len(whole)]
    return [masked[start:end] for start, end in zip(starts, ends, strict=True)]


def was_masked(text: str) -> bool:
    """Whether something was hidden in this text."""
    return MASK * 2 in text or _MASKED_CARD.search(text) is not None


def holds_card(text: str) -> bool:
    """Whether `mask` would hide something."""
    return mask(text) != text


def may_continue(text: str) -> bool:
    """Whether the text begins or ends in digits that could be one part of a card number."""
    shape = _shape(text)
    return bool(
        re.match(rf"[^\d]{{0,{_JOIN_LEAD}}}\d{{2}}", shape)
        or re.search(rf"\d_*\d[^\d]{{0,{_JOIN_TAIL}}}$", shape)
    )


def may_begin_card(text: str) -> bool:
    """Whether this looks like the first part of a card number whose rest may still come: nothing
    but digits, or digits at the end of words about a card, that begin as a scheme's do."""
    shape = _shape(text)
    runs = list(_RUN.finditer(shape))
    if not runs or holds_card(text):
        return False
    run = runs[-1]
    digits = _digits(run[0])
    alone = not re.search(r"[a\d]", shape[: run.start()] + shape[run.end() :])
    words = bool(_CARD_WORDS.search(text))
    at_end = len(shape) - run.end() <= _JOIN_TAIL and "a" not in shape[run.end() :]
    if not (alone or (words and at_end)) or shape.endswith(_PLUS, 0, run.start()):
        return False
    groups = [_digits(one[0]) for one in _GROUP.finditer(run[0])]
    by_fours = len(groups[0]) in (4, 8, 12, 16) or (len(groups[0]) == 6 and words)
    return 4 <= len(digits) < MOST and by_fours and begins_as_card(digits)


def mask_unfinished(text: str) -> str:
    """Mask as `mask` does, and also a card number that is still being typed at the end or is long
    enough to be all but one: what a draft that is kept while typing must not hold."""
    masked = mask(text)
    shape = _shape(masked)
    signs = list(masked)
    for run in _RUN.finditer(shape):
        if shape.endswith(_PLUS, 0, run.start()):
            continue
        groups = [_digits(one[0]) for one in _GROUP.finditer(run[0])]
        digits = "".join(groups)
        by_fours = len(groups) > 1 and len(groups[-1]) <= 4
        by_fours = by_fours and all(len(group) == 4 for group in groups[:-1])
        if not begins_as_card(digits) or _TICKET_WORDS.search(_before(masked, run.start())):
            continue
        if len(digits) >= 14 or (len(digits) >= 9 and by_fours):
            for place in range(run.start(), run.end()):
                if shape[place].isdigit():
                    signs[place] = MASK
    return "".join(signs)


@lru_cache(maxsize=4096)
def _sign(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if character in _TIGHT_SIGNS:
        return _TIGHT
    if character in _LOOSE_SIGNS:
        return _LOOSE
    plain = unicodedata.normalize("NFKC", character)
    if len(plain) == 1 and plain != character:
        return _sign(plain)
    if character == "+":
        return _PLUS
    category = unicodedata.category(character)
    if category in ("Cf", "Mn", "Me"):
        return _NOTHING
    if category[0] == "Z" or category == "Pd":
        return _TIGHT
    return _LETTER if category[0] in "LM" else _OTHER


def _shape(text: str) -> str:
    return "".join(map(_sign, text))


def _digits(shape: str) -> str:
    return "".join(sign for sign in shape if sign.isdigit())


def _joined(texts: Sequence[str]) -> tuple[str, str, list[int]]:
    """All texts as one, its shape, and where one ends and the next begins.

    In the shape, the few words around an edge count for nothing, so that `my card is 4242 4242` and
    `and then 4242 4242` meet.
    """
    shapes = [_shape(text) for text in texts]
    edges: list[int] = []
    length = 0
    for shape in shapes[:-1]:
        length += len(shape)
        edges.append(length)
        length += 1
    for index in range(1, len(shapes)):
        before, after = shapes[index - 1], shapes[index]
        lead = re.match(rf"[^\d+]{{1,{_JOIN_LEAD}}}(?=\d)", after)
        tail = re.search(rf"(?<=\d)[^\d+]{{1,{_JOIN_TAIL}}}$", before)
        if lead and not _unit(after[: lead.end()]):
            shapes[index] = _NOTHING * lead.end() + after[lead.end() :]
        if tail:
            shapes[index - 1] = before[: tail.start()] + _NOTHING * (len(before) - tail.start())
    return "\n".join(texts), _TIGHT.join(shapes), edges


def _unit(lead: str) -> bool:
    """Whether one or two letters stand right against the digits, as in `KL1669` or `NL91`."""
    return re.search(r"(?:^|[^a])a{1,2}$", lead) is not None


def _worth_looking(texts: Sequence[str]) -> bool:
    """Whether there is anything to find; quick, for nearly all that comes in has nothing."""
    digits = sum(len(_ANY_DIGIT.findall(text)) for text in texts)
    if digits >= FEWEST:
        return True
    if digits and any(MASK in text for text in texts):
        return True
    return digits >= 3 and any(hint in text.lower() for text in texts for hint in _CODE_HINTS)


def _hidden(text: str, shape: str, edges: Sequence[int]) -> set[int]:
    """Every place of a digit that must not be seen."""
    spans = _merged(sorted(_cards(text, shape, edges)))
    masked_before = [match.span() for match in _MASKED_CARD.finditer(text)]
    hidden = {place for start, end in spans for place in range(start, end)}
    plain = _plain(text, shape, hidden)
    for start, end in [*spans, *masked_before]:
        for place in _beside(plain, start, end):
            hidden.add(place)
    for match in _CODE.finditer(plain):
        hidden.update(range(*match.span(1)))
    return {place for place in hidden if shape[place].isdigit()}


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _plain(text: str, shape: str, hidden: set[int]) -> str:
    """The text with ASCII digits, and without those that are hidden already."""
    return "".join(
        MASK if place in hidden and sign.isdigit() else sign if sign.isdigit() else character
        for place, (character, sign) in enumerate(zip(text, shape, strict=True))
    )


def _beside(plain: str, start: int, end: int) -> Iterator[int]:
    """The places of an expiry date and a security code near a card number, and of digits right
    against it: more of a number that was masked while it was being typed."""
    while end < len(plain) and plain[end].isdigit():
        yield end
        end += 1
    from_, until = max(0, start - NEAR), min(len(plain), end + NEAR)
    last = end
    for match in _EXPIRY.finditer(plain, end, until):
        yield from range(*match.span(1))
        last = match.end()
        break
    for match in _EXPIRY.finditer(plain, from_, start):
        yield from range(*match.span(1))
    following = _LONE_CODE.search(plain, last, min(len(plain), last + NEAR))
    if following is not None:
        between = plain[last : following.start()]
        if not re.search(r"[^\W_]", between) or re.search(_CODE_WORD, between, re.IGNORECASE):
            yield from range(*following.span(1))


def _cards(text: str, shape: str, edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The spans of all card numbers; they may overlap. Takes time in proportion to the text."""
    exempt = {place for match in _ibans(text) for place in range(*match.span())}
    words = _CARD_WORDS.search(text) is not None
    urls = {place for match in _URL.finditer(text) for place in range(*match.span())}
    for run in _RUN.finditer(shape):
        groups = [
            (run.start() + one.start(), run.start() + one.end(), _digits(one[0]))
            for one in _GROUP.finditer(run[0])
        ]
        whole = "".join(digits for _, _, digits in groups)
        if len(whole) < FEWEST:
            continue
        holds = check_digits(whole)
        tickets = _tickets(groups)
        near = shape[max(0, run.start() - NEAR) : run.start()]
        phone = 15 if near.rstrip(_NOTHING).endswith(_PLUS) else 0
        offsets = list(accumulate((len(digits) for _, _, digits in groups), initial=0))
        last_at = {offset: last for last, offset in enumerate(offsets[1:])}
        for first, (start, _, digits) in enumerate(groups):
            if first in tickets or start in exempt:
                continue
            before = offsets[first]
            issued = issued_lengths(whole[before : before + 4])
            # Nearly every place is no card's first digit: that must be seen at once.
            maybe = digits[0] not in "01789" and (words or len(digits) in (4, 17, 18, 19))
            wanted = _LENGTHS if maybe else issued
            for length in wanted if len(digits) <= MOST else (len(digits),):
                last = last_at.get(before + length)
                if last is None or before + length <= phone:
                    continue
                if not holds(before, before + length) and (last > first or length < 17):
                    continue
                if tickets and not tickets.isdisjoint(range(first, last + 1)):
                    continue
                end = groups[last][1]
                if _is_card(
                    text,
                    shape,
                    whole[before : before + length],
                    groups[first : last + 1],
                    words=words,
                    edges=[edge for edge in edges if start < edge < end],
                    in_url=start in urls,
                ):
                    yield start, end


def _is_card(
    text: str,
    shape: str,
    number: str,
    groups: Sequence[tuple[int, int, str]],
    *,
    words: bool,
    edges: Sequence[int],
    in_url: bool,
) -> bool:
    start, end = groups[0][0], groups[-1][1]
    if len(number) > MOST:
        return len(groups) == 1 and not in_url and with_expiry(number)
    if not luhn(number):
        return len(groups) == 1 and len(number) in (17, 18, 19) and with_expiry(number)
    known = known_length(number)
    lengths = [len(digits) for _, _, digits in groups]
    named = words and bool(_CARD_WORDS.search(text[max(0, start - 2 * NEAR) : end + NEAR]))
    before = _before(text, start)
    strong = known and not _attached(shape, start, in_url)
    if edges:
        split = strong and len(number) >= 14 and not _TICKET_WORDS.search(before)
        return split and not _counting(text, groups, edges)
    if len(number) == 13:
        strong = strong and (len(lengths) == 1 or (lengths[0] != 3 and max(lengths) <= 8))
        if _TICKET_WORDS.search(before) or lengths == [3, 10]:
            return named and lengths != [3, 10] and not _TICKET_WORDS.search(before)
    if len(number) == 14:
        strong = strong and (len(lengths) == 1 or max(lengths) <= 8)
        if _TICKET_WORDS.search(before):
            return False
    if len(number) <= 15 and _PHONE_WORDS.search(before):
        return False
    loose = any(
        ";" in gap and len(gap.replace(_NOTHING, "")) > 1
        for gap in (shape[a[1] : b[0]] for a, b in pairwise(groups))
    )
    by_fours = len(lengths) > 2 and all(length == 4 for length in lengths[:-1])
    if strong:
        return not loose or named
    likely = number[0] in "23456" and not in_url and not _attached(shape, start, in_url)
    return likely and (named or (by_fours and not loose and len(number) >= 15))


def _counting(text: str, groups: Sequence[tuple[int, int, str]], edges: Sequence[int]) -> bool:
    """Whether sentences each name a small number, as in `question 1`, `question 2`, rather than
    each a group of a card's digits."""
    start, end = groups[0][0], groups[-1][1]
    if not any(sign.isalpha() for sign in text[start:end]):
        return False
    parts = [
        sum(len(digits) for at, _, digits in groups if since <= at < until)
        for since, until in pairwise([start, *edges, end])
    ]
    return min(parts) < 2 or sum(parts) <= 4 * (len(parts) - 1)


def _before(text: str, start: int) -> str:
    return text[max(0, start - NEAR) : start]


def _attached(shape: str, start: int, in_url: bool) -> bool:
    """Whether the digits are part of a longer word or code: `NL42…`, `cs_1a42…`."""
    lead = re.search(r"[a\d_]*$", shape[max(0, start - NEAR) : start])
    word = lead[0].replace(_NOTHING, "") if lead else ""
    if not word:
        return False
    return in_url or any(sign.isdigit() for sign in word) or len(word) < 3


def _tickets(groups: Sequence[tuple[int, int, str]]) -> set[int]:
    """Which groups are e-ticket numbers written as airline code and document: `074-1234567890`."""
    found: set[int] = set()
    for index in range(len(groups) - 1):
        if len(groups[index][2]) == 3 and len(groups[index + 1][2]) == 10:
            found |= {index, index + 1}
    return found


def _ibans(text: str) -> Iterator[re.Match[str]]:
    """IBANs whose check digits hold (ISO 13616)."""
    for match in _IBAN.finditer(text):
        for end in range(match.end(), match.start() + 15, -1):
            part = re.sub(r"[ \u00a0.-]", "", text[match.start() : end]).upper()
            if 15 <= len(part) <= 34 and text[end - 1].isalnum():
                moved = part[4:] + part[:4]
                if int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1:
                    found = re.compile(r".+", re.DOTALL).match(text, match.start(), end)
                    if found is not None:
                        yield found
                    break
