"""What one start of the program asks of the desk that runs already: to come forward, with a call.

The call is what a softphone hands over: on the command line, or in a `socialpay://` link. Both
come from outside, so anything that is no number is refused in words.
"""

import json
import unicodedata
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SCHEME = "socialpay"
"""`socialpay://call?from=%2B31612345678`."""
VERSION = 1
"""Of what is said between two starts; another one is refused."""
MOST_BYTES = 2048
"""No longer may a line between two starts be."""
_LONGEST_LINK = 512
_DIGITS = (2, 20)
"""From an extension to E.164's 15 digits behind an international prefix."""
_LONGEST_TOKEN = 256
_BEFORE_NUMBERS = ("tel:", "sip:", "sips:", "callto:")
_WITHHELD = frozenset(
    {"", "anonymous", "blocked", "private", "restricted", "unavailable", "unknown", "withheld"}
)
"""What switches and softphones say in the place of a number that is not shown."""


class NotUnderstood(ValueError):
    """What was handed over cannot be used. The message says what would be right."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """`number` is the caller's, digits with a plus where it had one; empty when it is withheld, and
    None when nobody calls: then the desk only comes forward.

    `token` is the desktop's leave to take the focus (XDG activation), where it gave one.
    """

    number: str | None = None
    token: str = ""


def read_number(text: str) -> str:
    """Return a caller's number without its notation; empty when it is withheld.

    Takes `tel:` and `sip:` addresses, as softphones hand them over. Raises `NotUnderstood`.
    """
    number = unicodedata.normalize("NFKC", text).strip()
    for before in _BEFORE_NUMBERS:
        if number.casefold().startswith(before):
            number = _in_its_context(unquote(number[len(before) :]).partition("?")[0])
    if number.casefold() in _WITHHELD:
        return ""
    signs = [sign for sign in number if sign not in "().-/ \t‐‑‒–—"]
    digits = "".join(signs)
    plus, rest = ("+", digits[1:]) if digits.startswith("+") else ("", digits)
    if not (rest.isascii() and rest.isdecimal() and _DIGITS[0] <= len(rest) <= _DIGITS[1]):
        raise NotUnderstood(
            f"{text[:40]!a} is no phone number. Give it as +31612345678, or leave it out for a"
            " caller who withholds theirs."
        )
    return plus + rest


def _in_its_context(address: str) -> str:
    """The number of a `tel:` or `sip:` address; a local one with the country that its
    `phone-context` names. Source: RFC 3966, section 5.1.5."""
    number, *parameters = (part.partition("@")[0] for part in address.split(";"))
    for one in parameters:
        name, _, context = one.partition("=")
        if name.casefold() == "phone-context" and context.startswith("+"):
            return number if number.startswith("+") else context + number
    return number


def read_link(link: str) -> str:
    """Return the caller's number of a `socialpay://call?from=…` link. Raises `NotUnderstood`."""
    wrong = NotUnderstood(
        f"{link[:60]!a} is no link of this desk. It looks like {SCHEME}://call?from=%2B31612345678"
    )
    if len(link) > _LONGEST_LINK:
        raise wrong
    try:
        parts = urlsplit(link)
        # A plus in a query means a space; softphones that fill in a template write it as it is.
        query = parts.query.replace("+", "%2B")
        asked = parse_qsl(query, keep_blank_values=True, max_num_fields=8)
    except ValueError:
        raise wrong from None
    told = [value for name, value in asked if name.casefold() == "from"]
    is_call = (parts.netloc.casefold(), parts.path.rstrip("/")) == ("call", "")
    if parts.scheme.casefold() != SCHEME or not is_call or len(told) > 1:
        raise wrong
    return read_number(told[0] if told else "")


def read_caller(given: str) -> str:
    """Return the caller's number, of such a link or as it is. Raises `NotUnderstood`."""
    is_link = given[: len(SCHEME) + 1].casefold() == f"{SCHEME}:"
    return read_link(given) if is_link else read_number(given)


def encode(asked: HandOver) -> bytes:
    """Return the line in which it is said."""
    said: dict[str, Any] = {"v": VERSION, "do": "show"}
    if asked.number is not None:
        said |= {"do": "call", "from": asked.number}
    if asked.token:
        said["token"] = asked.token
    return json.dumps(said).encode() + b"\n"


def decode(line: bytes) -> HandOver:
    """Read such a line. Raises `NotUnderstood` for anything else, whatever it is."""
    if len(line) > MOST_BYTES:
        raise NotUnderstood("That is too long.")
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        raise NotUnderstood("That is no JSON.") from None
    if not isinstance(said, dict) or said.get("v") != VERSION or isinstance(said["v"], bool):
        raise NotUnderstood(f"Only version {VERSION} is understood here.")
    token = said.get("token", "")
    if not isinstance(token, str) or not _is_token(token):
        raise NotUnderstood("That is no token.")
    number = said.get("from", "")
    match said.get("do"):
        case "show":
            return HandOver(token=token)
        case "call" if isinstance(number, str):
            return HandOver(read_number(number[:_LONGEST_LINK]), token)
    raise NotUnderstood("A desk can be asked to “show” itself, or to take a “call”.")


def as_token(given: str) -> str:
    """Return the desktop's token where it is one; what is not is left out."""
    return given if _is_token(given) else ""


def _is_token(text: str) -> bool:
    return len(text) <= _LONGEST_TOKEN and text.isascii() and (text == "" or text.isprintable())
