"""Every colour as a named token, in light, dark and both high contrasts."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtGui import QColor


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


@lru_cache(maxsize=256)
def color(value: str, alpha: float = 1.0) -> QColor:
    """Return a token's value as a QColor, `alpha` from 0 to 1."""
    result = QColor(value)
    result.setAlphaF(alpha)
    return result
