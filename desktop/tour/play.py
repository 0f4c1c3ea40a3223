"""Starts a fresh sandbox and the real window, and plays the story in it."""

import asyncio
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.display import NO_DISPLAY, has_display
from desktop.own_sandbox import OwnSandbox, SandboxFailed
from desktop.settings import Settings, SettingsError, load

if TYPE_CHECKING:
    from desktop.views.window.main_window import MainWindow

WINDOW_SIZE = (1440, 900)
"""That of the design's pictures, in device-independent pixels."""
_SPEED = "15"
_SLOW_SPEED = "2"
_SLOW_PAUSE_S = 0.5


def run(arguments: Mapping[str, Any]) -> int:
    """Play the tour; 0 when every step was as it should be, 1 at the first that was not.

    It runs in a folder of its own, with a sandbox of its own, and leaves nothing behind. `shots`
    is where pictures go, `slow` plays at a pace that a person can follow. Raises `SettingsError`
    where no picture can be written.
    """
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)
        return 1
    shots = shots_folder(Path(arguments["shots"])) if arguments.get("shots") else None
    slow = bool(arguments.get("slow"))
    with tempfile.TemporaryDirectory(
        prefix="social-pay-desk-tour-", ignore_cleanup_errors=True
    ) as folder:
        chosen = {name: arguments.get(name) for name in ("language", "theme")}
        settings = load(chosen | {"data_dir": folder}, {})
        sandbox = OwnSandbox(("--seed", "7", "--speed", _SLOW_SPEED if slow else _SPEED))
        try:
            from desktop.app import desk_window
            from desktop.views.qt.qt_messages import qt_in_log

            with qt_in_log(), desk_window(settings) as (loop, window):
                return loop.run_until_complete(_play(settings, sandbox, window, shots, slow))
        except SandboxFailed as error:
            print(f"main.py tour: {error}", file=sys.stderr)
            return 1
        finally:
            sandbox.stop()


def shots_folder(folder: Path) -> Path:
    """`folder`, made and writable, without what an earlier run showed of its failure. Raises
    `SettingsError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("[0-9][0-9]-failed.png"):
            old.unlink()
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise SettingsError(f"--shots: {folder} cannot be used: {error.strerror}.") from error


def failure_words(error: Exception, picture: Path | None) -> str:
    """What happened in a step, what is kept of it, and what to do."""
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    kept = f"The window at that moment is in {picture}." if picture else "No picture was asked for."
    again = "" if picture else " with --shots DIR"
    return (
        f"FAILED: {what}\n{kept} Nothing else is left of the tour, and none of your data was"
        f" touched. A busy machine can make a step late: run it again{again} when less else runs."
        " If the same step fails, it is a fault: report it with this text and the picture."
    )


async def _play(
    settings: Settings, sandbox: OwnSandbox, window: "MainWindow", shots: Path | None, slow: bool
) -> int:
    connections = await sandbox.ready()
    import httpx
    from PySide6.QtGui import QGuiApplication

    from desktop.app import folder_of, open_desk, open_door
    from desktop.tour.driver import Driver
    from desktop.tour.steps import STEPS, shot_name
    from desktop.tour.story import Story

    desk = await open_desk(settings, connections)
    driver = Driver(window, pause_s=_SLOW_PAUSE_S if slow else 0.0)
    control = str(sandbox.answer()["control_url"])
    door = open_door(folder_of(settings), window)
    try:
        await desk.start()
        window.attach(desk)
        if QGuiApplication.platformName() == "offscreen":  # its screen is smaller than any real one
            window.resize(*WINDOW_SIZE)
        window.activateWindow()
        async with httpx.AsyncClient(trust_env=False, timeout=10) as http:
            story = Story(window, desk, driver, control, http, settings.data_dir)
            for number, step in enumerate(STEPS, start=1):
                began = time.monotonic()
                try:
                    checked = await step.play(story)
                except (AssertionError, LookupError, httpx.HTTPError) as error:
                    picture = shots / f"{number:02d}-failed.png" if shots is not None else None
                    print(f"{number}. {step.title}: {failure_words(error, picture)}", flush=True)
                    if picture is not None:
                        await driver.shot(picture)
                    return 1
                took = time.monotonic() - began
                print(f"{number}. {step.title}: {checked} ({took:.1f} s)", flush=True)
                if shots is not None:
                    await driver.shot(shots / shot_name(number, step), step.shows(story))
        print(f"All {len(STEPS)} steps are as they should be.", flush=True)
        return 0
    finally:
        if door is not None:
            door.close()
        await window.put_away()
        await desk.stop()
        window.close()
        await asyncio.sleep(0)
