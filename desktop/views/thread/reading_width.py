"""How wide a conversation is on a wide screen: eyes go from question to answer and back."""

from desktop.views.style.theme import Theme

_WIDEST = 1080


def beside_text(width: int, theme: Theme) -> int:
    """What stays free at each side of a conversation in a column of this width."""
    return max(0, width - round(_WIDEST * theme.text_scale)) // 2
