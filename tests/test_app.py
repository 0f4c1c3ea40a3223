"""What the desk is built of from its settings."""

from pathlib import Path

import pytest

from desktop import app
from desktop.app import open_desk
from desktop.settings import Connections, Settings, SettingsError
from tests.services.store.examples import a_quote


async def test_a_live_links_host_is_the_providers(tmp_path: Path) -> None:
    real = Connections("https://hub.airline.example", "token", 7, "rk_live_abcdef")
    desk = await open_desk(
        Settings(tmp_path, connections=real), real, passphrase="seven words that nobody else has"
    )
    try:
        [host, *_] = desk.tools.gateway.capabilities.link_hosts
        assert host == "checkout.stripe.com"
        assert f"https://{host}/" in desk.quotes.preview(a_quote())
    finally:
        await desk.stop()


def test_a_missing_token_says_where_it_is_put() -> None:
    incomplete = Connections("http://127.0.0.1:9", "", 1, "rk_test_x", "http://127.0.0.1:9")
    with pytest.raises(SettingsError, match=r"environment.*keyring set .* hub_token"):
        app._check_complete(incomplete)
