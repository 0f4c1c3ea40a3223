"""What becomes of all keys when an action gets others."""

import pytest

from desktop.views.keymap import KeyMap
from desktop.views.keys import KEYS, KeyId, key_of
from desktop.views.settings.key_choices import choices_with, losers, replaced


@pytest.mark.parametrize(
    ("now", "old", "new", "then"),
    [
        (("E", "Alt+E"), "E", "W", ("W", "Alt+W")),  # a letter comes with its Alt form
        (("E", "Alt+E"), "Alt+E", "F9", ("E", "F9")),
        (("E", "Alt+E"), "E", "", ()),  # and goes with it
        (("E", "Alt+E"), "", "F9", ("E", "Alt+E", "F9")),
        (("E", "Alt+E"), "E", "E", ("E", "Alt+E")),
        (("Ctrl+Return", "Ctrl+Enter"), "Ctrl+Return", "Alt+Return", ("Alt+Return", "Alt+Enter")),
        ((), "", "?", ("?", "Alt+?")),
        (("F5",), "F5", "Q", ("Q",)),  # Alt+Q is another's
    ],
)
def test_keys_come_and_go_with_their_company(
    now: tuple[str, ...], old: str, new: str, then: tuple[str, ...]
) -> None:
    assert replaced(now, old, new, lambda one: one != "Alt+Q") == then


def test_what_one_action_takes_another_loses() -> None:
    keys = KeyMap()
    wanted = ("R", "Alt+R")
    assert losers(keys, KeyId.RESOLVE, wanted) == (KeyId.REPLY,)
    chosen = choices_with({"of another version": ("F10",)}, keys, KeyId.RESOLVE, wanted)
    assert chosen == {"of another version": ("F10",), "resolve": wanted, "reply": ()}
    keys.choose(chosen)
    assert (keys.sequences(KeyId.RESOLVE), keys.sequences(KeyId.REPLY)) == (wanted, ())
    back = choices_with(chosen, keys, KeyId.REPLY, key_of(KeyId.REPLY).sequences)
    assert back == {"of another version": ("F10",), "resolve": ()}
    keys.choose(back)
    back = choices_with(back, keys, KeyId.RESOLVE, key_of(KeyId.RESOLVE).sequences)
    assert back == {"of another version": ("F10",)}


@pytest.mark.parametrize("key", KEYS, ids=[key.key_id.value for key in KEYS])
def test_every_action_can_have_other_keys(key: object) -> None:
    keys = KeyMap()
    key_id = next(one.key_id for one in KEYS if one is key)
    keys.choose(choices_with({}, keys, key_id, ("Ctrl+Alt+Shift+F12",)))
    assert "Ctrl+Alt+Shift+F12" in keys.sequences(key_id)
