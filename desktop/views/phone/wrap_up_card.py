"""The wrap-up: what the call was about, how it ended, and what colleagues should know of it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit

from desktop.models.phone_call import Call, CallEnd, CallReason
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.choice_chips import ChoiceChips
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.phone import phone_words as words
from desktop.views.phone.card_frame import CardFrame
from desktop.views.style.theme import TextRole, Theme

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class _Said:
    """What was said of a call so far; `seems` is the end that the money of it spoke for."""

    reason: str = ""
    end: str = ""
    text: str = ""
    seems: str = ""


class WrapUpCard(CardFrame):
    """`done` carries reason, end and the text of the note; `goes_on` says that they still talk,
    `dropped` that it was no call."""

    done = Signal(object, object, str)
    goes_on = Signal()
    dropped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Wrap up"), "wrapUpCard")
        self._theme = theme
        self._call_id = ""
        self._seems = ""
        self._kept: dict[str, _Said] = {}
        self._time = wrapped_label(theme, TextRole.BODY, "support")
        self._time.setObjectName("wrapUpTime")
        about, ended = self.tr("What was it about?"), self.tr("How did it end?")
        self.reason = ChoiceChips(
            theme, about, [(one.value, words.reason_words(one)) for one in CallReason]
        )
        self.reason.setObjectName("callReason")
        self.end = ChoiceChips(theme, ended, [(one.value, words.end_words(one)) for one in CallEnd])
        self.end.setObjectName("callEnd")
        self.text = QLineEdit()
        self.text.setObjectName("callNote")
        self.text.setMaxLength(_LONGEST)
        self.text.setPlaceholderText(self.tr("What was agreed; colleagues read it in the note"))
        self.text.setAccessibleName(self.tr("What was agreed; colleagues read it in the note"))
        self._problem = wrapped_label(theme, TextRole.SUPPORT, "problem")
        self._problem.setObjectName("wrapUpProblem")
        self._problem.hide()
        self.finish = KeyButton(theme, self.tr("End wrap-up"), role="primary")
        self.finish.setObjectName("endWrapUpButton")
        self.resume = KeyButton(theme, self.tr("Still talking"))
        self.resume.setObjectName("stillTalkingButton")
        self.drop = KeyButton(theme, self.tr("It was no call"), role="quiet")
        self.drop.setObjectName("noCallButton")
        self.column.addWidget(self._time)
        for label, chips in ((about, self.reason), (ended, self.end)):
            self.column.addWidget(self._label(label))
            self.column.addWidget(chips)
        self.column.addWidget(self.text)
        self.column.addWidget(self._problem)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        buttons.addWidget(self.resume)
        buttons.addWidget(self.finish)
        self.column.addLayout(buttons)
        self.finish.clicked.connect(self.press_done)
        self.text.returnPressed.connect(self.press_done)
        self.resume.clicked.connect(self.goes_on)
        self.drop.clicked.connect(self.dropped)

    def begin(self, call_id: str, ended: CallEnd | None) -> None:
        """Ask about this call; what was said of it before, and of another meanwhile, is kept.
        `ended` is how it seems to have ended, by the money of it."""
        if call_id != self._call_id:
            self._kept[self._call_id] = _Said(
                self.reason.value, self.end.value, self.text.text(), self._seems
            )
            said = self._kept.pop(call_id, _Said())
            self._call_id, self._seems = call_id, said.seems
            self.reason.set_value(said.reason)
            self.end.set_value(said.end)
            self.text.setText(said.text)
        self.propose(ended)
        self.say_problem("")

    def propose(self, ended: CallEnd | None) -> None:
        """Answer how it ended by the money of it, where the agent has not answered otherwise."""
        seems = ended.value if ended is not None else ""
        if self.end.value in ("", self._seems):
            self.end.set_value(seems)
        self._seems = seems

    def forget(self) -> None:
        """The call is over: what was said of it is not asked again."""
        self._call_id = self._seems = ""
        self.reason.set_value("")
        self.end.set_value("")
        self.text.clear()

    def show_call(self, call: Call, now: float) -> None:
        """Show how long it took, and where the note goes."""
        time = words.talked(call.talked_s(now))
        if call.conversation_id:
            said = self.tr("{time} on the line. The note goes into the conversation.")
        else:
            said = self.tr("{time} on the line. Without a conversation there is no note.")
        self._time.setText(said.format(time=time))
        self.text.setVisible(bool(call.conversation_id))

    def focus_first(self) -> None:
        """Go to the first question that is not answered."""
        if not self.reason.value:
            self.reason.focus_chosen()
        elif not self.end.value:
            self.end.focus_chosen()
        else:
            self.text.setFocus()

    def press_done(self) -> None:
        """End the wrap-up, or say what is missing and go there."""
        if self.reason.value and self.end.value:
            self.say_problem("")
            reason, end = CallReason(self.reason.value), CallEnd(self.end.value)
            self.done.emit(reason, end, self.text.text())
            return
        self.say_problem(
            self.tr("Say what it was about.")
            if not self.reason.value
            else self.tr("Say how it ended.")
        )
        self.focus_first()

    def say_problem(self, text: str) -> None:
        """Say why it did not end; empty takes that away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.goes_on.emit()
        else:
            super().keyPressEvent(event)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(self._theme.font(TextRole.SUPPORT_STRONG))
        return label
