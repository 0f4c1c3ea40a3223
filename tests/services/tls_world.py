"""A company's network on loopback: its own certificate authority, a server, and the proxy to it."""

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.services.raw_server import listening


@dataclass(frozen=True)
class Authority:
    """A private certificate authority; `path` is what a company installs on its computers."""

    folder: Path
    path: Path

    @classmethod
    def make(cls, folder: Path) -> "Authority":
        """Make one with openssl."""
        folder.mkdir(parents=True, exist_ok=True)
        ours = cls(folder, folder / "ca.pem")
        _openssl(
            *"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2".split(),
            *("-subj", "/CN=Airline Private CA"),
            *("-addext", "basicConstraints=critical,CA:TRUE"),
            *("-addext", "keyUsage=critical,keyCertSign,cRLSign"),
            *("-keyout", folder / "ca.key", "-out", ours.path),
        )
        return ours

    def server(self, name: str) -> ssl.SSLContext:
        """A server's TLS context with a certificate for `name`, signed by this authority."""
        key, request, certificate = (self.folder / f"{name}.{end}" for end in ("key", "csr", "pem"))
        _openssl(
            *"req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes".split(),
            *("-subj", f"/CN={name}", "-keyout", key, "-out", request),
        )
        extensions = self.folder / f"{name}.ext"
        extensions.write_text(
            f"subjectAltName=DNS:{name}\nextendedKeyUsage=serverAuth\n"
            "basicConstraints=CA:FALSE\nauthorityKeyIdentifier=keyid\n"
        )
        _openssl(
            *("x509", "-req", "-in", request, "-CA", self.path, "-CAkey", self.folder / "ca.key"),
            *("-CAcreateserial", "-days", "2", "-extfile", extensions, "-out", certificate),
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        return context


@dataclass
class Proxy:
    """A CONNECT proxy: whatever name is asked for, it leads to `target`. `asked` are the names."""

    target: int
    port: int = 0
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address, as HTTPS_PROXY names it."""
        return f"http://127.0.0.1:{self.port}"


@asynccontextmanager
async def proxy_to(target: int) -> AsyncIterator[Proxy]:
    """Run a proxy on a free port."""
    proxy = Proxy(target)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        proxy.asked.append(head.split()[1].decode())
        onward = await asyncio.open_connection("127.0.0.1", proxy.target)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await asyncio.gather(_pour(reader, onward[1]), _pour(onward[0], writer))

    async with listening(serve) as proxy.port:
        yield proxy


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        try:
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        finally:
            writer.close()


def _openssl(*arguments: str | Path) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)
