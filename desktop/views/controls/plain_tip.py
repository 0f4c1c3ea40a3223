"""Tooltips of text that others wrote: Qt takes what looks like a tag for markup."""

from html import escape


def plain_tip(text: str) -> str:
    """Return a tooltip that shows `text` as it is, whatever stands in it."""
    if "<" not in text:  # without a tag Qt shows it as it is
        return text
    return f"<span>{escape(text)}</span>".replace("\n", "<br>")
