"""The shared client: what it refuses, what its failures mean, and that it feeds the clock."""

import asyncio
import functools
import gc
import ssl
import subprocess
import warnings
from pathlib import Path
from shutil import which

import httpx
import pytest

from desktop.services.timing.clock import Clock
from desktop.services.wire.http import (
    USER_AGENT,
    Failure,
    PlainHttpRefused,
    failure,
    mark,
    may_use,
    reason,
    shared_client,
    within,
)
from tests.services.raw_server import (
    ANSWER_LOST,
    Exchange,
    answering,
    drip,
    free_port,
    http,
    raw_server,
)

SHORT = httpx.Timeout(0.3)


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://hub.example", True),
        ("wss://hub.example/cable", True),
        ("http://127.0.0.1:8000", True),
        ("ws://[::1]:8000/cable", True),
        ("http://hub.example", False),
        ("ws://hub.example/cable", False),
        ("ftp://127.0.0.1", False),
        ("hub.example", False),
        ("https://", False),
        ("https://[", False),
    ],
)
def test_only_encrypted_or_loopback_addresses_are_used(url: str, allowed: bool) -> None:
    assert may_use(url) is allowed


async def test_plain_http_to_another_host_is_refused_before_a_byte_leaves() -> None:
    async with shared_client(Clock()) as client:
        with pytest.raises(PlainHttpRefused) as caught:
            await client.get("http://hub.example/api")
    assert failure(caught.value) is Failure.MISCONFIGURED
    assert "https://" in reason(caught.value)


async def test_a_redirect_is_not_followed() -> None:
    async with raw_server(answering(http(200, {}))) as elsewhere:
        leads = answering(http(302, {}, {"Location": f"{elsewhere.url}/api"}))
        async with raw_server(leads) as server, shared_client(Clock()) as client:
            answer = await client.get(server.url, headers={"api_access_token": "secret"})
        assert answer.status_code == 302 and not elsewhere.requests


async def test_each_answer_teaches_the_clock_its_servers_time() -> None:
    clock = Clock()
    stamp = {"Date": "Fri, 01 Jan 2100 00:00:00 GMT"}
    async with (
        raw_server(answering(http(200, {}, stamp))) as server,
        shared_client(clock) as client,
    ):
        await client.get(server.url, extensions=mark("hub"))
        assert b"user-agent: " + USER_AGENT.lower().encode() in server.requests[0].lower()
    assert clock.now_at("hub") == pytest.approx(4_102_444_800.5, abs=5)
    assert clock.offset("stripe") is None


async def test_an_environments_proxy_is_not_used_for_loopback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    async with raw_server(answering(http(200, {}))) as server, shared_client(Clock()) as client:
        assert (await client.get(server.url)).status_code == 200


async def test_a_proxy_that_refuses_means_that_nothing_was_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with raw_server(answering(http(407, b"who are you"))) as proxy:
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        async with shared_client(Clock()) as client:
            with pytest.raises(httpx.HTTPError) as caught:
                await client.post("https://api.stripe.example/v1")
        assert proxy.requests[0].startswith(b"CONNECT api.stripe.example:443")
    assert failure(caught.value) is Failure.NOT_SENT
    assert "proxy" in reason(caught.value)


async def test_a_socks_proxy_does_not_keep_the_desk_from_starting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ALL_PROXY", f"socks5://127.0.0.1:{free_port()}")
    async with raw_server(answering(http(200, {}))) as server, shared_client(Clock()) as client:
        assert (await client.get(server.url)).status_code == 200


async def test_a_refused_connection_means_that_nothing_was_sent() -> None:
    async with shared_client(Clock()) as client:
        with pytest.raises(httpx.HTTPError) as caught:
            await client.post(f"http://127.0.0.1:{free_port()}")
    assert failure(caught.value) is Failure.NOT_SENT
    assert reason(caught.value) == "the connection was refused"


async def test_a_server_without_tls_means_that_nothing_was_sent() -> None:
    async with raw_server(answering(http(400))) as server, shared_client(Clock()) as client:
        with pytest.raises(httpx.HTTPError) as caught:
            await client.post(f"https://127.0.0.1:{server.port}")
    assert failure(caught.value) is Failure.NOT_SENT
    assert "secure" in reason(caught.value)


@pytest.mark.skipif(which("openssl") is None, reason="makes a certificate with openssl")
async def test_a_certificate_that_the_system_does_not_know_is_not_trusted(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(
        [*command.split(), *names, "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    port = server.sockets[0].getsockname()[1]
    async with server, shared_client(Clock()) as client:
        with pytest.raises(httpx.HTTPError) as caught:
            await client.post(f"https://127.0.0.1:{port}")
    assert failure(caught.value) is Failure.NOT_SENT
    assert "not trusted" in reason(caught.value)


@pytest.mark.parametrize("behaviour", ANSWER_LOST)
@pytest.mark.fault
async def test_whatever_breaks_after_sending_is_unknown(behaviour: object) -> None:
    async with (
        raw_server(behaviour) as server,  # type: ignore[arg-type]
        shared_client(Clock(), timeout=SHORT) as client,
    ):
        with pytest.raises(httpx.HTTPError) as caught:
            await client.post(server.url, content=b"x")
    assert failure(caught.value) is Failure.UNKNOWN
    assert reason(caught.value) in (
        "no answer came in time",
        "the connection broke before the answer was complete",
    )


@pytest.mark.fault
async def test_a_kept_connection_that_dies_on_the_next_request_is_unknown() -> None:
    async def answer_once(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.send(http(200, {}))
        await exchange.request()
        exchange.reset()

    async with raw_server(answer_once) as server, shared_client(Clock()) as client:
        await client.post(server.url, content=b"first")
        with pytest.raises(httpx.HTTPError) as caught:
            await client.post(server.url, content=b"second")
        assert server.connections == 1
        assert len(server.requests) == 2
    assert failure(caught.value) is Failure.UNKNOWN


@pytest.mark.fault
async def test_an_answer_that_drips_for_ever_ends_with_the_whole_exchange() -> None:
    async with raw_server(drip) as server, shared_client(Clock(), timeout=SHORT) as client:
        with pytest.raises(TimeoutError) as caught:
            await within(0.4, lambda: client.get(server.url))
    assert failure(caught.value) is Failure.UNKNOWN
    assert reason(caught.value) == "no answer came in time"


@pytest.mark.parametrize("steps", range(6))
@pytest.mark.fault
async def test_an_exchange_that_is_cut_off_closes_the_connections_that_had_died(
    steps: int,
) -> None:
    """Their pool closes several at the next request, which can be cancelled at any of its steps."""
    all_here, all_read, all_gone = asyncio.Barrier(4), asyncio.Barrier(5), asyncio.Barrier(5)

    async def answer_together_and_go(exchange: Exchange) -> None:
        await exchange.request()
        await all_here.wait()
        await exchange.send(http(200, {}))
        await all_read.wait()
        exchange.writer.close()
        await exchange.writer.wait_closed()
        await all_gone.wait()

    async with raw_server(answer_together_and_go) as server, shared_client(Clock()) as client:
        asking = functools.partial(within, 9.0, functools.partial(client.get, server.url))
        await asyncio.gather(*(asking() for _ in range(4)))
        await all_read.wait()
        await all_gone.wait()
        task = asyncio.create_task(asking())
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        del task  # its traceback holds what it left
    with warnings.catch_warnings(record=True) as left_open:
        warnings.simplefilter("always")
        gc.collect()
    assert [str(one.message) for one in left_open] == []
