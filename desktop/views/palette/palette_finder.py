"""Finds what the palette lists: in the window what can be done now, on the desk all else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.models import fuzzy
from desktop.models.frecency import Frecency
from desktop.models.inbox import InboxRow
from desktop.models.money import Money
from desktop.models.one_line import isolated
from desktop.models.search import Field, Hit, Mark
from desktop.models.search_words import Term, marks_of, terms_of
from desktop.models.thread import QuoteCard
from desktop.views.controls.avatar import channel_name
from desktop.views.key_words import words
from desktop.views.keymap import keymap
from desktop.views.keys import Key, KeyGroup, KeyId
from desktop.views.palette.action_words import action_icon, other_words
from desktop.views.palette.entries import MOST, Entry, Part
from desktop.views.payment import card_words
from desktop.views.payment.badges import badge_of, stage_look
from desktop.views.style.icons import Icon
from desktop.views.words import formatting

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.window.main_window import MainWindow

_RECENT = 5
_PAID_IN = 8
"""Of so many found conversations the payments are looked through."""
_OF_A_PAYMENT = frozenset({Field.QUOTE, Field.AMOUNT, Field.TICKET, Field.PASSENGER})
_OF_A_CASE = frozenset({KeyGroup.PAYMENT, KeyGroup.CONVERSATION})
_FIRST = (
    KeyGroup.PAYMENT,
    KeyGroup.CONVERSATION,
    KeyGroup.PHONE,
    KeyGroup.WINDOW,
    KeyGroup.INBOX,
)
"""Of actions that were never used those of the customer's case come first."""
_USED_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found on the desk. `loose` says that it only stands in messages, so that an
    action of that name is meant rather."""

    conversations: tuple[Entry, ...] = ()
    payments: tuple[Entry, ...] = ()
    loose: bool = True


class PaletteFinder:
    """Of one window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def actions(self, text: str) -> list[Entry]:
        """What can be done now and is meant by `text`, the most used first where that is equal;
        the sections of the settings too, once something is typed."""
        found: list[tuple[float, int, Entry]] = []
        for key in self._window.keys.bound:
            if key.key_id is not KeyId.PALETTE and self._window.keys.can_act(key.key_id):
                found += self._ranked(self._action(key), text, _FIRST.index(key.group))
        if text and self._window.desk is not None:
            for entry in self._sections():
                found += self._ranked((entry, ""), text, len(_FIRST))
        found.sort(key=lambda one: one[:2])  # equals stay in the table's order
        return [entry for _, _, entry in found[:MOST]]

    def _action(self, key: Key) -> tuple[Entry, str]:
        """An action, and by what else it is found."""
        keys = self._window.keys
        about, other = keys.about(key.key_id), other_words(key.key_id)
        if key.group not in _OF_A_CASE:  # a customer's name finds her conversation
            other = f"{other} {about}"
        sequences = keymap().sequences(key.key_id)
        entry = Entry(
            f"do:{key.key_id}",
            Part.ACTIONS,
            words(key.key_id),
            isolated(about) if about else "",
            icon=action_icon(key),
            key=sequences[0] if sequences else "",
            open=partial(keys.trigger, key.key_id),
        )
        return entry, other

    def _sections(self) -> Iterator[Entry]:
        from desktop.views.settings.sections import SECTIONS

        title = QCoreApplication.translate("Palette", "Settings: {section}")
        for section in SECTIONS:
            yield Entry(
                f"set:{section.name}",
                Part.ACTIONS,
                title.format(section=section.title()),
                icon=Icon.SETTINGS,
                open=partial(self._window.show_settings, section.name),
            )

    def _ranked(
        self, named: tuple[Entry, str], text: str, group: int
    ) -> list[tuple[float, int, Entry]]:
        """An entry with its rank, where it is meant."""
        entry, other = named
        meant = fuzzy.match(text, entry.title, other)
        if meant is None:
            return []
        score = self._used.score(entry.name, self._window.now())
        rank = meant.score + _USED_WEIGHT * score / (score + 3.0)
        return [(-rank, group, replace(entry, title_marks=meant.marks))]

    def recent(self) -> list[Entry]:
        """The conversations that were open last, then those that are chosen most, then the inbox's
        newest, as far as their rows have been read; without the one that is open."""
        model, open_now = self._window.inbox.model, self._window.inbox.conversation_id
        names = (name.removeprefix("chat:") for name in self._used.most_used("chat:"))
        used = (int(name) for name in names if name.isdecimal())
        ids = dict.fromkeys((*self._window.recent, *used, *model.ids[:MOST]))
        rows = (model.row(number) for number in ids if number != open_now)
        return [self._conversation(row) for row in rows if row is not None][:_RECENT]

    async def find(self, desk: "Desk", text: str) -> Found:
        """What the desk holds by `text`. Cancel it when a newer one is wanted."""
        hits = await desk.search(text, MOST)
        ids = [hit.conversation_id for hit in hits]
        rows = await desk.inbox_rows(ids)
        by_id = {hit.conversation_id: hit for hit in hits}
        asked = (number for number in ids if number in rows and rows[number].badge is not None)
        cards = await desk.payments(list(asked)[:_PAID_IN])
        terms = terms_of(text)
        looked = (
            self._payment(card, by_id[card.quote.conversation_id], rows, terms) for card in cards
        )
        payments = tuple(entry for entry in looked if entry is not None)
        return Found(
            tuple(
                self._conversation(rows[hit.conversation_id], hit, terms)
                for hit in hits
                if hit.conversation_id in rows
            ),
            payments[:MOST],
            loose=not payments and all(hit.field is Field.MESSAGE for hit in hits),
        )

    @property
    def _used(self) -> Frecency:
        desk = self._window.desk
        return desk.usage.frecency if desk is not None else Frecency()

    def _conversation(
        self, row: InboxRow, hit: Hit | None = None, terms: tuple[Term, ...] = ()
    ) -> Entry:
        now = self._window.now()
        why, marks = _why(hit)
        channel = channel_name(row.channel)
        when = formatting.ago(hit.at if hit is not None else row.last_activity_at, now)
        named = hit is not None and hit.field is Field.NAME and hit.text == row.name
        return Entry(
            f"chat:{row.conversation_id}",
            Part.CONVERSATIONS,
            row.name,
            " · ".join(part for part in (why, channel, when) if part),
            title_marks=hit.marks if named and hit is not None else (),
            detail_marks=marks,
            face=(row.name, row.conversation_id),
            badge=badge_of(row.badge, now) if row.badge is not None else None,
            open=partial(self._go_to, row.conversation_id, hit, terms),
        )

    def _payment(
        self, card: QuoteCard, hit: Hit, rows: dict[int, InboxRow], terms: tuple[Term, ...]
    ) -> Entry | None:
        """The payment, where it is what was looked for."""
        quote = card.quote
        name = rows[quote.conversation_id].name
        title = f"{card_words.amount(card)} {card_words.trip(card)}"
        state = stage_look(card.ladder.stage, None, method=card.ladder.method).text
        said = [quote.booking, isolated(name)]
        if hit.field is Field.QUOTE:
            said.insert(0, _quote_words(hit.text))
        detail = " · ".join(part for part in (*said, state) if part)
        amounts = _plain(quote.total), _plain(Money(card.ladder.amount, quote.currency))
        text = " ".join((title, detail, quote.quote_id, *amounts))
        if hit.field not in _OF_A_PAYMENT and not all(marks_of(text, (term,)) for term in terms):
            return None
        return Entry(
            f"quote:{quote.quote_id}",
            Part.PAYMENTS,
            title,
            detail,
            title_marks=marks_of(title, terms),
            detail_marks=marks_of(detail, terms),
            icon=Icon.CARD,
            open=partial(self._go_to_quote, quote.conversation_id),
        )

    def _go_to(
        self, conversation_id: int, hit: Hit | None = None, terms: tuple[Term, ...] = ()
    ) -> None:
        """Open a conversation, at the message that was found."""
        window = self._window
        window.leave_settings()
        window.open_conversation(conversation_id)
        if window.thread_panel is not None:
            if hit is not None:
                window.thread_panel.finding.show_hit(hit, terms)
            window.thread_panel.focus_thread()

    def _go_to_quote(self, conversation_id: int) -> None:
        from desktop.views.side.side_tabs import SideTab

        self._go_to(conversation_id)
        if self._window.side_panel is not None and not self._window.guard.veiled:
            self._window.side_panel.go_to(SideTab.QUOTE)


def _why(hit: Hit | None) -> tuple[str, tuple[Mark, ...]]:
    """Why a conversation was found, and what of it was typed."""
    if hit is None or hit.field in (Field.NAME, Field.AMOUNT):
        return "", ()  # it stands there
    translate = QCoreApplication.translate
    match hit.field:
        case Field.BOOKING:
            pattern = translate("Palette", "booking {text}")
        case Field.TICKET:
            pattern = translate("Palette", "ticket {text}")
        case Field.QUOTE:
            pattern = translate("Palette", "quote {text}")
        case Field.NUMBER:
            pattern = translate("Palette", "conversation {text}")
        case Field.MESSAGE:
            pattern = translate("Palette", "“{text}”")
        case _:
            pattern = "{text}"
    text = isolated(hit.text)
    by = pattern.index("{text}") + text.find(hit.text)
    marks = (Mark(mark.start + by, mark.end + by) for mark in hit.marks)
    return pattern.format(text=text), tuple(marks) if hit.text in text else ()


def _quote_words(text: str) -> str:
    return QCoreApplication.translate("Palette", "quote {text}").format(text=text)


def _plain(value: Money) -> str:
    return formatting.amount(value)
