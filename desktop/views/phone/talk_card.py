"""While they talk: the payment large, the code to spell, and the word about the bank's app."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.models.conversation import Channel
from desktop.models.quote_code import quote_code, spoken
from desktop.models.reach import Reach
from desktop.models.sms import sms_parts
from desktop.models.spelled import spelled
from desktop.models.thread import QuoteCard, Thread
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.link_button import RING
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.keys import KeyId
from desktop.views.payment import card_words
from desktop.views.payment.payment_card import PaymentCard
from desktop.views.phone.card_frame import CardFrame
from desktop.views.phone.phone_words import way as words_of
from desktop.views.style.theme import TextRole, Theme


class _Spelled(QWidget):
    """The code of the quote as it is spelled, and the button for the QR code."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.code = QLabel()
        self.code.setObjectName("spelledCode")
        self.code.setFont(theme.font(TextRole.TRIP))
        self.words = wrapped_label(theme, TextRole.SUPPORT, "support")
        self.words.setObjectName("spelledWords")
        self.qr_button = KeyButton(theme, self.tr("QR code"), key=KeyId.QR_CODE)
        self.qr_button.setObjectName("qrButton")
        self.way = wrapped_label(theme, TextRole.SUPPORT, "support")
        self.way.setObjectName("wentBy")
        self.way.hide()
        self.hint = wrapped_label(theme, TextRole.SUPPORT, "support")
        self.hint.setObjectName("bankHint")
        self.hint.setText(
            self.tr(
                "Ask for the bank’s app to be at hand: the customer confirms the payment there."
                " Paid by link it is an online payment; take no card numbers on the phone."
            )
        )
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.code)
        first.addWidget(self.words, 1)
        first.addWidget(self.qr_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(RING, 2, RING, 2)
        column.setSpacing(6)
        column.addWidget(self.way)
        column.addLayout(first)
        column.addWidget(self.hint)


class TalkCard(QWidget):
    """`payment` shows the money of the conversation, as its card in the thread does; without a link
    there are words on what to do. `qr_wanted` is the button."""

    qr_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._url = ""
        self.payment = PaymentCard(theme, heading=self.tr("While you talk"))
        self._spelled = _Spelled(theme)
        self._spelled.qr_button.clicked.connect(self.qr_wanted)
        self.payment.add_below(self._spelled)
        self._empty = CardFrame(theme, self.tr("While you talk"), "noLinkCard")
        self._words = wrapped_label(theme, TextRole.BODY, "support")
        self._words.setText(
            self.tr(
                "No payment link yet. Fill in the quote at the right while you talk, and ask for"
                " the bank’s app to be at hand: the customer confirms the payment there. The code"
                " that you spell and the payment’s steps stand here once the link is sent."
            )
        )
        self._empty.column.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.payment)
        column.addWidget(self._empty)
        self.payment.hide()
        self.payment.height_changed.connect(self._fit)

    @property
    def url(self) -> str:
        """The link that can be paid now, a bearer secret; empty where there is none."""
        return self._url

    def show_qr(self, over: QWidget) -> None:
        """Show the link as a QR code, over this widget."""
        if self._url and self.payment.card is not None:
            from desktop.views.phone.qr_dialog import QrDialog  # its library is seldom needed

            QrDialog(self._theme, self._url, card_words.amount(self.payment.card), over).open()

    def show_thread(
        self, thread: Thread | None, card: QuoteCard | None, went: Reach | None = None
    ) -> None:
        """Show what stands beside the payment; `payment` itself is shown by the thread's cards.
        `went` is by which way the link has gone."""
        self.payment.setVisible(card is not None)
        self._empty.setVisible(card is None)
        self._url = card.url if card is not None else ""
        if card is None or thread is None:
            return
        code = quote_code(card.quote.quote_id)
        self._spelled.code.setText(spoken(code))
        said = " ".join(spelled(code))
        words = self.tr("{spelled}. It stands in the message, and confirms that it is us.")
        count = _parts(thread, card)
        if count:
            parts = self.tr("%n SMS", "", count)
            words = f"{parts} · {words}"
        self._spelled.words.setText(words.format(spelled=said))
        gone = self.tr("The link went by {way}.").format(way=words_of(went)) if went else ""
        self._spelled.way.setText(gone)
        self._spelled.way.setVisible(bool(gone))
        is_open = card.ladder.stage.is_open
        self._spelled.setVisible(is_open)
        self._spelled.qr_button.setEnabled(bool(self._url))
        self._fit()

    def _fit(self) -> None:
        height = self.payment.height_at(self.width())
        if self.payment.isVisibleTo(self) and height != self.payment.minimumHeight():
            self.payment.setMinimumHeight(height)
            self.updateGeometry()


def _parts(thread: Thread, card: QuoteCard) -> int:
    """How many SMS the message with the link took; 0 for another channel, or before it stands."""
    if thread.conversation.channel is not Channel.SMS:
        return 0
    number = card.ladder.message
    text = next((one.text for one in thread.messages if one.message_id == number), "")
    return sms_parts(text).count if text else 0
