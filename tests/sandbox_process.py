"""A sandbox as its own process, for any test that needs the world outside."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import httpx

Json = dict[str, Any]
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Sandbox:
    """A running sandbox: its addresses, and its control address as methods."""

    stripe_url: str
    stripe_key: str
    hub_url: str
    hub_token: str
    hub_account: int
    pay_url: str
    control_url: str
    process: subprocess.Popen[str]
    http: httpx.Client

    @property
    def account_url(self) -> str:
        """Base of the hub's calls."""
        return f"{self.hub_url}/api/v1/accounts/{self.hub_account}"

    @property
    def hub_headers(self) -> dict[str, str]:
        """The header that the hub wants of the desk's agent."""
        return {"api_access_token": self.hub_token}

    def hub(self, method: str, path: str, **kwargs: Any) -> httpx.Response:
        """A call to the hub under the account, as the desk's own agent."""
        headers = self.hub_headers | kwargs.pop("headers", {})
        return self.http.request(method, self.account_url + path, headers=headers, **kwargs)

    def effects(self) -> Json:
        """What really happened: sessions, messages, refunds, statuses, requests."""
        return self._control("GET", "/effects")

    def sessions_of(self, conversation: int) -> list[Json]:
        """The links that the provider really made for a conversation."""
        return self._of(conversation, "sessions")

    def refunds_of(self, conversation: int) -> list[Json]:
        """What really went back of a conversation's payments."""
        return self._of(conversation, "refunds")

    def _of(self, conversation: int, kind: str) -> list[Json]:
        return [
            one
            for one in self.effects()[kind]
            if one["metadata"].get("desk_conversation") == str(conversation)
        ]

    def stats(self) -> Json:
        """How much of everything there is."""
        return self._control("GET", "/stats")

    def tokens(self) -> Json:
        """Everybody's tokens and keys."""
        return self._control("GET", "/tokens")

    def fault(self, match: str, fault: str, **values: Any) -> Json:
        """Arm a fault; values: times, after, delay_s, reason, status."""
        return self._control("POST", "/faults", {"match": match, "fault": fault} | values)

    def faults(self) -> list[Json]:
        """Faults that still wait to strike."""
        armed: list[Json] = self._control("GET", "/faults")["faults"]
        return armed

    def clear_faults(self) -> None:
        """Disarm everything."""
        self._control("DELETE", "/faults")

    def advance(self, seconds: float) -> float:
        """Move the sandbox's clock; returns its time (UTC epoch seconds)."""
        now: float = self._control("POST", "/clock", {"advance_s": seconds})["now"]
        return now

    def now(self) -> float:
        """The sandbox's time (UTC epoch seconds)."""
        now: float = self._control("GET", "/clock")["now"]
        return now

    def pay(self, session: str, method: str = "card", outcome: str = "paid", **who: str) -> Json:
        """Pay without a browser; `who` may be a card's `country` and the payer's `name`."""
        body = {"session": session, "method": method, "outcome": outcome, **who}
        return self._control("POST", "/pay", body)

    def end_links(self) -> None:
        """No link can be paid any more: each is ended at the provider, as any desk can."""
        for session in self.effects()["sessions"]:
            if session["status"] == "open":
                self.http.post(
                    f"{self.stripe_url}/v1/checkout/sessions/{session['id']}/expire",
                    headers={"Authorization": f"Bearer {self.stripe_key}"},
                )

    def fail_refund(self, refund: str) -> Json:
        """A bank sends a refund back: the money is the airline's again."""
        return self._control("POST", "/refund_fails", {"refund": refund})

    def dispute(self, session: str, do: str = "open", **how: Any) -> Json:
        """A bank disputes a payment, the airline answers it, the bank decides: open, answer, win,
        lose."""
        return self._control("POST", "/dispute", {"session": session, "do": do, **how})

    def say(self, conversation: int, text: str, *files: str) -> Json:
        """The customer writes, and sends papers of these names along."""
        body = {"conversation": conversation, "text": text, "files": files}
        return self._control("POST", "/say", body)

    def read(self, conversation: int) -> None:
        """The customer looks at the conversation."""
        self._control("POST", "/read", {"conversation": conversation})

    def colleague(self, conversation: int, text: str, *, assign: bool = False) -> Json:
        """A colleague answers, and takes the conversation where asked to."""
        body = {"conversation": conversation, "text": text, "assign": assign}
        return self._control("POST", "/colleague", body)

    def ask(self) -> int:
        """Somebody new writes; returns the conversation's number."""
        number: int = self._control("POST", "/ask")["conversation"]
        return number

    def pause_customers(self, pause: bool, *, questions: bool = False) -> None:
        """Stop the customers, or let them live; `questions`: new people write too."""
        self._control("POST", "/customers", {"pause": pause, "questions": questions})

    def conversation_of(self, name: str) -> int:
        """The number of this person's conversation."""
        for status in ("open", "all"):
            page = 1
            while payload := self.hub(
                "GET", "/conversations", params={"status": status, "page": page}
            ).json()["data"]["payload"]:
                for item in payload:
                    if item["meta"]["sender"]["name"] == name:
                        number: int = item["id"]
                        return number
                page += 1
        raise LookupError(name)

    def messages_in(self, conversation: int) -> list[Json]:
        """Every message of a conversation that was really made, oldest first."""
        return [m for m in self.effects()["messages"] if m["conversation_id"] == conversation]

    def wait_until(self, true: Callable[[], Any], seconds: float = 30.0) -> Any:
        """Wait for a condition at the sandbox; returns what it gave. Raises TimeoutError."""
        end = time.monotonic() + seconds
        while not (found := true()):
            if time.monotonic() > end:
                raise TimeoutError("the sandbox did not come to what was waited for")
            time.sleep(0.02)
        return found

    def _control(self, method: str, path: str, body: Json | None = None) -> Json:
        answer = self.http.request(method, self.control_url + path, json=body)
        if answer.status_code != 200:
            raise ValueError(answer.text)
        result: Json = answer.json()
        return result


@contextmanager
def running_sandbox(*args: str | Path, stderr: IO[str] | None = None) -> Iterator[Sandbox]:
    """Start a sandbox on a free port with these arguments, and end it afterwards.

    `--quiet` keeps its customers still, so that the test is all that happens. `stderr`: a file.
    """
    command = [sys.executable, "-m", "desktop.sandbox", "--port", "0", "--until-stdin-closes"]
    process = subprocess.Popen(
        [*command, *map(str, args)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None and process.stdout is not None
    try:
        line = process.stdout.readline()
        if not line:
            raise RuntimeError(f"the sandbox ended with {process.wait(5)} before it was ready")
        # Loopback only: a proxy of the machine has nothing to do with it.
        with httpx.Client(timeout=30, trust_env=False) as client:
            yield Sandbox(**json.loads(line), process=process, http=client)
    finally:
        process.stdin.close()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
