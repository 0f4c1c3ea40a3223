"""How a field shows that what it holds is wrong."""

from PySide6.QtWidgets import QWidget


def show_problem(field: QWidget, problem: str) -> None:
    """Mark a field, with the reason for a screen reader; an empty reason takes the mark away."""
    field.setAccessibleDescription(problem)
    wrong = bool(problem)
    if bool(field.property("problem")) != wrong:
        field.setProperty("problem", wrong)
        field.style().unpolish(field)
        field.style().polish(field)
