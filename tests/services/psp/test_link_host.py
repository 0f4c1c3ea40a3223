"""Only the provider's own links are shown and sent."""

import pytest

from desktop.services.psp.link_host import LOOPBACK, is_genuine, shown

STRIPE = ("checkout.stripe.com", "pay.polder.example")


@pytest.mark.parametrize(
    ("url", "genuine"),
    [
        ("https://checkout.stripe.com/c/pay/cs_live_1#fid", True),
        ("https://CHECKOUT.stripe.com/c/pay/cs_live_1", True),
        ("https://checkout.stripe.com:443/c", True),
        ("https://pay.polder.example/c", True),
        ("http://checkout.stripe.com/c", False),
        ("https://checkout.stripe.com:8443/c", False),
        ("https://checkout.stripe.com.evil.example/c", False),
        ("https://checkout.stripe.com@evil.example/c", False),
        ("https://evil-checkout.stripe.com/c", False),
        ("https://evil.checkout.stripe.com/c", False),
        ("https://evilpay.polder.example/c", False),
        ("https://stripe.com/c", False),
        ("https://evil.example/checkout.stripe.com", False),
        ("https://evil.example\\@checkout.stripe.com/", False),
        ("https://user:pw@checkout.stripe.com/c", False),
        ("https://chеckout.stripe.com/c", False),  # a Cyrillic е
        ("javascript:alert(1)//checkout.stripe.com", False),
        ("http://127.0.0.1:8000/pay", False),
        ("https://[", False),
        ("https://checkout.stripe.com:port/", False),
        ("", False),
    ],
)
def test_a_link_is_genuine_by_its_host_alone(url: str, genuine: bool) -> None:
    assert is_genuine(url, STRIPE) is genuine


def test_loopback_is_genuine_only_for_a_sandbox() -> None:
    for url in ("http://127.0.0.1:8000/pay/cs_1", "http://localhost:1/pay", "http://[::1]:9/pay"):
        assert is_genuine(url, (*STRIPE, *LOOPBACK))
        assert not is_genuine(url, STRIPE)


def test_the_preview_shows_the_host_and_elides_the_rest() -> None:
    assert shown("https://checkout.stripe.com/c/pay/cs#secret") == "https://checkout.stripe.com/…"
