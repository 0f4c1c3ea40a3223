"""`main.py doctor --bundle FILE`: what support needs to help, and nothing about any customer."""

import json
import os
import platform
import zipfile
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from desktop import __version__
from desktop.services.health.doctor import Finding
from desktop.services.secrecy.log_files import log_texts
from desktop.services.secrecy.redaction import redacted
from desktop.settings import Settings

_LIBRARIES = (
    "PySide6-Essentials qasync httpx websockets truststore stripe SQLAlchemy sqlcipher3 keyring"
).split()
_NAMES_PEOPLE = ("Hub token", "Agent's rights")
"""Findings that name the agent and the airline's inboxes: of these, only the verdict."""


def write(path: Path, settings: Settings, folder: Path, findings: Sequence[Finding]) -> None:
    """Write the bundle, readable by its owner only. Raises OSError."""
    with (
        open(path, "wb", opener=lambda p, flags: os.open(p, flags, 0o600)) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle,
    ):
        bundle.writestr("doctor.txt", _doctor(findings))
        bundle.writestr("system.json", json.dumps(_system(settings, folder), indent=2))
        for name, text in log_texts(folder):
            bundle.writestr(f"logs/{name}", redacted(text))


def _doctor(findings: Sequence[Finding]) -> str:
    lines = []
    for one in findings:
        what = "" if one.name in _NAMES_PEOPLE else redacted(f"{one.what} {one.to_do}".strip())
        lines.append(f"{one.verdict.value:4}  {one.name}  {_nameless(what)}")
    return "\n".join(lines) + "\n"


def _nameless(text: str) -> str:
    """The home folder names a person."""
    return text.replace(str(Path.home()), "~")


def _system(settings: Settings, folder: Path) -> dict[str, object]:
    libraries = {}
    for name in _LIBRARIES:
        try:
            libraries[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            libraries[name] = "bundled"
    connections = settings.connections
    return {
        "desk": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "libraries": libraries,
        "settings": {
            "language": settings.language,
            "theme": settings.theme,
            "retention_days": settings.retention_days,
            "journal_years": settings.journal_years,
            "lock_after_min": settings.lock_after_min,
            "own sandbox": settings.starts_sandbox,
            "services on this machine": connections.is_sandbox if connections else True,
        },
        "files": {
            entry.relative_to(folder).as_posix(): entry.stat().st_size
            for entry in sorted(folder.rglob("*"))
            if entry.is_file()
        },
        "proxy": sorted(
            name for name in os.environ if name.lower().endswith("_proxy") and os.environ[name]
        ),
    }
