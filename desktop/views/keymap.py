"""The keys in force: the table with a person's choices over it."""

from collections.abc import Mapping, Sequence
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from desktop.views.key_presses import ESCAPE, is_free_for, is_plain, normal, pressed_sequence, signs
from desktop.views.keys import KEYS, Key, KeyId, key_of


class KeyMap(QObject):
    """The keys in force. `changed` follows each change of them.

    What was chosen and cannot be read, or is another action's already, costs only itself. A choice
    comes before the table: a key that a person gave to one action is no longer another's.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sequences = _laid_over({})

    def choose(self, chosen: Mapping[str, Sequence[str]]) -> None:
        """Lay these choices, sequences by action, over the table."""
        sequences = _laid_over(chosen)
        if sequences != self._sequences:
            self._sequences = sequences
            self.changed.emit()

    def sequences(self, key_id: KeyId) -> tuple[str, ...]:
        """The keys of an action; the first is the one shown."""
        return self._sequences[key_id]

    def hint(self, key_id: KeyId) -> str:
        """An action's key as it stands beside a button: `E`, `Ctrl ↵`; empty when it has none."""
        return signs(self._sequences[key_id][0]) if self._sequences[key_id] else ""

    def is_pressed(self, key_id: KeyId, event: QKeyEvent, *, typing: bool = False) -> bool:
        """Whether this press is the action's; in a field that is `typing`, text is none."""
        sequence = pressed_sequence(event)
        return sequence in self._sequences[key_id] and not (typing and is_plain(sequence))

    def holders(self, key_id: KeyId, sequence: str) -> tuple[KeyId, ...]:
        """The other actions that have these keys where they would be this action's too."""
        mine = key_of(key_id)
        return tuple(
            key.key_id
            for key in KEYS
            if key is not mine and _meet(key, mine) and sequence in self._sequences[key.key_id]
        )


@cache
def keymap() -> KeyMap:
    """The keys in force in this program."""
    return KeyMap()


def hint(key_id: KeyId) -> str:
    """An action's key in force as it stands beside a button; empty when it has none."""
    return keymap().hint(key_id)


def with_key(text: str, key_id: KeyId) -> str:
    """A tooltip's words with the key in force behind them."""
    key = hint(key_id)
    return f"{text}  ({key})" if key else text


def _meet(one: Key, other: Key) -> bool:
    """Whether both would act on the same press: two widgets' own keys never do."""
    return not (one.by_widget and other.by_widget) or one.group is other.group


def _laid_over(chosen: Mapping[str, Sequence[str]]) -> dict[KeyId, tuple[str, ...]]:
    taken: list[tuple[Key, str]] = []

    def is_taken(key: Key, sequence: str) -> bool:
        return any(sequence == other and _meet(key, holder) for holder, other in taken)

    result: dict[KeyId, tuple[str, ...]] = {}
    for key in KEYS:
        if key.key_id not in chosen:
            continue
        kept = [ESCAPE] if ESCAPE in key.sequences else []
        for sequence in map(normal, chosen[key.key_id]):
            if (
                sequence
                and sequence not in kept
                and is_free_for(sequence, key)
                and not is_taken(key, sequence)
            ):
                kept.append(sequence)
        taken += [(key, sequence) for sequence in kept if sequence != ESCAPE]
        result[key.key_id] = tuple(kept)
    for key in KEYS:
        if key.key_id not in result:
            free = (normal(one) for one in key.sequences if not is_taken(key, normal(one)))
            result[key.key_id] = tuple(free)
    return result
