"""The lives of one desk: `main.py` as a process on one data folder, begun and killed at will."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.sandbox_process import ROOT, Sandbox

KILLED = -9
POLICY = "[approval]\nalways = []\n"
"""Nothing waits for a second person, who would not come."""
CRASHED = 137


@dataclass
class DeskProcess:
    """A desk's folder, the sandbox that it works in, and what its processes said."""

    sandbox: Sandbox
    folder: Path
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._policy.write_text(POLICY)

    @property
    def _policy(self) -> Path:
        return self.folder / "policy.toml"

    @property
    def data(self) -> Path:
        """Where the desk keeps its files."""
        return self.folder / "data"

    @property
    def environment(self) -> dict[str, str]:
        """What a person would set to work in this sandbox."""
        return {
            "DESK_HUB_URL": self.sandbox.hub_url,
            "DESK_HUB_TOKEN": self.sandbox.hub_token,
            "DESK_HUB_ACCOUNT": str(self.sandbox.hub_account),
            "DESK_STRIPE_KEY": self.sandbox.stripe_key,
            "DESK_STRIPE_API_BASE": self.sandbox.stripe_url,
            "DESK_DATA_DIR": str(self.data),
            "DESK_POLICY": str(self._policy),
        }

    def begin(self, *words: str | Path, crash_at: str = "") -> subprocess.Popen[bytes]:
        """Start a command. Its words go to a file, so that no full pipe can stop it."""
        with (self.folder / "said.txt").open("ab") as said:
            return subprocess.Popen(
                [sys.executable, "main.py", *map(str, words)],
                cwd=ROOT,
                env={**os.environ, **self.environment, "DESK_CRASH_AT": crash_at},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
            )

    def run(self, *words: str | Path, crash_at: str = "", seconds: float = 120.0) -> int:
        """Run a command to its end; returns the exit code. Raises TimeoutError if it hangs."""
        process = self.begin(*words, crash_at=crash_at)
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            kill(process)
            raise TimeoutError(f"{' '.join(map(str, words))} did not end") from None

    def last_words(self) -> str:
        """The end of what the processes said."""
        text = (self.folder / "said.txt").read_text(encoding="utf-8", errors="replace")
        return text[-600:]

    def until_requests(self, process: subprocess.Popen[bytes], more: int, seconds: float) -> None:
        """Wait until the sandbox got `more` requests, the process ended, or the time is over."""
        end = time.monotonic() + seconds
        wanted = self.sandbox.stats()["requests"] + more
        while process.poll() is None and time.monotonic() < end:
            if self.sandbox.stats()["requests"] >= wanted:
                return
            time.sleep(0.02)

    def until_effect(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        """Wait until something happened outside, the process ended, or the time is over."""
        end = time.monotonic() + seconds
        before = _effects(self.sandbox)
        while process.poll() is None and time.monotonic() < end:
            if _effects(self.sandbox) != before:
                return
            time.sleep(0.01)


def kill(process: subprocess.Popen[bytes]) -> bool:
    """`kill -9`; returns whether it was still alive."""
    if process.poll() is not None:
        return False
    process.kill()
    process.wait()
    return True


def _effects(sandbox: Sandbox) -> tuple[int, ...]:
    stats = sandbox.stats()
    return tuple(stats[kind] for kind in ("messages", "sessions", "refunds", "notes"))
