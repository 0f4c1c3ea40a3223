"""The command line as people and scripts use it: every command as a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from desktop import __version__
from tests.sandbox_process import ROOT, Json, Sandbox, running_sandbox

LINK: Json = {
    "kind": "send_link",
    "client_id": "link-1",
    "conversation": 1,
    "whose_change": "customer",
    "new": {"origin": "AMS", "destination": "BCN", "departs": "2027-11-22T12:15"},
    "lines": [
        {"kind": "fare_difference", "amount": "118.00"},
        {"kind": "change_fee", "amount": 6800},
    ],
}
REPLY: Json = {"kind": "reply", "client_id": "reply-1", "conversation": 1, "text": "Hello!"}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with running_sandbox("--quiet") as running:
        yield running


def desk(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `main.py` to its end."""
    return subprocess.run(
        [sys.executable, "main.py", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "COLUMNS": "200"} | environment,
        capture_output=True,
        text=True,
        timeout=90,
    )


def connected_to(sandbox: Sandbox, folder: Path) -> dict[str, str]:
    """The environment of a desk that works in a sandbox."""
    return {
        "DESK_HUB_URL": sandbox.hub_url,
        "DESK_HUB_TOKEN": sandbox.hub_token,
        "DESK_HUB_ACCOUNT": str(sandbox.hub_account),
        "DESK_STRIPE_KEY": sandbox.stripe_key,
        "DESK_STRIPE_API_BASE": sandbox.stripe_url,
        "DESK_DATA_DIR": str(folder),
    }


def jobs(folder: Path, *lines: Json) -> Path:
    """A file of jobs."""
    path = folder / "jobs.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def a_mine_conversation(sandbox: Sandbox) -> int:
    """One that takes a reply."""
    return sandbox.conversation_of("Sanne de Vries")


# --- help and mistakes


def test_help_names_every_command() -> None:
    helped = desk("--help")
    assert (helped.returncode, helped.stderr) == (0, "")
    for command in ("tour", "call", "sandbox", "enqueue", "work", "doctor"):
        assert f"\n    {command} " in helped.stdout
    for option in ("--data-dir", "--language", "--theme", "--version"):
        assert option in helped.stdout


def test_the_version() -> None:
    assert desk("--version").stdout == f"Social Pay Desk {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "environment", "named"),
    [
        (["--theme", "pink"], {}, "--theme"),
        (["--language", "tlh"], {}, "--language"),
        (["dance"], {}, "dance"),
        (["enqueue"], {}, "FILE.jsonl"),
        (["--data-dir", "main.py"], {}, "--data-dir"),
        (["sandbox", "--port", "99999"], {}, "99999"),
        (["sandbox", "--messages", "no-such.csv"], {}, "no-such.csv"),
        (["--theme", "dark", "sandbox", "--port", "99999"], {}, "99999"),
        (["doctor", "--shots", "here"], {}, "--shots"),
        (["work"], {"DESK_HUB_URL": "nowhere", "DESK_HUB_ACCOUNT": "1"}, "DESK_HUB_URL"),
        (["work"], {"DESK_HUB_URL": "http://hub.example.com"}, "DESK_HUB_URL"),
        (["work"], {"DESK_HUB_URL": "https://hub.example.com"}, "DESK_HUB_ACCOUNT"),
        (["doctor"], {"DESK_STRIPE_KEY": "sk_test_1234"}, "DESK_STRIPE_KEY"),
        (["doctor"], {"DESK_STRIPE_KEY": "rk_test_1234567890"}, "DESK_HUB_URL"),
        (["--theme", "dark"], {"DESK_LANGUAGE": "klingon"}, "DESK_LANGUAGE"),
    ],
)
def test_a_wrong_value_is_named(
    arguments: list[str], environment: dict[str, str], named: str
) -> None:
    refused = desk(*arguments, **environment)
    assert refused.returncode == 2
    assert named in refused.stderr
    assert "Traceback" not in refused.stderr
    assert refused.stdout == ""


def test_a_full_secret_key_is_refused_and_not_repeated(sandbox: Sandbox, tmp_path: Path) -> None:
    key = "sk_test_51NotARestrictedKey"
    refused = desk("work", **connected_to(sandbox, tmp_path) | {"DESK_STRIPE_KEY": key})
    assert refused.returncode == 2
    assert "DESK_STRIPE_KEY: This is a full secret key" in refused.stderr
    assert key not in refused.stderr


# --- the sandbox


def test_the_sandbox_says_in_one_line_where_it_is_and_serves() -> None:
    process = subprocess.Popen(
        [sys.executable, "main.py", "sandbox", "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        assert set(said) == {
            "stripe_url",
            "stripe_key",
            "hub_url",
            "hub_token",
            "hub_account",
            "pay_url",
            "control_url",
        }
        with httpx.Client(trust_env=False, timeout=10) as http:
            profile = http.get(
                f"{said['hub_url']}/api/v1/profile", headers={"api_access_token": said["hub_token"]}
            )
            sessions = http.get(
                f"{said['stripe_url']}/v1/checkout/sessions", auth=(said["stripe_key"], "")
            )
        assert profile.json()["access_token"] == said["hub_token"]
        assert sessions.json()["object"] == "list"
        process.terminate()
        assert process.wait(10) == 0
        assert process.stdout.read() == ""
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


# --- unattended work


def test_jobs_are_written_once_and_sent_once(sandbox: Sandbox, tmp_path: Path) -> None:
    environment = connected_to(sandbox, tmp_path)
    number = a_mine_conversation(sandbox)
    file = jobs(tmp_path, REPLY | {"conversation": number}, LINK | {"conversation": number})

    written = desk("enqueue", file, **environment)
    assert (written.returncode, written.stderr) == (0, "")
    assert written.stdout == "2 jobs written, 0 were there already\n"
    assert desk("enqueue", file, **environment).stdout == "0 jobs written, 2 were there already\n"
    assert sandbox.effects()["sessions"] == []

    worked = desk("work", "--until-idle", **environment)
    assert (worked.returncode, worked.stderr) == (0, "")
    assert worked.stdout == "2 jobs done, 0 failed.\n"
    assert len(sandbox.effects()["sessions"]) == 1
    sent = [one["content"] for one in sandbox.messages_in(number) if one["client_ref"]]
    assert sent[0] == "Hello!"
    assert sandbox.effects()["sessions"][0]["url"] in sent[1]

    assert desk("enqueue", file, **environment).stdout == "0 jobs written, 2 were there already\n"
    assert desk("work", "--until-idle", **environment).returncode == 0
    assert len(sandbox.effects()["sessions"]) == 1
    assert len([one for one in sandbox.messages_in(number) if one["client_ref"]]) == 2


def test_a_file_with_a_wrong_line_writes_nothing(sandbox: Sandbox, tmp_path: Path) -> None:
    environment = connected_to(sandbox, tmp_path)
    refused = desk("enqueue", jobs(tmp_path, REPLY, LINK | {"lines": []}), **environment)
    assert refused.returncode == 1
    assert "line 2" in refused.stderr
    assert "Traceback" not in refused.stderr
    right = jobs(tmp_path, REPLY)
    right.write_bytes(b"\xef\xbb\xbf" + right.read_bytes())  # as some editors save it
    assert desk("enqueue", right, **environment).stdout == "1 job written, 0 were there already\n"
    missing = desk("enqueue", tmp_path / "none.jsonl", **environment)
    assert missing.returncode == 1
    assert "none.jsonl" in missing.stderr


def test_work_ends_with_3_when_a_person_must_decide(sandbox: Sandbox, tmp_path: Path) -> None:
    environment = connected_to(sandbox, tmp_path)
    number = a_mine_conversation(sandbox)
    file = jobs(tmp_path, LINK | {"conversation": number})
    # The provider tells its time in the first run; what is asked for later counts by it.
    assert desk("work", "--until-idle", **environment).stdout == "There was nothing to send.\n"
    assert desk("enqueue", file, **environment).returncode == 0
    sandbox.advance(5 * 3600)  # the price of the quote has ended meanwhile
    worked = desk("work", "--until-idle", **environment)
    assert worked.returncode == 3, worked.stderr
    assert "1 job waits for a person's answer" in worked.stdout
    assert sandbox.effects()["sessions"] == []


def test_work_ends_with_4_when_jobs_failed(sandbox: Sandbox, tmp_path: Path) -> None:
    environment = connected_to(sandbox, tmp_path)
    file = jobs(
        tmp_path,
        REPLY | {"conversation": 987654},
        REPLY | {"conversation": a_mine_conversation(sandbox), "client_id": "reply-2"},
    )
    assert desk("enqueue", file, **environment).returncode == 0
    worked = desk("work", "--until-idle", **environment)
    assert (worked.returncode, worked.stderr) == (4, "")
    failed, summary = worked.stdout.splitlines()
    assert "reply-1 failed: " in failed
    assert summary == "1 job done, 1 failed."


def test_with_nothing_configured_jobs_wait_for_the_sandbox_of_its_own(tmp_path: Path) -> None:
    written = desk("enqueue", jobs(tmp_path, REPLY), "--data-dir", tmp_path)
    assert (written.returncode, written.stderr) == (0, "")
    worked = desk("work", "--until-idle", "--data-dir", tmp_path)
    assert (worked.returncode, worked.stderr) == (0, "")
    assert (tmp_path / "sandbox" / "world.json").is_file()


# --- the doctor


def test_the_doctor_finds_everything_well(sandbox: Sandbox, tmp_path: Path) -> None:
    examined = desk("doctor", **connected_to(sandbox, tmp_path))
    assert examined.returncode == 0, examined.stdout + examined.stderr
    assert "FAIL" not in examined.stdout
    for word in ("Hub", "Stripe"):
        assert word in examined.stdout


def test_the_doctor_says_what_is_wrong_and_what_to_do(sandbox: Sandbox, tmp_path: Path) -> None:
    environment = connected_to(sandbox, tmp_path) | {"DESK_HUB_TOKEN": "notatoken"}
    examined = desk("doctor", **environment)
    assert examined.returncode == 1
    assert "FAIL" in examined.stdout
    assert "token" in examined.stdout
    assert "→" in examined.stdout
    assert "notatoken" not in examined.stdout


def test_the_doctor_says_each_cause_once(sandbox: Sandbox, tmp_path: Path) -> None:
    environment = connected_to(sandbox, tmp_path) | {"DESK_STRIPE_KEY": "rk_test_" + "x" * 24}
    examined = desk("doctor", **environment)
    assert examined.returncode == 1
    assert examined.stdout.count("FAIL") == 1
    assert "does not accept this key" in examined.stdout


# --- what cannot be written or shown


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody can make")
@pytest.mark.parametrize("command", ["work", "enqueue", "doctor", "repair", "journal", "privacy"])
def test_a_data_folder_that_cannot_be_made_is_said(command: str, tmp_path: Path) -> None:
    more = {
        "work": ["--until-idle"],
        "enqueue": [str(jobs(tmp_path, REPLY))],
        "journal": ["verify"],
        "privacy": ["export", "1"],
    }
    ended = desk(command, *more.get(command, []), "--data-dir", "/proc/nope")
    assert ended.returncode == 1
    assert "/proc/nope" in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr


def test_where_pictures_cannot_go_is_said_before_the_tour_begins(tmp_path: Path) -> None:
    (tmp_path / "shots").write_text("a file")
    ended = desk("tour", "--shots", tmp_path / "shots")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "--shots" in ended.stderr and "Traceback" not in ended.stderr


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these always have a display")
@pytest.mark.parametrize("display", ["", ":987"])
@pytest.mark.parametrize("command", [[], ["tour"]])
def test_without_a_display_the_way_on_is_told(
    command: list[str], display: str, tmp_path: Path
) -> None:
    none = {"QT_QPA_PLATFORM": "", "WAYLAND_DISPLAY": "", "DISPLAY": display}
    ended = desk(*command, "--data-dir", tmp_path, **none)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "There is no display here" in ended.stderr
    assert "QT_QPA_PLATFORM=offscreen" in ended.stderr


# --- the window


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to end politely with")
def test_the_window_ends_politely_when_told_to(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "main.py", "--data-dir", str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        end = time.monotonic() + 30
        while not (tmp_path / "sandbox" / "desk.db").exists() and process.poll() is None:
            assert time.monotonic() < end
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        said, complained = process.communicate(timeout=30)
        assert (process.returncode, said, complained) == (0, "", "")
        assert (tmp_path / "window.json").is_file()
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("wrong", ["abc", "socialpay://pay?from=1234"])
def test_a_call_from_no_number_is_a_usage_error(wrong: str) -> None:
    arguments = [wrong] if ":" in wrong else ["call", wrong]
    refused = desk(*arguments)
    assert refused.returncode == 2
    assert "31612345678" in refused.stderr and "Traceback" not in refused.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_who_reads_only_the_head_of_the_output_sees_no_traceback() -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        ended = subprocess.run(
            [sys.executable, "main.py", "quote", "-"],
            cwd=ROOT,
            input="{}",
            stdout=write,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    finally:
        os.close(write)
    assert ended.returncode == 141
    assert "Traceback" not in ended.stderr and "Exception ignored" not in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="its shell cannot close a stream")
@pytest.mark.parametrize(
    ("command", "status", "said", "shown"),
    [
        (
            "quote - <&-",
            2,
            "- cannot be read: standard input is closed",
            "standard input is closed",
        ),
        ("enqueue /nowhere.jsonl >&-", 1, "/nowhere.jsonl cannot be read", ""),
        ("enqueue /nowhere.jsonl 2>&-", 1, "", ""),  # and no error among a result
        ("quote /nowhere.json > /dev/full", 1, "the output is not complete: No space left", ""),
        ("privacy export --conversation 99999999999999999999", 2, "no conversation's number", ""),
        ("privacy export --conversation -1", 2, "no conversation's number", ""),
    ],
)
def test_streams_that_are_closed_or_full_are_no_surprise(
    command: str, status: int, said: str, shown: str, tmp_path: Path
) -> None:
    if "/dev/full" in command and not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    ended = subprocess.run(
        ["sh", "-c", f'exec "{sys.executable}" main.py {command}'],
        cwd=ROOT,
        env=os.environ | {"DESK_DATA_DIR": str(tmp_path), "PYTHONIOENCODING": "ascii"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == status
    assert said in ended.stderr and shown in ended.stdout
    assert "Traceback" not in ended.stderr and "Exception ignored" not in ended.stderr
    assert bool(ended.stdout) == bool(shown)
