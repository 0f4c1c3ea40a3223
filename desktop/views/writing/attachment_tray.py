"""What is attached to the reply, above the field, and why something was not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.models.file_kinds import FileKind, kind_of
from desktop.models.outgoing_file import OutgoingFile
from desktop.views.controls.flow_layout import FlowLayout
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.style.theme import TextRole, Theme
from desktop.views.writing.attachment_chip import AttachmentChip


class AttachmentTray(QWidget):
    """Hidden while there is nothing to show. `remove_wanted` carries the file's id, `changed` says
    that other files stand there, `left` that a key led back to the field."""

    remove_wanted = Signal(str)
    changed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[AttachmentChip] = []
        self._copying = 0
        self.setObjectName("attachmentTray")
        self._rows = _Rows()
        self._flow = self._rows.flow
        self._copies = self._label("attachmentCopying", "support")
        self._copies.setText(self.tr("Copying the file…"))
        self._shield = self._label("attachmentShield", "support")
        self._shield.setText(
            self.tr(
                "Pictures and documents are not searched for card numbers. Where a photo was taken "
                "is removed from it."
            )
        )
        self._problem = self._label("attachmentProblem", "problem")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(5)
        for part in (self._rows, self._copies, self._shield, self._problem):
            column.addWidget(part)
        self._show_parts()

    @property
    def files(self) -> tuple[OutgoingFile, ...]:
        """What is attached."""
        return tuple(chip.file for chip in self._chips)

    @property
    def is_copying(self) -> bool:
        """Whether a file is still being copied to this desk."""
        return self._copying > 0

    @property
    def problem(self) -> str:
        """Why something was not attached."""
        return self._problem.text()

    def show_files(self, files: Sequence[OutgoingFile]) -> None:
        """Show these; the chips of those that stand there already stay."""
        if tuple(files) == self.files:
            return
        kept = {chip.file.file_id: chip for chip in self._chips}
        focused = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), None)
        while self._flow.count():
            self._flow.takeAt(0)
        self._chips = [
            kept.pop(one.file_id) if one.file_id in kept else self._new_chip(one) for one in files
        ]
        for chip in self._chips:
            self._flow.add(chip)
        for gone in kept.values():
            gone.hide()
            gone.deleteLater()
        self._show_parts()
        if focused is not None:  # who removes by keys goes on by keys
            if self._chips:
                self._enter(self._chips[min(focused, len(self._chips) - 1)])
            else:
                self.left.emit()
        self.changed.emit()

    def show_picture(self, file_id: str, picture: QPixmap) -> None:
        """Show what a file looks like."""
        for chip in self._chips:
            if chip.file.file_id == file_id:
                chip.show_picture(picture)

    def tell_problem(self, words: str) -> None:
        """Say why something was not attached; empty puts that away."""
        self._problem.setText(words)
        self._show_parts()
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def copying(self, by: int) -> None:
        """One more file is being copied, or one less."""
        self._copying += by
        self._show_parts()
        self.changed.emit()

    def _label(self, name: str, role: str) -> QLabel:
        label = wrapped_label(self._theme, TextRole.SMALL, role)
        label.setObjectName(name)
        return label

    def _new_chip(self, file: OutgoingFile) -> AttachmentChip:
        chip = AttachmentChip(self._theme, file)
        chip.removed.connect(lambda: self.remove_wanted.emit(file.file_id))
        chip.went.connect(lambda key: self._go(chip, key))
        return chip

    def _go(self, chip: AttachmentChip, key: int) -> None:
        at = self._chips.index(chip) + {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(
            Qt.Key(key), len(self._chips)
        )
        if 0 <= at < len(self._chips):
            self._enter(self._chips[at])
        elif at >= len(self._chips):
            self.left.emit()

    def _enter(self, chip: AttachmentChip) -> None:
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        self._rows.ensureWidgetVisible(chip)

    def _show_parts(self) -> None:
        seen = any(
            kind_of(chip.file.mime) in (FileKind.IMAGE, FileKind.DOCUMENT) for chip in self._chips
        )
        self._rows.setVisible(bool(self._chips))
        self._rows.fit()
        self._copies.setVisible(self._copying > 0)
        self._shield.setVisible(seen)
        self._problem.setVisible(bool(self._problem.text()))
        self.setVisible(bool(self._chips or self._copying or self._problem.text()))


class _Rows(QScrollArea):
    """The chips, at most three rows high: the thread above is what is answered."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        chips = QWidget()
        self.flow = FlowLayout(chips, gap=8, line_gap=6)
        self.setWidget(chips)
        for ground in (self.viewport(), chips):
            ground.setAutoFillBackground(False)

    def fit(self) -> None:
        """Take the height that the chips need in this width."""
        chip = self.flow.itemAt(0)
        row = chip.sizeHint().height() if chip is not None else 0
        needed = self.flow.heightForWidth(self.viewport().width())
        self.setFixedHeight(min(needed, 3 * row + 2 * 6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
