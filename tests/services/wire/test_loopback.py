"""Only this computer may be spoken to without TLS, and no name that merely looks like it."""

import pytest

from desktop.services.wire.loopback import is_loopback, is_loopback_url


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("LOCALHOST", True),
        ("127.0.0.1", True),
        ("127.8.9.10", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost.example.com", False),
        ("127.0.0.1.example.com", False),
        ("10.0.0.1", False),
        ("", False),
    ],
)
def test_loopback_is_this_computer_only(host: str, here: bool) -> None:
    assert is_loopback(host) is here


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:1", True),
        ("http://localhost", True),
        ("http://[::1]:5", True),
        ("http://127.evil.example", False),
        ("https://api.stripe.com", False),
        ("http://localhost.evil.example", False),
    ],
)
def test_a_urls_host_decides(url: str, expected: bool) -> None:
    assert is_loopback_url(url) is expected
