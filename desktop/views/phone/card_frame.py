"""A card of the Phone: its small grey title, and what stands below it."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from desktop.views.style.theme import TextRole, Theme


class CardFrame(QFrame):
    """`column` is where a card's parts go."""

    def __init__(self, theme: Theme, title: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.title = QLabel(title)
        self.title.setFont(theme.font(TextRole.SECTION))
        self.title.setProperty("role", "section")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 18, 16)
        self.column.setSpacing(8)
        self.column.addWidget(self.title)

    def retitle(self, title: str) -> None:
        """Call it something else."""
        self.title.setText(title)
        self.setAccessibleName(title)
