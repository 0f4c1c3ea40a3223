"""Entering documents: one or more for each passenger or a reason, checked, none twice."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.models.conversation import Channel
from desktop.models.issuing import Issue
from desktop.models.issuing import Issued as Recorded
from desktop.models.job import JobKind, JobState
from desktop.models.quote import Passenger
from desktop.models.stage import Stage
from desktop.models.ticket import TicketNumber
from desktop.models.travel_document import TravelDocument
from desktop.views.quote.ticket_field import number_problem
from desktop.views.quote.ticket_form import TicketForm
from tests.views.thread.thread_world import NOW, QUOTE, card, job, ladder, light_theme, on_screen

SANNE, TOM = Passenger("Sanne de Vries"), Passenger("Tom de Vries")


class Issued:
    """What the form handed over."""

    def __init__(self) -> None:
        self.issues: list[Issue] = []

    def __call__(self, issue: Issue) -> None:
        self.issues.append(issue)

    @property
    def numbers(self) -> list[tuple[TicketNumber, ...]]:
        """The numbers alone, of each time."""
        return [tuple(one.number for one in issue.all) for issue in self.issues]


def form(qtbot: QtBot, *passengers: Passenger, issued: Issued | None = None) -> TicketForm:
    widget = TicketForm(
        light_theme(),
        passengers,
        issued,
        preview=lambda numbers: widget.show_preview(
            numbers, f"Je ticket: {', '.join(map(str, numbers))}"
        ),
        customer="Sanne",
    )
    on_screen(qtbot, widget)
    return widget


def edit(widget: TicketForm, name: str) -> QLineEdit:
    found = widget.findChild(QLineEdit, name)
    assert found is not None
    return found


def issue(widget: TicketForm) -> QPushButton:
    found = widget.findChild(QPushButton, "issueTicketButton")
    assert found is not None
    return found


def test_one_passenger_one_number(qtbot: QtBot) -> None:
    issued = Issued()
    widget = form(qtbot, SANNE, issued=issued)
    qtbot.keyClicks(edit(widget, "ticketNumberEdit"), "074 1234 567890")
    qtbot.keyClick(edit(widget, "ticketNumberEdit"), Qt.Key.Key_Return)
    assert issued.numbers == [(TicketNumber("074", "1234567890"),)]


def test_each_passenger_has_a_field_by_name_and_enter_goes_on(qtbot: QtBot) -> None:
    issued = Issued()
    widget = form(qtbot, SANNE, TOM, issued=issued)
    first, second = edit(widget, "ticketNumberEdit"), edit(widget, "ticketNumberEdit2")
    assert "Tom de Vries" in second.accessibleName()
    qtbot.keyClicks(first, "0741234567890")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert second.hasFocus()
    qtbot.keyClicks(second, "0741234567891")
    issue(widget).click()
    assert [str(number) for number in issued.numbers[0]] == ["074-1234567890", "074-1234567891"]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "missing"),
        ("074-12345", "13 digits, this has 8"),
        ("074-123456789O", "digits only"),
        ("0740000000000", "all zeros"),
        ("998-2345678901", "No airline has numbers with 998"),
        ("074-2345678901, EMD-S 998-8201234567 C", "No airline has numbers with 998"),
    ],
)
def test_a_wrong_number_says_why_under_its_field(qtbot: QtBot, typed: str, reason: str) -> None:
    issued = Issued()
    widget = form(qtbot, SANNE, issued=issued)
    edit(widget, "ticketNumberEdit").setText(typed)
    issue(widget).click()
    shown = widget.findChild(QLabel, "ticketNumberEditProblem")
    assert shown is not None
    assert reason in shown.text()
    assert shown.isVisible()
    assert reason in edit(widget, "ticketNumberEdit").accessibleDescription()
    assert edit(widget, "ticketNumberEdit").hasFocus()
    assert issued.numbers == []


def test_the_reason_goes_when_the_number_is_right(qtbot: QtBot) -> None:
    widget = form(qtbot, SANNE)
    issue(widget).click()
    assert widget.problems
    edit(widget, "ticketNumberEdit").setText("0741234567890")
    assert widget.problems == ()
    assert number_problem("0741234567890") == ""


def test_the_same_number_for_two_passengers_is_refused(qtbot: QtBot) -> None:
    issued = Issued()
    widget = form(qtbot, SANNE, TOM, issued=issued)
    for name in ("ticketNumberEdit", "ticketNumberEdit2"):
        edit(widget, name).setText("074-1234567890")
    issue(widget).click()
    assert issued.numbers == []
    assert any("Sanne de Vries" in problem for problem in widget.problems)


def test_the_agent_sees_what_the_customer_will_be_told(qtbot: QtBot) -> None:
    widget = form(qtbot, SANNE)
    preview = widget.findChild(QLabel, "ticketPreview")
    assert preview is not None
    assert not preview.isVisible()
    edit(widget, "ticketNumberEdit").setText("0741234567890")
    assert preview.isVisible()
    assert preview.text() == "Je ticket: 074-1234567890"
    before = (TravelDocument.parse("0741234567890"),)
    edit(widget, "ticketNumberEdit").setText("0741234567891")
    widget.show_preview(before, "what was composed for the numbers before")
    assert preview.text() == "Je ticket: 074-1234567891"


def test_nothing_is_issued_twice_while_it_is_under_way(qtbot: QtBot) -> None:
    issued = Issued()
    widget = form(qtbot, SANNE, issued=issued)
    edit(widget, "ticketNumberEdit").setText("0741234567890")
    issue(widget).click()
    widget.set_busy(True)
    issue(widget).click()
    widget.press_issue()
    assert len(issued.numbers) == 1


def test_a_refusal_keeps_what_was_typed(qtbot: QtBot) -> None:
    widget = form(qtbot, SANNE)
    edit(widget, "ticketNumberEdit").setText("0741234567890")
    widget.show_refusal("Not paid yet.", "Wait for the payment.")
    refusal = widget.findChild(QLabel, "ticketRefusal")
    assert refusal is not None
    assert refusal.isVisible()
    assert edit(widget, "ticketNumberEdit").text() == "0741234567890"


def test_typed_numbers_stay_with_their_passengers_when_the_quote_is_read_again(
    qtbot: QtBot,
) -> None:
    widget = form(qtbot, SANNE)
    edit(widget, "ticketNumberEdit").setText("0741234567890")
    widget.set_passengers((TOM, SANNE))
    assert [field.text() for field in widget.edits] == ["", "0741234567890"]


def test_another_quote_does_not_inherit_the_numbers(qtbot: QtBot) -> None:
    widget = form(qtbot, SANNE)
    paid = card(Stage.PAID)
    widget.show_card(paid, name="Sanne", channel=Channel.MESSENGER, now=NOW)
    edit(widget, "ticketNumberEdit").setText("0741234567890")
    widget.show_card(paid, name="Sanne", channel=Channel.MESSENGER, now=NOW)
    assert edit(widget, "ticketNumberEdit").text() == "0741234567890"
    other = replace(paid, quote=replace(QUOTE, quote_id="q2"))
    widget.show_card(other, name="Sanne", channel=Channel.MESSENGER, now=NOW)
    assert edit(widget, "ticketNumberEdit").text() == ""


@pytest.mark.parametrize(
    ("stage", "state", "words"),
    [
        (Stage.TICKETED, JobState.READY, "on its way"),
        (Stage.TICKETED, JobState.ASKING, "Nobody can say"),
        (Stage.TOLD, None, "was told in Messenger"),
    ],
)
def test_after_issuing_it_says_whether_the_customer_knows(
    qtbot: QtBot, stage: Stage, state: JobState | None, words: str
) -> None:
    widget = form(qtbot, SANNE)
    reached = {Stage.PAID: NOW, Stage.TICKETED: NOW}
    if stage is Stage.TOLD:
        reached[Stage.TOLD] = NOW
    telling = job(JobKind.TICKET_TOLD, state) if state is not None else None
    issued = card(known=ladder(stage, reached=reached), job=telling, tickets=("074-1234567890",))
    widget.show_card(issued, name="Sanne", channel=Channel.MESSENGER, now=NOW)
    assert words in widget.outcome
    assert "074-1234567890" in widget.outcome
    assert not issue(widget).isVisible()


def test_a_refund_that_failed_says_nothing_about_the_message(qtbot: QtBot) -> None:
    widget = form(qtbot, SANNE)
    reached = {Stage.PAID: NOW, Stage.TICKETED: NOW}
    failed = job(JobKind.REFUND, JobState.FAILED, error="Nothing was refunded.")
    issued = card(known=ladder(Stage.TICKETED, reached=reached), job=failed)
    widget.show_card(issued, name="Sanne", channel=Channel.MESSENGER, now=NOW)
    assert "is on its way" in widget.outcome


# --- documents beyond one number each


BLOCK = """  1.DE VRIES/TOM MR  2.DE VRIES/SANNE MRS
 12 FA PAX 074-2345678902-03/ETKL/EUR186.00/30NOV26/AMSKL2101/57200001/S3-4/P1
 13 FA PAX 074-2345678901/ETKL/EUR186.00/30NOV26/AMSKL2101/57200001/S3-4/P2
 14 FO 074-1111111111AMS20OCT26/57200001/P1
"""


def test_a_pasted_block_fills_the_fields_by_name_and_says_what_it_left_out(qtbot: QtBot) -> None:
    issued = Issued()
    widget = form(qtbot, SANNE, TOM, issued=issued)
    QGuiApplication.clipboard().setText(BLOCK)
    first = edit(widget, "ticketNumberEdit")
    qtbot.keyClick(first, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [one.text() for one in widget.edits] == ["074-2345678901", "074-2345678902-03"]
    assert "2 documents were read" in widget.pasted
    assert "exchanged numbers were left out" in widget.pasted
    issue(widget).click()
    assert [one.together for one in issued.issues[0].all] == [1, 2]


def test_one_number_is_pasted_as_anywhere(qtbot: QtBot) -> None:
    widget = form(qtbot, SANNE)
    QGuiApplication.clipboard().setText("074-2345678901")
    first = edit(widget, "ticketNumberEdit")
    qtbot.keyClick(first, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert first.text() == "074-2345678901"
    assert widget.pasted == ""


def test_a_passenger_without_a_ticket_needs_a_reason(qtbot: QtBot) -> None:
    issued = Issued()
    widget = form(qtbot, SANNE, TOM, issued=issued)
    edit(widget, "ticketNumberEdit").setText("0741234567890, EMD-A 074-8201234567 C/0C3")
    lack = widget.findChild(QPushButton, "noTicketButton2")
    assert lack is not None
    lack.click()
    issue(widget).click()
    assert issued.issues == []
    assert any("why" in problem for problem in widget.problems)
    edit(widget, "ticketNumberEdit2").setText("sits on her lap")
    issue(widget).click()
    assert issued.issues[0].without == {2: "sits on her lap"}
    assert [str(one) for one in issued.issues[0].documents[1]] == [
        "074-1234567890",
        "EMD-A 074-8201234567 C/0C3",
    ]


def test_what_is_there_is_recorded_and_the_others_wait(qtbot: QtBot) -> None:
    issued = Issued()
    widget = form(qtbot, SANNE, TOM, issued=issued)
    part = widget.findChild(QPushButton, "recordPartButton")
    assert part is not None
    assert not part.isVisible()
    edit(widget, "ticketNumberEdit2").setText("0741234567891")
    assert part.isVisible()
    part.click()
    assert list(issued.issues[0].covered) == [2]
    known = replace(ladder(Stage.PARTLY_TICKETED), issued=Recorded(2, frozenset({2})))
    half = card(known=known, tickets=("074-1234567891",))
    widget.show_card(
        replace(half, quote=replace(half.quote, passengers=(SANNE, TOM))),
        name="Sanne",
        channel=Channel.MESSENGER,
        now=NOW,
    )
    assert [one.objectName() for one in widget.edits] == ["ticketNumberEdit"]
    recorded = widget.findChild(QLabel, "ticketsRecorded")
    assert recorded is not None
    assert "074-1234567891" in recorded.text()
