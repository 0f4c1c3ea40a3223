"""A second person signs in on the asker's screen, and leaves nothing behind."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.elsewhere import PaidBy
from desktop.models.job import Job, JobKind, JobState
from desktop.models.money import Money
from desktop.models.stage import Stage
from desktop.services.secrecy.held_token import HeldToken
from desktop.views.approval.elsewhere_dialog import Elsewhere, ElsewhereDialog
from desktop.views.approval.second_person import SecondPersonDialog
from desktop.views.style.theme import Theme
from tests.views.thread.thread_world import card

ASKING = Job(
    "j1",
    "link:q1:1",
    JobKind.SEND_LINK,
    7,
    {"quote": ""},
    0.0,
    "q1",
    JobState.ASKING,
    {"reasons": [["waiver", None, None], ["link_limit", [48600, "EUR"], [30000, "EUR"]]]},
    error="needs_approval: The link is above your limit.",
)


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> Iterator[SecondPersonDialog]:
    host = QWidget()
    qtbot.addWidget(host)
    shown = SecondPersonDialog(theme, ASKING, Money(48600, "EUR"), "Frederiek", host)
    shown.open()
    yield shown
    shown.close()


def test_it_says_what_and_why_and_hides_the_token(dialog: SecondPersonDialog) -> None:
    told = dialog.accessibleDescription()
    assert "Payment link of €486.00" in told
    assert "€486.00 is above your limit of €300.00 for one link." in told
    assert "Something of the price is waived." in told
    assert "Asked by Frederiek" in told
    assert dialog.token.echoMode() is QLineEdit.EchoMode.Password
    assert not dialog.approve.isEnabled()


def test_by_keys_alone_and_the_field_is_empty_at_once(
    dialog: SecondPersonDialog, qtbot: QtBot
) -> None:
    signed: list[HeldToken] = []
    dialog.signed.connect(signed.append)
    qtbot.keyClicks(dialog.token, "0123456789abcdef")
    qtbot.keyClick(dialog.token, Qt.Key.Key_Return)
    assert [one.reveal() for one in signed] == ["0123456789abcdef"]
    assert dialog.token.text() == ""
    dialog.token.undo()
    assert dialog.token.text() == ""
    assert not dialog.token.isEnabled()
    dialog.refused("Nobody approves their own request.")
    assert dialog.problem.text() == "Nobody approves their own request."
    assert dialog.token.isEnabled()


def test_what_was_typed_is_forgotten_when_it_is_put_off(dialog: SecondPersonDialog) -> None:
    dialog.token.setText("0123456789abcdef")
    dialog.reject()
    assert dialog.token.text() == ""


def test_a_request_can_be_dropped(dialog: SecondPersonDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.given_up):
        dialog.drop.click()
    assert not dialog.isVisible()


def test_all_that_wraps_is_in_sight(dialog: SecondPersonDialog) -> None:
    dialog.refused("Bram Kuipers may not approve this. " * 4)
    for label in (dialog.problem, dialog.findChild(QWidget, "approvalReasons")):
        assert label is not None
        assert label.height() >= label.heightForWidth(label.width())


def test_how_it_was_paid_elsewhere(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    asked = ElsewhereDialog(theme, card(Stage.EXPIRED), host)
    marked: list[Elsewhere] = []
    asked.marked.connect(marked.append)
    asked.open()
    assert asked.amount.text() == "186.00" and not asked.mark.isEnabled()
    asked.how.setCurrentIndex(asked.how.findData(PaidBy.VOUCHER.value))
    qtbot.keyClicks(asked.reference, "EMD 0742412345678")
    asked.amount.setText("nothing")
    assert not asked.mark.isEnabled()
    asked.amount.setText("180.00")
    qtbot.keyClick(asked.reference, Qt.Key.Key_Return)
    assert marked == [Elsewhere(18000, PaidBy.VOUCHER, "EMD 0742412345678")]
