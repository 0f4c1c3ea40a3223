"""What can be configured, and where it comes from: the command line, the environment, a settings
file for what is not secret, and the OS keyring for what is, in that order.

What a person chose in the window (`preferences.json`) stands above the settings file, and below
command line and environment. The settings file is `settings.toml` in the data folder:

    hub_url = "https://hub.example.com"
    hub_account = 1
    language = "nl"
    theme = "system"
    retention_days = 30
    journal_years = 7
    lock_after_min = 15
    policy = "/srv/airline/policy.toml"
    rates_currency = "EUR"
    rates = "USD 0.8610, GBP 1.1405"
    rates_day = "2026-11-30"
    publish_folder = "/srv/airline/response-time"
    publish_command = "/srv/airline/publish"
    phone_region = "NL"

Tokens and keys never stand in it; one found there is refused.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from desktop.models.configured import Configured
from desktop.services.wire.loopback import is_loopback_url

if TYPE_CHECKING:
    from desktop.models.board.rates import Rates

SERVICE_NAME = "social-pay-desk"
"""The name below which the OS keyring holds this program's secrets."""
LANGUAGES = ("en", "nl")
THEMES = ("light", "dark", "contrast", "system")
STRIPE_API_BASE = "https://api.stripe.com"
DEFAULT_SUCCESS_URL = "https://example.com/thank-you"
DEFAULT_RETENTION_DAYS = 30
DEFAULT_JOURNAL_YEARS = 7
DEFAULT_LOCK_AFTER_MIN = 15
_SECRETS = ("hub_token", "stripe_key", "stripe_refund_key")
_OPTIONAL = frozenset({"stripe_refund_key"})
_ENVIRONMENT = {
    "hub_url": "DESK_HUB_URL",
    "hub_token": "DESK_HUB_TOKEN",
    "hub_account": "DESK_HUB_ACCOUNT",
    "stripe_key": "DESK_STRIPE_KEY",
    "stripe_refund_key": "DESK_STRIPE_REFUND_KEY",
    "stripe_api_base": "DESK_STRIPE_API_BASE",
    "language": "DESK_LANGUAGE",
    "theme": "DESK_THEME",
    "success_url": "DESK_SUCCESS_URL",
    "tells_by_itself": "DESK_TELLS_BY_ITSELF",
    "retention_days": "DESK_RETENTION_DAYS",
    "journal_years": "DESK_JOURNAL_YEARS",
    "lock_after_min": "DESK_LOCK_AFTER_MIN",
    "policy": "DESK_POLICY",
    "rates_currency": "DESK_RATES_CURRENCY",
    "rates": "DESK_RATES",
    "rates_day": "DESK_RATES_DAY",
    "publish_folder": "DESK_PUBLISH_FOLDER",
    "publish_command": "DESK_PUBLISH_COMMAND",
    "phone_region": "DESK_PHONE_REGION",
}


class SettingsError(Exception):
    """A setting is missing or wrong. The message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Connections:
    """The two services that the desk talks to. All values are checked.

    Secrets that the environment does not give are empty until `with_secrets` filled them in.
    """

    hub_url: str
    hub_token: str
    hub_account: int
    stripe_key: str
    stripe_api_base: str = STRIPE_API_BASE
    stripe_refund_key: str = ""
    """The supervisors' own, with which refunds are made; without it the other has to do."""

    @property
    def is_sandbox(self) -> bool:
        """Whether both services are on this machine, so that no real money can move."""
        return is_loopback_url(self.hub_url) and is_loopback_url(self.stripe_api_base)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything configured. `connections` is None when nothing is: then the desk starts its own
    sandbox.

    `retention_days` is how long message text stays on this desk, `journal_years` how long payments
    do, `lock_after_min` how long nobody need touch it before it locks; 0 is for ever, and never.
    `policy` is where the airline's policy lies, None for `policy.toml` in the data folder if any.
    `rates` are what the board adds other currencies up by. `publish_folder` is where the response
    time for customers is put every five minutes, None where it is not published; `publish_command`
    is run after that, with the folder behind its own arguments. `phone_region` (ISO 3166) is whose
    national phone numbers callers have, empty for this computer's country.
    `fixed` names what the command line or the environment gave, with its source.
    """

    data_dir: Path
    language: str = ""
    theme: str = "system"
    success_url: str = DEFAULT_SUCCESS_URL
    tells_by_itself: bool = True
    retention_days: int = DEFAULT_RETENTION_DAYS
    journal_years: int = DEFAULT_JOURNAL_YEARS
    lock_after_min: int = DEFAULT_LOCK_AFTER_MIN
    policy: Path | None = None
    rates: "Rates | None" = None
    publish_folder: Path | None = None
    publish_command: str = ""
    phone_region: str = ""
    connections: Connections | None = None
    fixed: Mapping[str, str] = field(default_factory=dict)

    @property
    def configured(self) -> Configured:
        """What a person's choices in the window are laid over."""
        return Configured(
            self.language, self.theme, self.retention_days, self.lock_after_min, self.fixed
        )

    @property
    def starts_sandbox(self) -> bool:
        """Whether the desk has to bring its own world."""
        return self.connections is None


def load(arguments: Mapping[str, Any], environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings. `arguments` holds what was given on the command line.

    The keyring is not asked yet, because that is slow: `with_secrets` does it. Raises
    `SettingsError` for anything missing or wrong.
    """
    data_dir = _data_dir(arguments, environment)
    values: dict[str, str] = dict.fromkeys(_ENVIRONMENT, "")
    origin: dict[str, str] = {}
    fixed: dict[str, str] = {}
    for name, value in _from_file(data_dir / "settings.toml").items():
        values[name], origin[name] = value, f"{name} in {data_dir / 'settings.toml'}"
    for name, variable in _ENVIRONMENT.items():
        if environment.get(variable, "").strip():
            values[name], origin[name] = environment[variable].strip(), variable
            fixed[name] = variable
    for name in ("language", "theme"):
        if arguments.get(name):
            values[name], origin[name] = arguments[name], f"--{name}"
            fixed[name] = f"--{name}"
    _choose(values, origin, "language", LANGUAGES)
    _choose(values, origin, "theme", THEMES)
    _choose(values, origin, "tells_by_itself", ("yes", "no"))
    return Settings(
        data_dir=data_dir,
        language=values["language"],
        theme=values["theme"] or "system",
        success_url=_web_address(values, origin, "success_url") or DEFAULT_SUCCESS_URL,
        tells_by_itself=values["tells_by_itself"] != "no",
        retention_days=_count(values, origin, "retention_days", DEFAULT_RETENTION_DAYS, 3650),
        journal_years=_count(values, origin, "journal_years", DEFAULT_JOURNAL_YEARS, 100),
        lock_after_min=_count(values, origin, "lock_after_min", DEFAULT_LOCK_AFTER_MIN, 1440),
        policy=data_dir / Path(values["policy"]).expanduser() if values["policy"] else None,
        rates=_rates(values, origin),
        publish_folder=(
            data_dir / Path(values["publish_folder"]).expanduser()
            if values["publish_folder"]
            else None
        ),
        publish_command=_command(values, origin),
        phone_region=_region(values, origin),
        connections=_connections(values, origin),
        fixed=fixed,
    )


def check_stripe_key(key: str, name: str, *, sandbox: bool) -> None:
    """Accept restricted keys only. Raises `SettingsError` with the reason."""
    from desktop.services.psp.stripe_keys import check_key

    check = check_key(key)
    if not check.usable:
        raise SettingsError(f"{name}: {check.message}")
    if sandbox and check.live:
        raise SettingsError(f"{name} is a live key, and the sandbox must never see one.")


def _data_dir(arguments: Mapping[str, Any], environment: Mapping[str, str]) -> Path:
    given = arguments.get("data_dir") or environment.get("DESK_DATA_DIR", "").strip()
    if given:
        name = "--data-dir" if arguments.get("data_dir") else "DESK_DATA_DIR"
        try:
            path = Path(given).expanduser()
            # `exists` only says no to a name that no file system can hold
            if b"\0" in os.fsencode(path):
                raise ValueError("a null character")
            is_file = path.exists() and not path.is_dir()
        except (OSError, ValueError, RuntimeError) as error:
            raise SettingsError(
                f"{name}: {given[:200]!a} is not the name of a folder ({error!a})."
            ) from error
        if is_file:
            raise SettingsError(f"{name}: {path} is a file, and a folder is needed.")
        return path
    from platformdirs import user_data_path

    return user_data_path(SERVICE_NAME, appauthor=False)


def _from_file(path: Path) -> dict[str, str]:
    try:
        text = path.read_text(encoding="utf-8-sig")  # some editors put a mark before it
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise SettingsError(f"The settings file {path} is not UTF-8. Save it as that.") from error
    except OSError as error:
        why = error.strerror or error
        raise SettingsError(f"The settings file {path} cannot be read: {why}.") from error
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"The settings file {path} is not valid TOML: {error}") from error
    except RecursionError as error:
        raise SettingsError(f"The settings file {path} is nested too deeply.") from error
    for name in data:
        if name in _SECRETS:
            raise SettingsError(
                f"{path} holds {name}, which is secret. Remove it there and store it with:"
                f" keyring set {SERVICE_NAME} {name}"
            )
        if name not in _ENVIRONMENT:
            known = ", ".join(sorted(set(_ENVIRONMENT) - set(_SECRETS)))
            raise SettingsError(f"{path}: there is no setting “{name}”. There are: {known}")
        if not isinstance(data[name], str | int) or isinstance(data[name], bool):
            raise SettingsError(f"{path}: {name} must be text or a number.")
    return {name: str(value).strip() for name, value in data.items()}


def _rates(values: Mapping[str, str], origin: Mapping[str, str]) -> "Rates | None":
    if not values["rates"] and not values["rates_currency"]:
        return None
    from desktop.models.board.rates import Rates, rates_from

    try:
        currency = values["rates_currency"].upper() or Rates().currency
        return rates_from(values["rates"], currency, values["rates_day"])
    except ValueError as error:
        where = origin.get("rates") or origin.get("rates_currency") or "rates"
        raise SettingsError(f"{where}: {error}") from error


def _command(values: Mapping[str, str], origin: Mapping[str, str]) -> str:
    """A command that can be taken apart, and has a folder to be given."""
    command = values["publish_command"]
    if not command:
        return ""
    if not values["publish_folder"]:
        raise SettingsError(
            f"{origin['publish_command']}: set publish_folder too, which the command is given."
        )
    from desktop.models.command_parts import parts

    try:
        is_named = bool(parts(command))
    except ValueError as error:
        raise SettingsError(f"{origin['publish_command']}: {error}.") from error
    if not is_named:
        raise SettingsError(f"{origin['publish_command']} names no command.")
    return command


def _region(values: Mapping[str, str], origin: Mapping[str, str]) -> str:
    """A country by the two letters of ISO 3166, not by others that are in use (`UK`)."""
    region = values["phone_region"].upper()
    if not region:
        return ""
    from phonenumbers import SUPPORTED_REGIONS

    if region not in SUPPORTED_REGIONS:
        raise SettingsError(
            f"{origin['phone_region']}: “{values['phone_region']}” is not a country's two letters,"
            " such as NL or GB."
        )
    return region


def _choose(
    values: Mapping[str, str], origin: Mapping[str, str], name: str, choices: tuple[str, ...]
) -> None:
    if values[name] and values[name] not in choices:
        raise SettingsError(f"{origin[name]}: “{values[name]}” is not one of {', '.join(choices)}.")


def _count(
    values: Mapping[str, str], origin: Mapping[str, str], name: str, default: int, most: int
) -> int:
    text = values[name]
    if not text:
        return default
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII) or int(text) > most:
        raise SettingsError(f"{origin[name]}: “{text}” is not a number from 0 to {most}.")
    return int(text)


def _web_address(values: Mapping[str, str], origin: Mapping[str, str], name: str) -> str:
    """A checked http(s) address without a trailing slash. Plain http is for loopback only."""
    url = values[name]
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid:
        raise SettingsError(f"{origin[name]}: “{url}” is not a web address (https://…).")
    if parts.scheme == "http" and not is_loopback_url(url):
        raise SettingsError(f"{origin[name]}: plain http is for this machine only; use https.")
    return url.rstrip("/")


def with_secrets(connections: Connections) -> Connections:
    """Fill in what is secret from the OS keyring. Blocks: call it on a thread.

    Raises `SettingsError` for what is in neither place.
    """
    found: dict[str, str] = {
        name: getattr(connections, name) or _from_keyring(name) for name in _SECRETS
    }
    for name, value in found.items():
        if not value and name in _OPTIONAL:
            continue
        if not value:
            raise SettingsError(
                f"{_ENVIRONMENT[name]} is missing, and the keyring has no {name} either. Store it"
                f" with: keyring set {SERVICE_NAME} {name}"
            )
        _check_secret(name, value, f"{name} in the keyring", connections.stripe_api_base)
    return replace(
        connections,
        hub_token=found["hub_token"],
        stripe_key=found["stripe_key"],
        stripe_refund_key=found["stripe_refund_key"],
    )


def _check_secret(name: str, value: str, origin: str, api_base: str) -> None:
    if not value.isascii() or not value.isprintable():
        raise SettingsError(f"{origin} has characters that no key or token has.")
    if name in ("stripe_key", "stripe_refund_key"):
        check_stripe_key(value, origin, sandbox=is_loopback_url(api_base))


def _connections(values: dict[str, str], origin: dict[str, str]) -> Connections | None:
    if not any(values[item.name] for item in fields(Connections)):
        return None
    account = values["hub_account"]
    if account and not re.fullmatch(r"[1-9]\d{0,17}", account, re.ASCII):
        raise SettingsError(f"{origin['hub_account']}: “{account}” is not an account number.")
    hub_url = _web_address(values, origin, "hub_url")
    api_base = _web_address(values, origin, "stripe_api_base") or STRIPE_API_BASE
    for name in _SECRETS:
        if values[name]:
            _check_secret(name, values[name], origin[name], api_base)
    # What is wrong is told before what is missing: it would still be wrong with the rest there.
    for name in ("hub_url", "hub_account"):
        if not values[name]:
            raise _missing(name, origin)
    return Connections(
        hub_url,
        values["hub_token"],
        int(account),
        values["stripe_key"],
        api_base,
        values["stripe_refund_key"],
    )


def _missing(name: str, origin: Mapping[str, str]) -> SettingsError:
    given = ", ".join(sorted(origin.values()))
    return SettingsError(
        f"{_ENVIRONMENT[name]} is missing. Given is only {given}; set {_ENVIRONMENT[name]}, or"
        f" {name} in settings.toml. To try the desk without accounts, remove what is given."
    )


def _from_keyring(name: str) -> str:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE_NAME, name) or ""
    except (KeyringError, RuntimeError):  # no keyring here is the same as nothing stored in it
        return ""
