"""The middle of the Phone: the cards of the call that is shown, one below the other."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.phone.blank_words import BlankWords
from desktop.views.phone.caller_card import CallerCard
from desktop.views.phone.talk_card import TalkCard
from desktop.views.phone.together_card import TogetherCard
from desktop.views.phone.ways_card import WaysCard
from desktop.views.phone.who_card import WhoCard
from desktop.views.phone.wrap_up_card import WrapUpCard
from desktop.views.style.theme import Theme

_EDGE, _TOP, _BETWEEN = 26, 22, 16


class PhoneCards(QWidget):
    """Without a call there are words on what to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.card = CallerCard(theme)
        self.wrap_up = WrapUpCard(theme)
        self.who = WhoCard(theme)
        self.ways = WaysCard(theme)
        self.talk = TalkCard(theme)
        self.together = TogetherCard(theme)
        self._cards = QWidget()
        self._cards.setProperty("role", "page")
        self._filler = QWidget()
        self._blank = BlankWords(
            theme,
            self.tr(
                "Wait for the call, or find the customer by number, booking, name or quote code."
            ),
        )
        inside = QVBoxLayout(self._cards)
        inside.setContentsMargins(_EDGE, _TOP, _EDGE, _TOP)
        inside.setSpacing(_BETWEEN)
        for one in (self.card, self.wrap_up, self.who, self.talk, self.ways):
            inside.addWidget(one)
        inside.addWidget(self.together, 1)
        inside.addWidget(self._filler, 1)
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._cards)
        both.addWidget(self._blank, 1)

    def show_blank(self, blank: bool) -> None:
        """Show the words, or the cards."""
        self._cards.setVisible(not blank)
        self._blank.setVisible(blank)

    def show_conversation(self, there: bool) -> None:
        """Show what a call has once it goes on in a conversation."""
        self.talk.setVisible(there)
        self.together.setVisible(there)
        self._filler.setVisible(not there)

    def turn_to(self, call_id: str) -> None:
        """Another call is shown: what was typed for one is not offered for another."""
        self.who.typed.turn_to(call_id)
        self.ways.typed.turn_to(call_id)
        self.ways.say_problem("")
