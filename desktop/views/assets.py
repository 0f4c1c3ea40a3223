"""Where the files beside the code are: icons, fonts, translations."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
"""The same place in a checkout and in a PyInstaller folder, which keeps the package's shape."""
ICONS = RESOURCES / "icons"
FONTS = RESOURCES / "fonts"
TRANSLATIONS = RESOURCES / "translations"
