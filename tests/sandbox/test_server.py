"""The sandbox as a process: its arguments, its one line, its end, and the file it keeps."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sandbox_process import ROOT, Sandbox, running_sandbox

HALF = (
    '{"version": 1, "clock_offset": 0, "stripe_key": "k", "hub": {}, "platforms": {}, '
    '"stripe": {}, "customers": {}}'
)


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop.sandbox", *args],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
    )


def port_of(sandbox: Sandbox) -> int:
    return int(sandbox.hub_url.rsplit(":", 1)[1])


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--port", "99999"], "99999 is no port"),
        (["--speed", "0"], "0 is out of range"),
        (["--speed", "fast"], "'fast' is not a number"),
        (["--conversations", "-1"], "-1 is out of range"),
        (["--messages", "absent.csv"], "absent.csv cannot be read"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_wrong_arguments_are_named(args: list[str], words: str) -> None:
    ended = run(*args)
    assert ended.returncode == 2
    assert words in ended.stderr and "Traceback" not in ended.stderr
    assert ended.stdout == ""


def test_a_port_in_use_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run("--port", str(port))
    assert ended.returncode == 2 and f"port {port}" in ended.stderr


def test_one_line_says_all_and_closing_standard_input_ends_it() -> None:
    with running_sandbox("--quiet") as sandbox:
        assert sandbox.stripe_url == sandbox.hub_url
        assert sandbox.pay_url == f"{sandbox.hub_url}/pay"
        assert sandbox.control_url == f"{sandbox.hub_url}/control"
        assert sandbox.stripe_key.startswith("rk_test_") and sandbox.hub_account == 1
        process = sandbox.process
        assert process.stdin is not None and process.stdout is not None
        process.stdin.close()
        assert process.stdout.read() == ""
        assert process.wait(10) == 0


def test_a_client_that_is_killed_mid_request_is_no_error(tmp_path: Path) -> None:
    errors = tmp_path / "errors.txt"
    with errors.open("w") as stderr, running_sandbox("--quiet", stderr=stderr) as sandbox:
        head = (
            f"POST /v1/checkout/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n"
            f"Authorization: Bearer {sandbox.stripe_key}\r\n\r\n"
        )
        asked = sandbox.effects()["requests"].get("POST /v1/checkout/sessions", 0)
        with socket.create_connection(("127.0.0.1", port_of(sandbox))) as client:
            client.sendall(head.encode() + b"mode=pay")
            sandbox.wait_until(
                lambda: sandbox.effects()["requests"].get("POST /v1/checkout/sessions", 0) > asked
            )
        assert sandbox.effects()["sessions"] == []
    assert errors.read_text() == ""


def test_a_world_is_gone_on_with_by_one_sandbox_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "world.json"
    command = [sys.executable, "-m", "desktop.sandbox", "--quiet", "--state", str(path)]
    with running_sandbox("--quiet", "--state", path) as first:
        number = first.conversation_of("Emma Clarke")
        second = subprocess.Popen(
            [*command, "--until-stdin-closes"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert second.stdin is not None and second.stdout is not None
        gone = subprocess.Popen(
            [*command, "--until-stdin-closes"], cwd=ROOT, stdin=subprocess.DEVNULL
        )
        assert gone.wait(20) == 2, "nobody waits for it any more"
        first.say(number, "The last words")
    try:
        addresses = json.loads(second.stdout.readline())
        assert addresses["hub_url"] == first.hub_url, "links that were sent still lead here"
    finally:
        second.stdin.close()
        assert second.wait(20) == 0
        second.stdout.close()
    assert "The last words" in path.read_text("utf-8")


def test_requests_that_a_fault_holds_back_do_not_hold_up_the_end() -> None:
    with running_sandbox("--quiet") as sandbox:
        sandbox.fault("GET /api", "silence", delay_s=600)
        sandbox.fault("GET /api", "late_effect", delay_s=600)
        sandbox.fault("GET /api", "slow", delay_s=600)
        waiting = [socket.create_connection(("127.0.0.1", port_of(sandbox))) for _ in range(3)]
        for connection in waiting:
            connection.sendall(b"GET /api HTTP/1.1\r\nHost: x\r\n\r\n")
        sandbox.wait_until(lambda: sandbox.faults() == [])
        assert sandbox.process.stdin is not None
        sandbox.process.stdin.close()
        assert sandbox.process.wait(5) == 0
        for connection in waiting:
            connection.close()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGINT"])
def test_a_signal_ends_it_and_keeps_the_world(tmp_path: Path, number: str) -> None:
    path = tmp_path / "world.json"
    with running_sandbox("--quiet", "--state", path) as sandbox:
        conversation = sandbox.conversation_of("Sanne de Vries")
        sandbox.say(conversation, "Nog iets")
        sandbox.process.send_signal(getattr(signal, number))
        assert sandbox.process.wait(10) == 0
    contents = {message["content"] for message in json.loads(path.read_text())["hub"]["messages"]}
    assert "Nog iets" in contents


def test_the_world_goes_on_where_it_ended(tmp_path: Path) -> None:
    path = tmp_path / "world.json"

    def messages(sandbox: Sandbox, number: int) -> list[str]:
        return [m["content"] for m in sandbox.messages_in(number)]

    with running_sandbox("--quiet", "--speed", "5", "--state", path) as first:
        number = first.conversation_of("Sanne de Vries")
        first.advance(7200)
        ended_at = first.now()
        first.hub("POST", f"/conversations/{number}/messages", json={"content": "Zal ik?"})
        before, key, token = messages(first, number), first.stripe_key, first.hub_token
        port = first.hub_url
    with running_sandbox("--quiet", "--speed", "5", "--state", path) as second:
        assert (second.stripe_key, second.hub_token, second.hub_url) == (key, token, port)
        assert second.now() >= ended_at
        assert messages(second, number) == before
        # Ids are not drawn a second time.
        second.hub("POST", f"/conversations/{number}/messages", json={"content": "Hallo?"})
        second.advance(5)
        sources = [m["source_id"] for m in second.effects()["messages"] if m["source_id"]]
        assert len(set(sources)) == len(sources)
        # What was on its way arrives, and the customer answers it.
        second.pause_customers(False)
        second.advance(60)
        second.wait_until(lambda: messages(second, number)[-1] == "Ja graag!")


def test_the_file_is_kept_while_it_runs(tmp_path: Path) -> None:
    path = tmp_path / "world.json"
    with running_sandbox("--quiet", "--state", path) as sandbox:
        number = sandbox.conversation_of("Emma Clarke")
        sandbox.say(number, "Still there?")
        sandbox.wait_until(lambda: path.exists() and "Still there?" in path.read_text("utf-8"))
        sandbox.process.kill()
        sandbox.process.wait(10)
    with running_sandbox("--quiet", "--state", path) as again:
        assert again.messages_in(number)[-1]["content"] == "Still there?"


@pytest.mark.parametrize("content", ["not json", "[]", '{"version": 99}', '{"version": 1}', HALF])
def test_a_file_that_is_no_world_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "world.json"
    path.write_text(content)
    ended = run("--state", str(path))
    assert ended.returncode == 2
    assert str(path) in ended.stderr and "Traceback" not in ended.stderr
    assert path.read_text() == content


def test_words_of_real_customers(tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text('text\n"@air where&apos;s my bag?"\n', "utf-8")
    with running_sandbox("--quiet", "--messages", path, "--conversations", "30") as sandbox:
        incoming = [m for m in sandbox.effects()["messages"] if m["message_type"] == 0]
        assert sum(m["content"] == "@air where's my bag?" for m in incoming) >= 30
        number = sandbox.ask()
        assert sandbox.messages_in(number)[0]["content"] == "@air where's my bag?"


def test_a_card_number_that_a_customer_wrote_is_not_kept_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "world.json"
    with running_sandbox("--quiet", "--state", path) as sandbox:
        conversation = sandbox.ask()
        for words in ("4000 0566 5566 5556", "5555-5555", "5555-4444 and 074-2345678901"):
            sandbox.say(conversation, words)
        said = [one["content"] for one in sandbox.messages_in(conversation)]
        assert said[-3:] == ["4000 0566 5566 5556", "5555-5555", "5555-4444 and 074-2345678901"]
    with running_sandbox("--quiet", "--state", path) as sandbox:
        said = [one["content"] for one in sandbox.messages_in(conversation)]
        assert said[-3:] == ["•••• •••• •••• ••••", "••••-••••", "••••-•••• and 074-2345678901"]
    kept = path.read_text(encoding="utf-8")
    assert not any(digits in kept for digits in ("4000 0566", "5555-5555", "5555-4444"))
