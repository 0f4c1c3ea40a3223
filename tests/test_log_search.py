"""The search of the journeys' logs finds what it is there to find."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.log_search import searched_log, secrets_of
from tests.sandbox_process import Sandbox, running_sandbox


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with running_sandbox("--quiet") as running:
        running.ask()
        yield running


def test_a_log_of_ids_passes(sandbox: Sandbox, tmp_path: Path) -> None:
    with searched_log(sandbox, tmp_path):
        logging.getLogger("desktop.services").info("message %d of conversation %d", 500177, 12)


def test_a_customers_name_in_the_log_is_found(sandbox: Sandbox, tmp_path: Path) -> None:
    names = sorted(word for word in secrets_of(sandbox) if word.istitle())
    with (
        pytest.raises(AssertionError, match="the log holds"),
        searched_log(sandbox, tmp_path),
    ):
        logging.getLogger("desktop.services").info("the customer is %s", names[0])
