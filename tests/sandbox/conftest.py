"""Sandboxes for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sandbox_process import Sandbox, running_sandbox


@pytest.fixture(scope="module")
def quiet() -> Iterator[Sandbox]:
    """A sandbox in which only the test makes anything happen; shared by a module's tests."""
    with running_sandbox("--quiet") as sandbox:
        yield sandbox


@pytest.fixture(autouse=True)
def no_faults_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """No fault of one test strikes in the next."""
    yield
    if "quiet" in request.fixturenames:
        request.getfixturevalue("quiet").clear_faults()
