"""Fetching a file of limited size, and where it may lie."""

from urllib.parse import urlsplit

import httpx

from desktop.services.wire.loopback import is_loopback


class FileTooLarge(Exception):
    """There is more of it than was asked for."""


async def download(client: httpx.AsyncClient, url: str, most: int) -> tuple[httpx.Response, bytes]:
    """One request without token or redirect; the bytes are empty unless it succeeded.

    Raises `FileTooLarge` before more than `most` bytes are here, and httpx's errors.
    """
    async with client.stream("GET", url) as response:
        if not response.is_success:
            # What a refusal says may be endless: its status tells enough.
            kept = {
                name: response.headers[name]
                for name in ("location", "retry-after")
                if name in response.headers
            }
            bare = httpx.Response(response.status_code, headers=kept, request=response.request)
            return bare, b""
        if int(response.headers.get("content-length") or 0) > most:
            raise FileTooLarge
        data = bytearray()
        async for piece in response.aiter_bytes():
            data += piece
            if len(data) > most:
                raise FileTooLarge
        return response, bytes(data)


def same_origin(url: str, base: str) -> bool:
    """Whether scheme, host and port are the same."""
    try:
        ours, theirs = urlsplit(base), urlsplit(url)
        return theirs.username is None and (ours.scheme, ours.hostname, ours.port) == (
            theirs.scheme,
            theirs.hostname,
            theirs.port,
        )
    except ValueError:
        return False


def may_lead_to(url: str, *, loopback: bool) -> bool:
    """Whether a redirect may be followed there: encrypted, or on this computer where the hub is
    too. A hub in the network cannot make the desk ask something on this computer."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    if is_loopback(host):
        return loopback
    return bool(host) and parts.scheme == "https"
