"""Tooltips of text that others wrote: Qt takes what looks like a tag for markup."""


def plain_tip(text: str) -> str:
    """Return a tooltip that shows `text` as it is, whatever stands in it."""
    if "<" not in text:  # without a tag Qt shows it as it is
        return text
    from html import escape  # here and not above: few tooltips need it, and the first paint none

    return f"<span>{escape(text)}</span>".replace("\n", "<br>")
