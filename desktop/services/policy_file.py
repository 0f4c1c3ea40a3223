"""The airline's policy file: read anew at each use, so that a change holds from the next press on.

A file that cannot be read is no open door: nothing that moves money leaves until it is mended.
"""

import asyncio
import hashlib
import tomllib
from dataclasses import replace
from pathlib import Path

from desktop.models.policy import Policy
from desktop.models.policy_text import PolicyError, read

FILE_NAME = "policy.toml"
"""In the data folder, where the settings name no other."""
_LARGEST = 256 * 1024


class PolicyFile:
    """`path` is where the file may lie; `named` that the settings name it, so that it must be
    there. Without a path everything is open."""

    def __init__(self, path: Path | None = None, *, named: bool = False) -> None:
        self._path = path
        self._named = named
        self._last = Policy()

    @classmethod
    def of(cls, folder: Path, named: Path | None) -> "PolicyFile":
        """The file that the settings name, or else the one in the data folder, if there is any."""
        return cls(named or folder / FILE_NAME, named=named is not None)

    @property
    def path(self) -> Path | None:
        """Where it lies, or would."""
        return self._path

    async def current(self) -> Policy:
        """The policy as the file has it now. One that cannot be read says so in `damage`."""
        if self._path is not None:
            self._last = await asyncio.to_thread(self._read, self._path, self._last)
        return self._last

    def _read(self, path: Path, last: Policy) -> Policy:
        try:
            with path.open("rb") as file:
                content = file.read(_LARGEST + 1)
        except FileNotFoundError:
            if not self._named:
                return Policy()
            return _damaged("", f"{path.name} is not where the settings say")
        except OSError as error:
            return _damaged("", f"{path.name} cannot be read ({error.strerror})")
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 == last.sha256:
            return last
        if len(content) > _LARGEST:
            return _damaged(sha256, f"{path.name} is too large")
        try:
            return read(tomllib.loads(content.decode("utf-8-sig")), sha256)
        except UnicodeDecodeError:
            return _damaged(sha256, f"{path.name} is not UTF-8")
        except (PolicyError, tomllib.TOMLDecodeError) as error:
            return _damaged(sha256, f"{path.name}: {error}")
        except RecursionError:
            return _damaged(sha256, f"{path.name} is nested too deeply")


def _damaged(sha256: str, why: str) -> Policy:
    return replace(Policy(), sha256=sha256 or "unreadable", damage=why)
