"""The theme's tokens: readable in every look, and following what the person wants."""

import json
import os
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import views
from desktop.views.controls.avatar import AVATAR_COLORS, CHANNEL_MARKS
from desktop.views.style.metrics import METRICS
from desktop.views.style.style_sheet import style_sheet
from desktop.views.style.theme import TextRole, Theme, ThemeChoice, Tone, theme_choice
from desktop.views.style.tokens import LOOKS, Look, Tokens

GROUNDS = ("app", "surface", "sunken", "hover", "selected", "bubble_in")
ON_GROUNDS = ("text1", "text2", "text3")
PAIRS = (
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("bubble_out_text", "bubble_out"),
    ("bubble_in_text", "bubble_in"),
    ("count_text", "count_bg"),
    ("mark_text", "mark_bg"),
    ("bad", "surface"),
    ("bad", "sunken"),
    ("ok", "surface"),
    ("accent", "surface"),
    ("accent", "bubble_in"),
    ("accent", "app"),
    ("accent", "hover"),
    ("accent_hover", "surface"),
    ("bad", "app"),
    ("bad", "hover"),
    ("info", "surface"),
    ("progress", "surface"),
    ("text1", "progress_bg"),
    ("text2", "progress_bg"),
    ("progress", "progress_bg"),
)


def luminance(value: str) -> float:
    channels = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def text_pairs(tokens: Tokens) -> list[tuple[str, str, str]]:
    """Every text colour with every ground it may stand on: (name, text, ground)."""
    named = [(text, ground) for text in ON_GROUNDS for ground in GROUNDS] + list(PAIRS)
    pairs = [
        (f"{text} on {ground}", getattr(tokens, text), getattr(tokens, ground))
        for text, ground in named
    ]
    for tone in Tone:
        text, ground = tokens.tone(tone)
        pairs.append((f"badge {tone.value}", text, ground))
    queue, _ = tokens.tone(Tone.QUEUE)  # a dashed badge has its row's ground
    return [
        *pairs,
        *((f"queue on {ground}", queue, getattr(tokens, ground)) for ground in GROUNDS[:5]),
    ]


@pytest.mark.parametrize("look", Look)
def test_all_text_is_readable(look: Look) -> None:
    weak = [
        (name, round(contrast(text, ground), 2))
        for name, text, ground in text_pairs(LOOKS[look])
        if contrast(text, ground) < 4.5
    ]
    assert not weak


@pytest.mark.parametrize("look", (Look.CONTRAST_LIGHT, Look.CONTRAST_DARK))
def test_high_contrast_is_higher(look: Look) -> None:
    weak = [name for name, text, ground in text_pairs(LOOKS[look]) if contrast(text, ground) < 7]
    assert not weak


@pytest.mark.parametrize("look", Look)
def test_the_focus_ring_stands_out(look: Look) -> None:
    tokens = LOOKS[look]
    assert all(contrast(tokens.focus, getattr(tokens, ground)) >= 3 for ground in GROUNDS[:4])


def test_avatars_and_marks_carry_white() -> None:
    grounds = [*AVATAR_COLORS, *(ground for _, ground in CHANNEL_MARKS.values())]
    assert all(contrast("#FFFFFF", ground) >= 4.5 for ground in grounds)


@pytest.mark.parametrize("look", Look)
def test_every_token_is_a_colour_and_the_sheet_uses_them(look: Look) -> None:
    tokens = LOOKS[look]
    assert all(re.fullmatch(r"#[0-9A-F]{6}", getattr(tokens, one.name)) for one in fields(tokens))
    sheet = style_sheet(tokens, METRICS)
    assert "$" not in sheet
    assert tokens.accent in sheet


@pytest.mark.parametrize("look", Look)
def test_the_search_stands_out_by_its_ground_or_by_a_line(look: Look) -> None:
    tokens = LOOKS[look]
    [edge] = re.findall(
        r'role="search"\] \{ background: \S+; border: 1px solid (\S+);',
        style_sheet(tokens, METRICS),
    )
    assert edge != tokens.surface


def test_a_choice_is_followed_at_once(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeChoice.DARK)
    assert theme.look is Look.DARK
    assert theme.tokens.surface.lower() in qapp.styleSheet().lower()
    assert qapp.palette().window().color().name() == theme.tokens.surface.lower()
    theme.choose(ThemeChoice.CONTRAST)
    assert theme.is_high_contrast
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeChoice.LIGHT)
    assert theme.look is Look.LIGHT


def test_figures_have_one_width(theme: Theme) -> None:
    font = theme.font(TextRole.BODY)
    assert font.featureValue(QFont.Tag.fromString("tnum")) == 1
    assert QFontInfo(theme.font(TextRole.TITLE)).pixelSize() == 17


def with_dots(dots: str, scaling: str, *program: str) -> str:
    """What a program of ours says where the person wants text of so many dots per inch."""
    shown = subprocess.run(
        [sys.executable, *program],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_FONT_DPI": dots,
            "QT_ENABLE_HIGHDPI_SCALING": scaling,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return shown.stdout


@pytest.mark.parametrize(("dots", "times"), [("96", 1.0), ("144", 1.5)])
@pytest.mark.parametrize("scaling", ["0", "1"])
def test_larger_system_text_is_larger_here(dots: str, times: float, scaling: str) -> None:
    """Whether Qt makes the whole window larger for it or leaves that to us."""
    code = (
        "from PySide6.QtGui import QFontInfo\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from desktop.views.style.theme import TextRole, Theme\n"
        "app = QApplication([])\n"
        "pixels = QFontInfo(Theme(app).font(TextRole.BODY)).pixelSize()\n"
        "print(pixels * app.devicePixelRatio())\n"
    )
    shown = with_dots(dots, scaling, "-c", code)
    assert abs(float(shown) - TextRole.BODY.value.pixels * times) <= 1


@pytest.mark.parametrize(("dots", "times"), [("96", 1.0), ("144", 1.5), ("192", 2.0)])
def test_no_text_is_cut_however_large_it_is(dots: str, times: float) -> None:
    shown = json.loads(with_dots(dots, "0", "-m", "tests.views.style.larger_text"))
    assert shown == {"scale": times, "cut": []}


def test_a_person_may_have_smaller_and_larger_text(qapp: QApplication) -> None:
    theme = Theme(qapp, ThemeChoice.LIGHT)
    usual = {role: theme.font(role).pointSizeF() for role in TextRole}
    row = theme.metrics.row_height
    try:
        theme.scale_text(200)
        for role in TextRole:
            times = 2.0 if role.value.grows else 1.0
            assert theme.font(role).pointSizeF() == pytest.approx(times * usual[role])
        assert theme.metrics.row_height > 1.3 * row
        assert qapp.font().pointSizeF() == pytest.approx(2 * usual[TextRole.BODY])
        theme.scale_text(80)
        assert theme.metrics.row_height < row
    finally:
        theme.scale_text(100)
    assert theme.metrics.row_height == row


def test_a_theme_that_nobody_knows_follows_the_system() -> None:
    assert theme_choice("contrast") is ThemeChoice.CONTRAST
    assert theme_choice("mauve") is ThemeChoice.SYSTEM


def test_nothing_slides_or_fades_in(qapp: QApplication, theme: Theme) -> None:
    assert [one for one in Qt.UIEffect if qapp.isEffectEnabled(one)] in ([], [GENERAL])
    root = Path(views.__file__).parent
    moving = re.compile(r"Q(Property|Variant|Sequential|Parallel)Animation|QTimeLine")
    assert [path for path in root.rglob("*.py") if moving.search(path.read_text("utf-8"))] == []


GENERAL = Qt.UIEffect.UI_General
"""Says whether the system wants any; alone it moves nothing."""


@pytest.mark.parametrize("look", (Look.CONTRAST_LIGHT, Look.CONTRAST_DARK))
def test_in_high_contrast_shapes_are_told_by_lines_and_the_ring_stands_out_everywhere(
    look: Look,
) -> None:
    tokens = LOOKS[look]
    for line in (tokens.line, tokens.field_line):
        assert all(contrast(line, getattr(tokens, ground)) >= 7 for ground in GROUNDS)
    for ground in (*GROUNDS, "bubble_out"):
        if ground != "bubble_out" or look is Look.CONTRAST_DARK:
            assert contrast(tokens.focus, getattr(tokens, ground)) >= 4.5, ground
