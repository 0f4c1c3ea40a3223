"""The doctor names what is wrong with each connection, and what to do about it."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import keyring
from keyring.backends import fail

from desktop.services.channels.chatwoot import ChatwootHub
from desktop.services.health.doctor import Finding, Patient, Verdict, examine, worst
from desktop.services.health.set_aside import SetAside
from desktop.services.policy_file import PolicyFile
from desktop.services.psp.stripe_gateway import StripeGateway
from desktop.services.store.store import Store
from desktop.services.timing.clock import Clock
from desktop.services.wire.http import shared_client
from tests.sandbox_process import Sandbox
from tests.services.desk_world import desk_at
from tests.services.store.examples import a_job


async def examined(
    sandbox: Sandbox,
    folder: Path,
    *,
    token: str = "",
    key: str = "",
    hub_url: str = "",
    clock: Clock | None = None,
    refund_key: str = "",
    policy: Path | None = None,
) -> dict[str, Finding]:
    clock = clock or Clock()
    async with shared_client(clock) as http:
        patient = Patient(
            hub=ChatwootHub(
                hub_url or sandbox.hub_url,
                token or sandbox.hub_token,
                sandbox.hub_account,
                http=http,
                clock=clock,
            ),
            gateway=StripeGateway(
                key or sandbox.stripe_key,
                http=http,
                clock=clock,
                api_base=sandbox.stripe_url,
                refund_key=refund_key,
            ),
            clock=clock,
            open_store=lambda: Store.open_reader(folder, None),
            stripe_key=key or sandbox.stripe_key,
            needs_keyring=False,
            refund_key=refund_key,
            policy=PolicyFile.of(folder, policy),
        )
        findings = await examine(patient)
    return {finding.name: finding for finding in findings}


async def a_desk_was_here(sandbox: Sandbox, folder: Path) -> None:
    async with desk_at(sandbox, folder) as world:
        await world.desk.inbox.synced.wait()


async def test_a_healthy_desk_is_told_so(sandbox: Sandbox, tmp_path: Path) -> None:
    await a_desk_was_here(sandbox, tmp_path)
    found = await examined(sandbox, tmp_path)
    assert worst(list(found.values())) is Verdict.OK, found
    assert {"Hub", "Hub token", "Agent's rights", "Hub socket", "Stripe key"} <= set(found)
    assert {"Database", "Outbox", "Keyring", "Clock and hub", "Clock and Stripe"} <= set(found)


async def test_a_wrong_token_is_told_from_a_hub_that_is_away(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    await a_desk_was_here(sandbox, tmp_path)
    found = await examined(sandbox, tmp_path, token="not-the-token")
    assert found["Hub"].verdict is Verdict.OK
    assert found["Hub token"].verdict is Verdict.FAIL
    with unused_port() as port:
        found = await examined(sandbox, tmp_path, hub_url=f"http://127.0.0.1:{port}")
    assert found["Hub"].verdict is Verdict.FAIL
    assert "DESK_HUB_URL" in found["Hub"].to_do


@contextmanager
def unused_port() -> Iterator[int]:
    """A port on which nobody listens while the body runs."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


async def test_a_policy_that_is_not_there_is_looked_for_in_a_named_place(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    await a_desk_was_here(sandbox, tmp_path)
    nowhere = tmp_path / "airline" / "policy.toml"
    missing = (await examined(sandbox, tmp_path, policy=nowhere))["Policy"]
    assert str(nowhere) in missing.what and "Mend" not in missing.to_do
    assert "docs/policy.example.toml is a beginning" in missing.to_do
    nowhere.parent.mkdir()
    nowhere.write_text("limit = 1\n")
    wrong = (await examined(sandbox, tmp_path, policy=nowhere))["Policy"]
    assert str(nowhere) in wrong.what and "Mend the file" in wrong.to_do


async def test_a_full_secret_key_is_refused(sandbox: Sandbox, tmp_path: Path) -> None:
    await a_desk_was_here(sandbox, tmp_path)
    secret = sandbox.tokens()["stripe_secret_key"]
    found = await examined(sandbox, tmp_path, key=secret)
    assert found["Stripe key"].verdict is Verdict.FAIL
    assert "secret key" in found["Stripe key"].what
    assert "Stripe, Events: read" not in found


async def test_a_key_that_stripe_does_not_accept_is_one_finding(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    await a_desk_was_here(sandbox, tmp_path)
    found = await examined(sandbox, tmp_path, key="rk_test_" + "x" * 24)
    ill = [one for one in found.values() if one.verdict is not Verdict.OK]
    assert [one.name for one in ill] == ["Stripe key"]
    assert ill[0].what == ("Stripe does not accept this key: it is wrong, revoked or expired.")
    assert "keyring set social-pay-desk stripe_key" in ill[0].to_do


async def test_a_key_that_may_not_refund_is_a_warning_that_says_what_will_fail(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    await a_desk_was_here(sandbox, tmp_path)
    before = sandbox.effects()["refunds"]
    found = await examined(sandbox, tmp_path, key=sandbox.tokens()["stripe_links_key"])
    told = found["Stripe, Charges and Refunds: write"]
    assert told.verdict is worst(list(found.values())) is Verdict.WARN
    assert told.what == (
        "Stripe's key lacks the permission rak_charge_write. A refund from this desk will fail, "
        "and say so; all else works."
    )
    assert told.to_do == "Give the key rak_charge_write in Stripe's Dashboard."
    allowed = (await examined(sandbox, tmp_path))["Stripe, Charges and Refunds: write"]
    assert (allowed.verdict, allowed.what) == (Verdict.OK, "Allowed.")
    assert sandbox.effects()["refunds"] == before


async def test_the_words_are_for_a_terminal(sandbox: Sandbox, tmp_path: Path) -> None:
    with unused_port() as port:
        found = await examined(
            sandbox, tmp_path, token="no-token", hub_url=f"http://127.0.0.1:{port}"
        )
    for one in found.values():
        for window in ("by itself", "Press ", "shown", "the settings."):
            assert window not in one.what + one.to_do, one


async def test_the_keyring_line_says_why_none_is_needed(sandbox: Sandbox, tmp_path: Path) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    try:
        found = await examined(sandbox, tmp_path)
    finally:
        keyring.set_keyring(before)
    assert found["Keyring"].verdict is Verdict.OK
    assert "both services are on this computer" in found["Keyring"].what


async def test_a_clock_that_is_off_is_said(sandbox: Sandbox, tmp_path: Path) -> None:
    await a_desk_was_here(sandbox, tmp_path)
    fast = Clock(wall=lambda: time.time() + 3600)
    found = await examined(sandbox, tmp_path, clock=fast)
    assert found["Clock and Stripe"].verdict is Verdict.WARN
    assert "3600 s ahead" in found["Clock and Stripe"].what


async def test_a_folder_that_cannot_be_read_is_said(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"this is no database, however long it may be" * 100)
    found = await examined(sandbox, tmp_path)
    assert found["Database"].verdict is Verdict.FAIL


async def test_one_job_is_counted_in_words_that_fit_one(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desk_at(sandbox, tmp_path, start=False) as world:
        await world.store.add_job(a_job("j1", 1))
    found = await examined(sandbox, tmp_path)
    assert found["Outbox"].what == "Jobs on their way: 1."


async def test_it_tells_in_how_many_messages_a_card_was_masked(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path, start=False) as world:
        assert await world.store.masked_messages() == (0, 0.0)
    assert "No message" in (await examined(sandbox, tmp_path))["Card shield"].what
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await world.new_customer()
        await world.desk.inbox.synced.wait()
        before, _ = await world.store.masked_messages()
        sandbox.say(conversation, "4000 0566 5566 5556 is my card")

        async def masked() -> bool:
            return (await world.store.masked_messages())[0] > before

        await world.until(masked, "the masked message")
        count, last_at = await world.store.masked_messages()
    found = (await examined(sandbox, tmp_path))["Card shield"]
    assert found.verdict is Verdict.OK and f"Masked in {count} of the messages" in found.what
    assert f"{datetime.fromtimestamp(last_at, UTC):%Y-%m-%d %H:%M} UTC" in found.what


async def test_it_tells_what_could_not_be_read(sandbox: Sandbox, tmp_path: Path) -> None:
    await a_desk_was_here(sandbox, tmp_path)
    found = (await examined(sandbox, tmp_path))["Unreadable input"]
    assert (found.verdict, found.to_do) == (Verdict.OK, "")

    def half(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"payload": [{"id": "nineteen"}, None]})

    async with desk_at(sandbox, tmp_path, start=False) as world:
        async with httpx.AsyncClient(transport=httpx.MockTransport(half)) as http:
            hub = ChatwootHub("https://hub.example", "t", 1, http=http, clock=Clock())
            assert await hub.inboxes() == []
        await SetAside(replace(world.desk.tools, hub=hub)).note()
    found = (await examined(sandbox, tmp_path))["Unreadable input"]
    assert found.verdict is Verdict.WARN
    assert "2 from the hub" in found.what and "Stripe" not in found.what


async def test_refunds_may_have_a_key_of_their_own(sandbox: Sandbox, tmp_path: Path) -> None:
    tokens, refunds = sandbox.tokens(), "Stripe, Charges and Refunds: write"
    links, supervisors = tokens["stripe_links_key"], tokens["stripe_supervisor_key"]
    without = await examined(sandbox, tmp_path, key=links)
    assert without[refunds].verdict is Verdict.WARN
    found = await examined(sandbox, tmp_path, key=links, refund_key=supervisors)
    assert found[refunds].verdict is found["Stripe refund key"].verdict is Verdict.OK
    same = await examined(sandbox, tmp_path, key=supervisors, refund_key=supervisors)
    assert same["Stripe refund key"].verdict is Verdict.WARN
