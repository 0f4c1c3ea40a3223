"""The services that the desk is connected to, and what an examination of them found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.models.one_line import one_line
from desktop.services.health.doctor import Finding, Verdict, worst
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.qt.announcements import announce
from desktop.views.settings.settings_section import SettingsSection
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, Tone
from desktop.views.words.service_words import service_words

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.window.main_window import MainWindow

_ICON = 18


class ConnectionsPage(SettingsSection):
    """Examined when it is first shown, and again when asked."""

    def __init__(self, window: "MainWindow", theme: Theme) -> None:
        super().__init__(theme, self.tr("Connections"))
        self._window = window
        self.findings: tuple[Finding, ...] = ()
        patient = window.desk.patient if window.desk is not None else None
        if patient is not None:
            hub = self.tr("{address}, account {number}")
            self._add_address(
                self.tr("Hub"), hub.format(address=patient.hub_address, number=patient.account)
            )
            self._add_address(self.tr("Payments"), patient.payments_address)
        self.text(
            self.tr(
                "Addresses are read at the start from the environment or settings.toml. Token and "
                "key are kept by this computer's keyring; to change one, run “keyring set "
                "social-pay-desk hub_token” or “keyring set social-pay-desk stripe_key” and start "
                "the desk again."
            )
        )
        self.group(self.tr("Examination"))
        self._add_head()
        self._found = QWidget()
        self._found.setObjectName("examinationFindings")
        self._lines = QVBoxLayout(self._found)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(12)
        self.add(self._found)
        self.examine()

    def _add_head(self) -> None:
        """What the findings come to, and the button that looks again."""
        self._said = wrapped_label(self.theme, TextRole.STRONG)
        self._said.setObjectName("examinationSummary")
        self.again = KeyButton(self.theme, self.tr("Check again"), icon=Icon.REFRESH)
        self.again.setObjectName("checkAgainButton")
        self.again.clicked.connect(self.examine)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._said, 1)
        row.addWidget(self.again)
        self.add(head)

    def examine(self) -> None:
        """Look at everything, in the background."""
        desk = self._window.desk
        if desk is not None:
            self.again.setEnabled(False)
            self._said.setText(self.tr("Looking at each connection…"))
            self._window.tasks.spawn(
                self._examine(desk), key="examine", doing=self.tr("Checking the connections")
            )

    async def _examine(self, desk: "Desk") -> None:
        try:
            self.show_findings(await desk.examine())
        finally:
            self.again.setEnabled(True)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found, in the order of the examination."""
        self.findings = tuple(findings)
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for finding in findings:
            self._lines.addWidget(FindingLine(self.theme, finding))
        self._said.setText(_summary(findings))
        announce(self, self._said.text())

    def _add_address(self, name: str, address: str) -> None:
        label = QLabel(one_line(address))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.row(name, label)


class FindingLine(QFrame):
    """One finding: how it is, what it is about, what was found, and what to do about it."""

    def __init__(self, theme: Theme, finding: Finding) -> None:
        super().__init__()
        self._theme = theme
        self._finding = finding
        name = QLabel(service_words(finding.name))
        name.setFont(theme.font(TextRole.STRONG))
        name.setTextFormat(Qt.TextFormat.PlainText)
        what = wrapped_label(theme, TextRole.BODY, "support")
        what.setText(service_words(finding.what))
        self._mark = QLabel()
        self._mark.setAccessibleName(_verdict_words(finding.verdict))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(what)
        to_do = service_words(finding.to_do)
        if to_do:
            label = wrapped_label(theme, TextRole.BODY)
            label.setText(f"→ {to_do}")
            words.addWidget(label)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.setAccessibleName(f"{_verdict_words(finding.verdict)}: {name.text()}. {what.text()}")
        self.setAccessibleDescription(to_do)
        theme.changed.connect(self._redraw)
        self._redraw()

    def _redraw(self) -> None:
        drawn, tone = _MARKS[self._finding.verdict]
        shade, _ = self._theme.tokens.tone(tone)
        side = round(_ICON * self._theme.text_scale)
        self._mark.setPixmap(icons.pixmap(drawn, shade, side, self.devicePixelRatioF()))


_MARKS = {
    Verdict.OK: (Icon.CHECK, Tone.OK),
    Verdict.WARN: (Icon.WARNING, Tone.PROGRESS),
    Verdict.FAIL: (Icon.CROSS, Tone.BAD),
}


def _verdict_words(verdict: Verdict) -> str:
    match verdict:
        case Verdict.OK:
            return QCoreApplication.translate("ConnectionsPage", "In order")
        case Verdict.WARN:
            return QCoreApplication.translate("ConnectionsPage", "Worth a look")
        case Verdict.FAIL:
            return QCoreApplication.translate("ConnectionsPage", "Does not work")


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return QCoreApplication.translate("ConnectionsPage", "There is nothing to look at.")
    match worst(findings):
        case Verdict.OK:
            return QCoreApplication.translate("ConnectionsPage", "Everything is in order.")
        case Verdict.WARN:
            return QCoreApplication.translate(
                "ConnectionsPage", "The desk works; something is worth a look."
            )
        case Verdict.FAIL:
            return QCoreApplication.translate(
                "ConnectionsPage", "Something does not work. What to do stands beside it."
            )
