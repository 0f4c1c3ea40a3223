"""What languages are called: each in its own words."""

from PySide6.QtCore import QLocale


def language_name(code: str) -> str:
    """A language in its own words: `Nederlands`; empty where the code says nothing."""
    if not code:
        return ""
    locale = QLocale(code.replace("-", "_"))
    if locale.language() == QLocale.Language.C:
        return code
    # For these Qt names the country too, which the customer has not told.
    plain = {QLocale.Language.English: "English", QLocale.Language.Spanish: "Español"}
    name = plain.get(locale.language()) or locale.nativeLanguageName()
    return name[:1].upper() + name[1:] if name else code
