"""The provider's facts as journal entries, each joined to the quote that it is about."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop.models.fact import FactKind
from desktop.models.hub_words import Channel
from desktop.models.journal import Draft
from desktop.services.psp.gateway import Link, PaymentFact
from desktop.services.store.store import Store

_INTENT_MARK = "intent:"
_AFTERWARDS = frozenset(
    {
        FactKind.REFUND,
        FactKind.REFUND_FAILED,
        FactKind.DISPUTED,
        FactKind.DISPUTE_UPDATED,
        FactKind.DISPUTE_CLOSED,
    }
)
_MOST_DIGITS = 15
_CHANNELS = frozenset(Channel)
_JOB = re.compile(r"[0-9A-Za-z-]{1,40}", re.ASCII)


@dataclass(slots=True)
class Joined:
    """Facts that found their quote. `marks` remember which PaymentIntent belongs to which quote,
    because refunds and disputes name nothing else. Where they come before their payment they are
    `homeless` for now."""

    drafts: list[Draft] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)
    homeless: list[PaymentFact] = field(default_factory=list)


async def join(store: Store, facts: tuple[PaymentFact, ...], provider: str) -> Joined:
    """Find each fact's quote by its metadata, its session or its PaymentIntent.

    Payments that no desk asked for are left out.
    """
    joined = Joined()
    # The provider promises no order: what names its quote first, so that the rest may find it.
    for fact in sorted(facts, key=lambda fact: not fact.metadata.get("desk_quote")):
        place = await _place_of(store, fact, joined.marks)
        if place is None:
            if fact.kind in _AFTERWARDS:
                joined.homeless.append(fact)
            continue
        quote_id, generation, conversation = place
        intent = str(fact.body.get("intent") or "")
        if intent:
            joined.marks[f"{_INTENT_MARK}{intent}"] = f"{quote_id} {generation} {conversation}"
        body = {**fact.body, "generation": generation, "conversation": conversation}
        joined.drafts.append(Draft(fact.at, fact.kind, quote_id, provider, fact.source, body))
    return joined


async def _place_of(
    store: Store, fact: PaymentFact, marks: Mapping[str, str]
) -> tuple[str, int, int] | None:
    """Return quote, generation and conversation (0 where not known)."""
    quote_id = fact.metadata.get("desk_quote", "")
    if quote_id:
        return (
            quote_id,
            number(fact.metadata, "desk_generation"),
            number(fact.metadata, "desk_conversation"),
        )
    intent = str(fact.body.get("intent") or "")
    if intent:
        key = f"{_INTENT_MARK}{intent}"
        mark = marks.get(key) or await store.mark(key)
        if mark:
            known, generation, conversation = mark.rsplit(" ", 2)
            return known, int(generation), int(conversation)
    session = str(fact.body.get("session") or "")
    found = await store.quote_of_session(session) if session else None
    return (*found, 0) if found else None


def refund_draft(
    refund: PaymentFact, quote_id: str, generation: int, conversation: int, *, provider: str
) -> Draft:
    """A refund of a known quote: the very entry that the feed makes of it."""
    body = {**refund.body, "generation": generation, "conversation": conversation}
    return Draft(refund.at, refund.kind, quote_id, provider, refund.source, body)


def number(metadata: Mapping[str, str], key: str) -> int:
    """A whole number of the metadata; 0 where there is none."""
    text = metadata.get(key, "")[: _MOST_DIGITS + 1]
    fits = len(text) <= _MOST_DIGITS and text.isascii() and text.isdecimal()
    return int(text) if fits else 0


def link_created_fact(
    link: Link, quote_id: str, generation: int, conversation: int, *, provider: str, ours: bool
) -> Draft:
    """That a link was made, and who asked for it. Its address is kept where it is this desk's."""
    agent = number(link.metadata, "desk_agent")
    channel = link.metadata.get("desk_channel", "")
    job = "" if ours else link.metadata.get("desk_job", "")
    return Draft(
        link.created_at,
        FactKind.LINK_CREATED,
        quote_id,
        provider,
        f"{provider}:created:{link.session}",
        {
            "generation": generation,
            "conversation": conversation,
            "session": link.session,
            "expires_at": link.expires_at,
            "total": link.total.amount,
            "currency": link.total.currency,
            **({"agent": agent} if agent else {}),
            **({"channel": channel} if channel in _CHANNELS else {}),
            **({"job": job} if _JOB.fullmatch(job) else {}),
        },
        {"url": link.url} if ours and link.url else None,
    )


def offers_known(links: Iterable[Link], provider: str) -> list[Draft]:
    """Which of these links stand in one offer, told of each: links of several quotes that carry the
    same job came in one message. For those that other desks made."""
    together: dict[str, dict[str, Link]] = {}
    for link in sorted(links, key=lambda link: (link.created_at, link.session)):
        maker, quote_id = link.metadata.get("desk_job", ""), link.metadata.get("desk_quote", "")
        if maker and quote_id:
            together.setdefault(maker, {})[quote_id] = link
    return [
        _offer_known(link, maker, offer, provider)
        for maker, offer in together.items()
        if len(offer) > 1
        for link in offer.values()
    ]


def _offer_known(link: Link, maker: str, offer: Mapping[str, Link], provider: str) -> Draft:
    quote_id = link.metadata["desk_quote"]
    return Draft(
        link.created_at,
        FactKind.OFFER_KNOWN,
        quote_id,
        provider,
        f"{provider}:offer:{maker}:{quote_id}:{len(offer)}",
        {
            "generation": number(link.metadata, "desk_generation"),
            "conversation": number(link.metadata, "desk_conversation"),
            "offer_job": maker,
            "alternatives": [
                [other, number(one.metadata, "desk_generation")] for other, one in offer.items()
            ],
        },
    )


def link_state_facts(
    link: Link, quote_id: str, generation: int, conversation: int, *, provider: str, now: float
) -> list[Draft]:
    """What reading a link says of its money, under the same sources as the feed.

    `now` is the provider's UTC seconds: the list tells that something happened, and not when.
    """
    place = {"generation": generation, "conversation": conversation, "session": link.session}
    if link.intent:
        place["intent"] = link.intent
    if link.paid:
        return [
            Draft(
                now,
                FactKind.PAYMENT_PAID,
                quote_id,
                provider,
                f"{provider}:paid:{link.session}",
                {**place, "amount": link.total.amount, "currency": link.total.currency},
            )
        ]
    if link.status == "expired":
        return [
            Draft(
                min(now, link.expires_at),
                FactKind.LINK_EXPIRED,
                quote_id,
                provider,
                f"{provider}:expired:{link.session}",
                place,
            )
        ]
    if link.status == "complete":
        return [
            Draft(
                now,
                FactKind.PAYMENT_PROCESSING,
                quote_id,
                provider,
                f"{provider}:processing:{link.session}",
                place,
            )
        ]
    return []
