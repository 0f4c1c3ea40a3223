"""Notices: what happened, what was kept, what to press; dismissed by hand, read aloud."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.use_cases.refusals import LinkRefused
from desktop.views.style.theme import Theme, Tone
from desktop.views.window.toast import ACTION_SHOWN_FOR_S, SHOWN_FOR_S, Notice, Toast, Toaster


def host(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_a_refusal_says_what_would_work(theme: Theme, qtbot: QtBot) -> None:
    window = host(qtbot)
    toaster = Toaster(theme, window)
    toaster.report("Sending", LinkRefused("Another link is open.", "Cancel that one first."))
    [notice] = toaster.notices
    assert (notice.text, notice.detail, notice.tone) == (
        "Another link is open.",
        "Cancel that one first.",
        Tone.BAD,
    )
    toast = window.findChild(Toast)
    assert toast.accessibleName() == "Another link is open. Cancel that one first."
    assert window.rect().contains(toast.geometry())


def test_an_unknown_failure_says_what_was_kept_and_no_secret(theme: Theme, qtbot: QtBot) -> None:
    toaster = Toaster(theme, host(qtbot))
    toaster.report("Sending the payment link", RuntimeError("https://pay/secret"))
    [notice] = toaster.notices
    assert notice.text == "Sending the payment link did not work"
    assert "kept" in notice.detail
    assert "secret" not in notice.text + notice.detail


def test_the_button_acts_once_and_puts_the_notice_away(theme: Theme, qtbot: QtBot) -> None:
    window = host(qtbot)
    toaster = Toaster(theme, window)
    opened: list[int] = []
    toaster.show(Notice("Paid €186.00", action=("Open", lambda: opened.append(7))))
    qtbot.mouseClick(window.findChild(QPushButton, "toastAction"), Qt.MouseButton.LeftButton)
    assert opened == [7]
    assert toaster.notices == ()


def test_escape_and_the_cross_put_it_away(theme: Theme, qtbot: QtBot) -> None:
    window = host(qtbot)
    toaster = Toaster(theme, window)
    toaster.show(Notice("One", tone=Tone.BAD))
    qtbot.keyClick(window.findChild(Toast), Qt.Key.Key_Escape)
    assert toaster.notices == ()
    toaster.show(Notice("Two", tone=Tone.BAD))
    dismiss = [one for one in window.findChildren(QWidget, "toastDismiss") if one.isVisible()]
    qtbot.mouseClick(dismiss[0], Qt.MouseButton.LeftButton)
    assert toaster.notices == ()


def test_problems_stay_and_good_news_leaves() -> None:
    assert Notice("Not sent", tone=Tone.BAD).shown_for_s is None
    assert Notice("Copied").shown_for_s == SHOWN_FOR_S
    assert Notice("Paid", action=("Open", lambda: None)).shown_for_s == ACTION_SHOWN_FOR_S
    assert Notice("Declined", tone=Tone.BAD, passes=True).shown_for_s == SHOWN_FOR_S


def test_at_most_three_and_none_twice(theme: Theme, qtbot: QtBot) -> None:
    toaster = Toaster(theme, host(qtbot))
    for text in ("One", "Two", "Two", "Three", "Four"):
        toaster.say(text)
    assert [notice.text for notice in toaster.notices] == ["Two", "Three", "Four"]
    toaster.dismiss()
    assert [notice.text for notice in toaster.notices] == ["Two", "Three"]


def test_notices_stand_over_their_part_of_the_window(theme: Theme, qtbot: QtBot) -> None:
    window = host(qtbot)
    part = QRect(300, 0, 320, 600)
    toaster = Toaster(theme, window, beside=lambda: part)
    toaster.say("Sent", "The link is on its way.")
    toast = window.findChild(Toast)
    assert part.contains(toast.geometry())
    part.translate(100, 0)
    toaster.place()
    assert part.contains(toast.geometry())


def test_where_the_head_is_read_notices_stand_at_the_foot_the_newest_lowest(
    theme: Theme, qtbot: QtBot
) -> None:
    window = host(qtbot)
    part = QRect(0, 0, 800, 560)
    toaster = Toaster(theme, window, beside=lambda: part, at_foot=lambda: True)
    toaster.say("One")
    toaster.say("Two")
    one, two = window.findChildren(Toast)
    assert part.contains(one.geometry()) and part.contains(two.geometry())
    assert part.height() // 2 < one.geometry().bottom() < two.geometry().top()


def test_a_notice_leaves_the_bar_free_in_which_somebody_types(theme: Theme, qtbot: QtBot) -> None:
    window = host(qtbot)
    toaster = Toaster(theme, window)
    bar = QWidget(window)
    bar.setGeometry(0, 60, 800, 50)
    bar.hide()
    toaster.keep_below(bar)
    toaster.say("Undone")
    toast = window.findChild(Toast)
    usual = toast.y()
    assert bar.geometry().intersects(toast.geometry())
    bar.show()
    assert toast.y() > bar.geometry().bottom()
    bar.resize(800, 90)
    assert toast.y() > bar.geometry().bottom()
    bar.hide()
    assert toast.y() == usual
