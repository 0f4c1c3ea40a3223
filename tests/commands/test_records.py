"""The journal and a customer's data from the command line, as an administrator uses it."""

import contextlib
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.commands import support_bundle
from desktop.services.health.doctor import Finding, Verdict
from desktop.settings import Settings
from tests.sandbox_process import ROOT, Sandbox, running_sandbox


@dataclass
class Office:
    """A data folder in which a customer was sold a link, and the command line over it."""

    sandbox: Sandbox
    folder: Path
    conversation: int
    contact: int
    name: str
    booking: str
    url: str

    def run(self, *arguments: str | int | Path) -> tuple[int, str, str]:
        """`main.py` with these arguments: exit status, standard output, standard error."""
        done = subprocess.run(
            [sys.executable, "main.py", *map(str, arguments), "--data-dir", str(self.folder)],
            cwd=ROOT,
            env=os.environ
            | {
                "DESK_HUB_URL": self.sandbox.hub_url,
                "DESK_HUB_TOKEN": self.sandbox.hub_token,
                "DESK_HUB_ACCOUNT": str(self.sandbox.hub_account),
                "DESK_STRIPE_KEY": self.sandbox.stripe_key,
                "DESK_STRIPE_API_BASE": self.sandbox.stripe_url,
                "PYTHONWARNINGS": "error",
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=90,
        )
        return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    with running_sandbox("--quiet") as sandbox:
        conversation = sandbox.ask()
        sender = sandbox.hub("GET", f"/conversations/{conversation}").json()["meta"]["sender"]
        office = Office(sandbox, folder, conversation, sender["id"], sender["name"], "QX7RTZ", "")
        line = {
            "kind": "send_link",
            "client_id": "case-1",
            "conversation": conversation,
            "from": "AMS",
            "to": "BCN",
            "departs": "2037-11-22T12:15",
            "booking": office.booking,
            "whose_change": "customer",
            "verified": "Booking code and full name",
            "passengers": [office.name],
            "language": "en",
            "lines": [{"kind": "fare_difference", "amount": "186.00"}],
        }
        (folder / "jobs.jsonl").write_text(json.dumps(line) + "\n")
        assert office.run("enqueue", folder / "jobs.jsonl")[0] == 0
        (folder / "jobs.jsonl").unlink()
        assert office.run("work", "--until-idle")[0] == 0
        office.url = sandbox.effects()["sessions"][0]["url"]
        yield office


def files_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_the_journal_is_verified_exported_and_compared(office: Office, tmp_path: Path) -> None:
    status, said, _ = office.run("journal", "verify")
    assert status == 0 and said.startswith("Both chains hold over ")
    status, _, _ = office.run("journal", "export", "--output", tmp_path / "journal.jsonl")
    assert status == 0
    text = (tmp_path / "journal.jsonl").read_text()
    head = json.loads(text.splitlines()[-1])["head"]
    assert head in said
    for personal in (office.name, office.booking, office.url):
        assert personal not in text
    status, said, _ = office.run("journal", "verify", "--against", tmp_path / "journal.jsonl")
    assert status == 0 and "goes on from the export" in said
    (tmp_path / "journal.jsonl").write_text(text.replace("18600", "100"))
    status, said, _ = office.run("journal", "verify", "--against", tmp_path / "journal.jsonl")
    assert status == 1 and "Export, entry " in said and "content changed" in said
    assert "Both chains hold" in said and "does NOT hold" not in said
    assert "nothing against this journal" in said
    (tmp_path / "journal.jsonl").write_text("\n".join(text.splitlines()[:-1]))
    status, said, _ = office.run("journal", "verify", "--against", tmp_path / "journal.jsonl")
    assert status == 1 and "Both chains hold" in said and "not complete" in said
    nowhere = tmp_path / "none" / "journal.jsonl"
    status, _, told = office.run("journal", "export", "--output", nowhere)
    assert (
        status == 1 and f"{nowhere} cannot be written: No such file" in told and "Errno" not in told
    )


def test_the_bundle_for_support_names_nobody(office: Office, tmp_path: Path) -> None:
    status, said, _ = office.run("doctor", "--bundle", tmp_path / "bundle.zip")
    assert status == 0 and "bundle.zip" in said
    with zipfile.ZipFile(tmp_path / "bundle.zip") as bundle:
        names = bundle.namelist()
        everything = "\n".join(bundle.read(name).decode() for name in names)
    assert {"doctor.txt", "system.json", "logs/desk.log"} <= set(names)
    agent = office.sandbox.http.get(
        f"{office.sandbox.hub_url}/api/v1/profile", headers=office.sandbox.hub_headers
    ).json()
    secrets = (office.sandbox.hub_token, office.sandbox.stripe_key, office.url)
    people = (office.name, office.booking, agent["name"], agent["email"], str(Path.home()))
    for hidden in (*secrets, *people):
        assert hidden not in everything
    assert "ok    Hub token" in everything
    assert (tmp_path / "bundle.zip").stat().st_mode & 0o077 == 0 or os.name != "posix"


def test_the_bundle_does_not_name_whose_home_it_is(tmp_path: Path) -> None:
    told = Finding("Database", Verdict.FAIL, f"{Path.home()}/desk.db is damaged.")
    support_bundle.write(tmp_path / "bundle.zip", Settings(tmp_path), tmp_path, [told])
    with zipfile.ZipFile(tmp_path / "bundle.zip") as bundle:
        assert bundle.read("doctor.txt").decode().endswith("~/desk.db is damaged.\n")


def test_a_bundle_that_cannot_be_written_is_named(office: Office, tmp_path: Path) -> None:
    status, _, said = office.run("doctor", "--bundle", tmp_path / "nowhere" / "bundle.zip")
    assert status == 1 and "cannot be written" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "nobody at all"],
        ["erase", "nobody at all"],
        ["erase", "0"],
        ["export", "M\udcffller"],  # what no terminal's encoding could read
    ],
)
def test_nobody_is_told_apart_from_somebody(office: Office, arguments: list[str]) -> None:
    status, _, said = office.run("privacy", *arguments)
    assert status == 1 and "No such customer" in said and "Traceback" not in said


def test_a_customer_gets_everything_and_is_then_erased(office: Office, tmp_path: Path) -> None:
    status, said, _ = office.run("privacy", "export", office.booking.lower())
    assert status == 0
    about = json.loads(said)
    assert about["contact"]["name"] == office.name
    assert [one["conversation_id"] for one in about["conversations"]] == [office.conversation]
    for hers in (office.name, office.booking, office.url):
        assert hers in said
    assert office.name.encode() in files_of(office.folder)

    damaged = office.folder / "desk.db.damaged-2026-01-01T000000Z"
    damaged.write_bytes(office.name.encode())
    status, said, _ = office.run("privacy", "erase", str(office.contact))
    assert status == 1 and "say --yes" in said and "Nothing was erased." in said
    status, said, _ = office.run("privacy", "erase", str(office.contact), "--yes")
    assert status == 1 and "the chains still verify" in said
    again = said.rpartition("run: main.py ")[2].split()
    assert damaged.name in said and damaged.exists()
    status, said, _ = office.run(*again, "--yes")
    assert status == 0 and f"Deleted, as they could not be read: {damaged.name}" in said
    left = files_of(office.folder)
    for hers in (office.name, office.booking, office.url):
        assert hers.encode() not in left
    status, said, _ = office.run("journal", "verify")
    assert status == 0 and "Both chains hold" in said and " 0 erased" not in said
    status, said, _ = office.run("privacy", "export", "--conversation", office.conversation)
    assert status == 0
    assert json.loads(said)["messages"] == [] and office.name not in said


def test_nobody_at_all_is_a_mistake_of_use(office: Office) -> None:
    status, _, said = office.run("privacy", "export")
    assert status == 2 and "CONTACT, or --conversation NUMBER" in said


def test_the_log_of_all_that_holds_ids_only(office: Office) -> None:
    log = (office.folder / "logs" / "desk.log").read_text()
    assert "version" in log
    for hidden in (
        office.name,
        office.booking,
        office.url,
        office.sandbox.hub_token,
        office.sandbox.stripe_key,
    ):
        assert hidden not in log


def test_commands_without_an_action_say_which_there_are() -> None:
    import main

    with contextlib.redirect_stderr(io.StringIO()) as said, pytest.raises(SystemExit):
        main.main(["journal"])
    assert "ACTION" in said.getvalue()
