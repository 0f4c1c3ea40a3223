"""The thread's list: no overlap at any width, the reader's place kept, thousands opened at once."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.models.conversation import Channel, Message
from desktop.models.job import JobState
from desktop.models.stage import Stage
from desktop.models.thread import Thread, ThreadPage
from desktop.views.payment.payment_card import PaymentCard
from desktop.views.thread.job_question import JobQuestion
from desktop.views.thread.mention_uses import MentionUse, UsedMention
from desktop.views.thread.thread_items import ItemKind, ThreadItem
from desktop.views.thread.thread_model import PAGE, ThreadModel
from desktop.views.thread.thread_view import ThreadView
from desktop.views.thread.thread_words import ThreadWords
from desktop.views.thread.widget_row import RowContent, WidgetRow
from tests.views.thread.thread_world import (
    CONVERSATION,
    NOW,
    card,
    job,
    light_theme,
    message,
    on_screen,
    thread,
)

TEXTS = (
    "Ja graag!",
    "Kan ik mijn vlucht omboeken naar morgen en wat zijn de kosten? " * 3,
    "フライトを明日に変更したいのですが、料金はいくらですか?" * 3,
    "مرحبا، أريد تغيير رحلتي إلى الغد من فضلك. " * 3,
    "Thank you!! 🙌🙏👨‍👩‍👧",
    "regel één\nregel twee\n\nregel vier",
)


@dataclass
class Shown:
    """A list on the screen with its model."""

    view: ThreadView
    model: ThreadModel

    def rects(self) -> list[QRect]:
        """Where the rows stand, those too that nobody sees yet."""
        self.view.settle()
        return [self.view.visualRect(self.model.index(row)) for row in range(self.model.rowCount())]


def make(item: ThreadItem) -> RowContent:
    theme = light_theme()
    return PaymentCard(theme) if item.kind is ItemKind.CARD else JobQuestion(theme)


def update(content: RowContent, item: ThreadItem) -> None:
    if isinstance(content, PaymentCard) and item.card is not None:
        content.show_card(item.card, name="Sanne", channel=Channel.MESSENGER, now=NOW)
    elif isinstance(content, JobQuestion) and item.job is not None:
        content.show_job(item.job, name="Sanne", channel=Channel.MESSENGER)


@pytest.fixture
def open_thread(qtbot: QtBot) -> Callable[[Thread], Shown]:
    def open_it(what: Thread, width: int = 680, height: int = 600) -> Shown:
        words = ThreadWords(lambda: NOW)
        view = ThreadView(light_theme(), words, make, update)
        model = ThreadModel(words.spoken, words.hint, view)
        view.set_thread_model(model)
        view.resize(width, height)
        on_screen(qtbot, view)
        model.show(what)
        return Shown(view, model)

    return open_it


def talk(count: int, first: int = 1) -> list[Message]:
    return [
        message(
            number,
            TEXTS[number % len(TEXTS)],
            out=number % 3 == 0,
            at=NOW - 40 * 3600 + number * 400,
        )
        for number in range(first, first + count)
    ]


def overlaps(rects: list[QRect]) -> list[int]:
    return [
        row
        for row in range(1, len(rects))
        if rects[row].top() != rects[row - 1].top() + rects[row - 1].height()
    ]


@pytest.mark.parametrize("width", [680, 420, 980, 381])
def test_rows_never_overlap_after_the_width_changes(
    open_thread: Callable[[Thread], Shown], width: int
) -> None:
    asking = job(state=JobState.ASKING, error="did_it_arrive", text=TEXTS[1])
    shown = open_thread(thread(*talk(40), cards=(card(Stage.DECLINED),), jobs=(asking,)))
    before = [rect.height() for rect in shown.rects()]
    shown.view.resize(width, 600)
    rects = shown.rects()
    assert overlaps(rects) == []
    inner = shown.view.viewport().width()
    for row, rect in enumerate(rects):
        assert rect.height() == shown.view.delegate.row_height(shown.model.index(row), inner)
    assert width == 680 or width > 680 or [rect.height() for rect in rects] != before


def test_after_any_resizes_the_rows_are_as_high_as_in_a_fresh_window(
    open_thread: Callable[[Thread], Shown],
) -> None:
    asking = job(state=JobState.ASKING, error="did_it_arrive", text=TEXTS[1])
    what = thread(*talk(24), cards=(card(Stage.DECLINED),), jobs=(asking,))
    resized = open_thread(what)
    widths = random.Random(4).sample(range(381, 1900), 6)
    for width in (*widths, 381, 680):
        resized.view.resize(width, 600)
        fresh = open_thread(what, width)
        assert [rect.size() for rect in resized.rects()] == [rect.size() for rect in fresh.rects()]
        assert overlaps(resized.rects()) == []
        fresh.view.close()


def test_a_bubble_holds_all_its_lines(open_thread: Callable[[Thread], Shown]) -> None:
    shown = open_thread(thread(*talk(12)))
    width = shown.view.viewport().width()
    for item in shown.model.items():
        if item.kind is ItemKind.BUBBLE:
            block = shown.view.delegate.block(item, width)
            shape = shown.view.delegate.shape(item, width)
            assert shape.bubble.height() >= block.line_count * 19
            assert shape.bubble.right() <= width
            assert shape.bubble.left() >= 0


def test_ours_stand_right_and_theirs_left(open_thread: Callable[[Thread], Shown]) -> None:
    shown = open_thread(thread(message(1), message(2, out=True)))
    width = shown.view.viewport().width()
    theirs, ours = (
        shown.view.delegate.shape(item, width).bubble for item in shown.model.items()[1:]
    )
    assert theirs.left() == 22
    assert ours.right() == width - 22


def test_a_short_thread_stands_at_the_bottom(open_thread: Callable[[Thread], Shown]) -> None:
    shown = open_thread(thread(message(1)))
    last = shown.rects()[-1]
    assert last.bottom() == shown.view.viewport().height() - 1
    assert shown.view.verticalScrollBar().maximum() == 0


def test_it_stays_at_the_newest_message(open_thread: Callable[[Thread], Shown]) -> None:
    shown = open_thread(thread(*talk(60)))
    bar = shown.view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    shown.model.show(thread(*talk(61)))
    shown.view.executeDelayedItemsLayout()
    assert bar.value() == bar.maximum()
    shown.view.resize(500, 400)
    assert bar.value() == bar.maximum()


def test_scrolled_up_it_stays_and_a_pill_tells_of_new_messages(
    open_thread: Callable[[Thread], Shown], qtbot: QtBot
) -> None:
    shown = open_thread(thread(*talk(60)))
    bar = shown.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = shown.view.indexAt(shown.view.rect().center())
    place = shown.view.visualRect(top).top()
    number = top.row()
    shown.model.show(thread(*talk(61)))
    shown.view.executeDelayedItemsLayout()
    assert shown.view.visualRect(shown.model.index(number)).top() == place
    pill = shown.view.findChild(QPushButton, "newMessagesPill")
    assert pill is not None
    assert pill.isVisible()
    pill.click()
    assert bar.value() == bar.maximum()
    assert not pill.isVisible()


def test_older_messages_come_in_above_without_a_jump(
    open_thread: Callable[[Thread], Shown], qtbot: QtBot
) -> None:
    shown = open_thread(thread(*talk(PAGE, first=PAGE + 1), has_older=True))
    bar = shown.view.verticalScrollBar()
    with qtbot.waitSignal(shown.view.older_wanted):
        bar.setValue(0)
    seen = shown.model.row_of(f"message:{PAGE + 2}")
    assert seen is not None
    place = shown.view.visualRect(shown.model.index(seen)).top()
    shown.model.prepend(thread(*talk(PAGE)))
    shown.view.executeDelayedItemsLayout()
    moved = shown.model.row_of(f"message:{PAGE + 2}")
    assert moved is not None
    assert moved > seen
    assert shown.view.visualRect(shown.model.index(moved)).top() == place


def test_five_thousand_messages_open_by_their_newest_page(
    open_thread: Callable[[Thread], Shown],
) -> None:
    everything = talk(5000)
    shown = open_thread(thread(message(1)))
    other = thread(*everything[-PAGE:], has_older=True)
    shown.model.clear()
    shown.model.show(other)
    shown.view.viewport().grab()
    assert len([item for item in shown.model.items() if item.message]) == PAGE
    while shown.model.has_older:
        oldest = shown.model.oldest_id
        assert oldest is not None
        page = everything[max(0, oldest - 1 - PAGE) : oldest - 1]
        shown.model.prepend(thread(*page, has_older=page[0].message_id > 1))
    assert len([item for item in shown.model.items() if item.message]) == 5000


def test_what_is_out_of_sight_finds_its_height_and_moves_nothing(
    open_thread: Callable[[Thread], Shown], qtbot: QtBot
) -> None:
    shown = open_thread(thread(*talk(60), cards=(card(Stage.DECLINED),)))
    delegate, view = shown.view.delegate, shown.view
    assert delegate.guessed_before > 30
    last = shown.model.rowCount() - 1
    seen = [view.visualRect(shown.model.index(row)) for row in (last - 2, last - 1, last)]
    view.viewport().grab()
    qtbot.waitUntil(lambda: delegate.guessed_before == 0)
    assert [view.visualRect(shown.model.index(row)) for row in (last - 2, last - 1, last)] == seen
    width = view.viewport().width()
    heights = [delegate.row_height(shown.model.index(row), width) for row in range(last + 1)]
    assert [rect.height() for rect in shown.rects()] == heights
    assert overlaps(shown.rects()) == [] and view.stays_at_newest


def test_who_goes_up_at_once_meets_rows_of_their_own_height(
    open_thread: Callable[[Thread], Shown],
) -> None:
    shown = open_thread(thread(*talk(60)))
    view, delegate = shown.view, shown.view.delegate
    assert delegate.guessed_before > 30
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() - 900)
    assert delegate.guessed_before == 0 and not view.stays_at_newest
    assert overlaps(shown.rects()) == []
    again = open_thread(thread(*talk(60)))
    again.view.go_to(5)
    assert again.view.delegate.guessed_before == 0
    assert again.view.viewport().rect().contains(again.rects()[5])


def test_what_lies_further_back_is_not_laid_out_by_what_was_shown_before(
    open_thread: Callable[[Thread], Shown],
) -> None:
    shown = open_thread(thread(*talk(60)))
    view = shown.view
    view.viewport().grab()  # and what is out of sight would be laid out soon
    assert view.delegate.guessed_before > 30
    few = ThreadPage(CONVERSATION.conversation_id, tuple(talk(4)), has_older=False, has_newer=True)
    shown.model.jump(few)
    assert view._unlaid == 0 and not view._rest.isActive()


def test_a_card_that_needs_more_room_gets_it(open_thread: Callable[[Thread], Shown]) -> None:
    shown = open_thread(thread(message(1), message(4, out=True), cards=(card(Stage.SEEN),)))
    content = shown.view.contents()[0]
    assert isinstance(content, PaymentCard)
    before = content.height()
    content.press(content.actions_offered[-1])
    shown.view.executeDelayedItemsLayout()
    assert content.height() > before
    assert content.height() == content.height_at(content.width())
    assert overlaps(shown.rects()) == []


def test_the_cards_widget_survives_what_happens_around_it(
    open_thread: Callable[[Thread], Shown],
) -> None:
    shown = open_thread(thread(message(1), message(4, out=True), cards=(card(Stage.SENT),)))
    content = shown.view.contents()[0]
    moved_on = (message(1), message(4, out=True), message(5), message(6, out=True))
    shown.model.show(thread(*moved_on, cards=(card(Stage.PAID),)))
    shown.view.executeDelayedItemsLayout()
    assert shown.view.contents() == [content]
    assert isinstance(content, PaymentCard)
    assert content.card == card(Stage.PAID)


def test_arrows_go_through_bubbles_and_into_the_card(
    open_thread: Callable[[Thread], Shown], qtbot: QtBot
) -> None:
    shown = open_thread(
        thread(message(1), message(4, out=True), message(5), cards=(card(Stage.SEEN),))
    )
    shown.view.setFocus()
    qtbot.keyClick(shown.view, Qt.Key.Key_Up)
    assert shown.view.currentIndex().row() == 3
    qtbot.keyClick(shown.view, Qt.Key.Key_Up)
    content = shown.view.contents()[0]
    assert content.hasFocus()
    qtbot.keyClick(content, Qt.Key.Key_Up)
    assert shown.view.hasFocus()
    assert shown.view.currentIndex().row() == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down])
def test_the_first_arrow_in_another_thread_comes_to_its_newest_row(
    open_thread: Callable[[Thread], Shown], qtbot: QtBot, key: Qt.Key
) -> None:
    shown = open_thread(thread(message(1)))
    shown.view.setFocus()
    other = replace(CONVERSATION, conversation_id=8)
    shown.model.show(thread(message(5), message(6), message(7), conversation=other))
    qtbot.keyClick(shown.view, key)
    assert shown.view.currentIndex().row() == 3
    qtbot.keyClick(shown.view, Qt.Key.Key_Up)
    assert shown.view.currentIndex().row() == 2


def test_who_comes_back_by_a_key_comes_to_the_newest_row(
    open_thread: Callable[[Thread], Shown], qtbot: QtBot
) -> None:
    first = (message(1), message(4, out=True))
    shown = open_thread(thread(*first, cards=(card(Stage.SEEN),)))
    content = shown.view.contents()[0]
    shown.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
    qtbot.keyClick(shown.view, Qt.Key.Key_End)
    assert content.hasFocus()
    content.clearFocus()
    shown.model.show(thread(*first, message(5), cards=(card(Stage.SEEN),)))
    shown.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert shown.view.hasFocus()
    assert shown.view.currentIndex().row() == 3
    qtbot.keyClick(shown.view, Qt.Key.Key_Up)
    assert content.hasFocus()


def test_a_card_shows_that_the_list_stands_at_it(
    open_thread: Callable[[Thread], Shown], qtbot: QtBot
) -> None:
    shown = open_thread(thread(message(4, out=True), message(5), cards=(card(Stage.SEEN),)))
    content = shown.view.contents()[0]
    row = content.parentWidget()
    assert isinstance(row, WidgetRow)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Up):
        qtbot.keyClick(shown.view, key)
    assert content.hasFocus()
    content.clearFocus()
    before = row.grab().toImage()
    shown.view.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert shown.view.hasFocus()  # and Shift+Tab can go on from here
    assert row.grab().toImage() != before
    qtbot.keyClick(shown.view, Qt.Key.Key_Return)
    assert content.hasFocus()


def test_ctrl_c_copies_the_current_bubble(
    open_thread: Callable[[Thread], Shown], qtbot: QtBot
) -> None:
    shown = open_thread(thread(message(1, "K7Q2MX graag")))
    shown.view.setFocus()
    with qtbot.waitSignal(shown.view.copy_wanted) as copied:
        qtbot.keyClick(shown.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.args[0].text == "K7Q2MX graag"


def test_escape_leaves_the_thread(open_thread: Callable[[Thread], Shown], qtbot: QtBot) -> None:
    shown = open_thread(thread(message(1)))
    shown.view.setFocus()
    with qtbot.waitSignal(shown.view.left):
        qtbot.keyClick(shown.view, Qt.Key.Key_Escape)


def test_a_screen_reader_hears_who_wrote_what_and_how_far_it_came(
    open_thread: Callable[[Thread], Shown],
) -> None:
    shown = open_thread(thread(message(1, "Hoi"), message(2, "Dag Sanne", out=True)))

    def spoken(row: int) -> str:
        index: QModelIndex = shown.model.index(row)
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    assert spoken(1).startswith("Sanne de Vries, ")
    assert spoken(1).endswith(": Hoi")
    assert "Frederiek · read: Dag Sanne" in spoken(2)
    hint = str(shown.model.index(2).data(Qt.ItemDataRole.ToolTipRole))
    assert hint.endswith("Frederiek · read")
    assert shown.view.accessibleName()


def test_a_click_on_what_is_named_says_so_and_one_beside_it_does_not(
    qtbot: QtBot, open_thread: Callable[[Thread], Shown]
) -> None:
    shown = open_thread(thread(message(1, "Hi, my booking is R4T8WN")))
    used: list[UsedMention] = []
    shown.view.mention_used.connect(used.append)
    row = shown.rects()[-1]
    places = [QPoint(x, y) for y in range(row.top(), row.bottom(), 6) for x in range(0, 400, 6)]
    index = shown.view.indexAt(row.center())
    named = [at for at in places if shown.view.delegate.mention_at(index, row, at) is not None]
    assert named
    viewport = shown.view.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=named[0])
    assert used == [UsedMention("R4T8WN", MentionUse.BOOKING)]
    qtbot.mouseMove(viewport, named[0])
    assert viewport.cursor().shape() == Qt.CursorShape.PointingHandCursor
    beside = next(at for at in places if at not in named)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=beside)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=named[0])
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=beside)
    qtbot.mouseClick(viewport, Qt.MouseButton.RightButton, pos=named[0])
    assert len(used) == 1


def test_on_a_wide_screen_question_and_answer_stay_near_each_other(
    open_thread: Callable[[Thread], Shown],
) -> None:
    shown = open_thread(thread(*(message(at, text) for at, text in enumerate(TEXTS, 1))))
    narrow = shown.view.viewport().width()
    shown.view.resize(2600, 600)
    viewport = shown.view.viewport()
    assert narrow < viewport.width() <= 1080
    assert abs(viewport.geometry().center().x() - shown.view.width() // 2) < 12
    shown.view.resize(680, 600)
    assert viewport.width() == narrow


def test_a_conversation_that_we_opened_says_that_nothing_stands_there_yet(
    open_thread: Callable[[Thread], Shown],
) -> None:
    shown = open_thread(thread())
    assert shown.view.accessibleDescription().startswith("There are no messages here yet.")
    said = shown.view.viewport().grab().toImage()
    shown.model.show(thread(message(1, "Ja graag!")))
    assert not shown.view.accessibleDescription()
    shown.model.show(thread())
    assert shown.view.viewport().grab().toImage() == said
    shown.model.clear()
    assert not shown.view.accessibleDescription()
    assert shown.view.viewport().grab().toImage() != said
