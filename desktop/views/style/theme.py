"""Every colour, size and font of the window as a named token, in light, dark and high contrast."""

import sys
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPalette,
)
from PySide6.QtWidgets import QApplication

from desktop.resources import resource
from desktop.views.style.style_sheet import style_sheet


class ThemeChoice(StrEnum):
    """What a person may ask for; high contrast follows the system unless asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Look(StrEnum):
    """The four sets of colours."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast_light"
    CONTRAST_DARK = "contrast_dark"


class Tone(StrEnum):
    """What a badge's colour means. Colour never stands alone: icon and word say it too."""

    INFO = "info"
    PROGRESS = "progress"
    OK = "ok"
    DONE = "done"
    BAD = "bad"
    MUTED = "muted"
    REFUND = "refund"
    QUEUE = "queue"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one look, as `#rrggbb`. All text meets 4.5:1 on what it may stand on."""

    app: str
    surface: str
    sunken: str
    hover: str
    selected: str
    line: str
    field_line: str
    text1: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    on_accent: str
    focus: str
    info: str
    info_bg: str
    progress: str
    progress_bg: str
    ok: str
    ok_bg: str
    done: str
    done_bg: str
    bad: str
    bad_bg: str
    muted: str
    muted_bg: str
    refund: str
    refund_bg: str
    bubble_out: str
    bubble_out_text: str
    bubble_in: str
    bubble_in_text: str
    count_bg: str
    count_text: str
    online: str
    busy: str
    away: str
    shadow: str
    mark_bg: str
    mark_text: str

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Return text and background of a badge; a queued one has no background of its own."""
        if tone is Tone.QUEUE:
            return self.progress, self.surface
        return getattr(self, tone.value), getattr(self, f"{tone.value}_bg")


LIGHT = Tokens(
    app="#F5F7F9",
    surface="#FFFFFF",
    sunken="#EDF0F4",
    hover="#F0F3F7",
    selected="#E7F1FC",
    line="#E1E6EB",
    field_line="#E1E6EB",
    text1="#15202B",
    text2="#4A5968",
    text3="#606D7B",
    accent="#0A66CC",
    accent_hover="#0857AE",
    on_accent="#FFFFFF",
    focus="#0A66CC",
    info="#0A66CC",
    info_bg="#E7F1FC",
    progress="#875300",
    progress_bg="#FFF2D4",
    ok="#0B7242",
    ok_bg="#DFF4E8",
    done="#0B5E66",
    done_bg="#DAF1F3",
    bad="#B3261E",
    bad_bg="#FCE8E6",
    muted="#55626F",
    muted_bg="#EAEEF2",
    refund="#6A3EA1",
    refund_bg="#F0E8FA",
    bubble_out="#0A66CC",
    bubble_out_text="#FFFFFF",
    bubble_in="#EDF0F4",
    bubble_in_text="#15202B",
    count_bg="#B3261E",
    count_text="#FFFFFF",
    online="#1F9D61",
    busy="#B46A00",
    away="#77828D",
    shadow="#102030",
    mark_bg="#FFE8B0",
    mark_text="#15202B",
)
DARK = Tokens(
    app="#0F141A",
    surface="#161C24",
    sunken="#0C1015",
    hover="#1D2530",
    selected="#18304C",
    line="#262F3A",
    field_line="#262F3A",
    text1="#E7ECF1",
    text2="#AAB6C2",
    text3="#8E9AA7",
    accent="#5AA9FF",
    accent_hover="#7BBAFF",
    on_accent="#06121F",
    focus="#5AA9FF",
    info="#7BBAFF",
    info_bg="#152C47",
    progress="#F2BE5C",
    progress_bg="#392C10",
    ok="#5FD39A",
    ok_bg="#12341F",
    done="#63CFD8",
    done_bg="#0F3337",
    bad="#FF8A80",
    bad_bg="#411A18",
    muted="#A0ACB8",
    muted_bg="#222B35",
    refund="#C3A1F2",
    refund_bg="#2D2143",
    bubble_out="#1F5FA8",
    bubble_out_text="#F2F7FD",
    bubble_in="#202934",
    bubble_in_text="#E7ECF1",
    count_bg="#FF8A80",
    count_text="#2A0B09",
    online="#1F9D61",
    busy="#E0A23A",
    away="#8794A1",
    shadow="#000000",
    mark_bg="#5C4513",
    mark_text="#FFF2D4",
)
CONTRAST_LIGHT = Tokens(
    app="#FFFFFF",
    surface="#FFFFFF",
    sunken="#FFFFFF",
    hover="#E6F0FF",
    selected="#D6E6FF",
    line="#000000",
    field_line="#000000",
    text1="#000000",
    text2="#000000",
    text3="#1F1F1F",
    accent="#003A80",
    accent_hover="#00244F",
    on_accent="#FFFFFF",
    focus="#003A80",
    info="#003A80",
    info_bg="#FFFFFF",
    progress="#5C3600",
    progress_bg="#FFFFFF",
    ok="#00512B",
    ok_bg="#FFFFFF",
    done="#00474E",
    done_bg="#FFFFFF",
    bad="#8A0F08",
    bad_bg="#FFFFFF",
    muted="#1F1F1F",
    muted_bg="#FFFFFF",
    refund="#4A1F80",
    refund_bg="#FFFFFF",
    bubble_out="#003A80",
    bubble_out_text="#FFFFFF",
    bubble_in="#FFFFFF",
    bubble_in_text="#000000",
    count_bg="#8A0F08",
    count_text="#FFFFFF",
    online="#00512B",
    busy="#5C3600",
    away="#1F1F1F",
    shadow="#000000",
    mark_bg="#000000",
    mark_text="#FFFFFF",
)
CONTRAST_DARK = Tokens(
    app="#000000",
    surface="#000000",
    sunken="#000000",
    hover="#10243D",
    selected="#14335C",
    line="#FFFFFF",
    field_line="#FFFFFF",
    text1="#FFFFFF",
    text2="#FFFFFF",
    text3="#E0E0E0",
    accent="#8CC8FF",
    accent_hover="#BFE0FF",
    on_accent="#000000",
    focus="#FFD84D",
    info="#8CC8FF",
    info_bg="#000000",
    progress="#FFCF70",
    progress_bg="#000000",
    ok="#7CF0B4",
    ok_bg="#000000",
    done="#7FE9F2",
    done_bg="#000000",
    bad="#FFA59D",
    bad_bg="#000000",
    muted="#E0E0E0",
    muted_bg="#000000",
    refund="#DCC4FF",
    refund_bg="#000000",
    bubble_out="#00254D",
    bubble_out_text="#FFFFFF",
    bubble_in="#000000",
    bubble_in_text="#FFFFFF",
    count_bg="#FFA59D",
    count_text="#000000",
    online="#7CF0B4",
    busy="#FFCF70",
    away="#E0E0E0",
    shadow="#000000",
    mark_bg="#FFD84D",
    mark_text="#000000",
)
LOOKS = {
    Look.LIGHT: LIGHT,
    Look.DARK: DARK,
    Look.CONTRAST_LIGHT: CONTRAST_LIGHT,
    Look.CONTRAST_DARK: CONTRAST_DARK,
}


@dataclass(frozen=True, slots=True)
class Metrics:
    """Distances and sizes in device-independent pixels; the grid is 8.

    Of a theme, `theme.metrics` are those of the text's size now: what holds text grows with it.
    """

    rail_width: int = 60
    inbox_width: int = 328
    inbox_min_width: int = 264
    thread_min_width: int = 380
    quote_width: int = 372
    quote_min_width: int = 316
    status_height: int = 28
    header_height: int = 60
    row_height: int = 88
    line_height: int = 19
    meta_height: int = 16
    badge_height: int = 20
    tab_height: int = 36
    row_padding: int = 14
    avatar: int = 36
    avatar_small: int = 32
    channel_mark: int = 16
    icon: int = 20
    rail_button: int = 40
    radius_badge: int = 6
    radius_field: int = 8
    radius_card: int = 14
    radius_tail: int = 5
    bubble_width: int = 430
    selected_edge: int = 3
    focus_ring: int = 2


METRICS = Metrics()


class Lettering(NamedTuple):
    """Pixel size, weight, and letter spacing in thousandths of the size.

    What stands beside its own words in a circle of one size does not grow with the text.
    """

    pixels: float
    weight: QFont.Weight
    spacing: int = 0
    grows: bool = True


class TextRole(Enum):
    """A use of text, and how it looks in the design."""

    BODY = Lettering(13.0, QFont.Weight.Normal)
    STRONG = Lettering(13.0, QFont.Weight.DemiBold)
    TITLE = Lettering(17.0, QFont.Weight.Bold, -10)
    NAME = Lettering(14.5, QFont.Weight.DemiBold)
    FIND = Lettering(16.0, QFont.Weight.Normal)
    TRIP = Lettering(14.0, QFont.Weight.DemiBold)
    SUPPORT = Lettering(12.0, QFont.Weight.Normal)
    SUPPORT_STRONG = Lettering(12.0, QFont.Weight.DemiBold)
    TAB = Lettering(12.5, QFont.Weight.Medium)
    BUTTON = Lettering(12.5, QFont.Weight.DemiBold)
    BIG_BUTTON = Lettering(14.0, QFont.Weight.DemiBold)
    SMALL = Lettering(11.5, QFont.Weight.Normal)
    SECTION = Lettering(11.5, QFont.Weight.DemiBold, 10)
    BADGE = Lettering(11.5, QFont.Weight.DemiBold)
    META = Lettering(11.0, QFont.Weight.Normal)
    META_STRONG = Lettering(11.0, QFont.Weight.DemiBold)
    KEY = Lettering(10.5, QFont.Weight.Medium)
    AMOUNT = Lettering(21.0, QFont.Weight.Bold, -20)
    TOTAL = Lettering(19.0, QFont.Weight.Bold, -15)
    AVATAR = Lettering(12.5, QFont.Weight.DemiBold, grows=False)
    AVATAR_SMALL = Lettering(11.0, QFont.Weight.DemiBold, grows=False)
    CHANNEL_MARK = Lettering(8.0, QFont.Weight.Bold, grows=False)
    COUNT = Lettering(9.0, QFont.Weight.DemiBold)


@lru_cache(maxsize=256)
def color(value: str, alpha: float = 1.0) -> QColor:
    """Return a token's value as a QColor, `alpha` from 0 to 1."""
    result = QColor(value)
    result.setAlphaF(alpha)
    return result


def theme_choice(name: str) -> ThemeChoice:
    """Return the choice of this name; one that no version of ours wrote follows the system."""
    return ThemeChoice(name) if name in tuple(ThemeChoice) else ThemeChoice.SYSTEM


_USUAL_DOTS = 72.0 if sys.platform == "darwin" else 96.0
"""Logical dots per inch at which text has the size of the design."""


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
        self._family = _family()
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
        return _dots() / _dots_of_design() * self.text_percent / 100

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
            known = self._fonts[role] = self._make_font(role)
        return known

    def _make_font(self, role: TextRole) -> QFont:
        pixels, weight, spacing, grows = role.value
        font = QFont(self._family) if self._family else QGuiApplication.font()
        # In points, for pixel sizes are whole numbers in Qt.
        points = pixels * 72.0 / _dots()
        font.setPointSizeF(points * self.text_scale if grows else points)
        font.setWeight(weight)
        if spacing:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + spacing / 10)
        font.setFeature(QFont.Tag.fromString("tnum"), 1)
        if self._family:
            font.setFeature(QFont.Tag.fromString("cv11"), 1)
        return font

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
        self._app.setPalette(_palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens, self.metrics))


def _dots() -> float:
    return QGuiApplication.primaryScreen().logicalDotsPerInchY()


def _dots_of_design() -> float:
    """More dots than are usual mean that the person wants larger text; fewer are a screen's own
    measure and make none smaller."""
    return min(_dots(), _USUAL_DOTS)


@lru_cache(maxsize=1)
def _family() -> str:
    """The bundled family on Linux, where no system font can be counted on; empty elsewhere."""
    if not sys.platform.startswith("linux"):
        return ""
    families: list[str] = []
    for name in ("Regular", "Medium", "SemiBold", "Bold"):
        number = QFontDatabase.addApplicationFont(str(resource("fonts", f"Inter-{name}.otf")))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else ""


def _palette(tokens: Tokens) -> QPalette:
    """The same tokens for what Fusion draws by itself."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.surface,
        QPalette.ColorRole.WindowText: tokens.text1,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.hover,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.text1,
        QPalette.ColorRole.PlaceholderText: tokens.text3,
        QPalette.ColorRole.Text: tokens.text1,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text1,
        QPalette.ColorRole.BrightText: tokens.bad,
        QPalette.ColorRole.Light: tokens.surface,
        QPalette.ColorRole.Midlight: tokens.hover,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Dark: tokens.text3,
        QPalette.ColorRole.Shadow: tokens.shadow,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
    }
    for role, value in roles.items():
        palette.setColor(role, color(value))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, color(tokens.text3))
    return palette
