"""Keeps the log of a test as the desk keeps it, and searches it for what it must not hold."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.services.secrecy.log_files import Logs, log_texts
from tests.sandbox_process import Sandbox

_SHORTEST = 6
"""Shorter words stand in any text by chance."""


@contextmanager
def searched_log(sandbox: Sandbox, folder: Path) -> Iterator[Logs]:
    """Keep the most talkative log in `folder`; afterwards nothing personal or secret is in it."""
    with Logs(folder, level=logging.DEBUG, stderr=False, hooks=False) as logs:
        # Also what would only be kept if something failed, and how an error is reported.
        logging.getLogger("desktop.tests").debug("a journey begins")
        yield logs
    everything = "\n".join(text for _, text in log_texts(folder))
    assert "a journey begins" in everything
    found = sorted(word for word in secrets_of(sandbox) if word in everything)
    assert not found, f"the log holds {found}:\n{everything}"


def secrets_of(sandbox: Sandbox) -> set[str]:
    """Every secret of the sandbox, every customer's name and address, and every word written."""
    words = {sandbox.hub_token, sandbox.stripe_key}
    effects = sandbox.effects()
    words.update(session["url"] for session in effects["sessions"] if session.get("url"))
    for message in effects["messages"]:
        words.update(line.strip() for line in str(message["content"]).splitlines())
    page = 1
    while found := sandbox.hub(
        "GET", "/conversations", params={"status": "all", "assignee_type": "all", "page": page}
    ).json()["data"]["payload"]:
        for one in found:
            sender = one["meta"]["sender"]
            words.update(str(sender.get(name) or "") for name in ("name", "email", "phone_number"))
            words.update(str(one["content"]) for one in one["messages"] if one.get("content"))
        page += 1
    return {word for word in words if len(word) >= _SHORTEST}
