"""Whether an address is this computer: only there may the desk speak without TLS."""

from urllib.parse import urlsplit


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this computer: localhost, 127.0.0.0/8 or ::1."""
    if host.lower() == "localhost":
        return True
    from ipaddress import ip_address  # most starts need it not at all

    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_loopback_url(url: str) -> bool:
    """Whether the host of a URL is this computer; a URL without a host is not."""
    return is_loopback(urlsplit(url).hostname or "")
