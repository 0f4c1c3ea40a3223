"""Puts the keys in force to work in a window, and knows what can be done there now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from desktop.views.key_presses import ESCAPE, is_plain, is_text_field
from desktop.views.keymap import KeyMap, keymap
from desktop.views.keys import KEYS, Key, KeyId, key_of


@dataclass(frozen=True, slots=True)
class Action:
    """What a key does. `able` says whether it would do anything now, `about` to what: `to Sanne de
    Vries, €186.00`."""

    act: Callable[[], object]
    able: Callable[[], bool] = lambda: True
    about: Callable[[], str] = lambda: ""


Handlers = Mapping[KeyId, Callable[[], object] | Action]


class Keys(QObject):
    """The keys of one window, each bound to what it does. A key without a handler is absent.

    `allows` says of any key whether it may act now at all; `by_press` is given what a pressed key
    does, to do it when all is ready for it.
    """

    def __init__(
        self,
        window: QWidget,
        keys: KeyMap | None = None,
        *,
        allows: Callable[[Key], bool] = lambda key: True,
        by_press: Callable[[KeyId, Callable[[], object]], object] = lambda key_id, act: act(),
    ) -> None:
        super().__init__(window)
        self._window = window
        self._keymap = keys or keymap()
        self._allows = allows
        self._by_press = by_press
        self._actions: dict[KeyId, Action] = {}
        self._shortcuts: dict[KeyId, tuple[QShortcut, QShortcut]] = {}
        self._enabled = True
        self._keymap.changed.connect(self._take_over)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def bind(self, handlers: Handlers) -> None:
        """Install these keys. May be called again for more of them."""
        for key_id, handler in handlers.items():
            action = handler if isinstance(handler, Action) else Action(handler)
            self._actions[key_id] = action
            if not key_of(key_id).by_widget and key_id not in self._shortcuts:
                self._shortcuts[key_id] = self._shortcut(key_id), self._shortcut(key_id)
        self._take_over()

    def trigger(self, key_id: KeyId) -> bool:
        """Do what a key does, as if it had been pressed; False when it can do nothing now."""
        if not self.can_act(key_id):
            return False
        self._actions[key_id].act()
        return True

    def can_act(self, key_id: KeyId) -> bool:
        """Whether a key would do anything now."""
        action = self._actions.get(key_id)
        return (
            action is not None and self._enabled and self._allows(key_of(key_id)) and action.able()
        )

    def about(self, key_id: KeyId) -> str:
        """On what a key would act; empty where that needs no words."""
        return self._actions[key_id].about()

    def set_enabled(self, enabled: bool) -> None:
        """Let no key act, while the window is locked."""
        self._enabled = enabled
        self._focus_changed(None, QApplication.focusWidget())

    @property
    def bound(self) -> tuple[Key, ...]:
        """The keys that work in this window now, in the table's order."""
        return tuple(key for key in KEYS if key.key_id in self._actions or key.by_widget)

    def _shortcut(self, key_id: KeyId) -> QShortcut:
        shortcut = QShortcut(self._window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(key_id in (KeyId.NEXT, KeyId.PREVIOUS))
        shortcut.activated.connect(lambda: self._pressed(key_id))
        return shortcut

    def _pressed(self, key_id: KeyId) -> None:
        if self._allows(key_of(key_id)):
            self._by_press(key_id, self._actions[key_id].act)

    def _take_over(self) -> None:
        """Install the keys that are now in force, letters apart from the others."""
        for key_id, (plain, other) in self._shortcuts.items():
            # Escape is the widgets' own: each leads out of itself.
            mine = [one for one in self._keymap.sequences(key_id) if one != ESCAPE]
            plain.setKeys([QKeySequence(one) for one in mine if is_plain(one)])
            other.setKeys([QKeySequence(one) for one in mine if not is_plain(one)])
        self._focus_changed(None, QApplication.focusWidget())

    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        typing = is_text_field(now)
        for plain, other in self._shortcuts.values():
            plain.setEnabled(self._enabled and not typing)
            other.setEnabled(self._enabled)
