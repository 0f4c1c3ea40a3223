"""Why there is no desk yet: what happened, what was kept, and each way on as a button."""

import asyncio
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.services.secrecy.database_key import KeyMissing
from desktop.services.store import errors
from desktop.views.controls.buttons import KeyButton
from desktop.views.style.theme import TextRole, Theme

if TYPE_CHECKING:
    from desktop.services.store.salvage import Salvaged

_WIDTH = 560
_BESIDE = 16


class WayOn(Enum):
    """What a person may choose. The values are the buttons' object names."""

    AGAIN = "startAgain"
    REPAIR = "startRepair"
    BEGIN_ANEW = "startAnew"
    BEGIN_ANEW_SURE = "startAnewSure"
    OTHER_FOLDER = "startOtherFolder"
    PASSPHRASE = "startPassphrase"
    OPEN = "startOpen"
    CLOSE = "startClose"


@dataclass(frozen=True, slots=True)
class StartProblem:
    """What the page says. The first of `ways` is the primary one; `detail` is the error's text."""

    title: str
    text: str
    ways: tuple[WayOn, ...] = (WayOn.AGAIN,)
    detail: str = ""


def start_problem(error: Exception, folder: Path) -> StartProblem:
    """Tell an error of the opening in the agent's language. Unknown ones keep their own words."""
    translate = QCoreApplication.translate
    ways: tuple[WayOn, ...] = (WayOn.AGAIN,)
    match error:
        case errors.DamagedFile():
            title = translate("StartProblem", "The desk's file is damaged")
            text = translate(
                "StartProblem",
                "desk.db cannot be read. It was left as it is. Repair saves what can be read of it "
                "and, where that is not enough, of its newest backup; what is missing is said, and "
                "the damaged file is kept.",
            )
            ways = (WayOn.REPAIR, WayOn.AGAIN)
        case errors.NothingToSave():
            title = translate("StartProblem", "Nothing could be read")
            text = translate(
                "StartProblem",
                "Neither desk.db nor a backup of it can be read. Nothing was changed. If there is "
                "a copy elsewhere, put it into the data folder and try again. Otherwise begin "
                "anew: everything is moved aside and kept.",
            )
            ways = (WayOn.AGAIN, WayOn.BEGIN_ANEW)
        case errors.WrongKey() | KeyMissing():
            title = translate("StartProblem", "The key does not fit")
            text = translate(
                "StartProblem",
                "The desk's files are encrypted, and the key on this computer does not open them. "
                "Nothing was changed. Sign in as the person who set up this folder, or unlock the "
                "keyring, and try again.",
            )
            ways = (WayOn.AGAIN, WayOn.BEGIN_ANEW)
        case errors.DiskFull():
            title = translate("StartProblem", "The disk is full")
            text = translate(
                "StartProblem",
                "There is no room for the desk's files. Everything saved before stands. Free some "
                "space and try again.",
            )
        case errors.ReadOnlyFolder():
            title = translate("StartProblem", "The data folder cannot be written")
            text = translate(
                "StartProblem",
                "Nothing was changed. Give yourself the right to write in it and try again, or use "
                "another folder.",
            )
            ways = (WayOn.AGAIN, WayOn.OTHER_FOLDER)
        case errors.NetworkFolder():
            title = translate("StartProblem", "The data folder is on a network")
            text = translate(
                "StartProblem",
                "Two computers could damage the desk's files there, and a lost connection would "
                "lose what was just saved. Nothing was changed. Use a folder on this computer.",
            )
            ways = (WayOn.OTHER_FOLDER, WayOn.AGAIN)
        case errors.FolderInUse():
            title = translate("StartProblem", "Another desk is at work here")
            text = translate(
                "StartProblem",
                "Only one desk may write in a folder. Nothing was changed. Close this window and "
                "go on in the other one, or close the other one and try again.",
            )
            if error.host:
                text += " " + translate("StartProblem", "It is process {pid} on {host}.").format(
                    pid=error.pid, host=error.host
                )
            ways = (WayOn.CLOSE, WayOn.AGAIN, WayOn.OTHER_FOLDER)
        case errors.NewerSchema():
            title = translate("StartProblem", "A newer desk wrote these files")
            text = translate(
                "StartProblem", "Nothing was changed. Install the newer version again."
            )
            ways = (WayOn.AGAIN, WayOn.OTHER_FOLDER)
        case errors.ProfileMismatch():
            title = translate("StartProblem", "This folder belongs to another account")
            text = translate(
                "StartProblem",
                "Nothing was changed. Sign in as before, or use another folder for this account.",
            )
            ways = (WayOn.OTHER_FOLDER, WayOn.AGAIN)
        case _:
            return StartProblem(
                translate("StartProblem", "The desk could not start"), str(error), ways
            )
    return StartProblem(title, f"{text}\n\n{folder}", ways, str(error))


def settings_problem(error: Exception, ways: tuple[WayOn, ...] = (WayOn.CLOSE,)) -> StartProblem:
    """A setting is missing or wrong: its own words name it and say what to do."""
    translate = QCoreApplication.translate
    text = translate(
        "StartProblem",
        "{problem}\n\nNothing was opened or sent. Correct the setting and start the desk again.",
    ).format(problem=error)
    return StartProblem(translate("StartProblem", "A setting is wrong"), text, ways)


def wrong_passphrase(folder: Path) -> StartProblem:
    """The passphrase that was given does not open this folder."""
    translate = QCoreApplication.translate
    return StartProblem(
        translate("StartProblem", "The passphrase does not fit"),
        translate(
            "StartProblem",
            "It does not open the desk's files. Nothing was changed. Enter the passphrase that "
            "this folder was set up with.",
        )
        + f"\n\n{folder}",
        (WayOn.PASSPHRASE, WayOn.BEGIN_ANEW),
    )


def begin_anew_question(folder: Path) -> StartProblem:
    """Asked before everything is moved aside."""
    translate = QCoreApplication.translate
    return StartProblem(
        translate("StartProblem", "Begin with an empty desk?"),
        translate(
            "StartProblem",
            "Everything in the data folder is moved into a folder of its own there and kept. What "
            "had not been sent is not sent. Conversations and payments come back from the hub and "
            "the provider.",
        )
        + f"\n\n{folder}",
        (WayOn.AGAIN, WayOn.BEGIN_ANEW_SURE),
    )


def repaired(saved: "Salvaged | None") -> StartProblem:
    """What a repair saved, before the desk opens."""
    translate = QCoreApplication.translate
    if saved is None:
        lines = [translate("StartProblem", "The file is sound. Nothing was changed.")]
    else:
        lines = [
            translate("StartProblem", "Saved: {entries} journal entries, {jobs} jobs.").format(
                entries=saved.entries, jobs=saved.jobs
            )
        ]
        lost = sum(last - first + 1 for first, last in saved.missing) + saved.lost_after
        if saved.entries_from_backups:
            lines.append(
                translate("StartProblem", "From the backups: {entries} entries.").format(
                    entries=saved.entries_from_backups
                )
            )
        lines.append(
            translate(
                "StartProblem",
                "Missing: {lost} entries. Payments are read again from the provider.",
            ).format(lost=lost)
            if lost
            else translate("StartProblem", "Nothing of the journal is missing.")
            if saved.entries
            else translate(
                "StartProblem",
                "Nothing of the journal could be read, and a new one was begun. Look at the "
                "payments at the provider.",
            )
        )
        if saved.values_missing:
            lines.append(
                translate(
                    "StartProblem",
                    "Names, links or ticket numbers that could not be read or had been erased: "
                    "{values}.",
                ).format(values=saved.values_missing)
            )
        if saved.jobs_in_doubt:
            lines.append(
                translate(
                    "StartProblem",
                    "Unfinished jobs that may have gone already: {jobs}. Each is looked up, or you "
                    "are asked, before anything is sent.",
                ).format(jobs=saved.jobs_in_doubt)
            )
        if saved.kept is not None:
            lines.append(
                translate("StartProblem", "The damaged file is kept as {name}.").format(
                    name=saved.kept.name
                )
            )
    title = translate("StartProblem", "The desk's file was repaired")
    return StartProblem(title, "\n".join(lines), (WayOn.OPEN,))


def way_words(way: WayOn) -> str:
    """The words on a button."""
    translate = QCoreApplication.translate
    return {
        WayOn.AGAIN: translate("StartProblem", "Try again"),
        WayOn.REPAIR: translate("StartProblem", "Repair"),
        WayOn.BEGIN_ANEW: translate("StartProblem", "Begin anew…"),
        WayOn.BEGIN_ANEW_SURE: translate("StartProblem", "Move aside and begin anew"),
        WayOn.OTHER_FOLDER: translate("StartProblem", "Use another folder…"),
        WayOn.PASSPHRASE: translate("StartProblem", "Enter the passphrase"),
        WayOn.OPEN: translate("StartProblem", "Open the desk"),
        WayOn.CLOSE: translate("StartProblem", "Close this window"),
    }[way]


class StartProblemPage(QFrame):
    """Covers `host` until a way on is chosen. One primary button, which has the focus."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, problem: StartProblem, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setObjectName("startProblem")
        self.setProperty("role", "app")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(f"{problem.title}. {problem.text}")
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(min(round(_WIDTH * theme.text_scale), host.width() - 2 * _BESIDE))
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(14)
        title = QLabel(problem.title)
        title.setFont(theme.font(TextRole.TITLE))
        text = QLabel(problem.text)
        text.setObjectName("startProblemText")
        text.setFont(theme.font(TextRole.BODY))
        for label in (title, text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            column.addWidget(label)
        text.setToolTip(problem.detail)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.buttons = {}
        for way in problem.ways:
            first = way is problem.ways[0]
            role = "primary" if first else "danger" if way is WayOn.BEGIN_ANEW_SURE else ""
            button = KeyButton(theme, way_words(way), role=role)
            button.setObjectName(way.value)
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, way=way: self.chosen.emit(way))
            row.addWidget(button)
            self.buttons[way] = button
        row.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)
        layout = QVBoxLayout(self)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        host.installEventFilter(self)
        self.setGeometry(host.rect())
        self.show()
        self.raise_()
        self.buttons[problem.ways[0]].setFocus()
        announcement = QAccessibleAnnouncementEvent(self, self.accessibleName())
        QAccessible.updateAccessibility(announcement)

    def leave(self) -> None:
        """Give the window free again."""
        self._host.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        return False


async def ask_folder(parent: QWidget) -> Path | None:
    """Ask for another data folder; None when the person leaves it."""
    answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    dialog = QFileDialog(parent, QCoreApplication.translate("StartProblem", "Data folder"))
    dialog.setObjectName("dataFolderDialog")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)

    def answered(code: int) -> None:
        if not answer.done():
            answer.set_result(code)

    dialog.finished.connect(answered)
    dialog.open()
    try:
        accepted = await answer == int(QFileDialog.DialogCode.Accepted)
        chosen = dialog.selectedFiles() if accepted else []
        return Path(chosen[0]) if chosen else None
    finally:
        dialog.close()
        dialog.deleteLater()
