"""What is typed on a card of the Phone belongs to one call, and waits there for its return."""

from PySide6.QtWidgets import QLineEdit


class KeptTexts:
    """Of one field: it holds the text of the call that is shown, and none of another's."""

    def __init__(self, field: QLineEdit) -> None:
        self._field = field
        self._call_id = ""
        self._texts: dict[str, str] = {}

    def turn_to(self, call_id: str) -> None:
        """Hold the text of this call from now on."""
        if call_id == self._call_id:
            return
        self._texts[self._call_id] = self._field.text()
        self._call_id = call_id
        self._field.setText(self._texts.pop(call_id, ""))
