"""What the provider is asked for: fixed once, stored with its key, repeated as it is."""

import asyncio
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.models.conversation import Channel
from desktop.models.job import Job
from desktop.models.money import Money
from desktop.models.quote import Quote
from desktop.services.psp.gateway import LinkRequest

Line = tuple[str, Money, int]
"""Name, amount of one, and how many."""


async def lines_of(quote: Quote) -> list[Line]:
    """Return the lines of the payment page, in the customer's language."""
    return await asyncio.to_thread(_line_names, quote)


def build(
    job: Job,
    quote: Quote,
    lines: Sequence[Line],
    *,
    channel: Channel,
    actor: str,
    expires_at: int,
    success_url: str,
    nth_key: int = 1,
) -> dict[str, Any]:
    """Return the request as JSON values, with the key `quote:generation:sha256(params)[:16]`.

    From the second key on (`nth_key`) its number follows, because the parameters may be the same.
    `expires_at` is UTC seconds by the provider's clock. Metadata holds no personal data.
    """
    params: dict[str, Any] = {
        "lines": [[name, unit.amount, unit.currency, quantity] for name, unit, quantity in lines],
        "expires_at": expires_at,
        "locale": quote.language,
        "reference": quote.quote_id,
        "metadata": {
            "desk_quote": quote.quote_id,
            "desk_generation": str(quote.generation),
            "desk_conversation": str(quote.conversation_id),
            "desk_channel": channel.value,
            "desk_agent": actor.rsplit(":", 1)[-1],
            "desk_job": job.job_id,
        },
        "success_url": success_url,
    }
    text = json.dumps(params, sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    nth = f":{nth_key}" if nth_key > 1 else ""
    return {**params, "key": f"{quote.quote_id}:{quote.generation}:{digest}{nth}"}


def read(stored: Mapping[str, Any]) -> LinkRequest:
    """Return the stored request as the gateway takes it."""
    return LinkRequest(
        idempotency_key=stored["key"],
        lines=[
            (name, Money(amount, currency), quantity)
            for name, amount, currency, quantity in stored["lines"]
        ],
        expires_at=stored["expires_at"],
        locale=stored["locale"],
        reference=stored["reference"],
        metadata=dict(stored["metadata"]),
        success_url=stored["success_url"],
    )


def _line_names(quote: Quote) -> list[Line]:
    from desktop.services import wording  # babel takes a while to load

    return wording.line_names(quote)
