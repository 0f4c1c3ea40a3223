"""A keyring that holds one key, which it is given in the environment: for measured processes."""

import os

from keyring.backend import KeyringBackend

KEY = "BENCH_DATABASE_KEY"


class KeyInEnvironment(KeyringBackend):
    """Knows the key of any folder, and keeps nothing."""

    priority = 1  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        return os.environ[KEY] if username.startswith("database_key:") else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError("this keyring keeps nothing")
