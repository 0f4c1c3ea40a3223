"""Says over the form that what stands there replaces a link which the customer can still pay."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.models.one_line import isolated
from desktop.models.quote_code import quote_code, spoken
from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.sections import rule, section
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.keys import KeyId
from desktop.views.payment import card_words
from desktop.views.qt.announcements import announce
from desktop.views.quote.open_quote import OpenQuote
from desktop.views.quote.quote_stage import Mode
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words.formatting import moment

_TRYING = frozenset({Stage.PAYING, Stage.AT_BANK})


class ReplaceNote(QWidget):
    """`kept` says that the link stays as it is."""

    kept = Signal()

    def __init__(self, theme: Theme, opened: OpenQuote) -> None:
        super().__init__()
        self._opened = opened
        self.setObjectName("replaceNote")
        frame, inside = section(theme)
        inside.setSpacing(6)
        self._title = QLabel()
        self._title.setFont(theme.font(TextRole.NAME))
        self._title.setWordWrap(True)
        self._words = wrapped_label(theme, TextRole.SUPPORT, "support")
        self.keep_button = KeyButton(theme, self.tr("Keep the link as it is"), key=KeyId.KEEP_LINK)
        self.keep_button.setObjectName("keepLinkAsItIsButton")
        self.keep_button.setAutoDefault(True)
        self.keep_button.clicked.connect(self.kept)
        for part in (self._title, self._words, self.keep_button):
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(frame)
        column.addWidget(rule())
        self.hide()

    @property
    def words(self) -> str:
        """What it says below its heading."""
        return self._words.text()

    @property
    def title(self) -> str:
        """Its heading."""
        return self._title.text()

    def follow(self) -> None:
        """Say which link is replaced, and what becomes of it; hidden where none is."""
        card, shown, was_hidden = self._opened.card, self._opened.shown, self.isHidden()
        if self._opened.mode is not Mode.REPLACE or card is None or shown is None:
            self.hide()
            return
        code = spoken(quote_code(card.quote.quote_id))
        self._title.setText(self.tr("Replaces the link of code {code}").format(code=code))
        self._words.setText(self._about(card, isolated(shown.name), self._opened.now()))
        self.setAccessibleName(f"{self._title.text()}. {self._words.text()}")
        self.show()
        if was_hidden:
            announce(self, self.accessibleName())

    def _about(self, card: QuoteCard, name: str, now: float) -> str:
        ladder, amount = card.ladder, card_words.amount(card)
        if not ladder.stage.is_open:
            return self.tr("That link has ended meanwhile, so this goes as a new one.")
        ends = ladder.expires_at
        stands = (
            self.tr("{name} can pay {amount} with it until {time}.")
            if ends is not None
            else self.tr("{name} can pay {amount} with it.")
        )
        words = [
            stands.format(name=name, amount=amount, time=moment(ends, now) if ends else ""),
            self.tr("It ends when you send this; until then it stays as it is."),
        ]
        if ladder.stage in _TRYING:
            words.insert(0, self.tr("{name} is paying it just now.").format(name=name))
        return " ".join(words)
