"""The code that opens the locked window again; kept as a salted scrypt hash in desk.db."""

import asyncio
import hashlib
import hmac
import secrets

from desktop.services.store.store import Store

MARK = "lock.code"
FREE_TRIES = 5
WAIT_S = 30.0
_SCRYPT = {"n": 2**14, "r": 8, "p": 1, "maxmem": 64 * 1024 * 1024}


class LockCode:
    """`wait_until` is the loop's time before which no further try counts; 0 when there is none."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._wrong = 0
        self.wait_until = 0.0

    async def is_set(self) -> bool:
        """Whether a code was chosen. Raises `StoreError`."""
        return bool(await self._store.mark(MARK))

    async def choose(self, code: str) -> None:
        """Set or change the code; one that is empty removes it. Raises `StoreError`."""
        text = ""
        if code:
            salt = secrets.token_bytes(16)
            text = f"{salt.hex()} {(await asyncio.to_thread(_hash, code, salt)).hex()}"
        await self._store.set_marks({MARK: text})

    async def opens(self, code: str) -> bool:
        """Whether this is the code. After some wrong tries the next must wait. Raises
        `StoreError`."""
        loop = asyncio.get_running_loop()
        if loop.time() < self.wait_until:
            return False
        stored = await self._store.mark(MARK)
        if not stored:
            return True
        salt, _, expected = stored.partition(" ")
        found = await asyncio.to_thread(_hash, code, bytes.fromhex(salt))
        if hmac.compare_digest(found, bytes.fromhex(expected)):
            self._wrong, self.wait_until = 0, 0.0
            return True
        self._wrong += 1
        if self._wrong >= FREE_TRIES:
            self.wait_until = loop.time() + WAIT_S
        return False


def _hash(code: str, salt: bytes) -> bytes:
    return hashlib.scrypt(code.encode(), salt=salt, dklen=32, **_SCRYPT)
