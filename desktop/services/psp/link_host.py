"""Is a link really the provider's? Looked at before it is shown or sent."""

from collections.abc import Sequence
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def is_genuine(url: str, hosts: Sequence[str]) -> bool:
    """Whether `url` is an https link of one of `hosts`, with no other name hidden in it.

    Where `hosts` names loopback (the sandbox), plain http and any port will do there.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if "\\" in url or parts.username is not None or parts.password is not None:
        return False
    if host not in hosts:
        return False
    if host in LOOPBACK:
        return parts.scheme in ("http", "https")
    return parts.scheme == "https" and port in (None, 443)


def shown(url: str) -> str:
    """The link as the preview shows it: its host, with the rest elided."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/…"


def host_of(url: str) -> str:
    """The link's host, by which a customer knows the page."""
    return urlsplit(url).hostname or url.split("/")[0]
