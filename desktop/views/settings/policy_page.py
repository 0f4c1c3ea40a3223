"""The airline's policy as it is in force: read only, with the way to the file that says it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.models.one_line import one_line
from desktop.models.policy import ADMINISTRATOR, NO_FILE, Policy
from desktop.services.health.doctor import Finding, Verdict
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.privacy.clipboard import Copier
from desktop.views.qt.announcements import announce
from desktop.views.settings import policy_words as words
from desktop.views.settings.connections_page import FindingLine
from desktop.views.settings.settings_section import SettingsSection
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words.service_words import service_words

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.window.main_window import MainWindow

_LOOK_AGAIN_MS = 2000
"""The file may be changed in an editor beside the desk; while the page is seen it is looked at."""


class PolicyPage(SettingsSection):
    """Shows the policy of the window's desk. `opens` opens a file or folder by the system."""

    def __init__(self, window: "MainWindow", theme: Theme) -> None:
        super().__init__(theme, self.tr("Policy"))
        self._window = window
        self._shown: tuple[Policy, tuple[str, ...], bool] | None = None
        self._copier = Copier(self)
        self.opens = _open_by_the_system
        self._rules: list[QWidget] | None = None  # what the file says, once that is added
        self._standing = QVBoxLayout()
        self._standing.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(self._standing)
        self.add(holder)
        self._add_file()
        self._rules = []
        self._add_limits()
        self._add_second_person()
        self._add_verification()
        self._again = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._again.timeout.connect(self.read)
        self._window.guard.veiled_changed.connect(self._veil)

    def add(self, widget: QWidget) -> None:
        """Add anything, at the end; what the file says goes where it cannot be read."""
        super().add(widget)
        if self._rules is not None:
            self._rules.append(widget)

    # --- building

    def _add_file(self) -> None:
        self.group(self.tr("The file"))
        self._path = self._value("policyPath")
        self.open_button = KeyButton(self.theme, self.tr("Open the file"))
        self.open_button.setObjectName("openPolicyButton")
        self.open_button.clicked.connect(self._open)
        self.copy_button = KeyButton(self.theme, self.tr("Copy the path"), icon=Icon.COPY)
        self.copy_button.setObjectName("copyPolicyPathButton")
        self.copy_button.clicked.connect(self._copy)
        self._place = self.row(self.tr("Where it is"), self._path)
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.open_button)
        line.addWidget(self.copy_button)
        line.addStretch(1)
        self.row(
            self.tr("To change it"),
            buttons,
            self.tr(
                "Change the file and save it: it is read anew at each use, so it holds from the"
                " next press on. docs/policy.md describes each line. Whoever may write this file"
                " sets the limits; your administrator keeps it."
            ),
        )
        self._hash = self._value("policyHash")
        self._fingerprint = self.row(
            self.tr("SHA-256"),
            self._hash,
            self.tr(
                "It stands in the journal beside each quote, link, refund and approval that this"
                " policy decided."
            ),
        )

    def _add_limits(self) -> None:
        self.group(self.tr("Without a second person, at most"))
        self._mine = self.text("")
        self._limits = QWidget()
        self._limits.setObjectName("policyLimits")
        self._cells: dict[str, tuple[QLabel, QLabel]] = {}
        grid = QGridLayout(self._limits)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        roles = self.tr("Agents"), self.tr("Administrators")
        for column, title in enumerate(roles, 1):
            head = QLabel(title)
            head.setFont(self.theme.font(TextRole.SMALL))
            head.setProperty("role", "meta")
            grid.addWidget(head, 0, column)
            grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(0, round(200 * self.theme.text_scale))
        for line, name in enumerate(words.LIMIT_NAMES, 1):
            label = wrapped_label(self.theme, TextRole.BODY)
            label.setText(words.limit_name(name))
            cells = self._value(f"policy_{name}_agent"), self._value(f"policy_{name}_administrator")
            self._cells[name] = cells
            grid.addWidget(label, line, 0)
            for column, cell in enumerate(cells, 1):
                cell.setAccessibleDescription(f"{words.limit_name(name)}, {roles[column - 1]}")
                grid.addWidget(cell, line, column)
        self.add(self._limits)
        self._own = self._value("policyOwnLimits")
        self._own_row = self.row(
            self.tr("Limits of their own"),
            self._own,
            self.tr("In place of those of their role: [limits.users.NUMBER]."),
        )
        self._rates = self._value("policyRates")
        self._rates_row = self.row(
            self.tr("Other currencies"),
            self._rates,
            self.tr("[rates]. What has neither a rate nor a limit needs a second person."),
        )
        self._zone = self._value("policyZone")
        self.row(self.tr("A day begins at midnight in"), self._zone)

    def _add_second_person(self) -> None:
        self.group(self.tr("A second person"))
        self._always = self._value("policyAlways")
        self.row(self.tr("Always needed when"), self._always, self.tr("[approval] always."))
        self._approvers = self._value("policyApprovers")
        self.row(
            self.tr("Who may approve"),
            self._approvers,
            self.tr("[approval] approvers and administrators. Nobody approves their own request."),
        )

    def _value(self, name: str) -> QLabel:
        """A value that can be selected and copied, by keyboard too."""
        label = wrapped_label(self.theme, TextRole.BODY)
        label.setObjectName(name)
        policy = label.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        label.setSizePolicy(policy)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label

    def _add_verification(self) -> None:
        self.group(self.tr("Verification"))
        self._ways = self._value("policyWays")
        self.row(
            self.tr("Customers are asked for"),
            self._ways,
            self.tr("[verification] ways. Asked before a quote on a booking leaves."),
        )

    # --- reading

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._again.stop()

    def read(self) -> None:
        """Look at the file, in the background."""
        desk = self._window.desk
        if desk is not None:
            self._window.tasks.spawn(
                self._read(desk), key="settings.policy", doing=self.tr("Reading the policy")
            )

    def _veil(self, _veiled: bool) -> None:
        """Colleagues are named here: they must not stand there for a moment when it is shown."""
        self.read()

    async def _read(self, desk: "Desk") -> None:
        policy, ways = await desk.policy(), await desk.quotes.verification_ways()
        found = policy, tuple(ways), self._window.guard.veiled
        if self._shown != found:
            self._shown = found
            self._show(desk, policy, ways)

    def _show(self, desk: "Desk", policy: Policy, ways: Sequence[str]) -> None:
        """Say what holds now."""
        path, has_file = desk.policy_path, policy.sha256 not in (NO_FILE, "unreadable")
        self._show_standing(policy)
        self._path.setText(one_line(str(path)) if path is not None else self.tr("There is none."))
        self._place.say(
            ""
            if has_file
            else self.tr(
                "No file lies here. To set limits, copy docs/policy.example.toml to this place and"
                " change it."
            )
        )
        self.copy_button.setEnabled(path is not None)
        self.open_button.setEnabled(path is not None)
        self.open_button.setText(
            self.tr("Open the file") if has_file else self.tr("Open the folder")
        )
        half = len(policy.sha256) // 2
        self._hash.setText(f"{policy.sha256[:half]}\n{policy.sha256[half:]}")
        self._fingerprint.setVisible(has_file)
        for widget in self._rules or ():
            widget.setVisible(not policy.damage)
        if not policy.damage:
            self._show_rules(desk, policy, ways)

    def _show_standing(self, policy: Policy) -> None:
        if policy.damage:
            found = Finding(
                self.tr("The policy cannot be read"),
                Verdict.FAIL,
                self.tr(
                    "{damage}. Until it is mended nothing that moves money leaves: no link, no"
                    " refund, no mark, and nobody can approve. Everything is kept."
                ).format(damage=policy.damage),
                self.tr("Mend the file; what waits goes on by itself or at the next press."),
            )
        elif policy.sha256 == NO_FILE:
            found = Finding(
                self.tr("There is no policy file"),
                Verdict.WARN,
                self.tr(
                    "So there are no limits. Only marking a quote as paid elsewhere needs a second"
                    " person."
                ),
            )
        else:
            found = Finding(self.tr("In force"), Verdict.OK, self.tr("As the file says it now."))
        while (item := self._standing.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.deleteLater()
        line = FindingLine(self.theme, found)
        line.setObjectName("policyStanding")
        self._standing.addWidget(line)
        announce(self, line.accessibleName())

    def _show_rules(self, desk: "Desk", policy: Policy, ways: Sequence[str]) -> None:
        name_of = self._window.guard.shown(desk).directory.known.name_of
        self._mine.setText(self._of_me(desk, policy))
        for name, cells in self._cells.items():
            for cell, limits in zip(cells, (policy.agent, policy.administrator), strict=True):
                cell.setText(words.limit_words(getattr(limits, name)))
        self._own.setText(words.own_limits(policy, name_of))
        self._own_row.setVisible(bool(policy.users))
        self._rates.setText(words.rates(policy, words.base_of(policy)))
        self._rates_row.setVisible(bool(policy.rates))
        self._zone.setText(policy.zone)
        self._always.setText(words.always(policy))
        self._approvers.setText(words.approvers(policy, name_of))
        self._ways.setText("\n".join(map(service_words, ways)))

    def _of_me(self, desk: "Desk", policy: Policy) -> str:
        """Which of them hold for the person at this desk."""
        me = desk.agent
        if me is None:
            return self.tr("The hub has not told yet who works at this desk.")
        if me.user_id in policy.users:
            return self.tr("For you, {name}, limits of your own hold.").format(name=me.name)
        if me.role == ADMINISTRATOR:
            return self.tr("For you, {name}, those of administrators hold.").format(name=me.name)
        return self.tr("For you, {name}, those of agents hold.").format(name=me.name)

    # --- doing

    def _open(self) -> None:
        path = self._window.desk.policy_path if self._window.desk is not None else None
        if path is not None and self._shown is not None:
            has_file = self._shown[0].sha256 not in (NO_FILE, "unreadable")
            self.opens(path if has_file else path.parent)

    def _copy(self) -> None:
        path = self._window.desk.policy_path if self._window.desk is not None else None
        if path is not None:
            self._copier.copy(str(path))
            self._window.toaster.say(self.tr("Path copied"))


def _open_by_the_system(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
