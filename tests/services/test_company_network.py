"""Behind a company's proxy, with its own certificate authority: both are honoured, all the way."""

import asyncio
import contextlib
import json
import ssl
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from shutil import which

import httpx
import pytest
from websockets.asyncio.server import ServerConnection, serve

from desktop.models.conversation import Agent
from desktop.services.channels.channel import HubNotReached
from desktop.services.channels.chatwoot import ChatwootHub
from desktop.services.psp.gateway import NotReached
from desktop.services.psp.stripe_gateway import StripeGateway
from desktop.services.timing.clock import Clock
from desktop.services.wire.http import Failure, failure, reason, shared_client
from tests.services.raw_server import http
from tests.services.tls_world import Authority, Proxy, proxy_to

pytestmark = [
    pytest.mark.skipif(which("openssl") is None, reason="makes certificates with openssl"),
    pytest.mark.skipif(
        sys.platform != "linux", reason="elsewhere the system's own store would have to be changed"
    ),
]
HUB = "hub.airline.example"
PROFILE = {
    "id": 7,
    "name": "Ana",
    "email": "ana@airline.example",
    "pubsub_token": "t",
    "accounts": [{"id": 1, "role": "agent", "availability": "online"}],
}


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.make(tmp_path_factory.mktemp("ca"))


@pytest.fixture(scope="module")
def certificate(authority: Authority) -> ssl.SSLContext:
    return authority.server(HUB)


@asynccontextmanager
async def company(
    monkeypatch: pytest.MonkeyPatch, certificate: ssl.SSLContext, authority: Authority | None
) -> AsyncIterator[Proxy]:
    """A server of JSON behind the proxy that the environment names; the computer trusts
    `authority`."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, OSError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(http(200, PROFILE))
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=certificate)
    async with server, proxy_to(server.sockets[0].getsockname()[1]) as proxy:
        trust(monkeypatch, proxy, authority)
        yield proxy


def trust(monkeypatch: pytest.MonkeyPatch, proxy: Proxy, authority: Authority | None) -> None:
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, proxy.url)
    for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    if authority is not None:
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))


async def test_the_proxy_and_the_companys_own_authority_are_honoured(
    monkeypatch: pytest.MonkeyPatch, certificate: ssl.SSLContext, authority: Authority
) -> None:
    async with (
        company(monkeypatch, certificate, authority) as proxy,
        shared_client(Clock()) as client,
    ):
        hub = ChatwootHub(f"https://{HUB}", "token", 1, http=client, clock=Clock())
        assert (await hub.profile()).name == "Ana"
    assert proxy.asked == [f"{HUB}:443"]


async def test_an_authority_that_the_computer_does_not_know_is_not_trusted(
    monkeypatch: pytest.MonkeyPatch, certificate: ssl.SSLContext
) -> None:
    async with company(monkeypatch, certificate, None), shared_client(Clock()) as client:
        hub = ChatwootHub(f"https://{HUB}", "token", 1, http=client, clock=Clock())
        with pytest.raises(HubNotReached, match="certificate is not trusted"):
            await hub.profile()


async def test_a_certificate_for_another_name_is_not_trusted(
    monkeypatch: pytest.MonkeyPatch, certificate: ssl.SSLContext, authority: Authority
) -> None:
    async with (
        company(monkeypatch, certificate, authority),
        shared_client(Clock()) as client,
    ):
        with pytest.raises(httpx.ConnectError) as caught:
            await client.get("https://pay.attacker.example/")
    assert failure(caught.value) is Failure.NOT_SENT
    assert "not trusted" in reason(caught.value)


async def test_the_providers_client_goes_the_same_way(
    monkeypatch: pytest.MonkeyPatch, certificate: ssl.SSLContext, authority: Authority
) -> None:
    async with (
        company(monkeypatch, certificate, authority) as proxy,
        shared_client(Clock()) as client,
    ):
        gateway = StripeGateway(
            "rk_test_abc", http=client, clock=Clock(), api_base="https://api.stripe.example"
        )
        # The proxy leads to a server whose certificate is not the provider's: refused, not trusted.
        with pytest.raises(NotReached, match="certificate is not trusted"):
            await gateway.links_since(0.0)
    assert proxy.asked[0] == "api.stripe.example:443"


async def test_the_socket_goes_the_same_way(
    monkeypatch: pytest.MonkeyPatch, certificate: ssl.SSLContext, authority: Authority
) -> None:
    async def cable(socket: ServerConnection) -> None:
        await socket.send(json.dumps({"type": "welcome"}))
        asked = json.loads(await socket.recv())
        confirmed = {"type": "confirm_subscription", "identifier": asked["identifier"]}
        await socket.send(json.dumps(confirmed))
        await socket.wait_closed()

    subprotocols = ["actioncable-v1-json"]
    async with serve(
        cable,
        "127.0.0.1",
        0,
        ssl=certificate,
        subprotocols=subprotocols,  # type: ignore[arg-type]
    ) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        async with proxy_to(port) as proxy, shared_client(Clock()) as client:
            trust(monkeypatch, proxy, authority)
            hub = ChatwootHub(f"https://{HUB}", "token", 1, http=client, clock=Clock())
            agent = Agent(1, 7, "Ana", "agent", "pubsub")
            async with asyncio.timeout(30), contextlib.aclosing(hub.live(agent)) as events:
                async for event in events:
                    assert event.connected is True
                    break
            await hub.close()
        assert proxy.asked == [f"{HUB}:443"]
