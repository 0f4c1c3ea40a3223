"""A row as it is painted: one height, the chosen one with its edge, badges that fit."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.models.conversation import Channel
from desktop.models.stage import Stage
from desktop.views.inbox.inbox_delegate import InboxDelegate
from desktop.views.inbox.inbox_model import InboxModel
from desktop.views.inbox.inbox_panel import InboxList
from desktop.views.qt.tasks import Tasks
from desktop.views.style.metrics import METRICS
from desktop.views.style.theme import Theme
from tests.views.inbox.inbox_world import NOW, badge, row

ROWS = (
    row(1, badge=badge(Stage.PAYING, method="ideal")),
    row(2, "A very long name of somebody with many surnames", channel=Channel.X, unread=3),
    row(3, badge=badge(Stage.SEEN, expires_at=NOW + 7830), asking=1, queued=1),
    row(4, "王小明", preview="谢谢 🙏", reply_due_at=NOW - 300),
)


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> Iterator[InboxList]:
    tasks = Tasks(lambda doing, error: None)
    view = InboxList(theme)
    model = InboxModel(tasks, lambda: NOW, tasks)
    model.show_first(ROWS)
    view.setModel(model)
    view.setItemDelegate(InboxDelegate(theme, lambda: NOW, view))
    view.resize(METRICS.inbox_width, 4 * METRICS.row_height + 40)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    yield view
    shiboken6.delete(tasks)


def picture(view: InboxList) -> QImage:
    return view.viewport().grab().toImage()


def near(one: QColor, other: str) -> bool:
    wanted = QColor(other)
    return (
        abs(one.red() - wanted.red())
        + abs(one.green() - wanted.green())
        + abs(one.blue() - wanted.blue())
        < 12
    )


def test_all_rows_have_one_height(view: InboxList) -> None:
    delegate = view.itemDelegate()
    option = QStyleOptionViewItem()
    sizes = {delegate.sizeHint(option, view.model().index(at, 0)).height() for at in range(4)}
    assert sizes == {METRICS.row_height}
    assert view.visualRect(view.model().index(1, 0)).top() == METRICS.row_height


def test_the_chosen_row_has_its_edge(view: InboxList, theme: Theme) -> None:
    view.setCurrentIndex(view.model().index(1, 0))
    image = picture(view)
    middle = METRICS.row_height + METRICS.row_height // 2
    assert near(image.pixelColor(1, middle), theme.tokens.accent)
    assert near(image.pixelColor(9, middle), theme.tokens.selected)
    assert near(image.pixelColor(1, METRICS.row_height // 2), theme.tokens.surface)


def test_badges_and_unread_are_painted(view: InboxList, theme: Theme) -> None:
    image = picture(view)
    assert near(image.pixelColor(66, 60), theme.tokens.progress_bg)  # Paying, in the first row
    pill = [
        image.pixelColor(x, y)
        for x in range(METRICS.inbox_width - 30, METRICS.inbox_width - 14)
        for y in range(METRICS.row_height + 44, METRICS.row_height + 62)
    ]
    assert any(near(one, theme.tokens.accent) for one in pill)


def test_what_does_not_fit_gives_way_and_nothing_is_painted_outside(
    view: InboxList, theme: Theme
) -> None:
    view.resize(METRICS.inbox_min_width, view.height())
    view.clearFocus()
    image = picture(view)
    edge = image.width() - 3
    rows = range(4 * METRICS.row_height)
    line, surface = theme.tokens.line, theme.tokens.surface
    strays = [y for y in rows if not near(image.pixelColor(edge, y), surface)]
    assert [y for y in strays if not near(image.pixelColor(edge, y), line)] == []


def test_a_row_that_is_not_read_yet_has_its_shape(theme: Theme, qtbot: QtBot) -> None:
    tasks = Tasks(lambda doing, error: None)
    model = InboxModel(tasks, lambda: NOW, tasks)
    model.show_first([row(1)])
    model._pages.rows.clear()
    view = InboxList(theme)
    view.setModel(model)
    view.setItemDelegate(InboxDelegate(theme, lambda: NOW, view))
    view.resize(QSize(METRICS.inbox_width, 120))
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    center = QPoint(METRICS.row_padding + 18, 11 + 18)
    assert near(picture(view).pixelColor(center), theme.tokens.sunken)
    shiboken6.delete(tasks)


def test_what_stands_open_is_not_unread(view: InboxList, theme: Theme, qtbot: QtBot) -> None:
    at = next(at for at, one in enumerate(ROWS) if one.unread)
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)

    def marked() -> bool:
        image, rect = picture(view), view.visualRect(view.model().index(at, 0))
        return any(
            near(image.pixelColor(x, y), theme.tokens.accent)
            for x in range(rect.width() // 2, rect.width() - 10)  # inside of the focus ring
            for y in range(rect.top() + 8, rect.bottom() - 8)
        )

    view.setCurrentIndex(view.model().index((at + 1) % len(ROWS), 0))
    assert marked()
    view.setCurrentIndex(view.model().index(at, 0))
    assert not marked()
