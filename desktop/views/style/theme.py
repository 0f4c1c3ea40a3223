"""The look in force: its colours, sizes and fonts, as the person and the system want them."""

from dataclasses import replace
from enum import StrEnum
from math import ceil

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from desktop.views.style.lettering import TextRole, dots, dots_of_design, make_font
from desktop.views.style.metrics import METRICS, Metrics
from desktop.views.style.palette_roles import palette_of
from desktop.views.style.style_sheet import style_sheet
from desktop.views.style.tokens import LOOKS, Look, Tokens, Tone, color

__all__ = ["TextRole", "Theme", "ThemeChoice", "Tone", "color", "theme_choice"]
"""With a theme everything that paints needs uses of text, tones and colours."""


class ThemeChoice(StrEnum):
    """What a person may ask for; high contrast follows the system unless asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


def theme_choice(name: str) -> ThemeChoice:
    """Return the choice of this name; one that no version of ours wrote follows the system."""
    return ThemeChoice(name) if name in tuple(ThemeChoice) else ThemeChoice.SYSTEM


_INBOX_NEEDS, _THREAD_NEEDS, _QUOTE_NEEDS = 219.0, 345.0, 242.0
"""What the columns need for text of the design's size, so that nothing is cut at any other."""
_LARGEST_ICON = 1.6
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
_AROUND_NAME = 18
"""Above and below the two lines of a thread's head, at least."""


class Theme(QObject):
    """The look in force. Widgets paint from `tokens` and repaint on `changed`.

    `text_percent` is how large a person wants text, beside what the system says.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        text_percent: int = 100,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._fonts: dict[TextRole, QFont] = {}
        self.text_percent = text_percent
        self.text_scale = self._wanted_scale()
        """How much larger than in the design the person wants text."""
        self.metrics = self._grown(METRICS)
        self.look = self._wanted()
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self._follow)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        app.setStyle("Fusion")
        for effect in _EFFECTS:  # what is asked for is there at once, not when it has faded in
            app.setEffectEnabled(effect, False)
        app.setFont(self.font(TextRole.BODY))
        self._put_on()

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return LOOKS[self.look]

    @property
    def is_high_contrast(self) -> bool:
        """Whether shapes must be told by lines and not by shades."""
        return self.look in (Look.CONTRAST_LIGHT, Look.CONTRAST_DARK)

    @property
    def choice(self) -> ThemeChoice:
        """What was asked for."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Change what is asked for, at once."""
        self._choice = choice
        self._follow()

    def scale_text(self, percent: int) -> None:
        """Make text this large for all that is made from now on: what stands keeps its fonts."""
        if percent == self.text_percent:
            return
        self.text_percent = percent
        self.text_scale = self._wanted_scale()
        self._fonts.clear()
        self.metrics = self._grown(METRICS)
        self._app.setFont(self.font(TextRole.BODY))
        self._put_on()

    def font(self, role: TextRole) -> QFont:
        """Return the font for a use of text, with figures of equal width."""
        return QFont(self._font(role))

    def height(self, pixels: float, role: TextRole = TextRole.BODY) -> int:
        """Return how high something is that holds a line of this role's text and is `pixels` high
        in the design: higher by what the text has grown, and never lower than the font."""
        line = QFontMetricsF(self._font(role)).height()
        return max(round(pixels + line - line / self.text_scale), ceil(line))

    @property
    def icon_scale(self) -> float:
        """How much larger icons that stand alone are than in the design: as the text, within
        bounds, for they are read by their shape."""
        return min(max(self.text_scale, 1.0), _LARGEST_ICON)

    def _wanted_scale(self) -> float:
        return dots() / dots_of_design() * self.text_percent / 100

    def _grown(self, design: Metrics) -> Metrics:
        """The design's metrics with what text of this size needs."""
        line = self.height(design.line_height)
        badge = self.height(design.badge_height, TextRole.BADGE)
        more = 2 * (line - design.line_height) + badge - design.badge_height
        name = self.height(0, TextRole.NAME), self.height(0, TextRole.SUPPORT)
        button = round(design.rail_button * self.icon_scale)
        return replace(
            design,
            rail_width=design.rail_width - design.rail_button + button,
            rail_button=button,
            icon=round(design.icon * self.icon_scale),
            line_height=line,
            badge_height=badge,
            meta_height=self.height(design.meta_height, TextRole.META),
            tab_height=self.height(design.tab_height, TextRole.TAB),
            row_height=design.row_height + more,
            header_height=max(design.header_height, sum(name) + _AROUND_NAME),
            status_height=self.height(design.status_height, TextRole.SMALL),
            bubble_width=round(design.bubble_width * self.text_scale),
            inbox_min_width=self._at_least(design.inbox_min_width, _INBOX_NEEDS),
            inbox_width=self._at_least(design.inbox_width, _INBOX_NEEDS),
            thread_width=self._at_least(design.thread_width, _THREAD_NEEDS),
            thread_min_width=self._at_least(design.thread_min_width, _THREAD_NEEDS),
            quote_min_width=self._at_least(design.quote_min_width, _QUOTE_NEEDS),
            quote_width=self._at_least(design.quote_width, _QUOTE_NEEDS),
        )

    def _at_least(self, pixels: int, needed: float) -> int:
        """A column's width in the design, or what its texts of this size need."""
        return max(pixels, round(needed * self.text_scale))

    def _font(self, role: TextRole) -> QFont:
        known = self._fonts.get(role)
        if known is None:
            known = self._fonts[role] = make_font(role, self.text_scale)
        return known

    def _wanted(self) -> Look:
        hints = self._app.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        contrast = (
            hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
            or self._choice is ThemeChoice.CONTRAST
        )
        if self._choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            dark = self._choice is ThemeChoice.DARK
        if contrast:
            return Look.CONTRAST_DARK if dark else Look.CONTRAST_LIGHT
        return Look.DARK if dark else Look.LIGHT

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is not self.look:
            self.look = wanted
            self._put_on()
            self.changed.emit()

    def _put_on(self) -> None:
        self._app.setPalette(palette_of(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens, self.metrics))
