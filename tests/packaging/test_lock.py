"""The lock files: complete, hashed, and free of any host's name."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(name: str) -> dict[str, tuple[Requirement, int]]:
    """Each requirement of a lock by its canonical name, and how many hashes it has."""
    found = {}
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        words, _, hashes = line.partition(" --hash=")
        requirement = Requirement(words.strip())
        key = canonicalize_name(requirement.name)
        assert key not in found, f"{key} is locked twice"
        found[key] = (requirement, f" --hash={hashes}".count("--hash=sha256:"))
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_one_version_with_hashes(name: str) -> None:
    requirements = locked(name)
    assert requirements
    for requirement, hashes in requirements.values():
        assert [s.operator for s in requirement.specifier] == ["=="], requirement
        assert hashes >= 1, requirement


@pytest.mark.parametrize("name", LOCKS)
def test_no_host_and_no_path_stands_in_a_lock(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(index|extra-index|find-links|trusted)", text)
    assert not re.search(r"(?m)(^|\s)/\w+/", text)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", PROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", PROJECT["dependency-groups"]["dev"]),
    ],
)
def test_the_lock_keeps_what_the_project_asks_for(name: str, wanted: list[str]) -> None:
    requirements = locked(name)
    for text in wanted:
        asked = Requirement(text)
        found, _ = requirements[canonicalize_name(asked.name)]
        (version,) = (specifier.version for specifier in found.specifier)
        assert asked.specifier.contains(version), f"{asked} is locked to {version}"


def test_the_developers_lock_holds_the_desks_lock_whole() -> None:
    developers = {name: str(found.specifier) for name, (found, _) in locked(LOCKS[1]).items()}
    desk = {name: str(found.specifier) for name, (found, _) in locked(LOCKS[0]).items()}
    assert desk.items() <= developers.items()


def test_what_tests_and_checks_need_stays_out_of_the_desk() -> None:
    desk = locked("requirements.lock")
    for text in PROJECT["dependency-groups"]["dev"]:
        assert canonicalize_name(Requirement(text).name) not in desk
