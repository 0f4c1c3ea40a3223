"""What dialogs have in common: their margins, labelled fields, and the buttons at their foot."""

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget


def dialog_column(dialog: QDialog, spacing: int) -> QVBoxLayout:
    """The column in which a dialog's parts stand, `spacing` pixels apart."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 18, 20, 16)
    column.setSpacing(spacing)
    return column


def dialog_fields(*rows: tuple[str, QWidget]) -> QFormLayout:
    """Fields one below the other, each called what its label says."""
    form = QFormLayout()
    form.setSpacing(8)
    for label, field in rows:
        form.addRow(label, field)
        field.setAccessibleName(label)
    return form


def dialog_buttons(*right: QWidget, left: QWidget | None = None) -> QHBoxLayout:
    """A row of buttons, the primary one last; `left` stands by itself at the other end."""
    row = QHBoxLayout()
    row.setSpacing(8)
    if left is not None:
        row.addWidget(left)
    row.addStretch(1)
    for button in right:
        row.addWidget(button)
    return row
