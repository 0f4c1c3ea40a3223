"""The price of each passenger: one card for all of a kind who pay the same, or one for each."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.models.rebooking.computing import Computed
from desktop.models.rebooking.passengers import Passenger, PassengerPrice, PassengerType
from desktop.views.quote import fare_card
from desktop.views.quote.fare_card import FareCard
from desktop.views.style.theme import Theme


@dataclass(slots=True)
class _Group:
    """A card, and the places of those passengers whose price it is."""

    card: FareCard
    names: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)


Texts = tuple[PassengerType, tuple[str, ...], tuple[int, ...], fare_card.Texts]
"""A card as it stands there: its kind, the names and places of those whose price it is."""


class PassengerPrices(QWidget):
    """`edited` tells of each change by a person."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._currency = "EUR"
        self._groups: list[_Group] = []
        self._read_only = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    @property
    def cards(self) -> list[FareCard]:
        """The cards in the order in which they stand."""
        return [group.card for group in self._groups]

    def set_passengers(self, passengers: Sequence[Passenger], currency: str) -> None:
        """Show what each pays without telling anyone: equal prices of a kind as one."""
        for group in list(self._groups):
            self._drop(group)
        self._currency = currency
        made: dict[tuple[PassengerType, PassengerPrice | None], _Group] = {}
        for place, one in enumerate(passengers):
            key = one.type, one.price
            if key not in made:
                made[key] = self._new(one)
                made[key].card.set_price(one.price)
            made[key].names.append(one.name)
            made[key].places.append(place)
        self._name()

    def follow(self, passengers: Sequence[Passenger]) -> None:
        """Take who travels now: those who are known keep their card, others join their kind's."""
        free = [(group, list(group.names)) for group in self._groups]
        for group in self._groups:
            group.names, group.places = [], []
        left: list[tuple[int, Passenger]] = []
        for place, one in enumerate(passengers):
            known = next(
                ((g, names) for g, names in free if g.card.type is one.type and one.name in names),
                None,
            )
            if known is None:
                left.append((place, one))
                continue
            known[1].remove(one.name)
            self._join(known[0], place, one)
        for place, one in left:
            kind = next((g for g in self._groups if g.card.type is one.type), None)
            self._join(kind if kind is not None else self._new(one), place, one)
        for group in [group for group in self._groups if not group.places]:
            self._drop(group)
        self._name()

    def priced(self, passengers: Sequence[Passenger]) -> tuple[Passenger, ...]:
        """The passengers with their prices; None as a price while it cannot be read."""
        prices = {place: group.card.price() for group in self._groups for place in group.places}
        return tuple(replace(one, price=prices.get(place)) for place, one in enumerate(passengers))

    def show_sums(self, computed: Computed) -> None:
        """Say on each card what its passengers pay."""
        due = {one.passenger: one.due for one in computed.passengers}
        for group in self._groups:
            first = group.places[0] if group.places else -1
            unread = group.card.problem() is not None
            group.card.show_sum(None if unread else due.get(first), len(group.places))

    def problem(self) -> tuple[QLineEdit, str] | None:
        """The first field that is wrong, and why."""
        for card in self.cards:
            wrong = card.problem()
            if wrong is not None:
                return wrong[0], f"{card.title.text()}: {wrong[1]}"
        return None

    def is_unread(self) -> bool:
        """Whether something stands there that a quote cannot hold."""
        return self.problem() is not None

    def texts(self) -> tuple[Texts, ...]:
        """What stands on each card, readable or not."""
        return tuple(
            (one.card.type, tuple(one.names), tuple(one.places), one.card.texts())
            for one in self._groups
        )

    def put_texts(self, texts: Sequence[Texts]) -> None:
        """Show what was typed before, without telling anyone."""
        for group in list(self._groups):
            self._drop(group)
        for type_, names, places, typed in texts:
            group = self._new(Passenger("", type_))
            group.names, group.places = list(names), list(places)
            group.card.put_texts(typed)
        self._name()

    def set_ours(self, ours: bool) -> None:
        """Where the airline changed the booking no ticket's own rule takes anything."""
        for card in self.cards:
            card.residual.set_ours(ours)

    def show_problems(self) -> None:
        """Let each card say what is wrong with it."""
        for card in self.cards:
            card.show_problems()

    def first_empty(self) -> QLineEdit | None:
        """The first amount that still needs something: of whom no price is known, or any."""
        unknown = next((card for card in self.cards if card.price() is None), None)
        if unknown is not None:
            wrong = unknown.problem()
            return wrong[0] if wrong is not None else unknown.old_fare
        return next((one for card in self.cards if (one := card.first_empty())), None)

    def set_currency(self, currency: str) -> None:
        """Read all amounts in another currency."""
        self._currency = currency
        for card in self.cards:
            card.set_currency(currency)

    def set_read_only(self, read_only: bool) -> None:
        """Show only."""
        self._read_only = read_only
        for card in self.cards:
            card.set_read_only(read_only)

    def _new(self, one: Passenger) -> _Group:
        card = FareCard(self._theme, one.type, self._currency)
        card.set_read_only(self._read_only)
        group = _Group(card)
        card.edited.connect(self.edited)
        card.split_asked.connect(lambda: self._split(group))
        self._groups.append(group)
        self._column.addWidget(card)
        return group

    def _join(self, group: _Group, place: int, one: Passenger) -> None:
        group.names.append(one.name)
        group.places.append(place)

    def _split(self, group: _Group) -> None:
        """Let each of a card's passengers have a card of their own, with the same to begin with."""
        price = group.card.price()
        others = list(zip(group.names[1:], group.places[1:], strict=True))
        group.names, group.places = group.names[:1], group.places[:1]
        for name, place in others:
            apart = self._new(Passenger(name, group.card.type))
            apart.card.set_price(price)
            apart.names, apart.places = [name], [place]
        self._name()
        group.card.old_fare.setFocus()
        self.edited.emit()

    def _name(self) -> None:
        for group in self._groups:
            group.card.show_whom(tuple(group.names), len(group.places))

    def _drop(self, group: _Group) -> None:
        self._groups.remove(group)
        self._column.removeWidget(group.card)
        group.card.blockSignals(True)
        group.card.hide()
        group.card.deleteLater()
