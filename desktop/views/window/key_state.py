"""What each key could do now in a window, and to what: for the palette, which lists no more."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.models.conversation import ConversationStatus
from desktop.models.stage import Stage
from desktop.models.thread import Thread
from desktop.views.actions.conversation_actions import OF_MANY
from desktop.views.keys import KeyGroup, KeyId, key_of
from desktop.views.window.key_wiring import OF_CARD
from desktop.views.window.shortcuts import Action, Handlers

if TYPE_CHECKING:
    from desktop.views.side.side_panel import SidePanel
    from desktop.views.thread.thread_panel import ThreadPanel
    from desktop.views.window.main_window import MainWindow

_OF_ONE = frozenset({KeyGroup.CONVERSATION, KeyGroup.PAYMENT})
"""What is done with the conversation that is open."""


def with_state(
    window: "MainWindow", thread: "ThreadPanel", side: "SidePanel", handlers: Handlers
) -> Handlers:
    """The same keys, each knowing whether it would do anything. One that says so itself stays."""
    state = KeyState(window, thread, side)
    return {
        key_id: handler
        if isinstance(handler, Action)
        else Action(handler, partial(state.able, key_id), partial(state.about, key_id))
        for key_id, handler in handlers.items()
    }


_OF_THE_FORM = frozenset(
    {
        KeyId.ADD_LINE,
        KeyId.WHOSE_CHANGE,
        KeyId.TICKETING_LIMIT,
        KeyId.PRICE_EACH,
        KeyId.PASTE_ITINERARY,
        KeyId.ADD_FLIGHT,
    }
)
"""What is done to a quote while it is being built."""


class KeyState:
    """Looks at the panels of one window. A key that is not named here needs a conversation where
    its group is about one, and nothing else."""

    def __init__(self, window: "MainWindow", thread: "ThreadPanel", side: "SidePanel") -> None:
        self._window = window
        self._thread = thread
        self._side = side

    def able(self, key_id: KeyId) -> bool:
        """Whether a key would do anything now."""
        from desktop.views.payment.card_actions import CardAction
        from desktop.views.quote.quote_stage import Mode

        if key_of(key_id).group not in _OF_ONE:
            return True
        if key_id is KeyId.UNDO:
            return self._window.work is not None and self._window.work.doing.can_undo
        if self._picked and key_id in OF_MANY:
            return self._would_change_picked(key_id)
        shown = self._shown
        if shown is None:
            return False
        card, mode = self._thread.cards.current(), self._side.quote.mode
        in_sight = not self._window.guard.veiled
        match key_id:
            case KeyId.SEND:
                return in_sight and bool(self._thread.composer.text.strip())
            case KeyId.FIND_NEXT | KeyId.FIND_PREVIOUS:
                return not self._thread.finding.bar.isHidden()
            case KeyId.SAFE_REPLY:
                return shown.card_message is not None
            case KeyId.RESOLVE:
                return shown.conversation.status is not ConversationStatus.RESOLVED
            case KeyId.REOPEN:
                return shown.conversation.status is not ConversationStatus.OPEN
            case KeyId.TO_ME:
                return shown.conversation.assignee_id != self._me
            case KeyId.BLOCK:
                return not shown.contact.blocked
            case KeyId.UNBLOCK:
                return shown.contact.blocked is not False
            case KeyId.CHECK_NOW:
                return card is not None and card.ladder.stage.is_open
            case KeyId.COPY_LINK:
                return card is not None and bool(card.url)
            case KeyId.END_LINK:
                return self._thread.cards.can_end_link
            case key if key in OF_CARD:
                return in_sight and self._thread.cards.can(CardAction(OF_CARD[key]))
            case KeyId.REFUND:
                return in_sight and self._thread.cards.can_refund
            case KeyId.PRICE_AGAIN:
                return in_sight and card is not None and card.ladder.stage is Stage.PAID_AFTER_LAPSE
            case KeyId.APPROVE:
                return in_sight and self._thread.cards.can_approve
            case KeyId.PAID_ELSEWHERE:
                return in_sight and self._thread.cards.can_mark_elsewhere
            case KeyId.NEW_QUOTE:
                return in_sight and self._side.quote.footer.can_start_anew
            case KeyId.TICKET:
                return in_sight and mode is Mode.TICKET
            case KeyId.ADD_ALTERNATIVE:
                return in_sight and self._side.quote.offer.can_add
            case _ if key_id in _OF_THE_FORM:
                return in_sight and mode.is_edited
            case KeyId.COPY_CODE:
                return in_sight and mode is not Mode.EMPTY
            case KeyId.SEND_LINK:
                return in_sight and (mode.is_edited or mode is Mode.LAPSED)
            case KeyId.REPLY | KeyId.EMOJI | KeyId.QUOTE | KeyId.CUSTOMER | KeyId.HISTORY:
                return in_sight
            case _:
                return True

    def about(self, key_id: KeyId) -> str:
        """On what a key would act: `to Sanne de Vries, €186.00`."""
        from desktop.views.payment import card_words
        from desktop.views.words.formatting import money

        picked = self._picked
        if picked and key_id in OF_MANY:
            words = QCoreApplication.translate("KeyState", "{count} conversations")
            return words.format(count=picked)
        shown = self._shown
        if shown is None or key_of(key_id).group not in _OF_ONE:
            return ""
        name, translate = shown.contact.name, QCoreApplication.translate
        card = self._thread.cards.current()
        match key_id:
            case KeyId.SEND_LINK:
                quote = self._side.quote.form.quote()
                if quote is None or quote.total.amount <= 0:
                    return translate("KeyState", "to {name}").format(name=name)
                return translate("KeyState", "to {name}, {amount}").format(
                    name=name, amount=money(quote.total)
                )
            case KeyId.SEND | KeyId.REPLY | KeyId.SAFE_REPLY:
                return translate("KeyState", "to {name}").format(name=name)
            case KeyId.CHECK_NOW | KeyId.COPY_LINK | KeyId.END_LINK | KeyId.TICKET | KeyId.REFUND:
                amount = card_words.amount(card) if card is not None else ""
                return ", ".join(part for part in (name, amount) if part)
            case KeyId.UNDO | KeyId.FIND_IN_THREAD | KeyId.FIND_NEXT | KeyId.FIND_PREVIOUS:
                return ""
            case _:
                return name

    def _would_change_picked(self, key_id: KeyId) -> bool:
        """Whether a key would change any of those that are picked; one of which nothing is known
        in the window may be."""
        inbox = self._window.inbox
        rows = [inbox.model.row(number) for number in inbox.picking.picked]
        if key_id is KeyId.MERGE:
            return len(rows) <= 2
        known = [row for row in rows if row is not None]
        if len(known) < len(rows):
            return True
        match key_id:
            case KeyId.RESOLVE:
                return any(row.status is not ConversationStatus.RESOLVED for row in known)
            case KeyId.REOPEN:
                return any(row.status is not ConversationStatus.OPEN for row in known)
            case KeyId.TO_ME:
                return any(row.assignee_id != self._me for row in known)
            case _:
                return True

    @property
    def _me(self) -> int | None:
        return self._window.work.doing.me if self._window.work is not None else None

    @property
    def _picked(self) -> int:
        """How many conversations are picked in the inbox."""
        return len(self._window.inbox.picking.picked)

    @property
    def _shown(self) -> Thread | None:
        """The conversation that is open, once it has been read."""
        shown, wanted = self._thread.thread_shown, self._window.inbox.conversation_id
        if shown is None or shown.conversation.conversation_id != wanted:
            return None
        return shown
