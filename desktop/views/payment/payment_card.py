"""The payment card in the thread: the price, where it stands, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.models.conversation import Channel
from desktop.models.fraud_hints import Hint
from desktop.models.job import Job
from desktop.models.reach import Reach
from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.flow_layout import FlowLayout
from desktop.views.controls.link_button import RING, LinkButton
from desktop.views.controls.plain_tip import plain_tip
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.keymap import keymap, with_key
from desktop.views.keys import KeyId
from desktop.views.payment import card_words
from desktop.views.payment.badges import LEAVING_S, Badge, badge_of
from desktop.views.payment.card_actions import CardAction, CardActions, card_actions
from desktop.views.payment.hint_words import LOOKED_AT, together
from desktop.views.payment.ladder_strip import LadderStrip
from desktop.views.payment.link_ask import LinkAsk
from desktop.views.payment.refund_form import RefundForm, RefundWanted
from desktop.views.style.theme import TextRole, Theme, color

_COPIED_MS = 2000
_NOT_CHOSEN = frozenset({Stage.CANCELLED, Stage.EXPIRED, Stage.REFUSED})
_NAMES = {CardAction.ISSUE_TICKET: "enterTicketButton"}
_KEYS = {
    CardAction.COPY_LINK: KeyId.COPY_LINK,
    CardAction.CHECK_NOW: KeyId.CHECK_NOW,
    CardAction.RESEND: KeyId.RESEND_LINK,
    CardAction.REMIND: KeyId.REMIND,
    CardAction.REPLACE: KeyId.REPLACE_LINK,
    CardAction.END_OFFER: KeyId.END_OFFER,
    CardAction.OTHER_CHANNEL: KeyId.OTHER_CHANNEL,
    CardAction.RENEW: KeyId.RENEW_LINK,
    CardAction.SUGGEST: KeyId.SUGGEST_REPLY,
    CardAction.REFUND: KeyId.REFUND,
}
"""`issueTicketButton` is the ticket form's."""


class PaymentCard(QWidget):
    """One quote with its money. Real buttons; with the focus on the card itself, C copies the link,
    X asks whether to cancel, Enter does what is most likely next, arrows go on in the thread.

    `acted` carries a `CardAction` that the agent has pressed (and confirmed, where it ends a link
    or goes to the customer), `refund_wanted` a `RefundWanted` from the form that stands in the card
    meanwhile. `words_wanted` carries a `CardAction` that is asked first, with words that
    `ask_about` or `choose_reach` then show; `reach_chosen` by which channel a link goes. `left`
    carries the arrow key that leaves the card. `height_changed` says that it needs another height.
    """

    acted = Signal(object)
    refund_wanted = Signal(object)
    words_wanted = Signal(object)
    reach_chosen = Signal(object)
    left = Signal(int)
    height_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, heading: str = "") -> None:
        """With a `heading` it is a card of a page: larger, with these words above."""
        super().__init__(parent)
        self._theme = theme
        self._heading = heading
        self._card: QuoteCard | None = None
        self._actions = CardActions()
        self._buttons: dict[CardAction, QPushButton] = {}
        self._busy = False
        self._confirming: CardAction | None = None
        self._name = ""
        self._channel = Channel.API
        self._summary_text = self._provenance = ""
        self.setObjectName("paymentCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._copied = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._copied.timeout.connect(self._uncopy)
        theme.changed.connect(self.update)
        keymap().changed.connect(self._tell_keys)

    @property
    def card(self) -> QuoteCard | None:
        """What it shows."""
        return self._card

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Say what is worth a second look, where money has come and no ticket yet. It keeps nobody
        from going on."""
        looked_at = self._card is not None and self._card.ladder.stage in LOOKED_AT
        words = together(hints) if looked_at else ""
        if words != self._hints.text():
            self._hints.setText(words)
            self._hints.setVisible(bool(words))
            self._describe()
            self._fit()

    @property
    def actions_offered(self) -> tuple[CardAction, ...]:
        """What can be done now, in the order of the buttons."""
        return self._actions.all

    def button(self, action: CardAction) -> QPushButton | None:
        """The button of an action that is offered now."""
        return self._buttons.get(action)

    def show_card(self, card: QuoteCard, *, name: str, channel: Channel, now: float) -> None:
        """Show a quote's money as it is known now. `name` is how the customer is called."""
        self._card, self._name, self._channel = card, name, channel
        self._amount.setText(card_words.amount(card))
        look = badge_of(card_words.badge(card), now)
        self._badge.show_look(look)
        provenance = card_words.provenance(card.ladder, now)
        self._badge.setToolTip(plain_tip(provenance))
        self._badge.setAccessibleDescription(provenance)
        explained = " ".join(
            part
            for part in (
                card_words.explanation(card, name, channel),
                card_words.failure(card.job) if card.ladder.stage is not Stage.REFUSED else "",
                card_words.refunding(
                    card.job, name, card.ladder.currency, waits=self._waits(card.job, now)
                ),
            )
            if part
        )
        self._note.setText(explained)
        self._note.setVisible(bool(explained))
        self._ladder.show_ladder(card.ladder, channel, now)
        # An alternative that was not chosen has said all there is: the room is the others'.
        self._ladder.setVisible(
            not card.ladder.alternatives or card.ladder.stage not in _NOT_CHOSEN
        )
        actions = card_actions(card)
        if actions != self._actions or not self._buttons:
            self._actions = actions
            self._rebuild_actions()
        if self._confirming is not None and self._confirming not in actions.all:
            self._keep()
        if self._refund.is_open and (
            CardAction.REFUND not in actions.all or card.ladder.left != self._refund.left
        ):
            self._put_form_away()  # what it asked about is not so any more
        if self._asking.action is not None and self._asking.action not in actions.all:
            self._put_ask_away()
        self._write_summary(now)
        self.setAccessibleName(
            self.tr("Payment {amount}: {state}").format(amount=self._amount.text(), state=look.text)
        )
        self._provenance = provenance
        if card.ladder.stage not in LOOKED_AT:
            self.show_hints(())
        self._describe()
        self._fit()

    def _describe(self) -> None:
        """Say to a screen reader what stands on the card."""
        described = (
            self._summary_text,
            self._note.text(),
            self._hints.text(),
            self._ladder.accessibleName(),
            self._provenance,
        )
        self.setAccessibleDescription(". ".join(part for part in described if part))

    def set_busy(self, busy: bool) -> None:
        """While an action is under way nothing else can be pressed."""
        self._busy = busy
        for button in (*self._buttons.values(), self._yes):
            button.setEnabled(not busy)
        self._refund.set_busy(busy)
        self._asking.set_busy(busy)

    def show_copied(self) -> None:
        """Say on the button that the link is on the clipboard now."""
        button = self._buttons.get(CardAction.COPY_LINK)
        if button is not None:
            button.setText(self.tr("copied"))
            button.updateGeometry()
            self._copied.start()
            self._fit()

    def height_at(self, width: int) -> int:
        """The height that it needs at this width."""
        return max(self._box.totalHeightForWidth(width), self._box.totalMinimumSize().height())

    def press(self, action: CardAction) -> None:
        """Do what the button of `action` does; what ends the link asks first."""
        if self._busy or action not in self._actions.all:
            return
        if action.ends_link:
            self._ask(action)
        elif action.shows_words:
            self.words_wanted.emit(action)
        elif action is CardAction.REFUND and self._card is not None:
            self._refund.open(self._card.ladder, self._name)
            self._fit()
        else:
            self.acted.emit(action)

    def ask_about(self, action: CardAction, words: str) -> None:
        """Ask whether this shall go to the customer; `words` are what they would read."""
        if action in self._actions.all:
            question, yes = card_words.once_more(action, self._name)
            self._asking.ask(action, question, words, yes)
            self._fit()

    def choose_reach(self, reaches: Sequence[Reach], sms: int) -> None:
        """Ask by which other channel the link shall go, which takes so many SMS."""
        if CardAction.OTHER_CHANNEL in self._actions.all:
            self._asking.choose(self._name, reaches, sms)
            self._fit()

    def answer_address(self, problem: str) -> bool:
        """Say at the field why the address that was typed is none; put the field away where it is
        one. False where none is being typed any more."""
        if not self._asking.is_typed:
            return False
        if problem:
            self._asking.refuse_address(problem)
            self._fit()
        else:
            self._put_ask_away()
        return True

    def end_link(self) -> None:
        """Ask whether the link shall end, where it can be ended."""
        for ending in self._ending:
            self.press(ending)

    @property
    def can_end_link(self) -> bool:
        """Whether the link can be taken from the customer."""
        return bool(self._ending) and not self._busy

    @property
    def can_refund(self) -> bool:
        """Whether something that was paid can go back."""
        return CardAction.REFUND in self._actions.all and not self._busy

    @property
    def _ending(self) -> tuple[CardAction, ...]:
        return tuple(one for one in self._actions.all if one.ends_link)[:1]

    @property
    def refund_form(self) -> RefundForm:
        """Where the agent says how much goes back; hidden until `refund…` is pressed."""
        return self._refund

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if key == Qt.Key.Key_Escape and self._confirming is not None:
            self._keep()
        elif key == Qt.Key.Key_Escape and self._asking.action is not None:
            self._put_ask_away()
        elif self.hasFocus() and keymap().is_pressed(KeyId.COPY_LINK, event):
            self.press(CardAction.COPY_LINK)
        elif self.hasFocus() and keymap().is_pressed(KeyId.END_LINK, event):
            self.end_link()
        elif not plain or not self.hasFocus():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.left.emit(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._actions.primary is not None:
                self.press(self._actions.primary)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a click on the card is not one on the thread behind it

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._card is not None:
            self._rebuild_actions()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._theme.metrics.radius_card
        painter.setPen(QPen(color(tokens.line), 1.0))
        painter.setBrush(color(tokens.surface))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, radius, radius)
        painter.end()

    def _build(self) -> None:
        theme = self._theme
        self._amount = QLabel()
        large = bool(self._heading)
        self._amount.setFont(theme.font(TextRole.LARGE_AMOUNT if large else TextRole.AMOUNT))
        self._amount.setObjectName("paymentAmount")
        self._badge = Badge(theme)
        self._badge.setObjectName("paymentBadge")
        side = 18 if large else 13
        head = QHBoxLayout()
        head.setContentsMargins(side, 6 if large else 10, side, 0)
        head.addWidget(self._amount)
        head.addStretch(1)
        head.addWidget(self._badge)
        self._summary = QWidget()
        self._flow = FlowLayout(self._summary, gap=3, line_gap=0)
        self._note = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._note.setContentsMargins(RING, 0, RING, 0)
        self._note.setObjectName("paymentNote")
        self._hints = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._hints.setContentsMargins(RING, 0, RING, 0)
        self._hints.setObjectName("paymentHints")
        self._hints.hide()
        self._button_row = QWidget()
        self._button_flow = FlowLayout(self._button_row, gap=8, line_gap=6)
        for flow in (self._flow, self._button_flow):
            flow.setContentsMargins(RING, 0, RING, 0)
        self._confirm = self._confirmation()
        self._refund = RefundForm(theme)
        self._refund.wanted.connect(self._refund_asked)
        self._refund.closed.connect(self._put_form_away)
        self._refund.height_changed.connect(self._fit)
        self._asking = LinkAsk(theme)
        self._asking.agreed.connect(self._agreed)
        self._asking.reach_chosen.connect(self._reach_chosen)
        self._asking.closed.connect(self._put_ask_away)
        self._asking.height_changed.connect(self._fit)
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(side - RING, 2, side - RING, 9)
        self._middle.setSpacing(7)
        for part in (self._summary, self._note, self._hints, self._button_row):
            self._middle.addWidget(part)
        for part in (self._confirm, self._refund, self._asking):
            self._middle.addWidget(part)
        self._ladder = LadderStrip(theme)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(1, 1, 1, 1)
        self._box.setSpacing(0)
        if large:
            self._box.addWidget(self._title())
        self._box.addLayout(head)
        self._box.addLayout(self._middle)
        self._box.addWidget(self._ladder)

    def _title(self) -> QLabel:
        title = QLabel(self._heading)
        title.setFont(self._theme.font(TextRole.SECTION))
        title.setProperty("role", "section")
        title.setContentsMargins(18, 14, 18, 0)
        return title

    def add_below(self, part: QWidget) -> None:
        """Let something stand between what can be done and the ladder."""
        self._middle.addWidget(part)

    def _confirmation(self) -> QWidget:
        """The question that stands in the card before a link is taken away."""
        row = QWidget()
        row.setObjectName("cancelConfirmation")
        self._sure = wrapped_label(self._theme, TextRole.SUPPORT, "support")
        self._yes = QPushButton()
        self._yes.setObjectName("confirmCancelButton")
        self._yes.setProperty("role", "danger")
        self._no = QPushButton()
        self._no.setObjectName("keepLinkButton")
        for button in (self._yes, self._no):
            button.setFont(self._theme.font(TextRole.BUTTON))
            button.setAutoDefault(True)
        self._yes.clicked.connect(self._confirmed)
        self._no.clicked.connect(self._keep)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.add(self._yes)
        flow.add(self._no)
        box = QVBoxLayout(row)
        box.setContentsMargins(RING, 0, RING, 0)
        box.setSpacing(6)
        box.addWidget(self._sure)
        box.addWidget(buttons)
        row.hide()
        return row

    def _ask(self, action: CardAction) -> None:
        self._confirming = action
        assert self._card is not None
        question, yes = card_words.ending(self._card, action, self._name)
        self._sure.setText(question)
        self._yes.setText(yes)
        self._no.setText(self.tr("Keep it"))
        self._confirm.show()
        self._fit()
        self._yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirmed(self) -> None:
        action = self._confirming
        self._keep()
        if action is not None and not self._busy and action in self._actions.all:
            self.acted.emit(action)

    def _keep(self) -> None:
        self._confirming = None
        had_focus = self._yes.hasFocus() or self._no.hasFocus()
        self._confirm.hide()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def _refund_asked(self, wanted: RefundWanted) -> None:
        self._put_form_away()
        if not self._busy and CardAction.REFUND in self._actions.all:
            self.refund_wanted.emit(wanted)

    def _put_form_away(self) -> None:
        had_focus = self._refund.isAncestorOf(QApplication.focusWidget() or self)
        self._refund.close_form()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def _agreed(self, action: CardAction) -> None:
        self._put_ask_away()
        if not self._busy and action in self._actions.all:
            self.acted.emit(action)

    def _reach_chosen(self, reach: Reach) -> None:
        if not self._asking.is_typed:  # it may be no address, and is kept until that is known
            self._put_ask_away()
        if not self._busy:
            self.reach_chosen.emit(reach)

    def _put_ask_away(self) -> None:
        had_focus = self._asking.isAncestorOf(QApplication.focusWidget() or self)
        self._asking.close_ask()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    @staticmethod
    def _waits(job: Job | None, now: float) -> bool:
        """Whether a job has not left as soon as it was asked for."""
        return job is not None and now - job.created_at >= LEAVING_S

    def _uncopy(self) -> None:
        button = self._buttons.get(CardAction.COPY_LINK)
        if button is not None:
            button.setText(card_words.action_label(CardAction.COPY_LINK))
            button.updateGeometry()
            self._fit()

    def _rebuild_actions(self) -> None:
        """New buttons for a new set of actions; the focus stays on the card."""
        lost = any(button.hasFocus() for button in self._buttons.values())
        self._buttons = {}
        _empty(self._flow)
        _empty(self._button_flow)
        self._pieces: list[QLabel] = []
        for _ in range(2):
            label = QLabel()
            label.setFont(self._theme.font(TextRole.SUPPORT))
            label.setProperty("role", "support")
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._pieces.append(label)
            self._flow.add(label)
        for index, action in enumerate(self._actions.inline):
            link = LinkButton(self._theme, card_words.action_label(action))
            link.set_followed(index + 1 < len(self._actions.inline))
            self._flow.add(self._adopt(link, action))
        # Plain buttons: the one primary action of the view is the quote panel's.
        for action in self._actions.buttons:
            # Only what is pressed often says its key: a row of keys would say nothing.
            key = KeyId.TICKET if action is CardAction.ISSUE_TICKET else None
            words = card_words.action_label(action)  # in a line of links it may begin small
            button = KeyButton(self._theme, words[:1].upper() + words[1:], key=key)
            self._button_flow.add(self._adopt(button, action))
        self._button_row.setVisible(bool(self._actions.buttons))
        self._tell_keys()
        if lost:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _adopt(self, button: QPushButton, action: CardAction) -> QPushButton:
        button.setObjectName(_NAMES.get(action) or f"{_camel(action)}Button")
        button.setEnabled(not self._busy)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self.press(action))
        self._buttons[action] = button
        return button

    def _tell_keys(self) -> None:
        for action, button in self._buttons.items():
            key = _KEYS.get(action) or (KeyId.END_LINK if action.ends_link else None)
            if key is not None:
                button.setToolTip(with_key(card_words.action_label(action), key))

    def _write_summary(self, now: float) -> None:
        assert self._card is not None
        trip = card_words.trip(self._card)
        ends = card_words.deadline(self._card.ladder, now)
        texts = [trip, ends]
        self._summary_text = " · ".join(text for text in texts if text)
        more = bool(self._actions.inline)
        self._pieces[0].setText(f"{trip} ·" if ends or more else trip)
        self._pieces[1].setText(f"{ends} ·" if more else ends)
        self._pieces[1].setVisible(bool(ends))

    def _fit(self) -> None:
        for layout in (self._flow, self._button_flow, self._middle, self._box):
            layout.invalidate()  # a nested layout keeps its old height otherwise
        self.updateGeometry()
        self.height_changed.emit()
        self.update()


def _empty(layout: FlowLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _camel(action: CardAction) -> str:
    first, *rest = action.value.split("_")
    return first + "".join(word.capitalize() for word in rest)
