"""The entry in a Linux desktop's menu, and the icon that it shows."""

from configparser import ConfigParser
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from desktop.models.handover import SCHEME

ROOT = Path(__file__).parents[2]


@pytest.fixture
def entry() -> dict[str, str]:
    parser = ConfigParser(interpolation=None, delimiters=["="])
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(ROOT / "packaging" / "social-pay-desk.desktop", encoding="utf-8")
    assert parser.sections() == ["Desktop Entry"]
    return dict(parser["Desktop Entry"])


def test_the_entry_has_what_every_application_entry_needs(entry: dict[str, str]) -> None:
    assert entry["Type"] == "Application"
    assert entry["Name"]
    assert entry["Terminal"] == "false"
    assert entry["Categories"].endswith(";")


def test_the_entry_starts_the_program_that_the_bundle_is_named_for(entry: dict[str, str]) -> None:
    spec = (ROOT / "packaging" / "social-pay-desk.spec").read_text(encoding="utf-8")
    program, link = entry["Exec"].split()
    assert f'name="{program}"' in spec
    assert link == "%u"


def test_every_system_gives_the_desk_the_links_of_its_scheme(entry: dict[str, str]) -> None:
    assert f"x-scheme-handler/{SCHEME}" in entry["MimeType"].split(";")
    spec = (ROOT / "packaging" / "social-pay-desk.spec").read_text(encoding="utf-8")
    assert f'"CFBundleURLSchemes": ["{SCHEME}"]' in spec
    windows = (ROOT / "packaging" / "register-links.ps1").read_text(encoding="utf-8")
    assert f"Classes\\{SCHEME}" in windows and '"URL Protocol"' in windows
    assert 'call -- `"%1`"' in windows  # nothing of a link is an option


def test_every_text_of_the_entry_is_there_in_dutch(entry: dict[str, str]) -> None:
    for key in ("Name", "GenericName", "Comment"):
        assert entry[f"{key}[nl]"]


@pytest.mark.parametrize("size", [16, 48, 256])
def test_the_icon_draws_itself_at_every_size(size: int) -> None:
    renderer = QSvgRenderer(str(ROOT / "resources" / "icons" / "app.svg"))
    assert renderer.isValid()
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    corner, bubble = image.pixelColor(0, 0), image.pixelColor(size // 2, size // 8)
    assert corner.alpha() == 0
    assert bubble.blue() > bubble.red() and bubble.alpha() == 255
