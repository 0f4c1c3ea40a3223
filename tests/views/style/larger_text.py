"""Builds the parts of the window and says, as JSON, which of their texts are cut.

Run as a program: how large the text is, is settled when Qt starts.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QModelIndex
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.models.conversation import Availability
from desktop.models.job import JobState
from desktop.models.quote import Flight, Passenger
from desktop.models.stage import Stage
from desktop.models.status import DeskStatus
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.inbox.inbox_delegate import InboxDelegate
from desktop.views.inbox.inbox_panel import InboxPanel
from desktop.views.keys import KEYS
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.quote_form import QuoteForm
from desktop.views.quote.ticket_form import TicketForm
from desktop.views.style.theme import TextRole, Theme, ThemeChoice
from desktop.views.thread.thread_items import ItemKind
from desktop.views.thread.thread_panel import ThreadPanel
from desktop.views.window.rail import Rail
from desktop.views.window.shortcuts_dialog import ShortcutsDialog
from desktop.views.window.status_bar import StatusBar
from tests.views.inbox.inbox_world import badge, row
from tests.views.thread.thread_world import NOW, QUOTE, card, job, message, thread

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC).timestamp()

_AROUND = 18
"""Border and padding of a field, by the style sheet."""


def parts(theme: Theme) -> Iterator[tuple[QWidget, int, int]]:
    """Each part of the window, with the width and height it has in a window of 1280 by 720."""
    tasks = Tasks(lambda doing, error: None)
    rows = [row(1, badge=badge(Stage.PAID), unread=3), row(2, reply_due_at=NOW + 60)]
    yield InboxPanel(theme, tasks, lambda: NOW, rows), max(328, theme.metrics.inbox_min_width), 690
    panel = ThreadPanel(theme, tasks)
    panel.show_thread(
        thread(
            message(1, "Kan ik omboeken?"),
            message(4, "link", out=True),
            cards=(card(Stage.SEEN),),
            jobs=(job(state=JobState.ASKING, error="did_it_arrive"),),
        )
    )
    yield panel, max(518, theme.metrics.thread_min_width), 690
    form = QuoteForm(theme, lambda: NOON)
    old = Flight("AMS", "BCN", "2026-11-25T19:40", "KL1677")
    form.set_quote(replace(QUOTE, old=old), sent_by="Messenger · private message")
    yield form, max(362, theme.metrics.quote_min_width - 10), 1400  # it scrolls in its panel
    yield (
        TicketForm(theme, (Passenger("Sanne de Vries"),), None),
        max(340, theme.metrics.quote_min_width - 32),
        300,
    )
    status = StatusBar(theme)
    status.show_status(DeskStatus(sandbox=True), NOW)
    yield status, 1220, theme.metrics.status_height
    rail = Rail(theme)
    rail.presence_button.show_agent("Frederiek Faber", 3, Availability.ONLINE)
    yield rail, theme.metrics.rail_width, 720
    keys = ShortcutsDialog(theme, KEYS)
    yield keys, keys.sizeHint().width(), keys.sizeHint().height()


def cut(whole: QWidget) -> Iterator[str]:
    """The texts that stand in too low or too narrow a place."""
    for one in whole.findChildren(QWidget):
        text = getattr(one, "text", None)
        if not one.isVisibleTo(whole) or not isinstance(one, QLabel | QLineEdit | QAbstractButton):
            continue
        words = str(text()) if callable(text) else ""
        metrics = QFontMetricsF(one.font())
        if words and one.contentsRect().height() < int(metrics.height()):
            yield f"{words}: {one.height()} high, {metrics.height()} needed"
        wide = metrics.horizontalAdvance(words)
        around = 0 if one.property("role") in ("bare", "meta") else _AROUND
        if isinstance(one, QLineEdit) and wide > one.width() - around:
            yield f"{words}: {one.width()} wide, {wide} needed"
        whole_line = isinstance(one, QLabel) and not isinstance(one, ElidedLabel)
        if whole_line and not one.wordWrap() and wide > one.width() + 1:
            yield f"{words}: {one.width()} wide, {wide} needed"


def main() -> None:
    app = QApplication([])
    QLocale.setDefault(QLocale("en_GB"))
    theme = Theme(app, ThemeChoice.LIGHT)
    found: list[str] = []
    for part, width, height in parts(theme):
        part.resize(width, height)
        part.show()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        app.processEvents()
        found += [f"{type(part).__name__}: {words}" for words in cut(part)]
        if isinstance(part, ThreadPanel):
            found += bubbles(part, theme)
        part.hide()
    found += painted(theme)
    print(json.dumps({"scale": theme.text_scale, "cut": found}))


def bubbles(panel: ThreadPanel, theme: Theme) -> Iterator[str]:
    """What is painted in a thread: lines that lie over each other."""
    font = QFontMetricsF(theme.font(TextRole.BODY)).height()
    meta = QFontMetricsF(theme.font(TextRole.META)).height()
    for item in panel.model.items():
        if item.kind is ItemKind.BUBBLE:
            shape = panel.view.delegate.shape(item, panel.view.viewport().width())
            if shape.bubble.height() < font or 0 < shape.meta.height() < meta:
                yield f"{item.text}: {shape}"


def painted(theme: Theme) -> Iterator[str]:
    """What has its height from the theme: less than the font of what stands in it."""
    metrics = theme.metrics
    for name, height, roles in (
        ("line", metrics.line_height, (TextRole.BODY, TextRole.STRONG)),
        ("meta", metrics.meta_height, (TextRole.META,)),
        ("badge", metrics.badge_height, (TextRole.BADGE,)),
        ("tab", metrics.tab_height, (TextRole.TAB,)),
        ("status", metrics.status_height, (TextRole.SMALL,)),
    ):
        needed = max(QFontMetricsF(theme.font(role)).height() for role in roles)
        if height < needed:
            yield f"{name}: {height}, {needed} needed"
    hint = InboxDelegate(theme, lambda: NOW).sizeHint(QStyleOptionViewItem(), QModelIndex())
    needed = 2 * metrics.line_height + metrics.badge_height
    if hint.height() < needed:
        yield f"inbox row: {hint.height()}, {needed} needed"


if __name__ == "__main__":
    main()
