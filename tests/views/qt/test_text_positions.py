"""An emoji counts twice for Qt and once for Python."""

from PySide6.QtGui import QTextCursor, QTextDocument

from desktop.views.qt.text_positions import line_before, qt_places


def test_what_stands_behind_an_emoji_is_found() -> None:
    text = "a 😀 {x} 👍 {y}"
    document = QTextDocument(text)
    place = qt_places(text)
    for wanted in ("{x}", "{y}"):
        at = text.index(wanted)
        cursor = QTextCursor(document)
        cursor.setPosition(place(at))
        cursor.setPosition(place(at + 3), QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == wanted
    assert [qt_places("abc")(at) for at in range(4)] == [0, 1, 2, 3]


def test_the_line_before_the_cursor_ends_at_the_cursor() -> None:
    document = QTextDocument("one\n😀 two 👍 three")
    cursor = QTextCursor(document)
    cursor.setPosition(len("one\n") + 2 + len(" two "))
    assert line_before(cursor) == "😀 two "
