"""Where files may come from: the hub, or where the hub's own answer leads, encrypted."""

import pytest

from desktop.services.wire.download import may_lead_to, same_origin


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://hub.example/rails/1/a.png", True),
        ("https://HUB.example/rails/1/a.png", True),
        ("http://hub.example/rails/1/a.png", False),
        ("https://hub.example:444/rails/1/a.png", False),
        ("https://hub.example.evil.example/a.png", False),
        ("https://hub.example@evil.example/a.png", False),
        ("https://me@hub.example/a.png", False),
        ("//hub.example/a.png", False),
        ("https://[", False),
    ],
)
def test_a_file_is_asked_for_at_the_hub_itself(url: str, same: bool) -> None:
    assert same_origin(url, "https://hub.example") is same


@pytest.mark.parametrize(
    ("url", "from_network", "from_this_computer"),
    [
        ("https://bucket.s3.example/x?sig=1", True, True),
        ("http://bucket.s3.example/x", False, False),
        ("http://127.0.0.1:8025/x", False, True),
        ("https://localhost/x", False, True),
        ("file:///etc/hostname", False, False),
        ("https://[", False, False),
    ],
)
def test_a_redirect_leads_to_encrypted_storage_and_never_into_this_computer(
    url: str, from_network: bool, from_this_computer: bool
) -> None:
    assert may_lead_to(url, loopback=False) is from_network
    assert may_lead_to(url, loopback=True) is from_this_computer
