"""What a search finds in `cache.db`: what it names exactly first, then words, the newest first.

Runs on the bare driver: it is waited for at each keystroke.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from desktop.models import search_ids
from desktop.models.money import Money
from desktop.models.quote_code import read_code
from desktop.models.search import Coverage, Field, Hit, Mark
from desktop.models.search_words import Term, folded, marks_of, snippet, terms_of
from desktop.models.ticket import is_pnr
from desktop.models.unspaced import looked_for
from desktop.services.store.cache_rows import digits_of, phone_tail
from desktop.services.store.connection import Driver
from desktop.services.store.filter_sql import Condition
from desktop.services.store.quote_keys import CODE, TAIL
from desktop.services.store.schema import UNSPACED

_MOST_CONTACTS = 1000
"""Of so many contacts at most the conversations are gone through; of more, the newest
conversations are, until enough of them are theirs."""
_LED_BY = (300, 3000, 1_000_000)
"""In how many conversations with the rarest word the others are looked for: in more only where the
newest ones do not hold enough that is found."""
_MOST_KEYS = 200
_NO_LIMIT = -1
_OF_AIRLINE = 3
"""How many digits of a ticket number name the airline; the others are its document's."""
_OF_DOCUMENT = 10
_LARGER = re.compile(r"\d[.,'’]\Z")
_FIELDS = (
    (Field.NAME, "name"),
    (Field.HANDLE, "handle"),
    (Field.BOOKING, "booking"),
    (Field.EMAIL, "email"),
    (Field.PHONE, "phone"),
    (Field.MEMBERSHIP, "membership"),
)
_CONTACT = ", ".join(f"p.{column}" for _, column in _FIELDS)

_BY_NUMBER = """
    SELECT c.conversation_id, c.last_activity_at FROM conversations AS c
    WHERE c.conversation_id = :number
"""
_BY_CONTACT = f"""
    SELECT c.conversation_id, c.last_activity_at, {_CONTACT}
    FROM contacts AS p JOIN conversations AS c ON c.contact_id = p.contact_id
    WHERE {{which}}
"""
_BY_BOOKING = _BY_CONTACT.format(which="p.booking = :booking AND p.booking <> ''")
_BY_PHONE = _BY_CONTACT.format(which="p.phone_tail = :tail AND p.phone_tail <> ''")
_BY_KEY = """
    SELECT k.conversation_id, c.last_activity_at, k.shown
    FROM quote_keys AS k JOIN conversations AS c ON c.conversation_id = k.conversation_id
    WHERE k.key >= :first AND k.key < :last AND k.field = :field
    ORDER BY k.first_seq DESC LIMIT :limit
"""
_SOME_CONTACTS = """
    SELECT rowid FROM contact_words WHERE contact_words MATCH :query ORDER BY rowid LIMIT :limit
"""
_OF_CONTACTS = f"""
    SELECT c.conversation_id, c.last_activity_at, {_CONTACT}
    FROM conversations AS c JOIN contacts AS p ON p.contact_id = c.contact_id
    WHERE c.contact_id IN (SELECT value FROM json_each(:contacts))
    ORDER BY c.last_activity_at DESC LIMIT :limit
"""
# The plus keeps the planner from going through all of these contacts' conversations.
_AMONG_NEWEST = f"""
    SELECT c.conversation_id, c.last_activity_at, {_CONTACT}
    FROM conversations AS c INDEXED BY conversations_newest
    JOIN contacts AS p ON p.contact_id = c.contact_id
    WHERE +c.contact_id IN (SELECT rowid FROM contact_words WHERE contact_words MATCH :query)
    ORDER BY c.last_activity_at DESC, c.conversation_id DESC LIMIT :limit
"""
_MESSAGES = """
    SELECT w.rowid, m.conversation_id
    FROM message_words AS w CROSS JOIN messages AS m ON m.message_id = w.rowid
    WHERE message_words MATCH :query ORDER BY w.rowid DESC
"""
_TEXTS = """
    SELECT m.message_id, m.text, m.created_at, m.conversation_id
    FROM messages AS m JOIN conversations AS c ON c.conversation_id = m.conversation_id
    WHERE m.message_id IN (SELECT value FROM json_each(:ids))
"""
_COUNT = """
    SELECT (SELECT count(*) FROM (
        SELECT 1 FROM message_words WHERE message_words MATCH :query LIMIT :limit
    )) + (SELECT count(*) FROM (
        SELECT 1 FROM contact_words WHERE contact_words MATCH :query LIMIT :limit
    ))
"""
_LED = f"""
    SELECT c.conversation_id FROM conversations AS c
    WHERE c.conversation_id IN (
        SELECT m.conversation_id FROM messages AS m
        WHERE m.message_id IN (
            SELECT rowid FROM message_words WHERE message_words MATCH :query
            ORDER BY rowid DESC LIMIT :limit
        )
        UNION
        SELECT t.conversation_id FROM conversations AS t
        WHERE t.contact_id IN (
            SELECT rowid FROM contact_words WHERE contact_words MATCH :query
            ORDER BY rowid DESC LIMIT max(:limit, {_MOST_CONTACTS})
        )
        UNION
        SELECT value FROM json_each(:conversations)
    )
    ORDER BY c.last_activity_at DESC LIMIT :limit
"""
# Not further back than these conversations go: a common word stands in a quarter of all messages.
_WRITTEN_IN = """
    SELECT m.conversation_id, max(m.message_id)
    FROM messages AS m INDEXED BY messages_of_conversation
    WHERE m.conversation_id IN (SELECT value FROM json_each(:conversations))
    AND m.message_id IN (
        SELECT rowid FROM message_words WHERE message_words MATCH :query AND rowid >= :oldest
    )
    GROUP BY m.conversation_id
"""
_OLDEST_IN = """
    SELECT min(m.message_id) FROM messages AS m
    WHERE m.conversation_id IN (SELECT value FROM json_each(:conversations))
"""
_KNOWN_BY = """
    SELECT c.conversation_id FROM conversations AS c
    WHERE c.conversation_id IN (SELECT value FROM json_each(:conversations))
    AND c.contact_id IN (SELECT rowid FROM contact_words WHERE contact_words MATCH :query)
"""
_OF_SOME = f"""
    SELECT c.conversation_id, c.last_activity_at, {_CONTACT}
    FROM conversations AS c JOIN contacts AS p ON p.contact_id = c.contact_id
    WHERE c.conversation_id IN (SELECT value FROM json_each(:conversations))
    ORDER BY c.last_activity_at DESC LIMIT :limit
"""

_WITHIN = """
    SELECT m.message_id FROM messages AS m
    WHERE m.conversation_id = :conversation AND m.message_id IN (
        SELECT rowid FROM message_words WHERE message_words MATCH :query
    )
    ORDER BY m.message_id DESC
"""
# The oldest message by number, not by time: no index knows the time, and no eye the difference.
_COVERAGE = """
    SELECT (SELECT count(*) FROM conversations),
           (SELECT created_at FROM messages ORDER BY message_id LIMIT 1)
"""


def find(driver: Driver, search: str, limit: int, within: Condition | None = None) -> list[Hit]:
    """Return at most `limit` conversations that a search finds, each once. Any text is safe.

    Those that it names exactly come first, then those in which each of its words begins a word, in
    one field or message, or one here and another there. Each group newest first. With `within`,
    only conversations that are so.
    """
    terms = terms_of(search)
    inside = None if within is None else _ids_of(driver, within)
    found = {
        hit.conversation_id: hit
        for hit in _newest_first(_named(driver, search, terms))
        if _is_in(hit.conversation_id, inside)
    }
    if terms and len(found) < limit:
        for hit in _newest_first(_worded(driver, search, terms, limit, inside)):
            if _is_in(hit.conversation_id, inside):
                found.setdefault(hit.conversation_id, hit)
    return list(found.values())[:limit]


def count_outside(driver: Driver, search: str, most: int, within: Condition) -> int:
    """Return how many conversations a search finds that are not so; `most` stands for more."""
    outside = Condition(f"({within.sql}) IS NOT TRUE", within.values)
    return len(find(driver, search, most, outside))


def _ids_of(driver: Driver, condition: Condition) -> frozenset[int]:
    rows = driver.execute(
        f"SELECT c.conversation_id FROM conversations AS c WHERE {condition.sql}", condition.values
    )
    return frozenset(row[0] for row in rows)


def _is_in(conversation_id: int, inside: frozenset[int] | None) -> bool:
    return inside is None or conversation_id in inside


def find_within(driver: Driver, conversation_id: int, search: str) -> tuple[int, ...]:
    """Return the messages of one conversation in which all words stand, newest first."""
    terms = terms_of(search)
    if not terms:
        return ()
    values = {"conversation": conversation_id, "query": _query(_asked(terms))}
    return tuple(row[0] for row in driver.execute(_WITHIN, values))


def coverage(driver: Driver) -> Coverage:
    """Return how many conversations there are, and since when there are messages of them."""
    count, since = driver.execute(_COVERAGE).fetchone()
    return Coverage(int(count), since)


def match_query(terms: Iterable[Term]) -> str:
    """Return terms as an FTS5 query: each a phrase whose last word may go on.

    Quoted, so that nothing in it is an operator.
    """
    return " ".join(map(_beginning, terms))


def _beginning(term: Term) -> str:
    words = looked_for(term)
    phrase = f'"{" ".join(words)}" *'
    return phrase if words == term else f"{UNSPACED} : {phrase}"


# --- what it names


def _named(driver: Driver, search: str, terms: Sequence[Term]) -> Iterator[Hit]:
    number = search_ids.conversation_number(search)
    if number is not None:
        for id_, at in driver.execute(_BY_NUMBER, {"number": number}):
            yield Hit(id_, Field.NUMBER, f"#{id_}", (Mark(0, len(f"#{id_}")),), at, exact=True)
    wanted = search_ids.normal(search)
    if is_pnr(wanted.upper()):
        yield from _whole(driver, Field.BOOKING, wanted.lower())
        for row in driver.execute(_BY_BOOKING, {"booking": wanted.upper()}):
            yield _exactly(row, Field.BOOKING)
    tail = _tail(wanted)
    if tail:
        for row in driver.execute(_BY_PHONE, {"tail": tail}):
            yield _exactly(row, Field.PHONE)
    if digits := search_ids.ticket_digits(search):
        yield from _whole(driver, Field.TICKET, digits)
    if digits := search_ids.quote_digits(search):
        for key in (digits, TAIL + digits[::-1]):
            yield from _keys(driver, Field.QUOTE, key, exact=True)
    if code := read_code(search):
        yield from _whole(driver, Field.QUOTE, CODE + code.lower())
    amount = search_ids.amount(search)
    if amount is not None and not amount.plain:
        yield from _amounts(driver, amount, exact=True)
    if "@" in wanted and len(terms) == 1:
        for row in _contacts(driver, match_query(terms), 50):
            for field, at in ((Field.EMAIL, 5), (Field.HANDLE, 3)):
                if row[at].casefold().lstrip("@") == wanted.casefold().lstrip("@"):
                    yield _exactly(row, field)


def _tail(wanted: str) -> str:
    """What a phone number has in common however it is dialled; empty for what is none."""
    if not all(sign.isdecimal() or sign in "+ ()./-" for sign in wanted):
        return ""
    return phone_tail(digits_of(wanted))


def _exactly(row: Sequence[Any], field: Field) -> Hit:
    text = str(row[2 + [one for one, _ in _FIELDS].index(field)])
    return Hit(row[0], field, text, (Mark(0, len(text)),), row[1], exact=True)


def _whole(driver: Driver, field: Field, key: str) -> Iterator[Hit]:
    return _keys(driver, field, key, exact=True, whole=True)


def _keys(
    driver: Driver,
    field: Field,
    key: str,
    *,
    exact: bool = False,
    whole: bool = False,
) -> Iterator[Hit]:
    """What a quote is searched by, from its beginning or as a whole."""
    last = key + ("\0" if whole else "\U0010ffff")
    values = {"first": key, "last": last, "field": field.value, "limit": _MOST_KEYS}
    for id_, at, shown in driver.execute(_BY_KEY, values):
        marks = (
            marks_of(shown, [(key,)])
            if field in (Field.PASSENGER, Field.BOOKING)
            else (Mark(0, len(shown)),)
        )
        yield Hit(id_, field, shown, marks, at, exact=exact)


def _amounts(driver: Driver, typed: search_ids.TypedAmount, *, exact: bool = False) -> list[Hit]:
    found: list[Hit] = []
    for decimal in typed.decimals:
        for hit in _keys(driver, Field.AMOUNT, decimal, exact=exact, whole=True):
            minor, currency = hit.text.split()
            if typed.currency in ("", currency):
                money = Money(int(minor), currency)
                text = f"{money.decimal} {currency}"
                mark = Mark(0, len(money.decimal))
                found.append(
                    Hit(
                        hit.conversation_id,
                        Field.AMOUNT,
                        text,
                        (mark,),
                        hit.at,
                        amount=money,
                        exact=exact,
                    )
                )
    return found


# --- its words


def _worded(
    driver: Driver,
    search: str,
    terms: Sequence[Term],
    limit: int,
    inside: frozenset[int] | None,
) -> list[Hit]:
    asked = _asked(terms)
    found = _together(driver, asked, terms, limit, inside)
    amount = search_ids.amount(search)
    if amount is not None:
        if amount.plain:
            found += _amounts(driver, amount)
        found += _written_amounts(driver, amount, limit, inside)
    if digits := search_ids.ticket_digits(search):
        found += _written_tickets(driver, digits, limit, inside)
    if len(terms) == 1:
        found += _of_keys(driver, terms[0])
    else:
        known = {hit.conversation_id for hit in found}
        if len(known) < limit:
            apart = _apart(driver, asked, terms, limit, inside)
            found += [hit for hit in apart if hit.conversation_id not in known]
    return found


def _asked(terms: Sequence[Term]) -> Sequence[Term]:
    """The terms to look for: a single letter that is just being typed behind others says nothing
    yet, and finds half of all there is."""
    if len(terms) > 1 and _is_letter(terms[-1]):
        return terms[:-1]
    return terms


def _is_letter(term: Term) -> bool:
    return len(term) == 1 and len(term[0]) == 1 and term[0].isascii()


def _query(terms: Sequence[Term]) -> str:
    """As `match_query`; single letters stand for themselves only."""
    return " ".join(f'"{term[0]}"' if _is_letter(term) else _beginning(term) for term in terms)


def _together(
    driver: Driver,
    asked: Sequence[Term],
    terms: Sequence[Term],
    limit: int,
    inside: frozenset[int] | None,
) -> list[Hit]:
    """Where all words stand in one contact, or in one message."""
    some = limit if inside is None else _NO_LIMIT
    rows = _contacts(driver, match_query(asked), some)
    listed = islice((row for row in rows if _is_in(row[0], inside)), limit)
    contacts = [_hit_of_contact(row, terms) for row in listed]
    newest = _newest_messages(driver, _query(asked), limit, inside)
    return contacts + _hits_of_messages(driver, newest, terms)


def _newest_messages(
    driver: Driver, query: str, limit: int, inside: frozenset[int] | None
) -> list[int]:
    """The newest message of each conversation that a query finds, of so many conversations."""
    newest: dict[int, int] = {}
    for message_id, conversation_id in driver.execute(_MESSAGES, {"query": query}):
        if _is_in(conversation_id, inside):
            newest.setdefault(conversation_id, message_id)
            if len(newest) >= limit:
                break
    return list(newest.values())


def _contacts(driver: Driver, query: str, limit: int) -> list[Sequence[Any]]:
    """The newest conversations of the contacts that a query finds."""
    values = {"query": query, "limit": limit}
    some = driver.execute(_SOME_CONTACTS, {"query": query, "limit": _MOST_CONTACTS + 1}).fetchall()
    if len(some) > _MOST_CONTACTS:
        return list(driver.execute(_AMONG_NEWEST, values).fetchall())
    contacts = json.dumps([row[0] for row in some])
    return list(driver.execute(_OF_CONTACTS, {"contacts": contacts, "limit": limit}).fetchall())


def _hit_of_contact(row: Sequence[Any], terms: Sequence[Term]) -> Hit:
    """The field of a contact that shows best why it was found."""
    best: tuple[int, Field, str, tuple[Mark, ...]] | None = None
    for place, (field, _) in enumerate(_FIELDS, 2):
        text = str(row[place])
        marks = marks_of(text, terms)
        if marks and (best is None or len(marks) > best[0]):
            best = len(marks), field, text, marks
    if best is None:  # the index knows a phone by its digits alone
        phone = str(row[2 + 4])
        best = 0, Field.PHONE, phone, _phone_marks(phone, terms)
    _, field, text, marks = best
    return Hit(row[0], field, text, marks, row[1])


def _phone_marks(phone: str, terms: Sequence[Term]) -> tuple[Mark, ...]:
    """Where the digits stand that a phone number begins with."""
    wanted = max((len("".join(term)) for term in terms), default=0)
    places = [at for at, sign in enumerate(phone) if sign.isdecimal()]
    return (Mark(places[0], places[wanted - 1] + 1),) if 0 < wanted <= len(places) else ()


def _hits_of_messages(
    driver: Driver, message_ids: Iterable[int], terms: Sequence[Term]
) -> list[Hit]:
    found: list[Hit] = []
    ids = json.dumps(list(message_ids))
    for message_id, text, at, conversation_id in driver.execute(_TEXTS, {"ids": ids}):
        piece, marks = snippet(text, terms)
        found.append(Hit(conversation_id, Field.MESSAGE, piece, marks, at, message_id))
    return found


def _written_amounts(
    driver: Driver, amount: search_ids.TypedAmount, limit: int, inside: frozenset[int] | None
) -> list[Hit]:
    """Messages that write the amount in any way: `1.186,00`, `1 186.00`, `1186`."""
    ways: list[Term] = []
    for decimal in amount.decimals:
        whole, _, rest = decimal.partition(".")
        grouped = f"{int(whole):,}".split(",")
        for digits in ([whole], grouped):
            ways.append((*digits, rest) if rest else tuple(digits))
    found = _written(driver, ways, limit, inside)
    return [hit for hit in found if not all(_goes_on(hit.text, mark) for mark in hit.marks)]


def _written_tickets(
    driver: Driver, digits: str, limit: int, inside: frozenset[int] | None
) -> list[Hit]:
    """Messages that write a ticket number with its separator or without."""
    ways: list[Term] = [(digits,)]
    if len(digits) > _OF_DOCUMENT:
        ways.append((digits[:_OF_AIRLINE], digits[_OF_AIRLINE:]))
    return _written(driver, ways, limit, inside)


def _written(
    driver: Driver, ways: Sequence[Term], limit: int, inside: frozenset[int] | None
) -> list[Hit]:
    """The newest messages in which one of these stands."""
    query = " OR ".join(f'"{" ".join(way)}"' for way in dict.fromkeys(ways))
    return _hits_of_messages(driver, _newest_messages(driver, query, limit, inside), ways)


def _goes_on(text: str, mark: Mark) -> bool:
    """Whether these digits are only the end of a larger amount: the 186 of 1.186."""
    return _LARGER.search(text, 0, mark.start) is not None


def _of_keys(driver: Driver, term: Term) -> list[Hit]:
    """What quotes are searched by, from two letters on."""
    key = folded("".join(term))
    if len(key) < 2:
        return []
    fields = (Field.BOOKING, Field.PASSENGER) + ((Field.TICKET,) if key.isdecimal() else ())
    return [hit for field in fields for hit in _keys(driver, field, key)]


def _apart(
    driver: Driver,
    asked: Sequence[Term],
    terms: Sequence[Term],
    limit: int,
    inside: frozenset[int] | None,
) -> list[Hit]:
    """Where one word stands here and another there in the same conversation.

    The rarest word leads: the others are looked for in its newest conversations first.
    """
    lead, *others = sorted(asked, key=lambda term: _count(driver, term, _LED_BY[0]))
    named = _as_json(_by_keys(driver, lead))
    known: set[int] = set()
    found: list[Hit] = []
    for most in _LED_BY:
        values = {"query": _query([lead]), "conversations": named, "limit": most}
        newest = [row[0] for row in driver.execute(_LED, values)]
        led = [id_ for id_ in newest if id_ not in known and _is_in(id_, inside)]
        known.update(led)
        found += _among(driver, led, (lead, *others), terms, limit - len(found))
        if len(found) >= limit or _count(driver, lead, most) < most:
            break
    return found


def _among(
    driver: Driver, led: list[int], asked: Sequence[Term], terms: Sequence[Term], limit: int
) -> list[Hit]:
    """Those of the conversations with the first word in which all others stand, too."""
    newest: dict[int, int] = {}
    oldest = driver.execute(_OLDEST_IN, {"conversations": _as_json(led)}).fetchone()[0]
    for at, term in enumerate(asked):
        within = {"query": _query([term]), "conversations": _as_json(led)}
        rows = driver.execute(_WRITTEN_IN, {**within, "oldest": oldest or 0})
        written: dict[int, int] = dict(rows.fetchall())
        if at:
            known = {row[0] for row in driver.execute(_KNOWN_BY, within)} | _by_keys(driver, term)
            led = [id_ for id_ in led if id_ in written or id_ in known]
        for id_, message_id in written.items():
            newest[id_] = max(message_id, newest.get(id_, 0))
        if not led:
            return []
    some = [newest[id_] for id_ in led if id_ in newest][:limit]
    others_of = {"conversations": _as_json([id_ for id_ in led if id_ not in newest])}
    rows = driver.execute(_OF_SOME, {**others_of, "limit": limit}).fetchall()
    return [
        *_hits_of_messages(driver, some, terms),
        *(_hit_of_contact(row, terms) for row in rows),
    ]


def _count(driver: Driver, term: Term, most: int) -> int:
    """In how many messages and contacts a word stands, as far as `most`."""
    values = {"query": _query([term]), "limit": most}
    return int(driver.execute(_COUNT, values).fetchone()[0])


def _by_keys(driver: Driver, term: Term) -> set[int]:
    return {hit.conversation_id for hit in _of_keys(driver, term)}


def _as_json(ids: Iterable[int]) -> str:
    return json.dumps(list(ids))


def _newest_first(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (hit.at, hit.conversation_id), reverse=True)
