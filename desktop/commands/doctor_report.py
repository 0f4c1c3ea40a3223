"""`main.py doctor`: examines every connection and prints what is wrong and what to do."""

import os
import sys
from dataclasses import replace
from pathlib import Path

from desktop.commands import support_bundle
from desktop.own_sandbox import OwnSandbox
from desktop.services.channels.chatwoot import ChatwootHub
from desktop.services.health.doctor import NO_HUB, NO_KEY, Finding, Patient, Verdict, examine, worst
from desktop.services.policy_file import PolicyFile
from desktop.services.psp.stripe_gateway import StripeGateway
from desktop.services.secrecy.database_key import KeyMissing, PassphraseNeeded, database_key
from desktop.services.secrecy.private_files import private_folder
from desktop.services.store.errors import StoreError
from desktop.services.store.store import Store
from desktop.services.timing.clock import Clock
from desktop.services.wire.http import shared_client
from desktop.settings import SERVICE_NAME, Connections, Settings, SettingsError, with_secrets

_MARKS = {Verdict.OK: "ok  ", Verdict.WARN: "warn", Verdict.FAIL: "FAIL"}


async def run(
    settings: Settings, folder: Path, sandbox: OwnSandbox | None, bundle: str | None = None
) -> int:
    """Print the findings; 0 when nothing failed, 1 otherwise. `bundle`: a file for support."""
    connections = settings.connections
    if connections is None and sandbox is not None:
        print("Nothing is configured, so this examines the sandbox that the desk brings along.")
        connections = await sandbox.ready()
    policy = PolicyFile.of(settings.data_dir, settings.policy)
    findings = await _examine(connections, folder, policy)
    for line in _lines(findings):
        print(line)
    if bundle:
        try:
            support_bundle.write(Path(bundle), settings, folder, findings)
        except OSError as error:
            why = error.strerror or error
            print(
                f"main.py doctor: {bundle} cannot be written: {why}. Name another place.",
                file=sys.stderr,
            )
            return 1
        print(f"{bundle} holds this and the logs, without names, words, links and keys.")
    return 1 if worst(findings) is Verdict.FAIL else 0


async def _examine(
    connections: Connections | None, folder: Path, policy: PolicyFile
) -> list[Finding]:
    clock = Clock()
    missing: list[Finding] = []
    if connections is not None and not connections.is_sandbox:
        try:
            connections = with_secrets(connections)
        except SettingsError as error:
            missing.append(Finding("Settings", Verdict.FAIL, str(error)))
    try:
        private_folder(folder)
    except OSError as error:
        missing.append(
            Finding(
                "Data folder",
                Verdict.FAIL,
                f"{folder} cannot be made: {error.strerror}.",
                "Choose another folder with --data-dir or DESK_DATA_DIR.",
            )
        )
    encrypted = connections is not None and not connections.is_sandbox

    async def open_store() -> Store:
        key = None
        if encrypted:
            try:
                key = database_key(folder, SERVICE_NAME, os.environ.get("DESK_PASSPHRASE"))
            except PassphraseNeeded:
                raise StoreError(
                    "The databases are encrypted, and this computer has no keyring with their key."
                    " Set DESK_PASSPHRASE."
                ) from None
            except KeyMissing as error:
                raise StoreError(str(error)) from error
        return await Store.open_reader(folder, key, now=clock.now)

    async with shared_client(clock) as http:
        exists = (folder / "desk.db").exists()
        patient = Patient(
            None,
            None,
            clock,
            open_store if exists else None,
            needs_keyring=encrypted,
            policy=policy,
        )
        if connections is not None and connections.hub_token:
            hub = ChatwootHub(
                connections.hub_url,
                connections.hub_token,
                connections.hub_account,
                http=http,
                clock=clock,
            )
            patient = replace(patient, hub=hub)
        if connections is not None and connections.stripe_key:
            gateway = StripeGateway(
                connections.stripe_key,
                http=http,
                clock=clock,
                api_base=connections.stripe_api_base,
                refund_key=connections.stripe_refund_key,
            )
            patient = replace(
                patient,
                gateway=gateway,
                stripe_key=connections.stripe_key,
                refund_key=connections.stripe_refund_key,
            )
        found = await examine(patient)
        if missing:  # what is missing is said once
            found = [one for one in found if one.what not in (NO_HUB, NO_KEY)]
        return missing + found


def _lines(findings: list[Finding]) -> list[str]:
    width = max((len(one.name) for one in findings), default=0)
    lines = []
    for one in findings:
        lines.append(f"{_MARKS[one.verdict]}  {one.name:<{width}}  {one.what}")
        if one.to_do:
            lines.append(f"      {'':<{width}}  → {one.to_do}")
    return lines
