"""What becomes of all keys when an action gets others."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from desktop.views.key_presses import ESCAPE, is_plain, normal
from desktop.views.keymap import KeyMap
from desktop.views.keys import KeyId, key_of


def companions(sequence: str) -> tuple[str, ...]:
    """A combination with what goes with it: a letter acts in a field with Alt, and the keypad has
    an Enter of its own."""
    if len(sequence) == 1 and is_plain(sequence):
        return sequence, normal(f"Alt+{sequence}")
    if sequence.endswith("Return"):
        return sequence, sequence.replace("Return", "Enter")
    return (sequence,)


def replaced(
    now: Sequence[str], old: str, new: str, is_free: Callable[[str], bool]
) -> tuple[str, ...]:
    """An action's combinations with `new` in the place of `old`, each with its companions. An empty
    `old` adds, an empty `new` removes. A companion that is another action's stays there."""
    gone = companions(old) if old else ()
    come = [
        one
        for at, one in enumerate(companions(new) if new else ())
        if at == 0 or one in now or is_free(one)
    ]
    place = now.index(old) if old in now else len(now)
    before = [one for one in now[:place] if one not in gone and one not in come]
    after = [one for one in now[place:] if one not in gone and one not in come]
    return (*before, *come, *after)


def losers(keys: KeyMap, key_id: KeyId, sequences: Iterable[str]) -> tuple[KeyId, ...]:
    """The actions that would lose a combination if this one had these."""
    found = (holder for one in sequences if one != ESCAPE for holder in keys.holders(key_id, one))
    return tuple(dict.fromkeys(found))


def choices_with(
    chosen: Mapping[str, tuple[str, ...]], keys: KeyMap, key_id: KeyId, sequences: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """All choices when an action has these combinations, which are then nobody else's. What is as
    in the table is no choice; what another version of the desk chose stays."""
    changes = {key_id: tuple(sequences)}
    for other in losers(keys, key_id, sequences):
        kept = (one for one in keys.sequences(other) if one == ESCAPE or one not in sequences)
        changes[other] = tuple(kept)
    result = dict(chosen)
    for action, keys_of_it in changes.items():
        if keys_of_it == key_of(action).sequences:
            result.pop(action, None)
        else:
            result[action] = keys_of_it
    return result
