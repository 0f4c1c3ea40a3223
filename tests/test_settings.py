"""Where settings come from, and that a wrong one is named, never a traceback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.settings import (
    Connections,
    SettingsError,
    check_stripe_key,
    load,
    with_secrets,
)
from tests.memory_keyring import MemoryKeyring, memory_keyring

SANDBOX = {
    "DESK_HUB_URL": "http://127.0.0.1:4000",
    "DESK_HUB_TOKEN": "token",
    "DESK_HUB_ACCOUNT": "7",
    "DESK_STRIPE_KEY": "rk_test_abcdef",
    "DESK_STRIPE_API_BASE": "http://127.0.0.1:4000/",
}
REAL = SANDBOX | {
    "DESK_HUB_URL": "https://hub.airline.example",
    "DESK_STRIPE_API_BASE": "",
    "DESK_STRIPE_KEY": "rk_live_abcdef",
}


def test_nothing_configured_means_the_own_sandbox(tmp_path: Path) -> None:
    settings = load({"data_dir": str(tmp_path)}, {})
    assert settings.starts_sandbox
    assert settings.data_dir == tmp_path


def test_the_environment_alone_is_enough(tmp_path: Path) -> None:
    settings = load({}, SANDBOX | {"DESK_DATA_DIR": str(tmp_path)})
    assert settings.connections == Connections(
        "http://127.0.0.1:4000", "token", 7, "rk_test_abcdef", "http://127.0.0.1:4000"
    )
    assert settings.connections.is_sandbox


def test_real_accounts_are_not_a_sandbox(tmp_path: Path) -> None:
    settings = load({"data_dir": str(tmp_path)}, REAL)
    assert settings.connections is not None
    assert not settings.connections.is_sandbox
    assert settings.connections.stripe_api_base == "https://api.stripe.com"


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('language = "nl"\ntheme = "dark"\n')
    arguments = {"data_dir": str(tmp_path)}
    assert load(arguments, {}).language == "nl"
    assert load(arguments, {"DESK_LANGUAGE": "en"}).language == "en"
    assert load(arguments | {"language": "nl"}, {"DESK_LANGUAGE": "en"}).language == "nl"
    assert load(arguments, {}).theme == "dark"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"DESK_HUB_URL": "hub.example.com"}, "DESK_HUB_URL"),
        ({"DESK_HUB_URL": "ftp://hub.example.com"}, "DESK_HUB_URL"),
        ({"DESK_HUB_URL": "http://hub.example.com"}, "DESK_HUB_URL"),
        ({"DESK_HUB_URL": "https://hub:99999"}, "DESK_HUB_URL"),
        ({"DESK_HUB_URL": ""}, "DESK_HUB_URL"),
        ({"DESK_HUB_ACCOUNT": ""}, "DESK_HUB_ACCOUNT"),
        ({"DESK_HUB_ACCOUNT": "one"}, "DESK_HUB_ACCOUNT"),
        ({"DESK_HUB_ACCOUNT": "0"}, "DESK_HUB_ACCOUNT"),
        ({"DESK_HUB_ACCOUNT": "１"}, "DESK_HUB_ACCOUNT"),
        ({"DESK_HUB_TOKEN": "tok\nen"}, "DESK_HUB_TOKEN"),
        ({"DESK_STRIPE_KEY": "sk_live_abcdef"}, "full secret key"),
        ({"DESK_STRIPE_KEY": "pk_test_abcdef"}, "publishable"),
        ({"DESK_STRIPE_KEY": "hello"}, "DESK_STRIPE_KEY"),
        ({"DESK_STRIPE_KEY": "rk_live_abcdef"}, "live key"),
        ({"DESK_STRIPE_API_BASE": "stripe"}, "DESK_STRIPE_API_BASE"),
        ({"DESK_LANGUAGE": "de"}, "DESK_LANGUAGE"),
        ({"DESK_THEME": "pink"}, "DESK_THEME"),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, change: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        load({"data_dir": str(tmp_path)}, SANDBOX | change)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"DESK_STRIPE_KEY": "abc"}, "DESK_STRIPE_KEY"),
        ({"DESK_HUB_URL": "not-a-url"}, "not a web address"),
        ({"DESK_HUB_ACCOUNT": "one"}, "not an account number"),
    ],
)
def test_what_is_wrong_is_told_before_what_is_missing(
    tmp_path: Path, given: dict[str, str], named: str
) -> None:
    with pytest.raises(SettingsError, match=named):
        load({"data_dir": str(tmp_path)}, given)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("hub_url = [", "not valid TOML"),
        ('hub_token = "abc"', "secret"),
        ('stripe_key = "rk_test_1"', "secret"),
        ('colour = "blue"', "colour"),
        ("hub_account = true", "hub_account"),
        ('language = "xx"', "language"),
    ],
)
def test_a_wrong_settings_file_is_explained(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "settings.toml").write_text(text)
    with pytest.raises(SettingsError, match=named):
        load({"data_dir": str(tmp_path)}, {})


def test_a_settings_file_of_another_encoding_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes('theme = "dark"  # Zoë'.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"is not UTF-8\. Save it as that\."):
        load({"data_dir": str(tmp_path)}, {})
    path.write_bytes(b'\xef\xbb\xbftheme = "dark"')  # as some editors save it
    assert load({"data_dir": str(tmp_path)}, {}).theme == "dark"


def test_a_data_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("")
    with pytest.raises(SettingsError, match="--data-dir"):
        load({"data_dir": str(path)}, {})


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    with memory_keyring() as ring:
        yield ring


def test_secrets_come_from_the_keyring(ring: MemoryKeyring, tmp_path: Path) -> None:
    ring.set_password("social-pay-desk", "hub_token", "from-keyring")
    ring.set_password("social-pay-desk", "stripe_key", "rk_test_keyring")
    environment = SANDBOX | {"DESK_HUB_TOKEN": "", "DESK_STRIPE_KEY": ""}
    connections = load({"data_dir": str(tmp_path)}, environment).connections
    assert connections is not None
    filled = with_secrets(connections)
    assert (filled.hub_token, filled.stripe_key) == ("from-keyring", "rk_test_keyring")


def test_a_missing_secret_says_where_to_put_it(ring: MemoryKeyring, tmp_path: Path) -> None:
    connections = load({"data_dir": str(tmp_path)}, SANDBOX | {"DESK_HUB_TOKEN": ""}).connections
    assert connections is not None
    with pytest.raises(SettingsError, match="keyring set social-pay-desk hub_token"):
        with_secrets(connections)


def test_only_restricted_keys_are_accepted() -> None:
    check_stripe_key("rk_live_abcd", "key", sandbox=False)
    check_stripe_key("rk_test_abcd", "key", sandbox=True)
    with pytest.raises(SettingsError, match="sandbox"):
        check_stripe_key("rk_live_abcd", "key", sandbox=True)


def test_how_long_text_stays_and_when_the_desk_locks(tmp_path: Path) -> None:
    arguments = {"data_dir": str(tmp_path)}
    assert (load(arguments, {}).retention_days, load(arguments, {}).lock_after_min) == (30, 15)
    (tmp_path / "settings.toml").write_text("retention_days = 7\nlock_after_min = 0\n")
    assert load(arguments, {}).retention_days == 7
    assert load(arguments, {}).lock_after_min == 0
    assert load(arguments, {"DESK_RETENTION_DAYS": "0"}).retention_days == 0
    assert load(arguments, {}).journal_years == 7
    assert load(arguments, {"DESK_JOURNAL_YEARS": "10"}).journal_years == 10


@pytest.mark.parametrize("text", ["-1", "soon", "4000", "1.5", "٣٠"])
def test_a_time_that_is_no_number_of_days_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match="DESK_RETENTION_DAYS"):
        load({"data_dir": str(tmp_path)}, {"DESK_RETENTION_DAYS": text})


def test_what_command_line_and_environment_decide_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('theme = "dark"\nretention_days = 7\n')
    settings = load({"data_dir": str(tmp_path), "language": "nl"}, {"DESK_RETENTION_DAYS": "14"})
    assert settings.fixed == {"language": "--language", "retention_days": "DESK_RETENTION_DAYS"}
    assert settings.configured.theme == "dark"
    assert settings.configured.retention_days == 14


def test_refunds_may_have_a_key_of_their_own_and_need_none(
    ring: MemoryKeyring, tmp_path: Path
) -> None:
    environment = SANDBOX | {"DESK_DATA_DIR": str(tmp_path)}
    plain = load({}, environment).connections
    assert plain is not None and with_secrets(plain).stripe_refund_key == ""
    own = load({}, environment | {"DESK_STRIPE_REFUND_KEY": "rk_test_supervisor"}).connections
    assert own is not None and with_secrets(own).stripe_refund_key == "rk_test_supervisor"
    with pytest.raises(SettingsError, match="DESK_STRIPE_REFUND_KEY"):
        load({}, environment | {"DESK_STRIPE_REFUND_KEY": "sk_test_everything"})


def test_the_policy_lies_in_the_data_folder_or_where_it_is_named(tmp_path: Path) -> None:
    assert load({"data_dir": str(tmp_path)}, {}).policy is None
    (tmp_path / "settings.toml").write_text('policy = "rules/desk.toml"')
    assert load({"data_dir": str(tmp_path)}, {}).policy == tmp_path / "rules" / "desk.toml"


def test_whose_national_numbers_callers_have(tmp_path: Path) -> None:
    assert load({"data_dir": str(tmp_path)}, {}).phone_region == ""
    (tmp_path / "settings.toml").write_text('phone_region = "be"')
    assert load({"data_dir": str(tmp_path)}, {}).phone_region == "BE"
    for wrong in ("UK", "Nederland", "+31"):
        with pytest.raises(SettingsError, match=r"DESK_PHONE_REGION.*such as NL or GB"):
            load({"data_dir": str(tmp_path)}, {"DESK_PHONE_REGION": wrong})


def test_rates_and_where_the_response_time_is_published(tmp_path: Path) -> None:
    settings = load(
        {"data_dir": str(tmp_path)},
        {
            "DESK_RATES": "USD 0.8610, GBP 1.1405",
            "DESK_RATES_DAY": "2026-11-30",
            "DESK_PUBLISH_FOLDER": "/srv/shown",
            "DESK_PUBLISH_COMMAND": "/srv/publish --now",
        },
    )
    assert settings.rates is not None
    assert (settings.rates.currency, str(settings.rates.of("GBP"))) == ("EUR", "1.1405")
    assert settings.publish_folder == Path("/srv/shown")
    nothing = load({"data_dir": str(tmp_path)}, {})
    assert (nothing.rates, nothing.publish_folder, nothing.publish_command) == (None, None, "")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"DESK_RATES": "USD 0.9"}, "rates need their day"),
        ({"DESK_RATES": "dollars", "DESK_RATES_DAY": "x"}, "is no rate"),
        ({"DESK_RATES_CURRENCY": "euro"}, "DESK_RATES_CURRENCY"),
        ({"DESK_PUBLISH_COMMAND": "/srv/publish"}, "set publish_folder too"),
        ({"DESK_PUBLISH_COMMAND": "'", "DESK_PUBLISH_FOLDER": "x"}, "DESK_PUBLISH_COMMAND"),
    ],
)
def test_a_wrong_rate_or_command_is_told(tmp_path: Path, given: dict[str, str], words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        load({"data_dir": str(tmp_path)}, given)
