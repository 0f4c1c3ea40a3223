"""Examines each connection of the desk and says what is wrong and what to do about it."""

import asyncio
import contextlib
import importlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from desktop.models.conversation import Agent
from desktop.models.policy import NO_FILE
from desktop.services.channels.channel import ChannelError, Hub, HubNotAllowed
from desktop.services.health.service_health import Service
from desktop.services.health.set_aside import Unread, unread
from desktop.services.policy_file import PolicyFile
from desktop.services.psp.gateway import GatewayError, KeyRefused
from desktop.services.psp.stripe_gateway import (
    PAYMENT_INTENTS_READ,
    REFUNDS_WRITE,
    StripeGateway,
)
from desktop.services.psp.stripe_keys import check_key
from desktop.services.store.errors import StoreError
from desktop.services.store.store import Store
from desktop.services.timing.clock import WORTH_SHOWING_S, Clock

_SOCKET_S = 15.0
_FRESH_S = 7 * 24 * 3600.0
_NO_KEYRING = ("keyring.backends.fail", "keyring.backends.null")


NO_HUB = "No hub is configured."
NO_KEY = "No Stripe key is configured."
_NEW_KEY = (
    "Make a restricted key in Stripe's Dashboard (Developers, API keys). Set DESK_STRIPE_KEY to "
    "it, or run: keyring set social-pay-desk stripe_key"
)


_ONLY_LOST = {
    PAYMENT_INTENTS_READ: "The desk cannot say how a customer pays; all else works.",
    REFUNDS_WRITE: "A refund from this desk will fail, and say so; all else works.",
}
"""What does not work where the key may not do this. Without the other permissions nothing does."""


class Verdict(StrEnum):
    """How an examination ended."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was examined. `what` is what was found, `to_do` what to do about it."""

    name: str
    verdict: Verdict
    what: str
    to_do: str = ""


@dataclass(frozen=True, slots=True)
class Patient:
    """What there is to examine; None where it is not configured or could not be built.

    `open_store` opens the data folder for reading. `needs_keyring` is False where nothing secret
    is kept (the sandbox). The addresses are for showing; nothing secret stands in them.
    """

    hub: Hub | None
    gateway: StripeGateway | None
    clock: Clock
    open_store: Callable[[], Awaitable[Store]] | None
    stripe_key: str = ""
    needs_keyring: bool = True
    hub_address: str = ""
    account: int = 0
    payments_address: str = ""
    refund_key: str = ""
    """The supervisors' own key, where there is one."""
    policy: PolicyFile | None = None


async def examine(patient: Patient) -> list[Finding]:
    """Examine everything; one failure keeps none of the others from being looked at."""
    findings: list[Finding] = []
    findings += await _hub(patient.hub)
    findings += await _stripe(patient)
    findings += await _policy(patient.policy)
    findings.append(await _keyring(patient.needs_keyring))
    findings += await _database(patient.open_store, patient.clock.now())
    findings += _clocks(patient)
    return findings


def _first(message: str) -> str:
    """What happened; the rest of an adapter's message is for the agent at the window."""
    return message.partition(". ")[0].rstrip(".") + "."


def worst(findings: Sequence[Finding]) -> Verdict:
    """The worst verdict of all."""
    order = list(Verdict)
    return max((one.verdict for one in findings), key=order.index, default=Verdict.OK)


async def _hub(hub: Hub | None) -> list[Finding]:
    if hub is None:
        return [
            Finding(
                "Hub",
                Verdict.FAIL,
                NO_HUB,
                "Set DESK_HUB_URL and DESK_HUB_ACCOUNT, or hub_url and hub_account in "
                "settings.toml; set DESK_HUB_TOKEN, or run: keyring set social-pay-desk hub_token",
            )
        ]
    try:
        agent = await hub.profile()
    except HubNotAllowed as error:
        return [
            Finding("Hub", Verdict.OK, "The hub answers."),
            Finding(
                "Hub token",
                Verdict.FAIL,
                _first(error.message),
                "Copy the access token from the hub's profile settings again. Set DESK_HUB_TOKEN "
                "to it, or run: keyring set social-pay-desk hub_token",
            ),
        ]
    except ChannelError as error:
        return [
            Finding(
                "Hub",
                Verdict.FAIL,
                _first(error.message),
                "Check the address (DESK_HUB_URL) and this computer's network and proxy.",
            )
        ]
    return [
        Finding("Hub", Verdict.OK, "The hub answers."),
        Finding("Hub token", Verdict.OK, f"It is that of {agent.name}, user {agent.user_id}."),
        await _rights(hub, agent),
        await _socket(hub, agent),
    ]


async def _rights(hub: Hub, agent: Agent) -> Finding:
    try:
        inboxes = await hub.inboxes()
    except ChannelError as error:
        return Finding(
            "Agent's rights", Verdict.FAIL, _first(error.message), "Ask your administrator."
        )
    if not inboxes:
        return Finding(
            "Agent's rights",
            Verdict.FAIL,
            f"{agent.name} ({agent.role}) belongs to no inbox and would see no conversation.",
            "Ask the hub's administrator to add this agent to the inboxes.",
        )
    names = ", ".join(inbox.name for inbox in inboxes)
    ill = [inbox.name for inbox in inboxes if inbox.needs_attention]
    if ill:
        return Finding(
            "Agent's rights",
            Verdict.WARN,
            f"{agent.name} ({agent.role}) belongs to {names}. Messages of {', '.join(ill)} are "
            "not delivered.",
            "Ask the hub's administrator to sign in to the platform again.",
        )
    return Finding("Agent's rights", Verdict.OK, f"{agent.role}; inboxes: {names}.")


async def _socket(hub: Hub, agent: Agent) -> Finding:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_SOCKET_S), contextlib.aclosing(hub.live(agent)) as events:
            async for event in events:
                if event.connected:
                    return Finding("Hub socket", Verdict.OK, "It subscribes.")
                if event.connected is False:
                    break
    return Finding(
        "Hub socket",
        Verdict.WARN,
        "The socket does not connect; the desk asks the hub every few seconds instead.",
        "Let the proxy or firewall pass WebSockets to the hub's /cable.",
    )


async def _policy(file: PolicyFile | None) -> list[Finding]:
    """The airline's limits, and who stands above them."""
    if file is None:
        return []
    policy = await file.current()
    if policy.damage:
        where, is_there = await asyncio.to_thread(_lies_at, file)
        mend = (
            "Mend the file as docs/policy.md has it; it is read again at the next press."
            if is_there
            else "Put it there (docs/policy.example.toml is a beginning), or take policy out of "
            "settings.toml or DESK_POLICY."
        )
        return [
            Finding(
                "Policy",
                Verdict.FAIL,
                f"{policy.damage} ({where}). Until it is mended nothing that moves money leaves.",
                mend,
            )
        ]
    if policy.sha256 == NO_FILE:
        return [
            Finding(
                "Policy",
                Verdict.OK,
                "There is no policy file, so there are no limits; only marking as paid elsewhere "
                "needs a second person.",
            )
        ]
    always = ", ".join(sorted(policy.always)) or "nothing"
    return [
        Finding(
            "Policy",
            Verdict.OK,
            f"SHA-256 {policy.sha256[:16]}…; a second person is always needed for: {always}.",
        )
    ]


def _lies_at(file: PolicyFile) -> tuple[str, bool]:
    """The whole path of the file, to be said, and whether anything is there."""
    path = file.path or Path()
    return str(path.absolute()), path.exists()


def _refund_key(patient: Patient) -> list[Finding]:
    """Whether the supervisors' key is one, and of the same account's mode. What it may do is
    tried with the other permissions."""
    if not patient.refund_key:
        return []
    key, everyday = check_key(patient.refund_key), check_key(patient.stripe_key)
    if not key.usable:
        return [Finding("Stripe refund key", Verdict.FAIL, f"{key.kind}: {key.message}")]
    if key.live != everyday.live:
        return [
            Finding(
                "Stripe refund key",
                Verdict.FAIL,
                "One key is a live one and the other is not, so no refund can find its payment.",
                "Set DESK_STRIPE_REFUND_KEY to a key of the same mode.",
            )
        ]
    if patient.refund_key == patient.stripe_key:
        return [
            Finding(
                "Stripe refund key",
                Verdict.WARN,
                "It is the everyday key, so whoever has that can refund.",
                "Make a key of its own for refunds, and take the permission from the other.",
            )
        ]
    return [Finding("Stripe refund key", Verdict.OK, "A restricted key of its own.")]


async def _stripe(patient: Patient) -> list[Finding]:
    key = check_key(patient.stripe_key)
    if not patient.stripe_key or patient.gateway is None:
        return [
            Finding(
                "Stripe key",
                Verdict.FAIL,
                NO_KEY,
                _NEW_KEY,
            )
        ]
    if not key.usable:
        return [Finding("Stripe key", Verdict.FAIL, f"{key.kind}: {key.message}")]
    money = "real money moves" if key.live else "no real money moves"
    findings = [Finding("Stripe key", Verdict.OK, f"A restricted key; {money}.")]
    findings += _refund_key(patient)
    try:
        probes = await patient.gateway.probe()
    except KeyRefused as error:
        return [Finding("Stripe key", Verdict.FAIL, _first(error.message), _NEW_KEY)]
    except GatewayError as error:
        findings.append(
            Finding(
                "Stripe",
                Verdict.FAIL,
                _first(error.message),
                "Check DESK_STRIPE_API_BASE and this computer's network and proxy.",
            )
        )
        return findings
    for probe in probes:
        if probe.ok:
            findings.append(Finding(f"Stripe, {probe.resource}", Verdict.OK, "Allowed."))
            continue
        lost = _ONLY_LOST.get(probe.resource)
        findings.append(
            Finding(
                f"Stripe, {probe.resource}",
                Verdict.WARN if lost else Verdict.FAIL,
                f"{_first(probe.message)} {lost or ''}".strip(),
                f"Give the {_key_for(probe.resource, patient)} {probe.missing or probe.resource} "
                "in Stripe's Dashboard.",
            )
        )
    return findings


def _key_for(resource: str, patient: Patient) -> str:
    return "refund key" if resource == REFUNDS_WRITE and patient.refund_key else "key"


async def _keyring(needed: bool) -> Finding:
    def look() -> str:
        keyring = importlib.import_module("keyring")
        backend = type(keyring.get_keyring())
        return f"{backend.__module__}.{backend.__qualname__}"

    try:
        name = await asyncio.to_thread(look)
    except Exception as error:  # a broken backend can raise anything at all
        name = f"keyring.backends.fail ({type(error).__name__})"
    if not name.startswith(_NO_KEYRING):
        return Finding("Keyring", Verdict.OK, name)
    return Finding(
        "Keyring",
        Verdict.WARN if needed else Verdict.OK,
        "This computer offers no keyring"
        + ("." if needed else ", and none is needed: both services are on this computer."),
        "The desk asks for a passphrase instead (unattended: DESK_PASSPHRASE). To have "
        "a keyring, install and unlock one (GNOME Keyring, KWallet, macOS Keychain, Windows "
        "Credential Manager)."
        if needed
        else "",
    )


async def _database(open_store: Callable[[], Awaitable[Store]] | None, now: float) -> list[Finding]:
    if open_store is None:
        return [Finding("Database", Verdict.OK, "There is none yet; the first start makes it.")]
    try:
        store = await open_store()
    except StoreError as error:
        return [Finding("Database", Verdict.FAIL, str(error))]
    try:
        problems = await store.integrity()
        waiting, asking = await store.job_counts()
        newer = await store.newer_jobs()
        profile = await store.profile()
        aside = await unread(store)
        masked = await store.masked_messages()
    except StoreError as error:
        return [Finding("Database", Verdict.FAIL, str(error))]
    finally:
        await store.close()
    findings = [
        Finding(
            "Database",
            Verdict.FAIL,
            problem,
            "Close the desk and run “main.py repair”: it saves what can be read.",
        )
        for problem in problems
    ] or [Finding("Database", Verdict.OK, f"It is whole, and so are its chains: {profile}.")]
    if asking:
        findings.append(
            Finding(
                "Outbox",
                Verdict.WARN,
                f"Jobs that wait for a person: {asking}; others on their way: {waiting}.",
                "Open the desk and answer them.",
            )
        )
    else:
        findings.append(Finding("Outbox", Verdict.OK, f"Jobs on their way: {waiting}."))
    if newer:
        findings.append(
            Finding(
                "Outbox",
                Verdict.WARN,
                f"Jobs of a newer version of the desk, which stand untouched: {newer}.",
                "Update this desk: until then nothing behind them leaves.",
            )
        )
    findings.append(_set_aside(aside, now))
    findings.append(_masked(*masked))
    return findings


def _masked(count: int, last_at: float) -> Finding:
    """What the card shield hid. It stands at the hub in full until it is deleted there."""
    name = "Card shield"
    if not count:
        return Finding(name, Verdict.OK, "No message here holds a masked card number.")
    return Finding(
        name,
        Verdict.OK,
        f"Masked in {count} of the messages that are kept here, the last of "
        f"{_minute(last_at)}. At the hub they stand as they were written, until they are deleted "
        "there.",
    )


def _minute(at: float) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M} UTC"


def _set_aside(aside: Mapping[Service, Unread], now: float) -> Finding:
    """What the services sent that nobody can read. It stands with them as it was."""
    name = "Unreadable input"
    some = [(service, one) for service, one in aside.items() if one.count]
    if not some:
        return Finding(name, Verdict.OK, "Everything that came could be read.")
    told = [
        f"{one.count} from {'the hub' if service is Service.HUB else 'Stripe'}, the last on "
        f"{_minute(one.last_at)}"
        for service, one in some
    ]
    fresh = any(now - one.last_at < _FRESH_S for _, one in some)
    return Finding(
        name,
        Verdict.WARN if fresh else Verdict.OK,
        f"Could not be read and were set aside: {'; '.join(told)}. Nothing beside them was lost.",
        "Look at the hub and in Stripe's Dashboard for what is missing here, and send support "
        "the file of “main.py doctor --bundle FILE”."
        if fresh
        else "",
    )


def _clocks(patient: Patient) -> list[Finding]:
    findings: list[Finding] = []
    for name, server, used in (
        ("Clock and hub", "hub", patient.hub),
        ("Clock and Stripe", "stripe", patient.gateway),
    ):
        if used is None:
            continue
        if patient.clock.offset(server) is None:
            findings.append(Finding(name, Verdict.WARN, "The server has not told its time yet."))
            continue
        error = patient.clock.local_error(server)
        way = "ahead" if error > 0 else "behind"
        what = f"This computer is {abs(error):.0f} s {way}."
        if abs(error) <= WORTH_SHOWING_S:
            findings.append(Finding(name, Verdict.OK, what))
        else:
            findings.append(
                Finding(
                    name,
                    Verdict.WARN,
                    f"{what} The desk goes by the server's clock.",
                    "Set this computer's clock by the network.",
                )
            )
    return findings
