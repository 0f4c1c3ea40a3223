"""The log holds ids and places; what a person wrote does not get there by any way."""

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.secrecy.log_files import (
    KEPT_FILES,
    KEPT_REPORTS,
    LOG_FILE,
    MOST_BYTES,
    REPORTS,
    Logs,
    log_texts,
    traceback_words,
)

SECRET = "Zoë Ünal wants to fly"
log = logging.getLogger("desktop.tests")


@pytest.fixture
def logs(tmp_path: Path) -> Iterator[Logs]:
    with Logs(tmp_path, stderr=False) as kept:
        yield kept


def text_of(logs: Logs) -> str:
    return (logs.folder / LOG_FILE).read_text(encoding="utf-8")


def everything(logs: Logs) -> str:
    return "".join(text for _, text in log_texts(logs.folder.parent))


def failed() -> Exception:
    """An error with a customer's words in it, and in what caused it."""
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(f"{SECRET}!") from error
    except ValueError as error:
        return error


def test_a_line_has_time_level_place_and_ids(logs: Logs) -> None:
    log.warning("job %s waits", "0198f1a2-1111-7abc-8def-0123456789ab")
    last = text_of(logs).splitlines()[-1]
    assert last.endswith("WARNING desktop.tests: job 0198f1a2-1111-7abc-8def-0123456789ab waits")
    assert last[10] == "T" and last[23] == "Z"


def test_what_caused_an_error_is_told_by_type_and_place_only(logs: Logs) -> None:
    log.error("job %s failed", "j1", exc_info=failed())
    text = text_of(logs)
    assert "builtins.ValueError" in text and "caused by: builtins.KeyError" in text
    assert "tests/services/secrecy/test_log_files.py:" in text and " in failed" in text
    assert SECRET not in text and str(Path.home()) not in text


def test_each_of_a_group_of_errors_is_told() -> None:
    words = traceback_words(ExceptionGroup(SECRET, [failed(), OSError(SECRET)]))
    assert "one of: builtins.ValueError" in words and "one of: builtins.OSError" in words
    assert SECRET not in words


def test_values_that_other_libraries_log_stay_out(logs: Logs) -> None:
    logging.getLogger("somelibrary").error("cannot read %r\nof %s", SECRET, SECRET)
    assert "ERROR somelibrary: cannot read %r" in text_of(logs)
    assert SECRET not in text_of(logs)


def test_secrets_in_our_own_lines_are_taken_out(logs: Logs) -> None:
    log.error("refused: %s", "https://checkout.stripe.com/c/pay/cs_test_1 with rk_live_abcdef123")
    assert "https://checkout.stripe.com/…" in text_of(logs)
    assert "rk_live" not in text_of(logs)


def test_an_uncaught_error_becomes_a_report_without_its_words(logs: Logs) -> None:
    error = failed()
    sys.excepthook(type(error), error, error.__traceback__)
    [report] = (logs.folder / REPORTS).iterdir()
    assert "uncaught" in report.read_text() and "builtins.ValueError" in report.read_text()
    assert SECRET not in everything(logs)


def test_an_error_on_a_thread_becomes_a_report_too(logs: Logs) -> None:
    def work() -> None:
        raise failed()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert "uncaught in a thread" in everything(logs)
    assert SECRET not in everything(logs)


def test_what_no_one_awaited_becomes_a_report_too(logs: Logs) -> None:
    async def run() -> None:
        loop = asyncio.get_running_loop()
        logs.watch_loop(loop)
        loop.call_exception_handler(
            {"message": f"Task exception was never retrieved\n{SECRET}", "exception": failed()}
        )
        loop.call_exception_handler({"message": "Unclosed transport\nof " + SECRET})

    asyncio.run(run())
    assert "unhandled in the event loop: Unclosed transport" in everything(logs)
    assert SECRET not in everything(logs)


def test_the_newest_reports_are_kept(logs: Logs) -> None:
    for _ in range(KEPT_REPORTS + 3):
        assert logs.report("test", failed()) is not None
    assert len(list((logs.folder / REPORTS).iterdir())) == KEPT_REPORTS


def test_the_log_rotates(logs: Logs) -> None:
    with (logs.folder / LOG_FILE).open("a") as file:
        file.write("w" * MOST_BYTES)
    log.warning("one line more")
    assert (logs.folder / f"{LOG_FILE}.1").stat().st_size >= MOST_BYTES
    assert len(text_of(logs).splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_its_owner_may_read_the_log(logs: Logs) -> None:
    logs.report("test", failed())
    for path in (logs.folder, *logs.folder.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0


def test_without_a_folder_to_write_in_the_desk_still_runs(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    with Logs(tmp_path, stderr=False) as logs:
        log.warning("said to no one")
        assert logs.report("test", failed()) is None


def test_afterwards_everything_is_as_before(tmp_path: Path) -> None:
    before = sys.excepthook, threading.excepthook, list(logging.getLogger().handlers)
    with Logs(tmp_path):
        assert sys.excepthook is not before[0]
    assert (sys.excepthook, threading.excepthook, logging.getLogger().handlers) == before


def test_what_ends_the_desk_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Zo"), Logs(tmp_path, stderr=False) as logs:
        raise failed()
    assert "ERROR desktop.services.secrecy.log_files: uncaught" in text_of(logs)
    [report] = (logs.folder / REPORTS).iterdir()
    assert "builtins.ValueError" in report.read_text(encoding="utf-8")
    assert "fly" not in everything(logs)


def test_a_full_log_is_put_aside_and_the_oldest_goes(logs: Logs) -> None:
    file = logs.folder / LOG_FILE
    for turn in range(KEPT_FILES + 2):
        log.warning("turn %d", turn)
        with file.open("a") as more:
            more.write("w" * MOST_BYTES)
    log.warning("the last")
    kept = sorted(path.name for path in logs.folder.glob(f"{LOG_FILE}*"))
    assert kept == [LOG_FILE, *(f"{LOG_FILE}.{number + 1}" for number in range(KEPT_FILES))]
    firsts = [(logs.folder / name).read_text().splitlines()[0].split(": ")[-1] for name in kept]
    newest = KEPT_FILES + 1
    assert firsts == ["the last", *(f"turn {newest - back}" for back in range(KEPT_FILES))]
