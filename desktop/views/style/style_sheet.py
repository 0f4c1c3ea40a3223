"""The one style sheet, written from the theme's tokens.

Widgets say what they are by the dynamic property `role`, never by colours of their own:
`primary`, `danger`, `quiet`, `link` on buttons; `support`, `meta`, `section`, `accent`, `problem`
on labels; `surface`, `sunken`, `app`, `card` on frames; `bare` on fields without a border, `meta`
on small grey ones.
"""

from string import Template
from typing import TYPE_CHECKING

from desktop.resources import resource

if TYPE_CHECKING:
    from desktop.views.style.metrics import Metrics
    from desktop.views.style.tokens import Tokens

_RULES = Template(
    """
QToolTip { color: $text1; background: $surface; border: 1px solid $line; padding: 4px 6px; }
QFrame[role="surface"], QWidget[role="surface"] { background: $surface; }
QFrame[role="sunken"], QWidget[role="sunken"] { background: $sunken; }
QFrame[role="app"], QWidget[role="app"] { background: $app; }
QFrame[role="card"] {
  background: $surface; border: 1px solid $line; border-radius: ${radius_card}px;
}
QFrame[role="rule"] { background: $line; border: none; }
QLabel { background: transparent; }
QLabel[role="support"] { color: $text2; }
QLabel[role="meta"], QLabel[role="section"] { color: $text3; }
QLabel[role="accent"] { color: $accent; }
QLabel[role="problem"] { color: $bad; }

QPushButton, QToolButton[role="button"] {
  color: $text1; background: $surface; border: 1px solid $line;
  border-radius: ${radius_field}px; padding: 6px 11px; outline: none;
}
QPushButton:hover, QToolButton[role="button"]:hover { background: $hover; }
QPushButton:pressed { background: $selected; }
QPushButton:disabled { color: $text3; background: $hover; border: 1px $off $line; }
QPushButton:focus, QToolButton[role="button"]:focus {
  border: 2px solid $focus; padding: 5px 10px;
}
QPushButton[role="primary"] {
  color: $on_accent; background: $accent; border-color: $accent;
}
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {
  background: $accent_hover; border-color: $accent_hover;
}
QPushButton[role="primary"]:focus { border: 2px solid $text1; }
QPushButton[role="primary"][waits="true"] {
  color: $text2; background: $sunken; border-color: $field_line;
}
QPushButton[role="primary"][waits="true"]:focus { border: 2px solid $focus; }
QPushButton[role="primary"]:disabled {
  color: $text3; background: $sunken; border: 1px $off $line;
}
QPushButton[role="danger"] { color: $bad; }
QPushButton[role="danger"]:disabled { color: $text3; }
QPushButton[role="quiet"], QPushButton[role="link"], QToolButton {
  background: transparent; border: 1px solid transparent; border-radius: ${radius_field}px;
}
QPushButton[role="quiet"], QToolButton { color: $text2; padding: 4px 6px; }
QPushButton[role="quiet"]:hover, QToolButton:hover { background: $hover; color: $text1; }
QPushButton[role="quiet"]:focus, QToolButton:focus { border: 2px solid $focus; padding: 3px 5px; }
QPushButton[role="link"] {
  color: $accent; padding: 1px 3px; border-radius: 4px; text-align: left;
}
QPushButton[role="link"]:hover { color: $accent_hover; text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid $focus; padding: 0 2px; }
QPushButton[role="link"]:disabled { color: $text3; }
QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  color: $text1; background: $surface; border: 1px solid $field_line;
  border-radius: ${radius_field}px; padding: 4px 8px;
  selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $text3;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $focus; padding: 3px 7px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
  color: $text3; background: $hover;
}
QLineEdit[problem="true"], QComboBox[problem="true"], QAbstractSpinBox[problem="true"] {
  border: 2px solid $bad; padding: 3px 7px;
}
QLineEdit[role="search"] { background: $sunken; border: 1px solid $search_line; padding: 7px 10px; }
QLineEdit[role="search"]:focus { border: 2px solid $focus; padding: 6px 9px; }
QLineEdit[role="bare"], QPlainTextEdit[role="bare"] {
  border: none; background: transparent; padding: 0;
}
QLineEdit[role="meta"] {
  color: $text3; border: none; border-radius: 0; background: transparent; padding: 0;
}
QLineEdit[role="meta"]:focus { color: $text1; border-bottom: 2px solid $focus; }
QLineEdit[role="meta"][problem="true"] { border-bottom: 2px solid $bad; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; padding: 0; }
QComboBox { combobox-popup: 0; }  /* the list below: over the field, Qt cuts a padded one short */
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$combo_arrow"); width: 12px; height: 12px; }
QComboBox QAbstractItemView, QMenu {
  color: $text1; background: $surface; border: 1px solid $line;
  selection-background-color: $selected; selection-color: $text1; outline: 0; padding: 4px;
}
QComboBox QAbstractItemView::item { padding: 5px 8px; border-radius: 6px; color: $text1; }
QComboBox QAbstractItemView::item:selected { background: $selected; }
QMenu::item { padding: 6px 22px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: $selected; color: $text1; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }

QAbstractItemView { background: $surface; border: none; outline: 0; }
QAbstractScrollArea { border: none; }
QScrollArea[role="ringed"] { border: 2px solid transparent; border-radius: ${radius_field}px; }
QScrollArea[role="ringed"]:focus { border-color: $focus; }
QTableView[role="bare"] { background: transparent; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  color: $text3; background: transparent; border: none; border-bottom: 1px solid $line;
  padding: 0 9px;
}
QHeaderView::section:hover { color: $text1; }
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $text3; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QCheckBox, QRadioButton { color: $text1; background: transparent; spacing: 8px; }
QCheckBox:disabled, QRadioButton:disabled { color: $text3; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator {
  width: ${check_side}px; height: ${check_side}px;
  background: $surface; border: 1px solid $text3; border-radius: 4px;
}
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus { border: 2px solid $focus; }
QCheckBox::indicator:checked {
  background: $accent; border-color: $accent; image: url("$check_mark");
}
QCheckBox::indicator:checked:focus { border: 2px solid $text1; }
QCheckBox::indicator:disabled { background: $hover; border-color: $line; }
QRadioButton::indicator {
  width: ${check_side}px; height: ${check_side}px;
  background: $surface; border: 1px solid $text3; border-radius: ${radio_round}px;
}
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: $focus; }
QRadioButton::indicator:checked {
  width: ${radio_hole}px; height: ${radio_hole}px; border: ${radio_ring}px solid $accent;
}
"""
)


def style_sheet(tokens: "Tokens", metrics: "Metrics") -> str:
    """Return the application's style sheet for these tokens."""
    values = {name: getattr(tokens, name) for name in tokens.__slots__}
    values |= {name: str(getattr(metrics, name)) for name in metrics.__slots__}
    # Where the ground does not stand out, a line does.
    values["search_line"] = tokens.sunken if tokens.sunken != tokens.surface else tokens.line
    # Black on white is no fainter when it cannot be pressed: its edge says so.
    values["off"] = "solid" if tokens.sunken != tokens.surface else "dashed"
    values["combo_arrow"] = resource("icons", "combo.svg").as_posix()  # one grey for light and dark
    # The mark is light or dark as what stands on the accent is.
    mark = "tick_light.svg" if tokens.on_accent > "#888888" else "tick_dark.svg"
    values["check_mark"] = resource("icons", mark).as_posix()
    side = max(14, metrics.line_height - 5)
    ring = round(side / 3)
    values["check_side"] = str(side)
    # A ring in the place of the line: both together are as wide as before.
    values |= {"radio_ring": str(ring), "radio_hole": str(side + 2 - 2 * ring)}
    values["radio_round"] = str(side // 2 + 1)
    return _RULES.substitute(values)
