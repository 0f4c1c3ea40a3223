"""What each key of the main window does: in the window itself, and in its panels."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.hub_words import Availability
from desktop.models.inbox import InboxTab
from desktop.models.preferences import TEXT_PERCENTS
from desktop.views.keys import Key, KeyGroup, KeyId
from desktop.views.window.places import Place
from desktop.views.window.shortcuts import Action, Handlers

if TYPE_CHECKING:
    from desktop.models.thread import QuoteCard
    from desktop.views.actions.conversation_actions import ConversationActions
    from desktop.views.board.board_page import BoardPage
    from desktop.views.phone.phone_page import PhonePage
    from desktop.views.side.side_panel import SidePanel
    from desktop.views.thread.thread_panel import ThreadPanel
    from desktop.views.window.main_window import MainWindow

_TABS = {
    KeyId.TAB_MINE: InboxTab.MINE,
    KeyId.TAB_UNASSIGNED: InboxTab.UNASSIGNED,
    KeyId.TAB_TO_PAY: InboxTab.TO_PAY,
    KeyId.TAB_TO_TICKET: InboxTab.TO_TICKET,
    KeyId.TAB_ALL: InboxTab.ALL,
}
_VIEWS = (KeyId.VIEW_1, KeyId.VIEW_2, KeyId.VIEW_3, KeyId.VIEW_4)
_PRESENCES = {
    KeyId.AVAILABLE: Availability.ONLINE,
    KeyId.BUSY: Availability.BUSY,
    KeyId.AWAY: Availability.OFFLINE,
}


OF_CARD = {
    KeyId.RESEND_LINK: "resend",
    KeyId.REMIND: "remind",
    KeyId.REPLACE_LINK: "replace",
    KeyId.END_OFFER: "end_offer",
    KeyId.OTHER_CHANNEL: "other_channel",
    KeyId.RENEW_LINK: "renew",
    KeyId.SUGGEST_REPLY: "suggest",
    KeyId.GIVEN_BACK: "given_back",
    KeyId.TICKET_ENDED: "ticket_ended",
    KeyId.ASK_RESIDUAL: "ask_residual",
}
"""What the payment card offers, by the action's value: its module comes after the first paint."""
_EVERYWHERE = frozenset(
    {
        KeyId.DO_NOT_DISTURB,
        KeyId.LEAVE,
        KeyId.PALETTE,
        KeyId.INBOX,
        KeyId.PAYMENTS,
        KeyId.PHONE,
        KeyId.BOARD,
        KeyId.WALLBOARD,
        KeyId.EXPORT_BOARD,
        KeyId.SETTINGS,
        KeyId.TEXT_LARGER,
        KeyId.TEXT_SMALLER,
        KeyId.TEXT_NORMAL,
        KeyId.PRESENCE,
        *_PRESENCES,
        KeyId.CHANGE_KEYS,
        KeyId.DISMISS,
        KeyId.VEIL,
        KeyId.LOCK,
        KeyId.HELP,
        KeyId.QUIT,
    }
)
"""What concerns the whole window, whatever it shows."""
_ON_PAGES = frozenset({KeyId.SEARCH, KeyId.EXPORT_PAYMENTS})
"""What a full-width page does in its own way."""
_OF_CALLER = frozenset({KeyId.CUSTOMER, KeyId.HISTORY, KeyId.QUOTE})
"""What stands beside the caller on the Phone, as it does beside a thread."""
_IN_PHONE = frozenset({KeyId.SEARCH, KeyId.NEXT_PANE, KeyId.PREVIOUS_PANE})
"""What the Phone does in its own way."""


def in_reach(window: "MainWindow", key: Key) -> bool:
    """Whether what a key acts on is before the agent: most keys rest while the settings or a
    full-width page stand there, so that nothing is sent, resolved or moved that is out of sight."""
    if key.key_id in _EVERYWHERE:
        return True
    phone = window.places.phone
    if phone is not None and phone.isVisible():
        leads_there = key.key_id in _OF_CALLER and phone.has_conversation
        acts_there = key.group is KeyGroup.PAYMENT and phone.shows_quote
        is_ours = key.group is KeyGroup.PHONE or key.key_id in _IN_PHONE
        return is_ours or leads_there or acts_there
    if window.places.in_inbox:
        return key.group is not KeyGroup.PHONE
    page = window.places.page()
    return page is not None and key.key_id in _ON_PAGES


def window_keys(window: "MainWindow") -> Handlers:
    """The keys that work from the first paint on."""
    return {
        KeyId.NEXT: partial(_step, window, 1),
        KeyId.PREVIOUS: partial(_step, window, -1),
        KeyId.SEARCH: window.places.focus_search,
        KeyId.SEARCH_HUB: window.inbox.search_hub,
        KeyId.SEARCH_SCOPE: Action(
            window.inbox.turn_scope,
            lambda: window.inbox.scope is not None and not window.inbox.scope.isHidden(),
        ),
        KeyId.LEAVE: partial(_leave, window),
        **{key_id: partial(window.inbox.show_tab, tab) for key_id, tab in _TABS.items()},
        **{key_id: _view(window, at) for at, key_id in enumerate(_VIEWS)},
        KeyId.FILTER: window.inbox.filtering.open,
        KeyId.PALETTE: window.show_palette,
        KeyId.INBOX: window.rail.to_inbox,
        KeyId.PRESENCE: window.rail.presence_button.open_menu,
        KeyId.NEXT_PANE: partial(_go_round, window, 1),
        KeyId.PREVIOUS_PANE: partial(_go_round, window, -1),
        KeyId.DISMISS: window.toaster.dismiss,
        KeyId.VEIL: window.guard.toggle_veil,
        KeyId.LOCK: window.guard.lock,
        KeyId.HELP: window.show_keys,
        KeyId.QUIT: window.close,
    }


def panel_keys(
    window: "MainWindow", thread: "ThreadPanel", side: "SidePanel", work: "ConversationActions"
) -> Handlers:
    """The keys of the panels, which come with the desk."""
    from desktop.views.payment.card_actions import CardAction
    from desktop.views.side.side_tabs import SideTab  # not before the first paint

    quote = side.quote

    def in_sight(act: Callable[[], object]) -> Callable[[], object]:
        """What is hidden must not be sent or changed."""
        return lambda: None if window.guard.veiled else act()

    return {
        KeyId.DO_NOT_DISTURB: window.quiet.press,
        KeyId.SETTINGS: partial(_settings, window),
        KeyId.TEXT_LARGER: partial(_scale_text, window, 1),
        KeyId.TEXT_SMALLER: partial(_scale_text, window, -1),
        KeyId.TEXT_NORMAL: partial(window.choose, text_percent=100),
        KeyId.FIND_IN_THREAD: thread.finding.open,
        KeyId.FIND_NEXT: partial(thread.finding.step, 1),
        KeyId.FIND_PREVIOUS: partial(thread.finding.step, -1),
        KeyId.REPLY: thread.focus_composer,
        KeyId.SEND: in_sight(thread.send_reply),
        KeyId.TEMPLATES: in_sight(thread.writing.open_templates),
        KeyId.EMOJI: in_sight(thread.writing.open_emoji),
        KeyId.ATTACH: in_sight(thread.attaching.choose),
        KeyId.SAFE_REPLY: thread.safe_reply,
        **{key_id: in_sight(act) for key_id, act in work.handlers.items()},
        KeyId.CHECK_NOW: thread.cards.check_now,
        KeyId.COPY_LINK: thread.cards.copy_link,
        KeyId.COPY_CODE: in_sight(quote.preview.copy_code),
        KeyId.PASTE_ITINERARY: in_sight(partial(side.on_quote, quote.pasting.paste)),
        KeyId.ADD_FLIGHT: in_sight(partial(side.on_quote, quote.form_keys.add_flight)),
        KeyId.PRICE_EACH: in_sight(partial(side.on_quote, quote.form_keys.price_each)),
        KeyId.WHOSE_CHANGE: in_sight(partial(side.on_quote, quote.form_keys.ask_whose_change)),
        KeyId.TICKETING_LIMIT: in_sight(
            partial(side.on_quote, quote.form_keys.ask_ticketing_limit)
        ),
        KeyId.END_LINK: thread.cards.end_link,
        KeyId.REFUND: in_sight(thread.cards.refund),
        KeyId.PRICE_AGAIN: in_sight(partial(price_again, window)),
        KeyId.APPROVE: in_sight(thread.cards.approve),
        KeyId.PAID_ELSEWHERE: in_sight(thread.cards.mark_elsewhere),
        **{
            key: in_sight(partial(thread.cards.press, CardAction(name)))
            for key, name in OF_CARD.items()
        },
        KeyId.NEW_QUOTE: in_sight(partial(side.on_quote, quote.beginning.start_anew)),
        KeyId.CHANGE_KEYS: window.change_keys,
        KeyId.PAYMENTS: partial(window.places.show, Place.PAYMENTS),
        KeyId.EXPORT_PAYMENTS: partial(_export_payments, window),
        KeyId.PHONE: partial(window.places.show, Place.PHONE),
        **_phone_keys(window),
        KeyId.BOARD: partial(window.places.show, Place.BOARD),
        KeyId.WALLBOARD: partial(_on_board, window, lambda board: board.show_wall()),
        KeyId.EXPORT_BOARD: partial(_on_board, window, lambda board: board.export()),
        **{key: partial(window.set_availability, one) for key, one in _PRESENCES.items()},
        KeyId.TICKET: in_sight(partial(issue_ticket, window)),
        KeyId.QUOTE: in_sight(partial(side.go_to, SideTab.QUOTE)),
        KeyId.CUSTOMER: in_sight(partial(side.go_to, SideTab.CUSTOMER)),
        KeyId.HISTORY: in_sight(partial(side.go_to, SideTab.HISTORY)),
        KeyId.ADD_ALTERNATIVE: in_sight(partial(side.on_quote, quote.offer.add)),
        KeyId.ADD_LINE: in_sight(partial(side.on_quote, quote.form_keys.add_extra)),
        KeyId.SEND_LINK: in_sight(partial(side.on_quote, quote.send_link)),
    }


def _phone_keys(window: "MainWindow") -> Handlers:
    """What is done with the call that is shown."""

    def on_phone(act: "Callable[[PhonePage], object]") -> Callable[[], object]:
        def press() -> None:
            phone = window.places.phone
            if phone is not None and not window.guard.veiled:
                act(phone)

        return press

    def able(can: "Callable[[PhonePage], bool]") -> Callable[[], bool]:
        def look() -> bool:
            phone = window.places.phone
            return phone is not None and not window.guard.veiled and can(phone)

        return look

    return {
        KeyId.WRAP_UP: Action(
            on_phone(lambda phone: phone.press_wrap_up()), able(lambda phone: phone.can_wrap_up)
        ),
        KeyId.READ_BACK: Action(
            on_phone(lambda phone: phone.press_read_back()), able(lambda phone: phone.can_read_back)
        ),
        KeyId.LINK_BY: Action(
            on_phone(lambda phone: phone.choose_way()), able(lambda phone: phone.can_wrap_up)
        ),
        KeyId.QR_CODE: Action(
            on_phone(lambda phone: phone.show_qr()), able(lambda phone: phone.can_show_qr)
        ),
    }


def issue_ticket(window: "MainWindow", conversation_id: int | None = None) -> None:
    """Go to the ticket form: of the conversation that is open, or, where that has nothing to be
    ticketed, of the one that stands in front because it was paid."""
    from desktop.views.quote.quote_stage import Mode  # not before the first paint
    from desktop.views.side.side_tabs import SideTab

    side, open_now = window.side_panel, window.inbox.conversation_id
    if side is None:
        return
    if conversation_id is None and side.quote.mode is not Mode.TICKET:
        if not window.places.in_inbox:
            return  # what is issued must be before the agent
        conversation_id = window.inbox.steps.first
    if conversation_id is not None and conversation_id != open_now:
        window.open_conversation(conversation_id)
    side.quote.beginning.back_to_money()
    side.go_to(SideTab.QUOTE)


def replace_link(window: "MainWindow", card: "QuoteCard") -> None:
    """Go to a quote whose link can be paid, to change it and send another in its place."""
    from desktop.views.side.side_tabs import SideTab  # not before the first paint

    if window.side_panel is not None:
        window.side_panel.go_to(SideTab.QUOTE)
        window.side_panel.quote.beginning.replace_link(card)


def price_again(window: "MainWindow", quote_id: str = "") -> None:
    """Go to a quote that asks for what a late payment does not cover: of this quote, or of the one
    that matters now."""
    from desktop.views.side.side_tabs import SideTab  # not before the first paint

    side, thread = window.side_panel, window.thread_panel
    card = thread.cards.current() if thread is not None else None
    quote_id = quote_id or (card.quote.quote_id if card is not None else "")
    if side is not None and quote_id:
        side.go_to(SideTab.QUOTE)
        side.quote.beginning.price_again(quote_id)


def _view(window: "MainWindow", at: int) -> Action:
    """Show a saved view, called by its name; there may be none at this place."""
    tabs = window.inbox.tabs
    return Action(
        partial(window.inbox.show_view, at),
        lambda: at < len(tabs.views),
        lambda: tabs.views[at].name,
    )


def _leave(window: "MainWindow") -> None:
    """Out of the settings, or out of whatever has the focus, to the list."""
    if window.in_settings:
        window.leave_settings()
    else:
        window.places.show(Place.INBOX)


def _export_payments(window: "MainWindow") -> None:
    """Export what the Payments view lists; its filters stand there to be seen first."""
    window.places.show(Place.PAYMENTS)
    if window.places.payments is not None:
        window.places.payments.export()


def _on_board(window: "MainWindow", act: "Callable[[BoardPage], object]") -> None:
    """Go to the board, and do this there."""
    window.places.show(Place.BOARD)
    if window.places.board is not None:
        act(window.places.board)


def _settings(window: "MainWindow") -> None:
    """There, and with the same key back."""
    if window.in_settings:
        window.leave_settings()
    else:
        window.show_settings()


def _scale_text(window: "MainWindow", by: int) -> None:
    """On to the next larger or smaller text."""
    now = window.preferences.current.text_percent
    steps = [percent for percent in TEXT_PERCENTS if (percent - now) * by > 0]
    if steps:
        window.choose(text_percent=min(steps, key=lambda percent: abs(percent - now)))


def _step(window: "MainWindow", by: int) -> None:
    """On to another conversation, and out of this one's field: the next letter is a key."""
    window.inbox.step(by)
    window.inbox.focus_rows()


def _go_round(window: "MainWindow", by: int) -> None:
    """On to the next or previous part of the window, from the one that has the focus."""
    thread, side = window.thread_panel, window.side_panel
    if thread is None or side is None:
        return
    phone = window.places.phone
    if phone is not None and phone.isVisible():
        phone.go_round(by)
        return
    panes: list[tuple[QWidget, Callable[[], object]]] = [
        (window.inbox, window.inbox.focus_list),
        (thread, thread.focus_thread),
        *((bar, bar.focus_first) for bar in thread.notices if bar.isVisible()),
        (side, side.focus_first),
    ]
    focused = QApplication.focusWidget()
    # The last one that holds it: a notice is a part of the thread's.
    at = max(
        (
            number
            for number, (pane, _) in enumerate(panes)
            if focused is not None and pane.isAncestorOf(focused)
        ),
        default=-1 if by > 0 else 0,
    )
    panes[(at + by) % len(panes)][1]()
