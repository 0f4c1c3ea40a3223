"""The sandbox that the desk brings along when nothing is configured: its own process."""

import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from desktop.services.secrecy.private_files import private_folder
from desktop.settings import Connections

_START_TIMEOUT_S = 30.0
_STOP_TIMEOUT_S = 5.0


class SandboxFailed(Exception):
    """The sandbox did not start; the message is its own last words."""


class OwnSandbox:
    """A sandbox process that lives as long as this one: it ends when its standard input closes."""

    def __init__(self, arguments: Sequence[str], state: Path | None = None) -> None:
        """Start it at once; `answer` waits until it is ready.

        `state` is the file in which its world is kept between runs.
        """
        command = [sys.executable]
        if not getattr(sys, "frozen", False):
            command.append(str(Path(__file__).resolve().parent.parent / "main.py"))
        command += ["sandbox", "--port", "0", "--until-stdin-closes", *arguments]
        if state is not None:
            private_folder(state.parent)
            command += ["--state", str(state)]
        # A file, not a pipe: nobody reads it while the sandbox runs, so a pipe could fill up.
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by stop()
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            encoding="utf-8",
        )
        self._answer: dict[str, str | int] | None = None

    def answer(self) -> dict[str, str | int]:
        """Wait for the line with its addresses. Raises `SandboxFailed`. Blocks: use a thread."""
        if self._answer is None:
            assert self._process.stdout is not None
            line = self._process.stdout.readline()
            try:
                self._answer = json.loads(line)
            except ValueError:
                self._process.kill()
                self._process.wait()
                self._errors.seek(0)
                errors = self._errors.read().decode(errors="replace")
                last = errors.strip().splitlines()[-1:] or ["it ended without a word"]
                raise SandboxFailed(f"The sandbox did not start: {last[0]}") from None
        assert self._answer is not None
        return self._answer

    def connections(self) -> Connections:
        """The addresses and keys of this sandbox. Blocks until it is ready: use a thread."""
        answer = self.answer()
        return Connections(
            str(answer["hub_url"]),
            str(answer["hub_token"]),
            int(answer["hub_account"]),
            str(answer["stripe_key"]),
            str(answer["stripe_url"]),
        )

    async def ready(self) -> Connections:
        """`connections`, without keeping the event loop waiting. Raises `SandboxFailed`."""
        import asyncio  # here and not above: the window shows before it has a loop

        try:
            async with asyncio.timeout(_START_TIMEOUT_S):
                return await asyncio.to_thread(self.connections)
        except TimeoutError:
            raise SandboxFailed(
                f"The sandbox did not start within {_START_TIMEOUT_S:.0f} seconds."
            ) from None

    def stop(self) -> None:
        """Let it save its world and end; kill it when it does not."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        try:
            self._process.wait(_STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._errors.close()
