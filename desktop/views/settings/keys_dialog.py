"""The list of keys in a window of its own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.services.preference_file import PreferenceFile
from desktop.views.controls.buttons import KeyButton
from desktop.views.keys import keymap
from desktop.views.settings.keys_page import KeysPage
from desktop.views.style.theme import Theme

_SIZE = QSize(680, 640)


class KeysDialog(QDialog):
    """Open with `open()`; Esc closes it."""

    def __init__(
        self, theme: Theme, preferences: PreferenceFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setWindowTitle(self.tr("Change keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page = KeysPage(theme, keymap(), preferences)
        close = KeyButton(theme, self.tr("Close"))
        close.setObjectName("closeKeysPageButton")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 18)
        layout.addWidget(self.page)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignHCenter)
        room = (parent or self).screen().availableSize() * 0.9
        self.resize((_SIZE * theme.text_scale).boundedTo(room))
        self.page.search.setFocus()
