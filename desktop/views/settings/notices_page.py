"""What the desk calls attention to, by a notification and a sound, and when it disturbs nobody."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QWidget

from desktop.models.preferences import Notice, Preferences
from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.settings.settings_section import SettingsSection
from desktop.views.style.theme import TextRole, Theme
from desktop.views.window.quiet import length_words, quiet_words
from desktop.views.window.sounds import SOUNDS, SoundPlayer, sound_words

if TYPE_CHECKING:
    from desktop.views.window.main_window import MainWindow

_OFF, _UNTIL_THEN = "off", "until_then"


class NoticesPage(SettingsSection):
    """Each kind with its notification and its sound."""

    def __init__(self, window: "MainWindow", theme: Theme) -> None:
        super().__init__(theme, self.tr("Notices"))
        self._window = window
        self._player = SoundPlayer()
        self.boxes: dict[Notice, QCheckBox] = {}
        self.sounds: dict[Notice, QuietComboBox] = {}
        self.plays: dict[Notice, QPushButton] = {}
        self._heads: list[QLabel] = []
        self._narrow: bool | None = None
        self._add_quiet()
        self._add_sounds()
        self.group(self.tr("What is told"))
        self.add(self._make_kinds())
        self.text(
            self.tr(
                "A notification never holds a message's words. While the desk is locked it names "
                "nobody."
            )
        )
        self.follow(window.preferences, self._show)

    def _add_quiet(self) -> None:
        self.quiet = QuietComboBox()
        self.quiet.setObjectName("quietBox")
        self.quiet.addItem(self.tr("Off"), _OFF)
        for minutes in (30, 60, None):
            self.quiet.addItem(length_words(minutes), minutes)
        self.quiet.activated.connect(self._choose_quiet)
        self.row(
            self.tr("Do not disturb"),
            self.quiet,
            self.tr("No sound, and nothing outside the window; what is counted is shown as ever."),
        )

    def _add_sounds(self) -> None:
        self.sounds_on = QCheckBox(self.tr("Play sounds"))
        self.sounds_on.setObjectName("soundsOnBox")
        self.sounds_on.clicked.connect(lambda on: self._window.choose(sounds_on=on))
        note = ""
        if not self._player.can_play:
            note = self.tr(
                "This computer has no player for them. On Linux, install pw-play, paplay or aplay."
            )
        self.row(self.tr("Sounds"), self.sounds_on, note)

    def _make_kinds(self) -> QWidget:
        kinds = QWidget()
        grid = self._grid = QGridLayout(kinds)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for column, words in ((0, self.tr("Notification")), (1, self.tr("Sound"))):
            head = QLabel(words)
            head.setProperty("role", "meta")
            head.setFont(self.theme.font(TextRole.SMALL))
            grid.addWidget(head, 0, column)
            self._heads.append(head)
        for notice in Notice:
            self._add_kind(notice)
        self.stack(False)
        return kinds

    def stack(self, narrow: bool) -> None:
        """A notice's sound stands beside it, or in a line of its own."""
        super().stack(narrow)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for head in self._heads:
            head.setVisible(not narrow)
        grid = self._grid
        for line, notice in enumerate(Notice, 1):
            box, sound, play = self.boxes[notice], self.sounds[notice], self.plays[notice]
            if narrow:
                grid.addWidget(box, 2 * line, 0, 1, 3)
                grid.addWidget(sound, 2 * line + 1, 0)
            else:
                grid.addWidget(box, line, 0)
                grid.addWidget(sound, line, 1)
            place = (2 * line + 1, 1) if narrow else (line, 2)
            grid.addWidget(play, *place, Qt.AlignmentFlag.AlignLeft)
        for column, stretch in enumerate((0, 0, 1) if narrow else (1, 0, 0)):
            grid.setColumnStretch(column, stretch)

    def _add_kind(self, notice: Notice) -> None:
        words = notice_words(notice)
        box = self.boxes[notice] = QCheckBox(words)
        box.setObjectName(f"notice_{notice}")
        box.clicked.connect(lambda on: self._choose_notice(notice, on))
        sound = self.sounds[notice] = QuietComboBox()
        sound.setObjectName(f"sound_{notice}")
        sound.setAccessibleName(self.tr("Sound: {what}").format(what=words))
        sound.addItem(sound_words(""), "")
        for name in SOUNDS:
            sound.addItem(sound_words(name), name)
        sound.activated.connect(lambda: self._choose_sound(notice))
        play = self.plays[notice] = QPushButton(self.tr("Play"))
        play.setObjectName(f"play_{notice}")
        play.setFont(self.theme.font(TextRole.BUTTON))
        play.setAccessibleName(self.tr("Play the sound: {what}").format(what=words))
        play.clicked.connect(lambda: self._player.play(str(sound.currentData())))

    def _choose_quiet(self) -> None:
        chosen = self.quiet.currentData()
        if chosen == _OFF:
            self._window.quiet.end()
        elif chosen != _UNTIL_THEN:
            self._window.quiet.begin(chosen)

    def _choose_notice(self, notice: Notice, on: bool) -> None:
        now = self._window.preferences.current.notices
        self._window.choose(notices=now | {notice} if on else now - {notice})

    def _choose_sound(self, notice: Notice) -> None:
        chosen = str(self.sounds[notice].currentData())
        now = {
            key: name
            for key, name in self._window.preferences.current.sounds.items()
            if key is not notice
        }
        self._window.choose(sounds=now | ({notice: chosen} if chosen else {}))
        self._player.play(chosen)

    def _show(self, choices: Preferences) -> None:
        self._show_quiet(choices)
        self.sounds_on.setChecked(choices.sounds_on)
        can_play = self._player.can_play
        for notice in Notice:
            name = choices.sounds.get(notice, "")
            self.boxes[notice].setChecked(notice in choices.notices)
            sound = self.sounds[notice]
            sound.setCurrentIndex(max(0, sound.findData(name)))
            sound.setEnabled(choices.sounds_on and notice in choices.notices)
            self.plays[notice].setEnabled(can_play and sound.isEnabled() and bool(name))

    def _show_quiet(self, choices: Preferences) -> None:
        """A time that runs has a line of its own for as long as it runs."""
        at = self.quiet.findData(_UNTIL_THEN)
        if at >= 0:
            self.quiet.removeItem(at)
        words = quiet_words(choices, self._window.now())
        if not words:
            self.quiet.setCurrentIndex(0)
        elif choices.quiet_until == float("inf"):
            self.quiet.setCurrentIndex(self.quiet.count() - 1)
        else:
            self.quiet.insertItem(1, words, _UNTIL_THEN)
            self.quiet.setCurrentIndex(1)


def notice_words(notice: Notice) -> str:
    """Say when a notice comes."""
    translate = QCoreApplication.translate
    match notice:
        case Notice.PAID:
            return translate("NoticesPage", "A customer has paid")
        case Notice.DECLINED:
            return translate("NoticesPage", "A payment was declined")
        case Notice.NOT_DELIVERED:
            return translate("NoticesPage", "A payment link was not delivered")
        case Notice.REMIND:
            return translate("NoticesPage", "A link is about to end, and I have to remind of it")
        case Notice.ASSIGNED:
            return translate("NoticesPage", "A colleague gives me a conversation")
        case Notice.MENTIONED:
            return translate("NoticesPage", "A colleague mentions me in a note")
        case Notice.OVERDUE:
            return translate("NoticesPage", "A conversation of mine is overdue")
        case Notice.STUCK:
            return translate("NoticesPage", "Money is stuck: paid, and it does not go on")
