"""What a hub's errors mean for the effect, and what the agent reads about them."""

from enum import Enum
from http import HTTPStatus

import httpx

from desktop.models.card_shield import mask
from desktop.services.channels.channel import (
    ChannelError,
    HubAmbiguous,
    HubNotAllowed,
    HubNotReached,
    HubRefused,
)
from desktop.services.timing.backoff import Backoff
from desktop.services.wire.http import Failure, failure, reason
from desktop.services.wire.wire_json import Undecodable, decode

_LONGEST_PAUSE_S = 120.0
_PASSING = frozenset({HTTPStatus.CONFLICT, HTTPStatus.LOCKED, HTTPStatus.TOO_EARLY})
"""Refusals that another try may not meet; nothing was done."""


class Asked(Enum):
    """What was asked of the hub: (kept when certainly nothing happened, said when unknown)."""

    READ = (
        "What is shown is what was last known. It is read again by itself.",
        "What is shown is what was last known. It is read again by itself.",
    )
    SEND = (
        "The message was not sent. It is kept and goes by itself.",
        "The message may have been sent. The desk looks for it; nothing is sent twice by itself.",
    )
    OPEN = (
        "The conversation was not opened. It is opened by itself.",
        "The conversation may have been opened. The desk looks for it; none is opened twice by "
        "itself.",
    )
    FILE = (
        "The file was not fetched. Try again.",
        "The file was not fetched. Try again later.",
    )
    CHANGE = (
        "Nothing was changed. It is tried again by itself.",
        "The change may have been made. It is looked up.",
    )

    @property
    def untouched(self) -> str:
        """Said after a failure that certainly had no effect."""
        return self.value[0]

    @property
    def unknown(self) -> str:
        """Said after a failure whose effect is unknown."""
        return self.value[1]

    @property
    def fact(self) -> str:
        """The first sentence of what is said where nothing happened."""
        return self.value[0].split(". ")[0] + "."


def no_answer(error: Exception, asked: Asked, backoff: Backoff) -> ChannelError:
    """The hub did not answer, or not in full."""
    match failure(error):
        case Failure.MISCONFIGURED:
            return HubRefused(
                f"The hub cannot be asked: {reason(error)}. {asked.fact} "
                "Correct the hub's address in the settings.",
                code="address",
            )
        case Failure.NOT_SENT:
            return HubNotReached(
                f"The hub could not be reached: {reason(error)}. {asked.untouched}",
                code="connection",
                retry_after_s=backoff.failed(),
            )
        case Failure.UNKNOWN:
            return _perhaps(
                f"The hub was asked, but {reason(error)}.", asked, "connection", backoff
            )


def unreadable(asked: Asked, backoff: Backoff) -> ChannelError:
    """The hub answered with success, but not in its own words: a proxy's page, half an answer."""
    return _perhaps("The hub's answer cannot be read.", asked, "unreadable", backoff)


def refused(response: httpx.Response, asked: Asked, backoff: Backoff) -> ChannelError:
    """The hub answered with an error. Source: Chatwoot `request_exception_handler.rb`."""
    status, said = response.status_code, _said(response)
    code = f"http_{status}"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        pause = max(backoff.failed(), _retry_after(response))
        return HubNotReached(
            f"The hub asks to slow down. {asked.untouched}", code=code, retry_after_s=pause
        )
    if status == HTTPStatus.UNPROCESSABLE_ENTITY and said == "Too many messages":
        return HubNotReached(
            f"The hub takes no more messages in this conversation for a minute. {asked.untouched}",
            code="too_many_messages",
            retry_after_s=60.0,
        )
    if status == HTTPStatus.UNAUTHORIZED and "authorized to do this" in said:
        # Chatwoot says 401 where others say 403 (Pundit).
        return _not_permitted(asked)
    if status == HTTPStatus.UNAUTHORIZED:
        return HubNotAllowed(
            f"The hub does not accept the access token. {asked.fact} Copy a new token from your "
            "profile at the hub, enter it in the settings, and try again.",
            code="token",
        )
    if status == HTTPStatus.FORBIDDEN:
        return _not_permitted(asked)
    if status == HTTPStatus.NOT_FOUND:
        return HubRefused(
            f"The hub does not know this, or this agent may not see it. {asked.fact} "
            "Reload the inbox.",
            code="not_found",
        )
    if status in _PASSING:
        return HubNotReached(
            f"The hub is busy with this. {asked.untouched}",
            code=code,
            retry_after_s=backoff.failed(),
        )
    if 400 <= status < 500 and status != HTTPStatus.REQUEST_TIMEOUT:
        words = said.rstrip(".") or f"error {status}"
        return HubRefused(f"The hub refused: {words}. {asked.fact}", code=code)
    if 300 <= status < 400:
        return _perhaps(
            "The hub's address leads elsewhere, such as to a sign-in page.", asked, code, backoff
        )
    return _perhaps(f"The hub had a problem of its own (error {status}).", asked, code, backoff)


def elsewhere() -> HubRefused:
    """A file lies where the desk does not go by itself."""
    return HubRefused(
        "This file does not lie at the hub, so it was not fetched. "
        "Open the conversation at the hub.",
        code="elsewhere",
    )


def too_large(most: int) -> HubRefused:
    """A file is larger than the desk fetches."""
    return HubRefused(
        f"This file is larger than {most >> 20} MB, so it was not fetched. "
        "Open the conversation at the hub.",
        code="too_large",
    )


def _not_permitted(asked: Asked) -> HubNotAllowed:
    return HubNotAllowed(
        f"This agent may not do that at the hub. {asked.fact} Ask an administrator of the hub for "
        "access to this inbox.",
        code="not_permitted",
    )


def _perhaps(what: str, asked: Asked, code: str, backoff: Backoff) -> ChannelError:
    wait = backoff.failed()
    if asked in (Asked.READ, Asked.FILE):
        return HubNotReached(f"{what} {asked.untouched}", code=code, retry_after_s=wait)
    return HubAmbiguous(f"{what} {asked.unknown}", code=code, retry_after_s=wait)


def _retry_after(response: httpx.Response) -> float:
    asked = response.headers.get("retry-after", "")
    return min(float(asked), _LONGEST_PAUSE_S) if asked.isascii() and asked.isdecimal() else 0.0


def _said(response: httpx.Response) -> str:
    """The hub's own words, where its answer is its own; at most a sentence's length."""
    try:
        body = decode(response.content)
    except Undecodable:
        return ""
    if not isinstance(body, dict):
        return ""
    words = body.get("error") or body.get("message") or ""
    return mask(words)[:200] if isinstance(words, str) else ""
