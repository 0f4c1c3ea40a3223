"""Builds the desk: settings, store, services, window. The only module that knows all of them.

The first paint must need little, so everything heavy is imported where it is used.
"""

import contextlib
import gc
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.display import NO_DISPLAY, has_display
from desktop.services.secrecy.log_files import Logs
from desktop.services.secrecy.private_files import private_folder
from desktop.services.store.lock_file import may_be_held
from desktop.settings import SERVICE_NAME, Connections, Settings, SettingsError, with_secrets

if TYPE_CHECKING:
    import asyncio

    from PySide6.QtWidgets import QApplication

    from desktop.models.handover import HandOver
    from desktop.models.inbox import InboxRow
    from desktop.models.preferences import Preferences
    from desktop.own_sandbox import OwnSandbox
    from desktop.services.desk import Desk
    from desktop.services.preference_file import PreferenceFile
    from desktop.services.store.profile import Profile
    from desktop.services.timing.horizons import Horizons
    from desktop.views.qt.door import Door
    from desktop.views.style.theme import Theme
    from desktop.views.window.main_window import MainWindow

EXIT_FAILED = 1
NOWHERE = Connections("http://127.0.0.1:9", "sandbox", 1, "rk_test_sandbox", "http://127.0.0.1:9")
"""For what only writes jobs down: the sandbox that will send them is not running yet."""
_TURN_S = 0.001
"""How long a thread of the store may keep the interpreter from the window, and the window from it:
Python's own five milliseconds are a third of a frame, at each of a search's turns."""
_ON_MACOS = sys.platform == "darwin"
SANDBOX_FOLDER = "sandbox"
"""Below the data folder: the files of the desk that plays in its own sandbox."""


def folder_of(settings: Settings) -> Path:
    """Where this profile's two databases lie."""
    return settings.data_dir / SANDBOX_FOLDER if settings.starts_sandbox else settings.data_dir


def make_folders(settings: Settings) -> None:
    """Make the data folder, where there is none, for its owner alone. Raises OSError."""
    for folder in (settings.data_dir, folder_of(settings)):
        private_folder(folder)


async def ready(sandbox: "OwnSandbox", folder: Path) -> Connections:
    """Wait for the sandbox. Raises `SandboxFailed`, and `FolderInUse` at once: a sandbox that goes
    on with the world of another desk waits until that one ends."""
    import asyncio

    from desktop.services.store.lock import check_free

    await asyncio.to_thread(check_free, folder)
    return await sandbox.ready()


def new_sandbox(settings: Settings, *arguments: str) -> "OwnSandbox":
    """Start the sandbox that keeps its world beside the desk's files, where these can be kept."""
    from desktop.own_sandbox import OwnSandbox

    folder = folder_of(settings)
    try:
        make_folders(settings)
    except OSError:  # opening the desk's own files will say so
        return OwnSandbox(arguments)
    state = folder / "world.json" if os.access(folder, os.W_OK) else None
    return OwnSandbox(arguments, state=state)


async def open_desk(
    settings: Settings,
    connections: Connections,
    *,
    passphrase: str | None = None,
    horizons: "Horizons | None" = None,
    exclude_delayed: bool = True,
    choices: "Preferences | None" = None,
) -> "Desk":
    """Open the local files and build the desk on them; `start` and `stop` are the caller's.

    `choices` are what a person chose, where that was read already.

    `exclude_delayed` keeps payment methods that tell days later whether they worked off the page.
    Raises `SettingsError`, `PassphraseNeeded`, `KeyMissing` and the store's `StoreError`s.
    """
    import asyncio

    await asyncio.to_thread(_import_services)
    from desktop.services.channels.cable import Timing
    from desktop.services.channels.chatwoot import ChatwootHub
    from desktop.services.desk import Desk
    from desktop.services.health.doctor import Patient
    from desktop.services.policy_file import PolicyFile
    from desktop.services.preference_file import PreferenceFile
    from desktop.services.psp.budget import ReadBudget
    from desktop.services.psp.stripe_gateway import StripeGateway
    from desktop.services.store.crash import CrashPoints
    from desktop.services.store.store import Store
    from desktop.services.timing.backoff import Backoff
    from desktop.services.timing.clock import Clock
    from desktop.services.timing.horizons import Horizons
    from desktop.services.wire.http import shared_client

    horizons = horizons or Horizons()
    folder = folder_of(settings)
    sandbox = connections.is_sandbox
    if not sandbox:
        connections = await asyncio.to_thread(with_secrets, connections)
    _check_complete(connections)
    key = await asyncio.to_thread(_key, folder, sandbox, passphrase)
    clock = Clock()
    crash = CrashPoints.from_environment()
    store = await Store.open(folder, key=key, now=clock.now, crash=crash)
    http = shared_client(clock)
    budget = ReadBudget()
    if choices is None:
        choices = PreferenceFile(settings.data_dir).current
    hub = ChatwootHub(
        connections.hub_url,
        connections.hub_token,
        connections.hub_account,
        http=http,
        clock=clock,
        timing=Timing(
            first_retry_s=horizons.retry_first_s, longest_retry_s=horizons.retry_longest_s
        ),
        backoff=Backoff(horizons.retry_first_s, horizons.retry_longest_s),
    )
    gateway = StripeGateway(
        connections.stripe_key,
        http=http,
        clock=clock,
        api_base=connections.stripe_api_base,
        exclude_delayed=exclude_delayed,
        refund_key=connections.stripe_refund_key,
        budget=budget,
        backoff=Backoff(horizons.retry_first_s, horizons.retry_longest_s),
    )
    policy = PolicyFile.of(settings.data_dir, settings.policy)
    return Desk(
        store=store,
        hub=hub,
        gateway=gateway,
        clock=clock,
        profile=_profile(connections),
        budget=budget,
        success_url=settings.success_url,
        tells_by_itself=settings.tells_by_itself,
        link_host=connections.stripe_api_base if sandbox else "",
        horizons=horizons,
        crash=crash,
        sandbox=sandbox,
        retention_days=settings.configured.chosen(choices).retention_days,
        journal_years=settings.journal_years,
        preferences=choices,
        policy=policy,
        rates=settings.rates,
        phone_region=settings.phone_region,
        patient=Patient(
            hub,
            gateway,
            clock,
            partial(Store.open_reader, folder, key, now=clock.now),
            connections.stripe_key,
            needs_keyring=not sandbox,
            hub_address=connections.hub_url,
            account=connections.hub_account,
            payments_address=connections.stripe_api_base,
            refund_key=connections.stripe_refund_key,
            policy=policy,
        ),
        close_also=(http.aclose,),
    )


def run_window(settings: Settings, asked: "HandOver | None" = None) -> int:
    """Show the desk and stay until its window is closed; with `asked`, with a call.

    Where a desk runs in this folder already, that one comes forward, and this start ends.
    """
    if may_be_held(folder_of(settings)) and handed_over(settings, asked):
        return 0
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)
        return EXIT_FAILED
    gc.disable()  # what is made now stays; the `Collector` looks for garbage later
    from desktop.views.qt.qt_messages import qt_in_log

    with contextlib.suppress(OSError):  # the window says so
        make_folders(settings)
    sandbox = new_sandbox(settings) if settings.starts_sandbox else None
    try:
        with (
            Logs(folder_of(settings)) as logs,
            qt_in_log(),
            desk_window(settings) as (loop, window),
        ):
            logs.watch_loop(loop)
            return loop.run_until_complete(_serve_window(settings, sandbox, window, asked))
    finally:
        if sandbox is not None:
            sandbox.stop()


def handed_over(settings: Settings, asked: "HandOver | None") -> bool:
    """Whether the desk that runs in this folder has come forward in the place of a new one. Blocks
    for as long as one that is starting may take."""
    from desktop.models.handover import HandOver, as_token
    from desktop.services.phone.front_door import hand_over

    number = asked.number if asked is not None else None
    token = as_token(os.environ.get("XDG_ACTIVATION_TOKEN", ""))
    return hand_over(folder_of(settings), HandOver(number, token))


def open_door(folder: Path, window: "MainWindow") -> "Door | None":
    """Let other starts reach the desk that holds this folder; without a place for it, they say that
    it is in use."""
    from desktop.services.phone.front_door import make_way
    from desktop.views.qt.door import Door

    door = Door(window)
    door.knocked.connect(window.calls.take)
    if _ON_MACOS:
        from desktop.views.qt.linked_application import follow_links

        follow_links(window.calls.take)
    try:
        return door if door.open(make_way(folder)) else None
    except OSError:
        return None


@contextmanager
def desk_window(
    settings: Settings,
) -> "Iterator[tuple[asyncio.AbstractEventLoop, MainWindow]]":
    """Show the window with the newest rows, and give it its event loop."""
    app, window = show_window(settings)
    # Only now, for these take longer than all that the window needs of its own.
    import asyncio

    import qasync

    from desktop.views.qt.collector import Collector

    sys.setswitchinterval(_TURN_S)
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    loop.set_exception_handler(_log_unhandled)
    collector = Collector()
    try:
        with loop:
            yield loop, window
    finally:
        collector.stop()
        window.preferences.flush()


def show_window(settings: Settings) -> "tuple[QApplication, MainWindow]":
    """Make the application and its window with the newest rows, and let it be painted.

    Only Qt and sqlcipher3 are needed for this.
    """
    from desktop.services.preference_file import PreferenceFile
    from desktop.views.qt.first_paint import wait_for_paint

    choices = PreferenceFile(settings.data_dir)
    app, theme = make_application(settings, choices.current)
    window = first_window(settings, theme, choices)
    wait_for_paint(window)
    return app, window


def first_window(settings: Settings, theme: "Theme", choices: "PreferenceFile") -> "MainWindow":
    """Make the window with the newest rows of the last run, and show it."""
    from desktop.views.window.main_window import MainWindow

    window = MainWindow(
        theme,
        first_rows=[] if _is_encrypted(settings) else _my_rows(settings, choices.current, None),
        folder=settings.data_dir,
        configured=settings.configured,
        preferences=choices,
    )
    window.show()
    return window


async def rows_follow(settings: Settings, window: "MainWindow") -> None:
    """Show the newest rows of an encrypted cache as soon as its key is read; the desk comes later.

    Nothing where there is no key yet, or the desk was quicker.
    """
    import asyncio

    from desktop.services.secrecy.database_key import existing_key

    def read() -> "list[InboxRow]":
        passphrase = os.environ.get("DESK_PASSPHRASE")
        key = existing_key(folder_of(settings), SERVICE_NAME, passphrase)
        return _my_rows(settings, window.preferences.current, key) if key else []

    if _is_encrypted(settings):
        window.show_first_rows(await asyncio.to_thread(read))


def _is_encrypted(settings: Settings) -> bool:
    """A sandbox's files need no key, for nothing in them is secret."""
    return settings.connections is not None and not settings.connections.is_sandbox


def _my_rows(settings: Settings, choices: "Preferences", key: bytes | None) -> "list[InboxRow]":
    from desktop.models.inbox import InboxTab
    from desktop.models.reply_targets import ReplyTargets
    from desktop.services.store.first_rows import first_rows

    folder, targets = folder_of(settings), ReplyTargets.of(choices)
    return first_rows(folder, key, tab=InboxTab.MINE, targets=targets, now=time.time())


def make_application(settings: Settings, choices: "Preferences") -> "tuple[QApplication, Theme]":
    """Make the QApplication with the language, theme and text size that were asked for."""
    from PySide6.QtWidgets import QApplication

    from desktop.views.style.theme import Theme, theme_choice
    from desktop.views.words.translations import install, system_language

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else _new_application()
    app.setApplicationName("Social Pay Desk")
    app.setDesktopFileName(SERVICE_NAME)
    app.setQuitOnLastWindowClosed(False)  # closing is ours: jobs and files are put away first
    wanted = settings.configured.chosen(choices)
    install(app, wanted.language or system_language())
    return app, Theme(app, theme_choice(wanted.theme), choices.text_percent)


def _new_application() -> "QApplication":
    from PySide6.QtWidgets import QApplication

    if not _ON_MACOS:
        return QApplication(sys.argv[:1])
    from desktop.views.qt.linked_application import LinkedApplication

    return LinkedApplication(sys.argv[:1])


def run_doctor(settings: Settings, bundle: str | None = None) -> int:
    """Check every connection and print what is wrong and what to do; `bundle`: for support."""
    import asyncio

    from desktop.commands import doctor_report
    from desktop.own_sandbox import OwnSandbox

    # A world of its own: a desk may be working in the kept one.
    sandbox = OwnSandbox(("--quiet",)) if settings.starts_sandbox else None
    try:
        return asyncio.run(doctor_report.run(settings, folder_of(settings), sandbox, bundle))
    finally:
        if sandbox is not None:
            sandbox.stop()


def run_repair(settings: Settings, *, anew: bool) -> int:
    """Save what can be read of a damaged desk.db; `anew`: move everything aside instead."""
    from desktop.commands import repair

    return repair.run(folder_of(settings), encrypted=_is_encrypted(settings), anew=anew)


async def _serve_window(
    settings: Settings,
    sandbox: "OwnSandbox | None",
    window: "MainWindow",
    asked: "HandOver | None",
) -> int:
    """Give the window its desk as soon as there is one; put everything away when it closes."""
    import asyncio

    from desktop.opening import Opening

    closed = asyncio.Event()
    window.closed.connect(closed.set)
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, window.close)
    ended = asyncio.create_task(closed.wait())

    async def connect() -> Connections:
        if settings.connections is not None or sandbox is None:
            return settings.connections or NOWHERE
        return await ready(sandbox, folder_of(opening.settings))

    opening = Opening(
        settings,
        window,
        closed,
        connect=connect,
        open_desk=open_desk,
        folder_of=folder_of,
        key_of=_key,
        passphrase=os.environ.get("DESK_PASSPHRASE") or None,
        handed_over=lambda settings: handed_over(settings, asked),
    )
    desk: Desk | None = None
    door: Door | None = None
    rows = asyncio.create_task(rows_follow(settings, window))
    panels = asyncio.create_task(window.prepare())
    try:
        desk = await opening.desk()
        if desk is not None:
            await panels
            window.attach(desk)
            publish_from(desk, opening.settings)
            door = open_door(folder_of(opening.settings), window)
            if asked is not None:
                window.calls.take(asked)
        await ended
        return 0
    finally:
        if door is not None:
            door.close()
        for task in (ended, rows, panels):
            task.cancel()
        await window.put_away()
        if desk is not None:
            await desk.stop()


def publish_from(desk: "Desk", settings: Settings) -> None:
    """Let the desk publish its response time, where a folder for it was set."""
    if settings.publish_folder is None:
        return
    from desktop.services.board.publishing import Publisher
    from desktop.views.board.banner import banners, published_words

    desk.publish(
        Publisher(
            settings.publish_folder,
            settings.publish_command,
            read=desk.board.response_now,
            words=published_words,
            paint=banners,
        )
    )


def _import_services() -> None:
    """Import what is heavy, on whatever thread this runs."""
    from desktop.services.wire.absent import absent

    # The command line of httpx, and the HTTP client that the other library would rather use than
    # ours: more than a hundred modules.
    with absent("click", "requests"):
        import stripe  # noqa: F401 -- it imports httpx too

    import httpcore  # noqa: F401 -- httpx puts it off until its first client

    import desktop.services.channels.chatwoot
    import desktop.services.desk
    import desktop.services.health.doctor
    import desktop.services.psp.stripe_gateway
    import desktop.services.store.store
    import desktop.services.wording  # noqa: F401


def _key(folder: Path, sandbox: bool, passphrase: str | None) -> bytes | None:
    if sandbox:
        return None  # nothing secret is in a sandbox
    from desktop.services.secrecy.database_key import database_key

    return database_key(folder, SERVICE_NAME, passphrase or os.environ.get("DESK_PASSPHRASE"))


def _check_complete(connections: Connections) -> None:
    for name, variable in (("hub_token", "DESK_HUB_TOKEN"), ("stripe_key", "DESK_STRIPE_KEY")):
        if not getattr(connections, name):
            raise SettingsError(
                f"{variable} is missing. Set it in the environment, or store it in the keyring"
                f" with: keyring set {SERVICE_NAME} {name}"
            )


def _profile(connections: Connections) -> "Profile":
    """What this data folder is for. A sandbox's port changes, so it has a name of its own."""
    from desktop.services.store.profile import Profile

    sandbox = connections.is_sandbox
    kind = "live" if connections.stripe_key.startswith("rk_live_") else "test"
    return Profile(
        hub="sandbox" if sandbox else connections.hub_url,
        account_id=connections.hub_account,
        user_id=0,
        psp=f"stripe:{kind}",
    )


def _log_unhandled(loop: "asyncio.AbstractEventLoop", context: dict[str, object]) -> None:
    """Log what no one awaited, by its type only: a message may hold a customer's words."""
    import logging

    error = context.get("exception")
    logging.getLogger(__name__).error(
        "unhandled in the event loop: %s", type(error).__name__ if error else context["message"]
    )
